//! The room that says what is on this device, and takes the whole archive along.
//!
//! Must not know: how a browser keeps things.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::task::spawn_local;

use crate::browser::ink::{Ink, button, ink};
use crate::browser::shelves::{self, Part, Refusal};
use crate::held::Held;
use crate::room::Room;

/// Files that travel at once.
const LANES: usize = 6;

/// What is known of the device. All copies are one.
#[derive(Clone, Copy)]
struct Device {
    stock: Held<Option<Stock>>,
    taking: &'static Cell<bool>,
    /// Changes with each turn of `taking`, and says what happened.
    news: Held<String>,
    lasting: Held<String>,
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
}

/// Draws the room.
pub(super) fn device() -> Ink {
    let device = Device {
        stock: Held::new(None),
        taking: Box::leak(Box::default()),
        news: Held::new(String::new()),
        lasting: Held::new(String::new()),
    };
    device.look();
    let list = ink("dl", "stock").live(move |list| list.fill(rows(device.stock.get())));
    let news = ink("p", "").attribute("role", "status");
    let news = news.live(move |place| place.say(&device.news.get()));
    let lasting = ink("p", "").live(move |place| place.say(&device.lasting.get()));
    ink("div", "room").with(list).with(progress(device)).with(buttons(device)).all([news, lasting]).with(own()).with(
        ink("p", "hint").text(
            "Safari throws away what a site keeps after seven days without a visit, unless it is on the home screen.",
        ),
    )
}

/// What is the reader's own is not removed here by the way.
fn own() -> Ink {
    let way = ink("a", "").attribute("href", Room::Own.href()).text("in their own room");
    ink("p", "")
        .text("Your own transcripts are not part of this: they are listed, saved and removed ")
        .with(way)
        .text(".")
}

fn rows(stock: Option<Stock>) -> Vec<Ink> {
    let Some(stock) = stock else { return vec![ink("dt", "").text("Nothing is known yet.")] };
    let row = |name: &str, value: String| [ink("dt", "").text(name), ink("dd", "").text(&value)];
    let archive = megabytes(stock.kept)
        + " of "
        + &megabytes(stock.all)
        + ", in "
        + &stock.parts.to_string()
        + " parts";
    let mut rows = Vec::new();
    rows.extend(row("The page itself", megabytes(stock.shell)));
    rows.extend(row("The archive", archive));
    if let Some((used, most)) = stock.room {
        rows.extend(row(
            "This site, all in all",
            megabytes(used) + "; the browser gives it " + &megabytes(most),
        ));
    }
    rows
}

fn progress(device: Device) -> Ink {
    ink("progress", "").attribute("aria-label", "Of the archive on this device").live(move |bar| {
        if let Some(stock) = device.stock.get() {
            bar.set("max", &stock.all.max(1.0).to_string());
            bar.set("value", &stock.kept.to_string());
        }
    })
}

fn buttons(device: Device) -> Ink {
    let take = button("button", "", move || device.turn()).live(move |take| {
        device.news.get();
        let stock = device.stock.get().unwrap_or_default();
        let left = stock.all - stock.kept;
        take.say(&match (device.taking.get(), stock.kept > 0.0) {
            (true, _) => "Pause".to_owned(),
            (false, false) => "Take the archive along: ".to_owned() + &megabytes(left),
            (false, true) => "Take the rest along: ".to_owned() + &megabytes(left),
        });
        take.hide(left <= 0.0);
    });
    let remove = button("button plain", "Remove the archive", move || device.empty());
    let erase = button("button plain", "Remove everything", move || device.erase());
    ink("p", "ways").all([take, remove, erase])
}

impl Device {
    /// Finds out what is kept.
    fn look(self) {
        spawn_local(async move {
            let stock = stock().await;
            if stock.is_none() {
                self.news.set("The list of the archive's parts could not be fetched: check the connection and open this room again.".to_owned());
            }
            self.stock.set(stock);
        });
    }

    fn empty(self) {
        self.taking.set(false);
        spawn_local(async move {
            shelves::erase_parts().await;
            self.news.set("The archive's parts are removed from this device.".to_owned());
            self.look();
        });
    }

    /// Removes everything. Nothing is looked up after that: asking would have it kept again.
    fn erase(self) {
        self.taking.set(false);
        spawn_local(async move {
            shelves::erase_all().await;
            self.stock.set(None);
            self.news.set(
                "Nothing of this site's files is kept any more, except what is your own. The next visit keeps them again."
                    .to_owned(),
            );
        });
    }

    /// Begins to take the archive along, or pauses.
    fn turn(self) {
        let begins = !self.taking.replace(!self.taking.get());
        self.news.set(
            if begins { "Taking the archive along…" } else { "Paused. What has arrived stays." }
                .to_owned(),
        );
        if begins {
            self.ask_to_last();
            self.take();
        }
    }

    fn ask_to_last(self) {
        self.lasting.set(
            "The browser has been asked to keep it for good, and has not answered.".to_owned(),
        );
        spawn_local(async move {
            self.lasting.set(match shelves::persist().await {
                Some(true) => "The browser has promised to keep it until you remove it.",
                _ => "The browser may remove it when room is short: it has not promised to keep it.",
            }.to_owned());
        });
    }

    fn take(self) {
        let absent = self.stock.peek().unwrap_or_default().absent;
        let queue = Rc::new(RefCell::new(absent));
        let open = Rc::new(Cell::new(LANES));
        for _ in 0..LANES {
            let (queue, open) = (queue.clone(), open.clone());
            spawn_local(async move {
                self.lane(&queue).await;
                open.set(open.get() - 1);
                if open.get() == 0 {
                    self.finish();
                }
            });
        }
    }

    async fn lane(self, queue: &RefCell<Vec<(String, f64)>>) {
        while self.taking.get() {
            let Some((address, size)) = queue.borrow_mut().pop() else { return };
            match shelves::take(&Part { address, size }).await {
                Ok(()) => self.count(size),
                Err(refusal) => {
                    self.taking.set(false);
                    self.news.set(match refusal {
                        Refusal::Missing => "A part did not arrive: check the connection and go on. What has arrived stays.",
                        Refusal::Full => "The browser keeps no more: there is no room left. What has arrived stays.",
                    }.to_owned());
                }
            }
        }
    }

    fn count(self, size: f64) {
        if let Some(mut stock) = self.stock.peek() {
            stock.kept += size;
            stock.parts += 1;
            self.stock.set(Some(stock));
        }
    }

    fn finish(self) {
        if self.taking.replace(false) {
            self.news.set("The whole archive is on this device.".to_owned());
        }
        self.look();
    }
}

async fn stock() -> Option<Stock> {
    let (parts, kept) = (shelves::parts().await?, shelves::kept().await);
    let mut stock =
        Stock { shell: shelves::shell().await, room: shelves::room().await, ..Stock::default() };
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

/// `12.4 MB`, or kilobytes where there are few.
pub(super) fn megabytes(bytes: f64) -> String {
    if bytes < 1e6 {
        return ((bytes / 1e3).ceil() as u64).to_string() + " KB";
    }
    let tenths = (bytes / 1e5).round() as u64;
    view::number(tenths / 10) + "." + &(tenths % 10).to_string() + " MB"
}
