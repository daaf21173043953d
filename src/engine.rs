//! Sole door to the archive: asks what the view implies, and holds what came back. The only file of
//! the app, with those below it, that may name `corpus`.
//!
//! Must not know: how answers are drawn.

mod thread;

use std::ops::Range;
use std::rc::Rc;

use corpus::message::{Found, Reading, Request, Scope, Search, TranscriptId, TurnHits};
use corpus::wire::Trouble;

use crate::browser::comings;
use crate::held::{Held, follow};
use crate::navigation::Navigation;
use thread::{EngineThread, Event};

/// What the engine last said about the view. All copies are one.
#[derive(Clone, Copy)]
pub(crate) struct Engine {
    thread: EngineThread,
    heard: Heard,
    open: Held<Option<TranscriptId>>,
}

/// The engine's words.
#[derive(Clone, Copy)]
struct Heard {
    found: Held<Option<Answer>>,
    /// Sheets of its list that were asked for later.
    further: Held<Option<Further>>,
    reading: Held<Option<Rc<Reading>>>,
    unknown: Held<Option<TranscriptId>>,
    trouble: Held<Option<Trouble>>,
    words: Held<Vec<(String, u32)>>,
    counted: Held<Vec<u32>>,
    /// Those that the reader has added.
    own: Held<Rc<[TranscriptId]>>,
    /// The archive's transcript, where it has only one.
    only: Held<Option<TranscriptId>>,
}

/// What was found, and by what.
#[derive(Clone)]
struct Answer {
    found: Rc<Found>,
    search: Rc<Search>,
}

/// A row of the list, counted from 0, and an answer whose rows begin there.
pub(crate) type Further = (u32, Rc<Found>);

impl Engine {
    /// Starts the engine and keeps asking it what `navigation` shows.
    pub(crate) fn start(navigation: Navigation) -> Self {
        let heard = Heard::new();
        let open = Held::derived(move || {
            let opened = navigation.view().place.clone().map(|place| place.transcript);
            opened.or_else(|| heard.only.get())
        });
        let thread = EngineThread::start(Rc::new(move |event| heard.take(event, open.peek())));
        let this = Self { thread, heard, open };
        this.ask_for(navigation);
        comings::on_return(move || this.restart_if_troubled());
        comings::on_revival(move || this.restart());
        this
    }

    /// What was found, for the newest query that has an answer.
    pub(crate) fn found(self) -> Option<Rc<Found>> {
        self.heard.found.get().map(|answer| answer.found)
    }

    /// As [`Self::found`], without following it.
    pub(crate) fn found_now(self) -> Option<Rc<Found>> {
        self.heard.found.peek().map(|answer| answer.found)
    }

    /// Asks for these sheets of the list of [`Self::found`]; [`Self::further`] will tell.
    pub(crate) fn list(self, sheets: &Range<u32>) {
        if let Some(answer) = self.heard.found.peek() {
            self.thread.ask(view::list(&answer.search, sheets));
        }
    }

    /// What was found further down the list of [`Self::found`].
    pub(crate) fn further(self) -> Option<Further> {
        self.heard.further.get()
    }

    /// Whether all that the view needs is there, or why it is not.
    pub(crate) fn has_settled(self) -> bool {
        let open = self.open();
        let about = self.heard.found.get().map(|answer| answer.about().cloned());
        let is_read = self.reading().is_some() || open.is_none() || self.unknown() == open;
        self.trouble().is_some() || is_read && about == Some(open)
    }

    /// The matching turns of the open transcript, none as long as the answer is about another.
    pub(crate) fn hits(self) -> Vec<TurnHits> {
        let open = self.reading().map(|reading| reading.entry.id.clone());
        let answer = self.heard.found.get();
        let answer = answer.filter(|answer| open.is_some() && answer.about() == open.as_ref());
        answer.map(|answer| view::matching(&answer.found).to_vec()).unwrap_or_default()
    }

    /// The open transcript; `None` while it is on its way.
    pub(crate) fn reading(self) -> Option<Rc<Reading>> {
        self.heard.reading.get()
    }

    /// As [`Self::reading`], without following it.
    pub(crate) fn reading_now(self) -> Option<Rc<Reading>> {
        self.heard.reading.peek()
    }

    /// The transcript that the address names and the archive lacks.
    pub(crate) fn unknown(self) -> Option<TranscriptId> {
        self.heard.unknown.get()
    }

    /// Whether the reader has added this transcript.
    pub(crate) fn is_own(self, id: &TranscriptId) -> bool {
        self.heard.own.get().contains(id)
    }

    /// Why there is no answer: a sentence, and whether asking again may help.
    pub(crate) fn trouble(self) -> Option<(String, bool)> {
        self.heard.trouble.get().map(|trouble| (trouble.sentence, trouble.retry))
    }

    /// As [`Self::open`], without following it.
    pub(crate) fn open_now(self) -> Option<TranscriptId> {
        self.open.peek()
    }

    /// The transcript to be read: the one the view opens, or the archive's only one.
    pub(crate) fn open(self) -> Option<TranscriptId> {
        self.open.get()
    }

    /// Asks for a transcript that is not open, but wanted for its words; [`Self::reading`] will tell.
    pub(crate) fn read(self, id: TranscriptId) {
        self.thread.ask(view::read(id));
    }

    /// Asks how many turns each of these queries finds; [`Self::counted`] will tell.
    pub(crate) fn count(self, queries: Vec<String>) {
        self.heard.counted.set(Vec::new());
        self.thread.ask(Request::Count(queries));
    }

    /// Asks for words of the archive that begin so; [`Self::words`] will tell.
    pub(crate) fn complete(self, begun: String) {
        self.thread.ask(Request::Complete(begun));
    }

    /// The words that were last asked for, with turns.
    pub(crate) fn words(self) -> Vec<(String, u32)> {
        self.heard.words.get()
    }

    /// Turns of each query that was last counted, in their order.
    pub(crate) fn counted(self) -> Vec<u32> {
        self.heard.counted.get()
    }

    /// Starts the worker anew and asks again.
    pub(crate) fn restart(self) {
        self.heard.trouble.set(None);
        self.thread.restart();
    }

    /// Asking is talking to the outside: equal requests never get there.
    fn ask_for(self, navigation: Navigation) {
        let Self { thread, heard, open } = self;
        let search =
            Held::derived(move || view::search(&navigation.view(), heard.only.get().as_ref()));
        follow(move || {
            if let Some(id) = open.get() {
                heard.leave(&id);
                thread.ask(view::read(id));
            }
        });
        follow(move || {
            thread.ask(search.get());
            // Whatever stopped the engine before may have passed: a new question is a new start.
            self.restart_if_troubled();
        });
    }

    fn restart_if_troubled(self) {
        if self.heard.trouble.peek().is_some() {
            self.restart();
        }
    }
}

impl Answer {
    /// The transcript it is about; `None` when it is about the whole archive.
    fn about(&self) -> Option<&TranscriptId> {
        match &self.search.scope {
            Scope::Transcript(id) => Some(id),
            Scope::Archive { .. } => None,
        }
    }
}

impl Heard {
    fn new() -> Self {
        Self {
            found: Held::new(None),
            further: Held::new(None),
            reading: Held::new(None),
            unknown: Held::new(None),
            trouble: Held::new(None),
            words: Held::new(Vec::new()),
            counted: Held::new(Vec::new()),
            own: Held::new(Rc::default()),
            only: Held::new(None),
        }
    }

    /// Forgets the transcript read before, unless it is `id` itself.
    fn leave(self, id: &TranscriptId) {
        if self.reading.peek().is_some_and(|reading| reading.entry.id != *id) {
            self.reading.set(None);
        }
        self.unknown.set(None);
    }

    /// `open` is to be read. Of another transcript, one that was left or is wanted for its words alone,
    /// nobody misses anything.
    fn take(self, event: Event, open: Option<TranscriptId>) {
        let is_of_another = |id: &TranscriptId| open.as_ref() != Some(id);
        match event {
            Event::Trouble(_, Some(id)) if is_of_another(&id) => {}
            Event::Unknown(id) if is_of_another(&id) => {}
            Event::Reading(reading) if open.is_some() && is_of_another(&reading.entry.id) => {}
            Event::Trouble(trouble, _) => self.trouble.set(Some(trouble)),
            Event::Unknown(id) => {
                // What was found before is about another view, and is not counted here.
                self.found.set(None);
                self.unknown.set(Some(id));
            }
            Event::Words(words) => self.words.set(words),
            Event::Counted(turns) => self.counted.set(turns),
            Event::Reading(reading) => {
                self.unknown.set(None);
                self.reading.set(Some(Rc::from(reading)));
            }
            Event::Own(own) if *self.own.peek() == *own => {}
            Event::Own(own) => self.own.set(own.into()),
            Event::Found(found, search) => self.take_found(Rc::from(found), Rc::from(search)),
        }
    }

    fn take_found(self, found: Rc<Found>, search: Rc<Search>) {
        if let Scope::Archive { first: first @ 1.., .. } = search.scope {
            if self.found.peek().is_some_and(|answer| view::is_same_list(&answer.search, &search)) {
                self.further.set(Some((first, found)));
            }
            return;
        }
        if self.only.peek() != found.archive.only {
            self.only.set(found.archive.only.clone());
        }
        self.further.set(None);
        self.found.set(Some(Answer { found, search }));
    }
}
