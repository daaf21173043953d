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
mod queue;
mod report;
mod ways_in;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use intake::Labels;

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

/// Hears that all is erased, or why nothing is.
type Hearer = Box<dyn FnOnce(Result<(), String>)>;

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
    /// Pasted texts that were not taken in.
    unpasted: Held<Vec<String>>,
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
    /// Whom to tell what came of erasing all, while that is asked for.
    erasing: &'static RefCell<Vec<Hearer>>,
    /// How many importers there have been.
    generation: &'static Cell<u32>,
    /// How often the reader has erased all that is theirs.
    erasures: &'static Cell<u32>,
    /// Tasks for an importer that does not hear yet.
    unheard: &'static RefCell<Vec<Vec<u8>>>,
    /// An importer was asked to compile what is open, and none has settled a file since: it may be that
    /// which stops them.
    asked_to_mend: &'static Cell<bool>,
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
            unpasted: Held::new(Vec::new()),
            undoable: Held::new(Undoable::Nothing),
            asked: Held::new(None),
            labels: Held::new(None),
            editing: Held::new(None),
            unedited: Held::new(String::new()),
            queue: Box::leak(Box::default()),
            at_hand: Box::leak(Box::default()),
            thread: Box::leak(Box::default()),
            ready: Box::leak(Box::default()),
            erasing: Box::leak(Box::default()),
            generation: Box::leak(Box::default()),
            erasures: Box::leak(Box::default()),
            unheard: Box::leak(Box::default()),
            asked_to_mend: Box::leak(Box::default()),
        };
        desk.start();
        // Another tab.
        store::on_change(move || desk.ask(&Task::List));
        comings::on_revival(move || desk.revive());
        files::on_handed(move |files| desk.take(files.into_iter().map(Item::File)));
        desk
    }

    /// Starts an importer, in place of one that is no more.
    fn start(self) {
        self.generation.set(self.generation.get() + 1);
        // The one before knew what could be undone.
        self.undoable.set(Undoable::Nothing);
        let received = move |bytes: Vec<u8>| {
            if let Some((news, file)) = task::read(&bytes) {
                self.hear(news, file);
            }
        };
        let thread = Thread::start(IMPORTER, None, received, move || self.mourn());
        let is_none = thread.is_none();
        self.thread.replace(thread);
        if is_none {
            self.mourn();
        }
    }

    /// Starts an importer where none could be started before. Whether there is one that hears.
    fn wake(self) -> bool {
        if self.thread.borrow().is_none() {
            self.start();
        }
        self.ready.get()
    }

    pub(super) fn ask(self, task: &Task) {
        self.ask_with(task, &[]);
    }

    fn ask_with(self, task: &Task, file: &[u8]) {
        let bytes = [&*task::bytes(task), file].concat();
        match self.thread.borrow().as_ref().filter(|_| self.ready.get()) {
            Some(thread) => thread.post(&bytes),
            None => self.unheard.borrow_mut().push(bytes),
        }
    }

    /// Erases all for good, and tells what came of it.
    pub(super) fn erase(self, then: impl FnOnce(Result<(), String>) + 'static) {
        // What waits would come back behind it, and so would what is being read.
        self.cancel();
        self.erasures.set(self.erasures.get() + 1);
        self.erasing.borrow_mut().push(Box::new(then));
        if self.wake() {
            self.ask(&Task::Erase);
        }
    }

    fn tell_erased(self, erased: Result<(), String>) {
        for then in self.erasing.take() {
            then(erased.clone());
        }
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
            (None, None) => {
                self.leave_out("left out, as you said");
                self.next();
            }
        }
    }

    /// The importer hears from now on.
    fn begin(self) {
        self.ready.set(true);
        // What an importer did not hear, or not answer, the next one is asked.
        if !self.erasing.borrow().is_empty() {
            self.ask(&Task::Erase);
        }
        self.ask(&Task::Beside(page::linked("lectern-archive")));
        self.ask(&Task::List);
        for task in self.unheard.take() {
            self.thread.borrow().iter().for_each(|thread| thread.post(&task));
        }
        if !self.asked_to_mend.replace(true) {
            self.ask(&Task::Mend);
        }
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
                self.asked_to_mend.set(false);
                self.give_back_refused(&outcomes);
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
            News::Erased(erased) => self.tell_erased(erased),
            News::Saved => backup::hand_over(file),
            News::Restored(settings, view) => {
                backup::apply(&settings);
                self.restored.set(Some(view));
            }
            News::Trouble(words) => self.trouble.set(Some(words)),
            News::Denied(words) => self.give_up(&words),
            News::Stopped => self.mourn(),
        }
    }

    /// The importer is no more. Another one goes on behind the file at which this one stopped, unless
    /// it never began.
    fn mourn(self) {
        self.asked.set(None);
        if self.ready.replace(false) {
            self.leave_out("reading it stopped the importer, and it was left out");
            return self.start();
        }
        let words = "The importer could not be started: reload the page.";
        self.thread.replace(None);
        self.give_up(words);
        self.progress.set(None);
        self.tell_erased(Err(words.to_owned()));
    }

    /// The page was left and is back; its importer ended when it was left. Another one goes on with the
    /// file that this one had.
    fn revive(self) {
        self.asked.set(None);
        self.ready.set(false);
        self.asked_to_mend.set(false);
        self.put_back();
        self.start();
    }
}
