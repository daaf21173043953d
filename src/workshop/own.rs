//! The room of the reader's own transcripts: hands files to the importer one by one, shows what
//! became of them and what is kept. Reading, parsing and keeping is the importer's, in its own thread.
//!
//! Must not know: how files are read, where transcripts are kept.

mod backup;
mod kept;
mod report;
mod ways_in;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use intake::Labels;
use wasm_bindgen_futures::spawn_local;

use super::IMPORTER;
use super::task::{self, Fate, Line, News, Outcome, Task};
use crate::browser::files::Handed;
use crate::browser::ink::{Ink, button, ink};
use crate::browser::worker::Thread;
use crate::held::Held;
use report::Report;

/// What can be taken in.
#[derive(Clone, Debug)]
enum Item {
    File(Handed),
    Text(String),
}

/// The room's state. All copies are one.
#[derive(Clone, Copy)]
struct Desk {
    own: Held<Rc<[Line]>>,
    /// Bytes of their sources.
    bytes: Held<u32>,
    /// The view in the backup that was taken in.
    restored: Held<Option<String>>,
    report: Report,
    /// Files done, and all of this import; `None` while there is none.
    progress: Held<Option<(usize, usize)>>,
    trouble: Held<Option<String>>,
    /// How many were last removed and can come back.
    removed: Held<usize>,
    labels: Held<Labels>,
    queue: &'static RefCell<VecDeque<Item>>,
    /// The name of the file that the importer has.
    at_hand: &'static RefCell<Option<String>>,
    thread: &'static RefCell<Option<Thread>>,
    /// The importer hears.
    ready: &'static Cell<bool>,
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
        .with(desk.report.draw(desk.progress))
        .with(kept::kept(desk))
        .with(backup::backup(desk))
}

impl Desk {
    fn open() -> Self {
        let desk = Self {
            own: Held::new(Rc::default()),
            bytes: Held::new(0),
            restored: Held::new(None),
            report: Report::new(),
            progress: Held::new(None),
            trouble: Held::new(None),
            removed: Held::new(0),
            labels: Held::new(Labels::Found),
            queue: Box::leak(Box::default()),
            at_hand: Box::leak(Box::default()),
            thread: Box::leak(Box::default()),
            ready: Box::leak(Box::default()),
        };
        desk.start();
        desk
    }

    /// Starts an importer, in place of one that is no more.
    fn start(self) {
        let received = move |bytes: Vec<u8>| {
            if let Some((news, file)) = task::read(&bytes) {
                self.hear(news, file);
            }
        };
        let thread = Thread::start(IMPORTER, None, received, move || self.mourn());
        self.thread.replace(thread);
    }

    fn ask(self, task: &Task) {
        self.ask_with(task, &[]);
    }

    fn ask_with(self, task: &Task, file: &[u8]) {
        if let Some(thread) = self.thread.borrow().as_ref() {
            thread.post(&[&*task::bytes(task), file].concat());
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
                self.report.begin();
                self.progress.set(Some((0, added)));
                // One that does not hear yet goes on by itself once it does.
                if self.ready.get() {
                    self.next();
                }
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
            self.at_hand.replace(Some(path.clone()));
            match bytes {
                Some(file) => {
                    self.ask_with(&Task::Take { path, labels: self.labels.peek() }, &file);
                }
                None => self.pass_over("this file could not be read: it may have moved"),
            }
        });
    }

    fn hear(self, news: News, file: &[u8]) {
        match news {
            News::Ready => {
                self.ready.set(true);
                self.ask(&Task::List);
                self.ask(&Task::Mend);
                // The reader was faster, or another one stopped in the middle.
                if self.progress.peek().is_some() {
                    self.next();
                }
            }
            News::Own(lines, bytes) => {
                self.bytes.set(bytes);
                self.own.set(lines.into());
            }
            News::Settled(outcomes) => {
                self.report.add(outcomes);
                self.advance();
                self.next();
            }
            News::Finished if !self.queue.borrow().is_empty() => self.next(),
            News::Finished => self.progress.set(None),
            News::Removed(count) => self.removed.set(count),
            News::Saved => backup::hand_over(file),
            News::Restored(settings, view) => {
                backup::apply(&settings);
                self.restored.set(Some(view));
            }
            News::Trouble(words) => {
                self.trouble.set(Some(words + &self.give_up()));
                self.ask(&Task::List);
            }
            News::Stopped => self.mourn(),
        }
    }

    /// One more file is done.
    fn advance(self) {
        self.at_hand.replace(None);
        if let Some((done, all)) = self.progress.peek() {
            self.progress.set(Some((done + 1, all)));
        }
    }

    /// Leaves the file at hand out.
    fn pass_over(self, why: &str) {
        if let Some(name) = self.at_hand.take() {
            self.report.add(vec![Outcome { name, fate: Fate::Refused(why.to_owned()) }]);
            self.advance();
            self.next();
        }
    }

    /// The importer is no more. Another one goes on behind the file at which this one stopped, unless
    /// it never began.
    fn mourn(self) {
        if self.ready.replace(false) {
            self.pass_over("reading it stopped the importer, and it was left out");
            return self.start();
        }
        let words = "The importer could not be started: reload the page.".to_owned();
        self.trouble.set(Some(words + &self.give_up()));
        self.progress.set(None);
    }

    /// Takes in no more than the file at hand; says how many are left out.
    fn give_up(self) -> String {
        match self.cancel() {
            0 => String::new(),
            count => [" ", &view::counted(count as u32, "file"), " not taken in."].concat(),
        }
    }

    /// As [`Self::give_up`], when the reader says so.
    fn cancel(self) -> usize {
        let left = std::mem::take(&mut *self.queue.borrow_mut()).len();
        if let Some((done, all)) = self.progress.peek() {
            self.progress.set(Some((done, all - left)));
        }
        left
    }
}

/// How far the import is.
fn progress(desk: Desk) -> Ink {
    let bar = ink("progress", "").attribute("aria-label", "Files taken in").live(move |bar| {
        let (done, all) = desk.progress.get().unwrap_or_default();
        bar.set("max", &all.to_string());
        bar.set("value", &done.to_string());
    });
    let words = ink("p", "").live(move |words| match desk.progress.get() {
        Some((done, all)) if done < all => {
            words.say(&[&done.to_string(), " of ", &all.to_string(), " files"].concat());
        }
        _ => words.say("Making them searchable…"),
    });
    let cancel = button("button", "Cancel", move || _ = desk.cancel());
    let place = ink("div", "progress").with(bar).with(words).with(cancel);
    place.live(move |place| place.hide(desk.progress.get().is_none()))
}
