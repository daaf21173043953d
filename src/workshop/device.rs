//! The room that says what is on this device, how old it is, and takes the whole archive along.
//!
//! Must not know: how a browser keeps things.

mod age;
mod along;
mod stores;

use std::cell::{Cell, RefCell};

use leptos::task::spawn_local;

use super::own::Desk;
use crate::browser::ink::{Ink, ink};
use crate::browser::shelves::{self, Part};
use crate::browser::{device as settings, page};
use crate::held::Held;
use stores::Shelf;

/// Under which it is kept when something of the reader's own was last changed.
pub(super) const OWN_CHANGED: &str = "lectern-own-changed";

/// What is known of the device. All copies are one.
#[derive(Clone, Copy)]
pub(super) struct Device {
    stock: Held<Option<Stock>>,
    /// What is the reader's own.
    desk: Desk,
    taking: &'static Cell<bool>,
    /// How many are at it.
    lanes: &'static Cell<usize>,
    /// What they have not come to yet.
    queue: &'static RefCell<Vec<(String, f64)>>,
    /// How often the reader has begun to take it along.
    runs: &'static Cell<u32>,
    /// How often the archive's parts were erased.
    erasures: &'static Cell<u32>,
    /// How often somebody has looked at what is kept, or changed it meanwhile.
    looks: &'static Cell<u32>,
    /// Changes with each turn of `taking`, and says what happened.
    news: Held<String>,
    lasting: Held<String>,
    /// What the reader may be about to erase.
    doomed: Held<Option<Shelf>>,
}

/// What is kept, in bytes, and what is not.
#[derive(Clone, Debug, Default, PartialEq)]
struct Stock {
    shell: f64,
    parts: usize,
    kept: f64,
    all: f64,
    absent: Vec<(String, f64)>,
    room: Option<(f64, f64)>,
    settings: (usize, f64),
    /// When the page, the archive and the reader's own were last written, in milliseconds.
    written: [Option<f64>; 3],
}

/// Draws the room.
pub(super) fn device(device: Device) -> Ink {
    let news = ink("p", "").attribute("role", "status");
    let news = news.live(move |place| place.say(&device.news.get()));
    let lasting = ink("p", "").live(move |place| place.say(&device.lasting.get()));
    let hint = "Safari throws away what a site keeps after seven days without a visit, unless it is on the home screen.";
    ink("div", "room device")
        .with(stores::stores(device))
        .with(room(device))
        .all(along::along(device))
        .all([news, lasting])
        .with(ink("p", "hint").text(hint))
}

/// All that the site has, and may have.
fn room(device: Device) -> Ink {
    ink("p", "meta").live(move |place| {
        let room = device.stock.get().and_then(|stock| stock.room);
        let words = room.map(|(used, most)| {
            let used = ["All in all ", &megabytes(used)].concat();
            used + "; the browser gives this site " + &megabytes(most) + "."
        });
        place.say(&words.unwrap_or_default());
    })
}

impl Device {
    /// Nothing is known of it yet but what is the reader's own.
    pub(super) fn new(desk: Desk) -> Self {
        Self {
            stock: Held::new(None),
            desk,
            taking: Box::leak(Box::default()),
            lanes: Box::leak(Box::default()),
            runs: Box::leak(Box::default()),
            erasures: Box::leak(Box::default()),
            looks: Box::leak(Box::default()),
            queue: Box::leak(Box::default()),
            news: Held::new(String::new()),
            lasting: Held::new(String::new()),
            doomed: Held::new(None),
        }
    }

    /// The reader comes in: what was said before is said no more, but for work that goes on.
    pub(super) fn enter(self) {
        self.doomed.set(None);
        if !self.taking.get() {
            [self.news, self.lasting].iter().for_each(|line| line.set(String::new()));
            self.look();
        }
    }

    /// Finds out what is kept.
    fn look(self) {
        let look = self.supersede();
        spawn_local(async move {
            let stock = stock().await;
            if self.looks.get() != look {
                return;
            }
            if stock.is_none() {
                self.news.set("The list of the archive's parts could not be fetched: check the connection and open this room again.".to_owned());
            }
            self.stock.set(stock);
        });
    }

    /// Has a look that is under way count no more, because what there is to be seen changes meanwhile.
    fn supersede(self) -> u32 {
        self.looks.set(self.looks.get().wrapping_add(1));
        self.looks.get()
    }
}

async fn stock() -> Option<Stock> {
    let (parts, kept) = (shelves::parts().await?, shelves::kept().await);
    let [page, archive] = shelves::written().await;
    let settings = settings::all_kept();
    let own = settings.iter().find(|(key, _)| key == OWN_CHANGED);
    let own = own.and_then(|(_, when)| when.parse().ok());
    let bytes = settings.iter().map(|(key, value)| key.len() + value.len()).sum::<usize>();
    let mut stock = Stock {
        shell: shelves::shell().await,
        room: shelves::room().await,
        settings: (settings.len(), bytes as f64),
        written: [page, archive, own],
        ..Stock::default()
    };
    for Part { address, size } in parts {
        stock.all += size;
        if kept.contains(&address) {
            stock.kept += size;
            stock.parts += 1;
        } else {
            stock.absent.push((address, size));
        }
    }
    Some(stock)
}

/// Remembers that something of the reader's own has changed just now.
pub(super) fn own_has_changed() {
    settings::keep(OWN_CHANGED, &page::now().to_string());
}

/// `12.4 MB`, or kilobytes where there are few.
pub(super) fn megabytes(bytes: f64) -> String {
    if bytes < 1e6 {
        return ((bytes / 1e3).ceil() as u64).to_string() + " KB";
    }
    let tenths = (bytes / 1e5).round() as u64;
    view::number(tenths / 10) + "." + &(tenths % 10).to_string() + " MB"
}
