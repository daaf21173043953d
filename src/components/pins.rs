//! The pinned turns of the open transcript: a short list of ways to them, and what can be done with
//! all of them.

use std::rc::Rc;

use view::{Change, PinRow, Reading, draw};

use crate::app::Handles;
use crate::browser::ink::{Ink, ink};
use crate::components::reader_bar::walked;
use crate::quotes::What;
use crate::wings;

/// Draws the list, which is there as long as something is pinned.
pub(crate) fn pins(reading: Rc<Reading>, handles: Handles) -> Ink {
    let Handles { navigation, pins, .. } = handles;
    let drawn: Ink = draw::pins(&navigation);
    drawn.part(".chip").on("click", move |_| wings::open_quoting(handles, What::Pins));
    drawn.part("ol").live(move |list| {
        let pins = navigation.view().manner.pins.clone();
        let rows = view::pins(&reading, &pins);
        list.fill(rows.into_iter().map(|row| way(row, &reading, handles)));
    });
    walked(drawn.part(".steps"), pins);
    drawn
}

fn way(PinRow { no, cue, words }: PinRow<'_>, reading: &Reading, handles: Handles) -> Ink {
    let href = handles.navigation.href(Change::to_turn(reading, no));
    let link = ink("a", "").attribute("href", &href).text(&no.0.to_string());
    let link = link.text(" ").with(ink("b", "").text(cue)).text(" ");
    ink("li", "").with(link.with(ink("span", "").attribute("dir", "auto").text(&words)))
}
