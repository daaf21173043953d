//! What is kept here, one thing after the other: how large, how old, and the way to erase it, which
//! says first what would be lost.
//!
//! Must not know: how a browser keeps things.

use leptos::task::spawn_local;

use super::age::age;
use super::{Device, Stock, megabytes};
use crate::browser::ink::{Ink, button, ink};
use crate::browser::{device as settings, page, scroll, shelves};
use crate::room::Room;

/// Something that is kept, or all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shelf {
    Page,
    Archive,
    Own,
    Settings,
    All,
}

impl Shelf {
    const ALL: [Self; 5] = [Self::Page, Self::Archive, Self::Own, Self::Settings, Self::All];

    fn name(self) -> &'static str {
        match self {
            Self::Page => "The page itself",
            Self::Archive => "The archive",
            Self::Own => "Your own transcripts",
            Self::Settings => "Your settings",
            Self::All => "Everything",
        }
    }

    /// What is lost with it.
    fn loss(self) -> &'static str {
        match self {
            Self::Page => {
                "Without a network the page will not open. The next visit with one keeps it again."
            }
            Self::Archive => {
                "Without a network nothing can be read or searched until it is fetched again. Nothing else is lost."
            }
            Self::Own => {
                "They are nowhere else: without a backup, or the files they came from, they are lost for good."
            }
            Self::Settings => {
                "Theme, size of text, and where you were in each transcript are forgotten. The page looks as at first when it is reloaded."
            }
            Self::All => {
                "The page, the archive, your settings, and your own transcripts, which are nowhere else, unless you have a backup."
            }
        }
    }
}

/// Draws all of them.
pub(super) fn stores(device: Device) -> Ink {
    ink("ul", "stores").all(Shelf::ALL.map(|shelf| row(shelf, device)))
}

fn row(shelf: Shelf, device: Device) -> Ink {
    let facts = ink("p", "meta").live(move |place| {
        let own = (device.desk.own.get().len(), device.desk.bytes.get().into());
        place.say(&facts(shelf, &device.stock.get(), own));
    });
    let erase = button("button plain", "Erase…", move || {
        device.doomed.set(Some(shelf));
        page::soon(|| _ = scroll::focus_on(".stores .sure button"));
    });
    let erase = erase.attribute("aria-label", &["Erase: ", shelf.name()].concat());
    let text = ink("div", "").with(ink("b", "").text(shelf.name())).with(facts);
    let sure = ink("div", "").live(move |place| {
        place.fill((device.doomed.get() == Some(shelf)).then(|| sure(shelf, device)));
    });
    ink("li", "").attribute("data-store", shelf.name()).with(text).with(erase).with(sure)
}

fn facts(shelf: Shelf, stock: &Option<Stock>, own: (usize, f64)) -> String {
    let Some(stock) = stock else { return "Nothing is known yet.".to_owned() };
    let [page, archive, own_changed] = stock.written;
    let since = |when: Option<f64>| {
        when.map(|when| [", last written ", &age(when, page::now())].concat()).unwrap_or_default()
    };
    match shelf {
        Shelf::Page => megabytes(stock.shell) + &since(page),
        Shelf::Archive => {
            let parts = view::counted(stock.parts as u32, "part");
            [&megabytes(stock.kept), " of ", &megabytes(stock.all), " in ", &parts, &since(archive)]
                .concat()
        }
        Shelf::Own => match own {
            (0, _) => "None.".to_owned(),
            (count, bytes) => {
                let count = view::counted(count as u32, "transcript");
                [&count, ", ", &megabytes(bytes), &since(own_changed)].concat()
            }
        },
        Shelf::Settings => {
            let (count, bytes) = stock.settings;
            [&view::counted(count as u32, "setting"), ", ", &megabytes(bytes)].concat()
        }
        Shelf::All => "All of the above.".to_owned(),
    }
}

/// Asks whether the reader is sure.
fn sure(shelf: Shelf, device: Device) -> Ink {
    let leave = move || {
        device.doomed.set(None);
        let row = ["[data-store='", shelf.name(), "'] button"].concat();
        page::soon(move || _ = scroll::focus_on(&row));
    };
    let backup = ink("a", "").attribute("href", Room::Own.href()).text("Save a backup first");
    let has_own = matches!(shelf, Shelf::Own | Shelf::All);
    let ways = ink("p", "ways")
        .with(button("button", "Keep it", leave))
        .with(button("button danger", "Erase it", move || device.erase(shelf)))
        .all(has_own.then_some(backup));
    ink("div", "sure notice")
        .attribute("role", "group")
        .attribute("aria-label", "Erase it?")
        .with(ink("p", "").text(shelf.loss()))
        .with(ways)
}

impl Device {
    fn erase(self, shelf: Shelf) {
        let is = move |one| shelf == one || shelf == Shelf::All;
        self.doomed.set(None);
        if is(Shelf::Archive) {
            self.taking.set(false);
            self.erasures.set(self.erasures.get() + 1);
        }
        if shelf == Shelf::Archive {
            // What there is to be taken along is looked up anew.
            self.supersede();
            self.stock.set(None);
        }
        if is(Shelf::Own) {
            self.news.set("Erasing…".to_owned());
            self.desk.erase(move |erased| self.erase_others(shelf, erased));
        } else {
            self.erase_others(shelf, Ok(()));
        }
    }

    /// Erases what is not the importer's to erase, and says what came of it all.
    fn erase_others(self, shelf: Shelf, own: Result<(), String>) {
        let is = move |one| shelf == one || shelf == Shelf::All;
        spawn_local(async move {
            shelves::erase(is(Shelf::Archive), is(Shelf::Page)).await;
            if is(Shelf::Settings) {
                settings::forget_all();
            }
            self.supersede();
            self.stock.set(self.stock.peek().map(|stock| stock.without(is)));
            // Looking up the archive's parts would have the page's own files kept again.
            if !is(Shelf::Page) {
                self.look();
            }
            self.news.set(match own {
                Ok(()) => [shelf.name(), ": erased."].concat(),
                Err(why) => {
                    let rest = if shelf == Shelf::All { " All else is erased." } else { "" };
                    [Shelf::Own.name(), ": not erased. ", &why, rest].concat()
                }
            });
        });
    }
}

impl Stock {
    /// What is left when these are gone.
    fn without(self, is: impl Fn(Shelf) -> bool) -> Self {
        let [page, archive, own] = self.written;
        let [page_is_gone, archive_is_gone] = [Shelf::Page, Shelf::Archive].map(&is);
        Self {
            shell: if page_is_gone { 0.0 } else { self.shell },
            kept: if archive_is_gone { 0.0 } else { self.kept },
            parts: if archive_is_gone { 0 } else { self.parts },
            settings: if is(Shelf::Settings) { (0, 0.0) } else { self.settings },
            written: [page.filter(|_| !page_is_gone), archive.filter(|_| !archive_is_gone), own],
            room: self.room.filter(|_| !page_is_gone),
            ..self
        }
    }
}
