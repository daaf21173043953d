//! Sole door to the archive: asks what the view implies, and holds what came back. The only file of
//! the app, with those below it, that may name `corpus`.
//!
//! Must not know: how answers are drawn.

mod thread;

use std::sync::Arc;

use corpus::message::{Found, Reading, TranscriptId, TurnHits};
use corpus::wire::Trouble;
use leptos::prelude::*;

use crate::navigation::Navigation;
use thread::{EngineThread, Event};

/// What the engine last said about the view. All copies are one.
#[derive(Clone, Copy)]
pub(crate) struct Engine {
    thread: EngineThread,
    heard: Heard,
}

/// The engine's words, each in its own signal.
#[derive(Clone, Copy)]
struct Heard {
    found: RwSignal<Option<Arc<Found>>>,
    /// The transcript that `found` is about; `None` when it is about the whole archive.
    about: StoredValue<Option<TranscriptId>>,
    reading: RwSignal<Option<Arc<Reading>>>,
    unknown: RwSignal<Option<TranscriptId>>,
    trouble: RwSignal<Option<Trouble>>,
    /// The archive's transcript, where it has only one.
    only: RwSignal<Option<TranscriptId>>,
}

impl Engine {
    /// Starts the engine and keeps asking it what `navigation` shows.
    pub(crate) fn start(navigation: Navigation) -> Self {
        let heard = Heard::new();
        let this = Self { thread: EngineThread::start(move |event| heard.take(event)), heard };
        this.ask_for(navigation);
        this
    }

    /// What was found, for the newest query that has an answer.
    pub(crate) fn found(self) -> Signal<Option<Arc<Found>>> {
        self.heard.found.into()
    }

    /// The matching turns of the open transcript, none as long as the answer is about another.
    pub(crate) fn hits(self) -> Memo<Vec<TurnHits>> {
        let Heard { found, about, reading, .. } = self.heard;
        Memo::new(move |_| {
            let open = reading.with(|reading| reading.as_ref().map(|one| one.entry.id.clone()));
            let found = found.get().filter(|_| open.is_some() && about.get_value() == open);
            found.map(|found| view::matching(&found).to_vec()).unwrap_or_default()
        })
    }

    /// The open transcript; `None` while it is on its way.
    pub(crate) fn reading(self) -> Signal<Option<Arc<Reading>>> {
        self.heard.reading.into()
    }

    /// The transcript that the address names and the archive lacks.
    pub(crate) fn unknown(self) -> Signal<Option<TranscriptId>> {
        self.heard.unknown.into()
    }

    /// Why there is no answer.
    pub(crate) fn trouble(self) -> Signal<Option<Trouble>> {
        self.heard.trouble.into()
    }

    /// The transcript to be read: the one the view opens, or the archive's only one.
    pub(crate) fn open(self, navigation: Navigation) -> Memo<Option<TranscriptId>> {
        let only = self.heard.only;
        Memo::new(move |_| {
            let opened = navigation.state().with(|state| state.place.clone());
            opened.map(|place| place.transcript).or_else(|| only.get())
        })
    }

    /// Starts the worker anew and asks again.
    pub(crate) fn restart(self) {
        let heard = self.heard;
        heard.trouble.set(None);
        self.thread.restart(move |event| heard.take(event));
    }

    /// An effect, because asking is talking to the outside: equal requests never get here.
    fn ask_for(self, navigation: Navigation) {
        let open = self.open(navigation);
        let search = Memo::new(move |_| {
            let only = self.heard.only.get();
            let groups = navigation.groups().get();
            navigation.state().with(|state| view::search(state, only.as_ref(), groups))
        });
        Effect::new(move |_| {
            if let Some(id) = open.get() {
                self.heard.leave(&id);
                self.thread.ask(view::read(id));
            }
        });
        Effect::new(move |_| {
            self.thread.ask(search.get());
            // Whatever stopped the engine before may have passed: a new question is a new start.
            if self.heard.trouble.with_untracked(Option::is_some) {
                self.restart();
            }
        });
    }
}

impl Heard {
    fn new() -> Self {
        Self {
            found: RwSignal::new(None),
            about: StoredValue::new(None),
            reading: RwSignal::new(None),
            unknown: RwSignal::new(None),
            trouble: RwSignal::new(None),
            only: RwSignal::new(None),
        }
    }

    /// Forgets the transcript read before, unless it is `id` itself.
    fn leave(self, id: &TranscriptId) {
        let another = |reading: &Option<Arc<Reading>>| {
            reading.as_ref().is_some_and(|reading| reading.entry.id != *id)
        };
        if self.reading.with_untracked(another) {
            self.reading.set(None);
        }
        self.unknown.set(None);
    }

    fn take(self, event: Event) {
        match event {
            Event::Trouble(trouble) => self.trouble.set(Some(trouble)),
            Event::Unknown(id) => self.unknown.set(Some(id)),
            Event::Reading(reading) => self.reading.set(Some(Arc::from(reading))),
            Event::Found(found, about) => {
                self.about.set_value(about);
                if self.only.with_untracked(|only| *only != found.archive.only) {
                    self.only.set(found.archive.only.clone());
                }
                self.found.set(Some(Arc::from(found)));
            }
        }
    }
}
