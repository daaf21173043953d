//! The pinned turns of the open transcript: a short list of ways to them, and what can be done with
//! all of them.

use std::rc::Rc;

use view::{Change, Form, MannerChange, PinRow, Place, PlaceChange, Reading};

use crate::app::Handles;
use crate::browser::ink::{Ink, button, ink};
use crate::components::reader_bar::steps;

/// Draws the list, which is there as long as something is pinned.
pub(crate) fn pins(reading: Rc<Reading>, handles: Handles) -> Ink {
    let Handles { navigation, pins, quotes, .. } = handles;
    let list = ink("ol", "");
    let shown = list.live(move |list| {
        let pins = navigation.view().manner.pins.clone();
        let rows = view::pins(&reading, &pins);
        list.fill(rows.into_iter().map(|row| way(row, &reading, handles)));
    });
    let copy = |words, form| button("chip", words, move || quotes.pins(form));
    let clear = move || navigation.go(Change::Manner(MannerChange::Unpin));
    ink("section", "pins")
        .attribute("aria-label", "Pins")
        .with(ink("h2", "").text("Pins"))
        .with(shown)
        .with(
            ink("div", "chips")
                .with(copy("Copy as text", Form::Plain))
                .with(copy("Copy as Markdown", Form::Markdown))
                .with(button("chip", "Clear pins", clear))
                .with(steps(pins, "Pins", ("pin", "."))),
        )
        .live(move |section| section.hide(navigation.view().manner.pins.is_empty()))
}

fn way(PinRow { no, cue, words }: PinRow<'_>, reading: &Reading, handles: Handles) -> Ink {
    let place = Place { transcript: reading.entry.id.clone(), turn: Some(no) };
    let href = handles.navigation.href(Change::Place(PlaceChange::Turn(place)));
    let link = ink("a", "").attribute("href", &href).text(&no.0.to_string());
    let link = link.text(" ").with(ink("b", "").text(cue)).text(" ");
    ink("li", "").with(link.with(ink("span", "").attribute("dir", "auto").text(&words)))
}
