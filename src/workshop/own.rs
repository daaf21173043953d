//! The room of the reader's own transcripts: hands files to the importer one by one, shows what
//! became of them and what is kept. Reading, parsing and keeping is the importer's, in its own thread.
//!
//! Must not know: how files are read, where transcripts are kept.

mod backup;
mod edit;
mod item;
mod kept;
mod labels;
mod progress;
mod report;
mod ways_in;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use intake::Labels;
use wasm_bindgen_futures::spawn_local;

use super::IMPORTER;
use super::device::own_has_changed;
use super::task::{self, Change, Fate, Line, News, Outcome, Task, Undoable, Unlabelled};
use crate::browser::ink::{Ink, ink};
use crate::browser::page;
use crate::browser::worker::Thread;
use crate::browser::{comings, files};
use crate::held::Held;
use item::Item;
use report::Report;

/// The room's state. All copies are one.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) own: Held<Rc<[Line]>>,
    /// Bytes of their sources.
    pub(super) bytes: Held<u32>,
    /// The view in the backup that was taken in.
    restored: Held<Option<String>>,
    report: Report,
    /// Files done, and all of this import; `None` while there is none.
    progress: Held<Option<(usize, usize)>>,
    trouble: Held<Option<String>>,
    /// What was last done and can be undone.
    undoable: Held<Undoable>,
    /// A text whose labels the reader is asked for.
    asked: Held<Option<Rc<Unlabelled>>>,
    /// What the reader said of labels in this import.
    labels: Held<Option<Labels>>,
    /// The name of the transcript that is being edited.
    editing: Held<Option<String>>,
    /// Why an edited one stayed as it was.
    unedited: Held<String>,
    queue: &'static RefCell<VecDeque<Item>>,
    /// What the importer has.
    at_hand: &'static RefCell<Option<Item>>,
    thread: &'static RefCell<Option<Thread>>,
    /// The importer hears.
    ready: &'static Cell<bool>,
}

/// Draws the room.
pub(super) fn own(desk: Desk) -> Ink {
    let promise = "Add transcripts of your own: they are searched and read together with the archive. \
                   They are kept in this browser, and are sent nowhere.";
    ink("div", "room own")
        .with(ink("p", "").text(promise))
        .with(ways_in::ways_in(desk))
        .with(labels::labels(desk))
        .with(progress::progress(desk))
        .with(ink("div", "").attribute("role", "alert").live(move |place| {
            let trouble = desk.trouble.get();
            place.fill(trouble.map(|words| ink("p", "notice fault").text(&words)));
        }))
        .with(desk.report.draw(desk.progress))
        .with(kept::kept(desk))
        .with(backup::backup(desk))
}

impl Desk {
    /// Opens it, with an importer that works for it.
    pub(super) fn open() -> Self {
        let desk = Self {
            own: Held::new(Rc::default()),
            bytes: Held::new(0),
            restored: Held::new(None),
            report: Report::new(),
            progress: Held::new(None),
            trouble: Held::new(None),
            undoable: Held::new(Undoable::Nothing),
            asked: Held::new(None),
            labels: Held::new(None),
            editing: Held::new(None),
            unedited: Held::new(String::new()),
            queue: Box::leak(Box::default()),
            at_hand: Box::leak(Box::default()),
            thread: Box::leak(Box::default()),
            ready: Box::leak(Box::default()),
        };
        desk.start();
        // Another tab.
        store::on_change(move || desk.ask(&Task::List));
        comings::on_revival(move || desk.mourn());
        files::on_handed(move |files| desk.take(files.into_iter().map(Item::File)));
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

    pub(super) fn ask(self, task: &Task) {
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
                self.labels.set(None);
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
        let next = self.queue.borrow_mut().pop_front();
        match next {
            Some(item) => self.hand_over(item),
            None => self.ask(&Task::Finish),
        }
    }

    fn hand_over(self, item: Item) {
        spawn_local(async move {
            let path = item.name();
            self.at_hand.replace(Some(item.clone()));
            match item.bytes().await {
                Some(file) => {
                    self.ask_with(&Task::Take { path, labels: self.labels.peek() }, &file);
                }
                None => self.pass_over("this file could not be read: it may have moved"),
            }
        });
    }

    /// Goes on with the text that was asked about, as the reader says; or without it.
    fn go_on(self, labels: Option<Labels>) {
        let Some(asked) = self.asked.peek() else { return };
        self.asked.set(None);
        match (&asked.id, labels) {
            (Some(id), Some(labels)) => self.ask(&Task::Change(id.clone(), Change::Labels(labels))),
            (Some(_), None) => {}
            (None, Some(labels)) => {
                self.labels.set(Some(labels));
                let item = self.at_hand.take();
                item.into_iter().for_each(|item| self.hand_over(item));
            }
            (None, None) => self.pass_over("left out, as you said"),
        }
    }

    /// The importer hears from now on.
    fn begin(self) {
        self.ready.set(true);
        self.ask(&Task::Beside(page::linked("lectern-archive")));
        self.ask(&Task::List);
        self.ask(&Task::Mend);
        // The reader was faster, or another one stopped in the middle.
        if self.progress.peek().is_some() {
            self.next();
        }
    }

    fn hear(self, news: News, file: &[u8]) {
        match news {
            News::Ready => self.begin(),
            News::Own(lines, bytes) => {
                self.bytes.set(bytes);
                self.own.set(lines.into());
            }
            News::Settled(outcomes) => {
                own_has_changed();
                self.report.add(outcomes, self);
                self.advance();
                self.next();
            }
            // One question at a time; one about what is kept can be asked again.
            News::Unlabelled(asked) if asked.id.is_none() || self.asked.peek().is_none() => {
                self.asked.set(Some(Rc::new(asked)));
            }
            News::Unlabelled(_) => {}
            News::Changed(id, changed) => edit::settle(self, &id, changed),
            News::Finished if !self.queue.borrow().is_empty() => self.next(),
            News::Finished => self.progress.set(None),
            News::Undoable(undoable) => self.undoable.set(undoable),
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
        let item = self.at_hand.take();
        if let Some(name) = item.map(|item| item.name()) {
            self.report.add(vec![Outcome { name, fate: Fate::Refused(why.to_owned()) }], self);
            self.advance();
            self.next();
        }
    }

    /// The importer is no more. Another one goes on behind the file at which this one stopped, unless
    /// it never began.
    fn mourn(self) {
        if self.ready.replace(false) {
            self.asked.set(None);
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
