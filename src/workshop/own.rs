//! The room of the reader's own transcripts: hands files to the importer one by one, shows what
//! became of them and what is kept. Reading, parsing and keeping is the importer's, in its own thread.
//!
//! Must not know: how files are read, where transcripts are kept.

mod kept;
mod ways_in;

use std::cell::RefCell;
use std::collections::VecDeque;

use intake::Labels;
use wasm_bindgen_futures::spawn_local;

use super::IMPORTER;
use super::task::{self, Fate, Line, News, Outcome, Task};
use crate::browser::files::Handed;
use crate::browser::ink::{Ink, button, ink};
use crate::browser::worker::Thread;
use crate::held::Held;

/// Most outcomes that are listed; all are counted.
const MOST_LISTED: usize = 500;

/// What can be taken in.
#[derive(Clone, Debug)]
enum Item {
    File(Handed),
    Text(String),
}

/// The room's state. All copies are one.
#[derive(Clone, Copy)]
struct Desk {
    own: Held<Vec<Line>>,
    outcomes: Held<Vec<Outcome>>,
    /// Files done, and all of this import; `None` while there is none.
    progress: Held<Option<(usize, usize)>>,
    trouble: Held<Option<String>>,
    /// How many were last removed and can come back.
    removed: Held<usize>,
    labels: Held<Labels>,
    queue: &'static RefCell<VecDeque<Item>>,
    thread: &'static RefCell<Option<Thread>>,
}

/// Draws the room.
pub(crate) fn own() -> Ink {
    let desk = Desk::open();
    let promise = "Add transcripts of your own: they are searched and read together with the archive. \
                   They are kept in this browser, and are sent nowhere.";
    ink("div", "room own")
        .with(ink("p", "").text(promise))
        .with(ways_in::ways_in(desk))
        .with(progress(desk))
        .with(ink("div", "").attribute("role", "alert").live(move |place| {
            let trouble = desk.trouble.get();
            place.fill(trouble.map(|words| ink("p", "notice fault").text(&words)));
        }))
        .with(report(desk))
        .with(kept::kept(desk))
}

impl Desk {
    fn open() -> Self {
        let desk = Self {
            own: Held::new(Vec::new()),
            outcomes: Held::new(Vec::new()),
            progress: Held::new(None),
            trouble: Held::new(None),
            removed: Held::new(0),
            labels: Held::new(Labels::Found),
            queue: Box::leak(Box::default()),
            thread: Box::leak(Box::default()),
        };
        let received = move |bytes: Vec<u8>| {
            if let Some(news) = task::read(&bytes) {
                desk.hear(news);
            }
        };
        let died = move || desk.fail("The importer could not be started: reload the page.");
        desk.thread.replace(Thread::start(IMPORTER, None, received, died));
        desk
    }

    fn ask(self, task: &Task) {
        if let Some(thread) = self.thread.borrow().as_ref() {
            thread.post(&task::bytes(task));
        }
    }

    /// Takes items in, after those that wait already.
    fn take(self, items: impl IntoIterator<Item = Item>) {
        let before = self.queue.borrow().len();
        self.queue.borrow_mut().extend(items);
        let added = self.queue.borrow().len() - before;
        if added == 0 {
            return;
        }
        self.trouble.set(None);
        match self.progress.peek() {
            Some((done, all)) => self.progress.set(Some((done, all + added))),
            None => {
                self.outcomes.set(Vec::new());
                self.removed.set(0);
                self.progress.set(Some((0, added)));
                self.next();
            }
        }
    }

    /// Hands the importer the next file, or the word that there is none.
    fn next(self) {
        let Some(item) = self.queue.borrow_mut().pop_front() else {
            return self.ask(&Task::Finish);
        };
        spawn_local(async move {
            let (path, bytes) = match item {
                Item::File(file) => (file.name(), file.bytes().await),
                Item::Text(text) => ("Pasted text.txt".to_owned(), Some(text.into_bytes())),
            };
            match bytes {
                Some(bytes) => self.ask(&Task::Take { path, bytes, labels: self.labels.peek() }),
                None => {
                    let why = "this file could not be read: it may have moved".to_owned();
                    self.settle(vec![Outcome { name: path, fate: Fate::Refused(why) }]);
                    self.advance();
                }
            }
        });
    }

    fn hear(self, news: News) {
        match news {
            News::Ready => self.ask(&Task::List),
            News::Own(lines) => self.own.set(lines),
            News::Trouble(words) => self.fail(&words),
            News::Settled(outcomes) => {
                self.settle(outcomes);
                self.advance();
            }
        }
    }

    /// After an answer: on to the next file, or to the list of all that is now kept.
    fn advance(self) {
        match self.progress.peek() {
            Some((done, all)) if done < all => {
                self.progress.set(Some((done + 1, all)));
                self.next();
            }
            _ => {
                self.progress.set(None);
                self.ask(&Task::List);
            }
        }
    }

    fn settle(self, outcomes: Vec<Outcome>) {
        let mut all = self.outcomes.peek();
        all.extend(outcomes);
        self.outcomes.set(all);
    }

    fn fail(self, words: &str) {
        self.queue.borrow_mut().clear();
        self.progress.set(None);
        self.trouble.set(Some(words.to_owned()));
        self.ask(&Task::List);
    }

    /// Takes in no more than what is under way.
    fn cancel(self) {
        self.queue.borrow_mut().clear();
        if let Some((done, _)) = self.progress.peek() {
            self.progress.set(Some((done, done + 1)));
        }
    }
}

/// How far the import is, for the eye and the ear.
fn progress(desk: Desk) -> Ink {
    ink("div", "progress").live(move |place| {
        let Some((done, all)) = desk.progress.get() else { return place.fill([]) };
        let (done, all) = (done.min(all).to_string(), all.to_string());
        let bar = ink("progress", "").attribute("max", &all).attribute("value", &done);
        let words = ink("p", "").attribute("role", "status");
        let words = words.text(&[&done, " of ", &all, " files"].concat());
        let bar = bar.attribute("aria-label", "Files taken in");
        place.fill([bar, words, button("button", "Cancel", move || desk.cancel())]);
    })
}

/// What became of each file.
fn report(desk: Desk) -> Ink {
    ink("div", "report").live(move |place| {
        let outcomes = desk.outcomes.get();
        if outcomes.is_empty() || desk.progress.get().is_some() {
            return place.fill([]);
        }
        let taken = outcomes.iter().filter(|one| matches!(one.fate, Fate::Taken(..))).count();
        let rest = outcomes.len() - taken;
        let sum = match rest {
            0 => view::counted(taken as u32, "transcript") + " added.",
            _ => {
                view::counted(taken as u32, "transcript")
                    + " added, "
                    + &view::counted(rest as u32, "file")
                    + " not."
            }
        };
        let rows = outcomes.iter().take(MOST_LISTED).map(outcome);
        let list = ink("ul", "outcomes").all(rows);
        place.fill([ink("p", "sum").attribute("role", "status").text(&sum), list]);
    })
}

fn outcome(outcome: &Outcome) -> Ink {
    let row = ink("li", "");
    let name = ink("b", "").attribute("dir", "auto").text(&outcome.name);
    match &outcome.fate {
        Fate::Refused(why) => row.with(name).text(": ").text(why).text("."),
        Fate::Twin(title) => {
            row.with(name).text(": the same text is here already, as “").text(title).text("”.")
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
