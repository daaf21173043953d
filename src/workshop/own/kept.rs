//! The transcripts that are kept: to be opened, or removed, which can be undone.
//!
//! Must not know: how they came in.

use super::{Desk, Task};
use crate::browser::address;
use crate::browser::ink::{Ink, button, ink};

/// Draws the list.
pub(super) fn kept(desk: Desk) -> Ink {
    ink("section", "kept").live(move |place| {
        let lines = desk.own.get();
        let undo = undo(desk);
        if lines.is_empty() {
            let empty = ink("p", "quiet").text("Nothing of yours is here yet.");
            return place.fill([empty].into_iter().chain(undo));
        }
        let sum = view::counted(lines.len() as u32, "transcript") + " of yours";
        let ids: Vec<_> = lines.iter().map(|line| line.id.clone()).collect();
        let all = button("button plain", "Remove all", move || remove(&ids, desk));
        let rows = lines.into_iter().map(|line| {
            let href = address::base() + "?at=" + &line.id;
            let title = ink("a", "").attribute("href", &href).attribute("dir", "auto");
            let facts = [
                line.date.as_deref().unwrap_or("undated"),
                " · ",
                &view::counted(line.turns, "turn"),
            ]
            .concat();
            let id = [line.id];
            let gone = button("button plain", "Remove", move || remove(&id, desk));
            let gone = gone.attribute("aria-label", &["Remove ", &line.title].concat());
            let text =
                ink("div", "").with(title.text(&line.title)).with(ink("p", "meta").text(&facts));
            ink("li", "").with(text).with(gone)
        });
        let list = ink("ul", "").all(rows);
        let head = ink("header", "").with(ink("h3", "").text(&sum)).with(all);
        place.fill([head].into_iter().chain(undo).chain([list]));
    })
}

fn undo(desk: Desk) -> Option<Ink> {
    let removed = desk.removed.get();
    let words = view::counted(removed as u32, "transcript") + " removed. ";
    let undo = button("button", "Undo", move || {
        desk.removed.set(0);
        desk.ask(&Task::Undo);
    });
    let line = ink("p", "notice").attribute("role", "status").text(&words).with(undo);
    (removed > 0).then_some(line)
}

fn remove(ids: &[String], desk: Desk) {
    desk.removed.set(ids.len());
    desk.ask(&Task::Remove(ids.to_vec()));
}
