//! Title and date of a transcript that is kept, as fields in its row.
//!
//! Must not know: how they are kept.

use std::rc::Rc;

use super::{Desk, Line, Task};
use crate::browser::ink::{Happening, Ink, button, ink};
use crate::browser::{page, scroll};
use crate::held::Told;
use crate::workshop::device::own_has_changed;
use crate::workshop::task::Change;

/// Begins to edit, or ends; the keyboard goes along.
pub(super) fn turn(desk: Desk, id: &str, begins: bool) {
    desk.unedited.set(String::new());
    desk.editing.set(begins.then(|| id.to_owned()));
    let focus = if begins { ".edit input".to_owned() } else { way_in(id) };
    page::soon(move || _ = scroll::focus_on(&focus));
}

fn way_in(id: &str) -> String {
    [".kept [data-edit='", id, "']"].concat()
}

/// Says what came of it.
pub(super) fn settle(desk: Desk, id: &str, edited: Result<String, String>) {
    if edited.is_ok() {
        own_has_changed();
    }
    match edited {
        Ok(now) if desk.editing.peek().as_deref() == Some(id) => turn(desk, &now, false),
        Ok(_) => {}
        Err(why) => desk.unedited.set(why),
    }
}

/// Draws the row in which a transcript is edited.
pub(super) fn row(line: &Line, desk: Desk) -> Ink {
    let (title, date) = (line.title.clone(), line.date.clone().unwrap_or_default());
    let [title, date] = [title, date].map(|value| Rc::new(Told::new(value)));
    let (written, dated) = (title.clone(), date.clone());
    let id = line.id.clone();
    let save = move |happening: Happening| {
        happening.prevent();
        let date = Some(dated.peek()).filter(|date| !date.is_empty());
        desk.ask(&Task::Change(id.clone(), Change::Head(written.peek(), date)));
    };
    let (id, also) = (line.id.clone(), line.id.clone());
    let unedited = ink("p", "fault").attribute("role", "alert");
    let ways = ink("p", "ways")
        .with(ink("button", "button").attribute("type", "submit").text("Save"))
        .with(button("button plain", "Cancel", move || turn(desk, &id, false)));
    let hint = "A link to a transcript begins with its date: if you change that, earlier links to it lead nowhere.";
    let form = ink("form", "edit")
        .attribute("aria-label", &["Edit ", &line.title].concat())
        .with(field("Title", "text", title))
        .with(field("Date", "date", date))
        .with(ink("p", "meta").text(hint))
        .with(unedited.live(move |place| place.say(&desk.unedited.get())))
        .with(ways)
        .on("submit", save)
        .on("keydown", move |happening| {
            if happening.is_key("Escape") {
                turn(desk, &also, false);
            }
        });
    ink("li", "").with(form)
}

fn field(name: &str, kind: &str, held: Rc<Told<String>>) -> Ink {
    let field = ink("input", "")
        .attribute("type", kind)
        .attribute("value", &held.peek())
        .attribute("dir", "auto")
        .on("input", move |happening| held.set(happening.value()));
    ink("label", "").text(name).with(field)
}
