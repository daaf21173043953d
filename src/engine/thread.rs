//! Holds the engine behind `postMessage`: numbers the questions, matches the answers, starts the
//! worker anew when it has died. Only the newest question of a kind still has an answer coming.

use std::cell::RefCell;
use std::rc::Rc;

use corpus::message::{Found, Reading, Reply, Request, Search, TranscriptId};
use corpus::wire::{Question, Report, Trouble};

use crate::browser::page;
use crate::browser::worker::Thread;
use crate::workshop::mender;

/// What the worker has to say, already matched to its question.
pub(super) enum Event {
    /// What a search found, or more of its list.
    Found(Box<Found>, Box<Search>),
    /// The transcript last asked for.
    Reading(Box<Reading>),
    /// The archive has no such transcript.
    Unknown(TranscriptId),
    /// Words that begin as asked, with turns.
    Words(Vec<(String, u32)>),
    /// Turns of each query that was to be counted.
    Counted(Vec<u32>),
    /// These transcripts are the reader's own.
    Own(Vec<TranscriptId>),
    /// No answer, and why.
    Trouble(Trouble),
}

/// Who is told what the worker says.
type Listener = Rc<dyn Fn(Event)>;

/// A handle on the worker; all copies are one.
#[derive(Clone, Copy)]
pub(super) struct EngineThread(&'static RefCell<State>);

struct State {
    listener: Listener,
    thread: Option<Thread>,
    /// Compiles anew what the worker could not read of the reader's own; once, whatever comes of it.
    mender: Option<Thread>,
    /// The worker has opened the archive. What is posted before its WebAssembly runs is lost.
    ready: bool,
    /// Number of the last question asked, of any kind.
    last: u32,
    /// The questions that no newer one supersedes, for matching answers and for asking again.
    newest: Vec<Question>,
}

impl EngineThread {
    /// Starts the worker that the build named in the page's head; it opens the archive named there.
    pub(super) fn start(listener: Listener) -> Self {
        let state = State {
            listener,
            thread: None,
            mender: None,
            ready: false,
            last: 0,
            newest: Vec::new(),
        };
        let this = Self(Box::leak(Box::new(RefCell::new(state))));
        this.restart();
        this
    }

    /// Ends the worker if it still runs and starts a fresh one, which will be asked the newest
    /// questions.
    pub(super) fn restart(self) {
        let archive = page::linked("lectern-archive");
        let thread = Thread::start(
            &archive,
            Some(archive.clone()),
            move |bytes| self.receive(&bytes),
            move || self.tell(Event::Trouble(dead())),
        );
        if thread.is_none() {
            self.tell(Event::Trouble(dead()));
        }
        let mut state = self.0.borrow_mut();
        (state.thread, state.ready) = (thread, false);
    }

    fn tell(self, event: Event) {
        let listener = self.0.borrow().listener.clone();
        listener(event);
    }

    /// Asks the newest questions of a worker that has just become ready.
    fn catch_up(self) {
        let mut state = self.0.borrow_mut();
        state.ready = true;
        state.newest.iter().for_each(|question| state.post(question));
    }

    /// Asks; older questions that this one supersedes have no answer any more.
    pub(super) fn ask(self, request: Request) {
        let mut state = self.0.borrow_mut();
        state.last = state.last.wrapping_add(1);
        let question = Question { number: state.last, request };
        state.post(&question);
        state.newest.retain(|older| !question.request.supersedes(&older.request));
        state.newest.push(question);
    }

    fn receive(self, bytes: &[u8]) {
        match Report::from_bytes(bytes) {
            Ok(Report::Ready) => self.catch_up(),
            Ok(Report::Own(own)) => {
                self.tell(Event::Own(own));
                self.catch_up();
            }
            Ok(Report::Unread) => {
                let mut state = self.0.borrow_mut();
                state.mender = state.mender.take().or_else(mender::start);
            }
            Ok(Report::Closed(trouble)) => self.tell(Event::Trouble(trouble)),
            Ok(Report::Answer(number, answer)) => {
                let awaited = self.0.borrow().awaited(number);
                match (answer, awaited) {
                    (Ok(reply), Some(question)) => {
                        Event::of(reply, question).into_iter().for_each(|event| self.tell(event));
                    }
                    // Help that does not come is no trouble.
                    (Err(_), None | Some(Request::Complete(_) | Request::Count(_))) => {}
                    (Err(trouble), _) => self.tell(Event::Trouble(trouble)),
                    (Ok(_), None) => {}
                }
            }
            Err(_) => self.tell(Event::Trouble(foreign())),
        }
    }
}

impl State {
    fn post(&self, question: &Question) {
        if let Some(thread) = self.thread.as_ref().filter(|_| self.ready) {
            thread.post(&question.to_bytes());
        }
    }

    /// The question of this number, if its answer is still wanted.
    fn awaited(&self, number: u32) -> Option<Request> {
        self.newest.iter().find(|one| one.number == number).map(|one| one.request.clone())
    }
}

impl Event {
    fn of(reply: Reply, question: Request) -> Option<Self> {
        Some(match reply {
            Reply::Found(found) => {
                let Request::Search(search) = question else { return None };
                Self::Found(found, Box::new(search))
            }
            Reply::Reading(reading) => Self::Reading(reading),
            Reply::Unknown(id) => Self::Unknown(id),
            Reply::Words(words) => Self::Words(words),
            Reply::Counted(turns) => Self::Counted(turns),
        })
    }
}

fn dead() -> Trouble {
    let sentence =
        "The search engine of this page has stopped. Nothing of yours is lost: start it again.";
    Trouble { sentence: sentence.to_owned(), retry: true }
}

fn foreign() -> Trouble {
    let sentence = "The page and its search engine are of different versions: reload the page.";
    Trouble { sentence: sentence.to_owned(), retry: false }
}
