//! What became of each file: listed as it comes, and summed up in the end.
//!
//! Must not know: how files come in.

use std::cell::Cell;

use super::{Desk, Fate, Outcome, kept};
use crate::browser::address;
use crate::browser::ink::{Ink, ink};
use crate::held::Held;
use crate::workshop::slices;

/// Most outcomes that are listed; all are counted.
const MOST_LISTED: usize = 500;

/// The report of one import. All copies are one.
#[derive(Clone, Copy)]
pub(super) struct Report {
    list: &'static Ink,
    /// Files taken in, and others.
    counts: Held<(usize, usize)>,
    listed: &'static Cell<usize>,
}

impl Report {
    pub(super) fn new() -> Self {
        let list = ink("ul", "outcomes").attribute("tabindex", "0");
        let list = Box::leak(Box::new(list.attribute("aria-label", "What became of each file")));
        Self { list, counts: Held::new((0, 0)), listed: Box::leak(Box::default()) }
    }

    /// Draws it; the sum is said once there is no progress any more.
    pub(super) fn draw(self, progress: Held<Option<(usize, usize)>>) -> Ink {
        let sum = ink("p", "sum").attribute("role", "status").live(move |sum| {
            match (progress.get(), self.counts.get()) {
                (Some(_), _) | (None, (0, 0)) => sum.say(""),
                (None, (taken, rest)) => sum.say(&summed_up(taken, rest)),
            }
        });
        let list = self.list.clone().live(move |list| list.hide(self.counts.get() == (0, 0)));
        ink("div", "report").with(sum).with(list)
    }

    /// Forgets what was, for another import.
    pub(super) fn begin(self) {
        self.list.fill([]);
        self.listed.set(0);
        self.counts.set((0, 0));
    }

    /// Adds what became of files.
    pub(super) fn add(self, outcomes: Vec<Outcome>, desk: Desk) {
        let (mut taken, mut rest) = self.counts.peek();
        for outcome in &outcomes {
            let count =
                if matches!(outcome.fate, Fate::Taken(..)) { &mut taken } else { &mut rest };
            *count += 1;
        }
        let room = MOST_LISTED - self.listed.get();
        self.listed.set(self.listed.get() + room.min(outcomes.len()));
        let rows = outcomes.into_iter().take(room).map(move |one| row(&one, desk));
        slices::add(self.list.clone(), Box::new(rows));
        self.counts.set((taken, rest));
    }
}

fn summed_up(taken: usize, rest: usize) -> String {
    let taken = view::counted(taken as u32, "transcript") + " added";
    match rest {
        0 => taken + ".",
        _ => taken + ", " + &view::counted(rest as u32, "file") + " not.",
    }
}

fn row(Outcome { name, fate }: &Outcome, desk: Desk) -> Ink {
    let row = ink("li", "");
    let name = ink("b", "").attribute("dir", "auto").text(name);
    match fate {
        // A clause, or what is a sentence elsewhere.
        Fate::Refused(why) => row.with(name).text(": ").text(why.trim_end_matches('.')).text("."),
        Fate::Twin(title) => {
            row.with(name).text(": the same text is here already, as “").text(title).text("”.")
        }
        Fate::InArchive(id, title) => {
            let href = address::base() + "?at=" + id;
            let link = ink("a", "").attribute("href", &href).attribute("dir", "auto").text(title);
            row.with(name)
                .text(": the same text is in this archive already, as ")
                .with(link)
                .text(".")
        }
        Fate::Taken(line, _) if line.turns == 0 => {
            let told = row.with(name).text(": no label was found, so it is kept as paragraphs. ");
            told.with(kept::cut_anew(line, desk))
        }
        Fate::Taken(line, remarks) => {
            let turns = view::counted(line.turns, "turn") + ", ";
            let told = row.with(name).text(": ").text(&turns);
            let told = told.text(&view::counted(line.speakers, "speaker")).text(".");
            if remarks.is_empty() {
                return told;
            }
            let words = view::counted(remarks.len() as u32, "remark");
            let list = remarks.iter().map(|remark| ink("li", "").text(remark));
            let list = ink("ul", "").all(list);
            told.with(ink("details", "").with(ink("summary", "").text(&words)).with(list))
        }
    }
}
