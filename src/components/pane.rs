//! What stands in the middle: the results, or one transcript.

use std::rc::Rc;

use view::{Change, PlaceChange, Reading};

use crate::app::Handles;
use crate::browser::ink::{Ink, button, ink};
use crate::components::arrival;
use crate::components::chips::chips;
use crate::components::result_list::result_list;
use crate::components::status::notices;
use crate::components::understood::understood;
use crate::held::{Coming, Held, later};
use crate::room::Room;
use crate::wings;

/// The kinds of thing that can stand there. Only a change of it draws the pane anew.
#[derive(Clone)]
enum Shown {
    Results,
    Reading(Rc<Reading>),
    /// The transcript is on its way.
    Waiting,
    /// It is not, and the notices say why.
    Nothing,
    Unknown,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Reading(one), Self::Reading(other)) => Rc::ptr_eq(one, other),
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

pub(crate) fn pane(handles: Handles) -> Vec<Ink> {
    let shown = Held::derived(move || shown(handles));
    let place = ink("div", "").live(move |place| {
        place.fill([match shown.get() {
            Shown::Results => result_list(handles),
            Shown::Reading(reading) => {
                let send =
                    move || -> Coming<_> { Box::pin(wings::reading(reading.clone(), handles)) };
                arrival::needed(send)
            }
            Shown::Waiting => {
                // The wing travels while the engine reads.
                later(Box::pin(wings::send_for_reading()), |_| {});
                waiting("Opening the transcript…")
            }
            Shown::Nothing => ink("p", ""),
            Shown::Unknown => unknown(handles),
        }]);
    });
    let above = [understood(handles), chips(handles)];
    above.into_iter().chain(notices(handles)).chain([place]).collect()
}

fn shown(Handles { engine, .. }: Handles) -> Shown {
    let Some(id) = engine.open() else { return Shown::Results };
    if engine.unknown() == Some(id) {
        return Shown::Unknown;
    }
    match engine.reading() {
        Some(reading) => Shown::Reading(reading),
        None if engine.trouble().is_some() => Shown::Nothing,
        None => Shown::Waiting,
    }
}

/// Says that something is on its way.
pub(crate) fn waiting(words: &str) -> Ink {
    ink("p", "waiting").attribute("role", "status").text(words)
}

/// The address names a transcript that this archive does not have.
fn unknown(Handles { navigation, .. }: Handles) -> Ink {
    let close = move || navigation.go(Change::Place(PlaceChange::Close));
    let way = ink("li", "").with(button("button", "Show the whole archive", close));
    let reason = "The link may come from another archive, or the transcript may be one that the sender has \
         added on their own device: ask them for the file, and add it here.";
    let add = ink("a", "button").attribute("href", Room::Own.href()).text("Add transcripts");
    ink("section", "nothing")
        .with(ink("h1", "").text("This transcript is not in this archive"))
        .with(ink("p", "").text(reason))
        .with(ink("ul", "").with(way).with(ink("li", "").with(add)))
}
