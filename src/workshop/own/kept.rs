//! The transcripts that are kept: to be opened, or removed, which can be undone.
//!
//! Must not know: how they came in.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{Desk, Line, Task, edit};
use crate::browser::ink::{Ink, Rows, button, ink};
use crate::browser::{address, page};
use crate::held::follow;
use crate::workshop::device::megabytes;
use crate::workshop::slices::SLICE;
use crate::workshop::task::Undoable;

/// Draws the list.
pub(super) fn kept(desk: Desk) -> Ink {
    let list = ink("ul", "");
    let drawn: &List = Box::leak(Box::new(List {
        rows: RefCell::new(Rows::new(list.clone())),
        count: Cell::new(SLICE),
    }));
    follow(move || {
        desk.editing.get();
        drawn.show(desk.own.get(), desk);
    });
    let empty = ink("p", "quiet").text("Nothing of yours is here yet.");
    let empty = empty.live(move |empty| empty.hide(!desk.own.get().is_empty()));
    ink("section", "kept").with(head(desk)).with(undo(desk)).with(empty).with(list)
}

fn head(desk: Desk) -> Ink {
    let sum = ink("h3", "").live(move |sum| {
        let count = view::counted(desk.own.get().len() as u32, "transcript");
        sum.say(&(count + " of yours, " + &megabytes(desk.bytes.get().into())));
    });
    let all = button("button plain", "Remove all", move || {
        let ids = desk.own.peek().iter().map(|line| line.id.clone()).collect();
        desk.ask(&Task::Remove(ids));
    });
    let head = ink("header", "").with(sum).with(all);
    head.live(move |head| head.hide(desk.own.get().is_empty()))
}

fn undo(desk: Desk) -> Ink {
    ink("div", "").attribute("role", "status").live(move |place| {
        let words = match desk.undoable.get() {
            Undoable::Nothing => None,
            Undoable::Removal(count) => {
                Some(view::counted(count as u32, "transcript") + " removed. ")
            }
            Undoable::Change(title) => Some(["“", &title, "” changed. "].concat()),
        };
        let undo = || button("button", "Undo", move || desk.ask(&Task::Undo));
        place.fill(words.map(|words| ink("p", "notice").text(&words).with(undo())));
    })
}

/// The list as it is drawn.
struct List {
    rows: RefCell<Rows>,
    /// How many rows are drawn, or are to be.
    count: Cell<usize>,
}

impl List {
    /// Shows lines as far as it did before, and the rest of them soon.
    fn show(&'static self, lines: Rc<[Line]>, desk: Desk) {
        // Other lines may have come in between; these are then of no interest.
        if !Rc::ptr_eq(&lines, &desk.own.peek()) {
            return;
        }
        let shown = lines.get(..self.count.get()).unwrap_or(&lines);
        let editing = desk.editing.peek();
        let is_edited = |line: &Line| editing.as_ref() == Some(&line.id);
        let keys = shown.iter().map(|line| key(line, is_edited(line))).collect();
        let mut draw = |at: usize| match lines.get(at) {
            Some(line) if is_edited(line) => edit::row(line, desk),
            Some(line) => row(line, desk),
            None => ink("li", ""),
        };
        self.rows.borrow_mut().show(keys, &mut draw, &mut |_, _| {});
        if shown.len() < lines.len() {
            self.count.set(shown.len() + SLICE);
            page::soon(move || self.show(lines, desk));
        }
    }
}

/// A row is drawn anew when what it says has changed.
fn key(line: &Line, is_edited: bool) -> String {
    let (turns, edited) = (line.turns.to_string(), if is_edited { "edited" } else { "" });
    [&line.id, edited, " ", &turns, " ", &line.title].concat()
}

fn row(line: &Line, desk: Desk) -> Ink {
    let href = address::base() + "?at=" + &line.id;
    let title = ink("a", "").attribute("href", &href).attribute("dir", "auto").text(&line.title);
    let date = line.date.as_deref().unwrap_or("undated");
    let turns = match line.turns {
        0 => "paragraphs, without labels".to_owned(),
        turns => view::counted(turns, "turn"),
    };
    let facts = [date, " · ", &turns].concat();
    let id = line.id.clone();
    let way = |words: &str, act: Box<dyn FnMut()>| {
        let name = [words, " ", &line.title].concat();
        button("button plain", words, act).attribute("aria-label", &name)
    };
    let cut = (line.turns == 0).then(|| cut_anew(line, desk));
    let other = id.clone();
    let edit = way("Edit", Box::new(move || edit::turn(desk, &other, true)));
    let edit = edit.attribute("data-edit", &id);
    let gone = way("Remove", Box::new(move || desk.ask(&Task::Remove(vec![id.clone()]))));
    let text = ink("div", "").with(title).with(ink("p", "meta").text(&facts));
    let ways = ink("div", "ways").all(cut).with(edit).with(gone);
    ink("li", "").with(text).with(ways)
}

/// The way to say what a label is after all.
pub(super) fn cut_anew(line: &Line, desk: Desk) -> Ink {
    let id = line.id.clone();
    let cut = button("button plain", "Cut anew", move || desk.ask(&Task::Look(id.clone())));
    cut.attribute("aria-label", &["Cut anew ", &line.title].concat())
}
