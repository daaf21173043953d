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
    /// No answer, and why; to the question for this transcript, if it was one.
    Trouble(Trouble, Option<TranscriptId>),
}

/// Who is told what the worker says.
type Listener = Rc<dyn Fn(Event)>;

/// A handle on the worker; all copies are one.
#[derive(Clone, Copy)]
pub(super) struct EngineThread(&'static RefCell<State>);

struct State {
    listener: Listener,
    thread: Option<Thread>,
    /// Compiles anew what the worker could not read of the reader's own; once for each worker, whatever
    /// comes of it.
    mender: Option<Thread>,
    /// The worker has told what is the reader's own: whatever it tells of that later is a change.
    knows_own: bool,
    /// The worker has opened the archive. What is posted before its WebAssembly runs is lost.
    ready: bool,
    /// Number of the last question asked, of any kind.
    last: u32,
    /// The questions that no newer one supersedes, for matching answers and for asking again.
    newest: Vec<Asked>,
}

/// A question, and a digest of the answer that was told last.
struct Asked {
    question: Question,
    told: u64,
}

impl EngineThread {
    /// Starts the worker that the build named in the page's head; it opens the archive named there.
    pub(super) fn start(listener: Listener) -> Self {
        let state = State {
            listener,
            thread: None,
            mender: None,
            knows_own: false,
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
            move || self.tell(Event::Trouble(dead(), None)),
        );
        if thread.is_none() {
            self.tell(Event::Trouble(dead(), None));
        }
        let mut state = self.0.borrow_mut();
        (state.thread, state.mender) = (thread, None);
        (state.knows_own, state.ready) = (false, false);
    }

    fn tell(self, event: Event) {
        let listener = self.0.borrow().listener.clone();
        listener(event);
    }

    /// Asks the newest questions of a worker that has just become ready.
    fn catch_up(self) {
        let mut state = self.0.borrow_mut();
        state.ready = true;
        state.newest.iter().for_each(|asked| state.post(&asked.question));
    }

    /// Asks; older questions that this one supersedes have no answer any more.
    pub(super) fn ask(self, request: Request) {
        let mut state = self.0.borrow_mut();
        state.last = state.last.wrapping_add(1);
        let question = Question { number: state.last, request };
        state.post(&question);
        state.newest.retain(|older| !question.request.supersedes(&older.question.request));
        state.newest.push(Asked { question, told: 0 });
    }

    fn receive(self, bytes: &[u8]) {
        match Report::from_bytes(bytes) {
            Ok(Report::Ready) => self.catch_up(),
            Ok(Report::Own(own)) => {
                self.0.borrow_mut().own_has_come();
                self.tell(Event::Own(own));
                self.catch_up();
            }
            Ok(Report::Unread) => {
                let mut state = self.0.borrow_mut();
                state.mender = state.mender.take().or_else(mender::start);
            }
            Ok(Report::Closed(trouble)) => self.tell(Event::Trouble(trouble, None)),
            Ok(Report::Answer(number, answer)) => {
                let awaited = self.0.borrow_mut().awaited(number, digest(bytes));
                match (answer, awaited) {
                    (_, None) => {}
                    // Help that does not come is no trouble.
                    (Err(_), Some((Request::Complete(_) | Request::Count(_), _))) => {}
                    (Err(trouble), Some((Request::Read(id), _))) => {
                        self.tell(Event::Trouble(trouble, Some(id)));
                    }
                    (Err(trouble), Some(_)) => self.tell(Event::Trouble(trouble, None)),
                    // Asked once more, as of a new worker, it mostly says what has been told.
                    (Ok(_), Some((_, false))) => {}
                    (Ok(reply), Some((question, true))) => {
                        Event::of(reply, question).into_iter().for_each(|event| self.tell(event));
                    }
                }
            }
            Err(_) => self.tell(Event::Trouble(foreign(), None)),
        }
    }
}

impl State {
    fn post(&self, question: &Question) {
        if let Some(thread) = self.thread.as_ref().filter(|_| self.ready) {
            thread.post(&question.to_bytes());
        }
    }

    /// After a change a list is told anew although its beginning is the same: its other sheets were answers
    /// to questions that nobody asks again.
    fn own_has_come(&mut self) {
        if std::mem::replace(&mut self.knows_own, true) {
            self.newest.iter_mut().for_each(|asked| asked.told = 0);
        }
    }

    /// The question of this number, if its answer is still wanted, and whether this is another answer
    /// than was told last.
    fn awaited(&mut self, number: u32, digest: u64) -> Option<(Request, bool)> {
        let asked = self.newest.iter_mut().find(|one| one.question.number == number)?;
        let is_new = std::mem::replace(&mut asked.told, digest) != digest;
        Some((asked.question.request.clone(), is_new))
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

/// FNV-1a of 64 bits: enough to know an answer again.
fn digest(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
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
