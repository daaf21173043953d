//! Feeds the engine: asks, fetches what the engine lacks, supplies it, asks again. A newer question
//! supersedes an older one of its kind, whose answer is then never finished nor sent.

use std::cell::RefCell;
use std::rc::Rc;

use corpus::message::{Reply, Request};
use corpus::wire::{Question, Report, Trouble};
use corpus::{Answer, Engine, FormatError, ShardName};
use js_sys::ArrayBuffer;
use wasm_bindgen_futures::spawn_local;

use crate::fetch::{self, Fetch, Missing};
use crate::own;
use crate::scope;

/// Rounds of fetching after which an engine that still lacks shards is taken to be confused. Dictionary,
/// postings and text make three; what is nested asks for its parts one after the other.
const MOST_ROUNDS: u32 = 16;

/// From here on a panic is told to the page in words: nothing else would tell it, because a worker's
/// promise that fails is heard of by nobody.
pub(crate) fn announce_panics() {
    std::panic::set_hook(Box::new(|_| {
        let sentence = "The search engine of this page has stopped by a fault of its own. Nothing of \
                        yours is lost: start it again.";
        send(&Report::Closed(Trouble { sentence: sentence.to_owned(), retry: true }));
    }));
}

/// The worker's state, shared by the questions under way.
#[derive(Clone)]
pub(crate) struct Host(Rc<RefCell<State>>);

struct State {
    /// Folder of the archive, with its final slash.
    folder: String,
    /// `None` until the manifest has been read.
    engine: Option<Engine>,
    /// Questions that arrived before the archive was open.
    early: Vec<Question>,
    /// The questions that no newer one supersedes.
    newest: Vec<(u32, Request)>,
    /// Whether the reader's own transcripts have been looked for.
    complete: bool,
    /// Whether a question waits for them: what the archive does not know may be the reader's own.
    owes: bool,
}

impl Host {
    /// Starts opening the archive whose manifest lies at `address`, or is at hand already.
    pub(crate) fn new(address: String, list: Option<ArrayBuffer>) -> Self {
        let host = Self::at(&address, None);
        let list = list.map_or_else(|| fetch::fetch(&address), |list| fetch::arrived(&list));
        spawn_local(host.clone().open(list));
        host
    }

    /// An archive of that address, whose engine is open or will be.
    pub(crate) fn at(address: &str, engine: Option<Engine>) -> Self {
        let folder = address.rfind('/').map_or("", |slash| address.get(..=slash).unwrap_or(""));
        Self(Rc::new(RefCell::new(State {
            folder: folder.to_owned(),
            engine,
            early: Vec::new(),
            newest: Vec::new(),
            complete: false,
            owes: false,
        })))
    }

    /// The reply to a question that nothing supersedes; `None` where it is not to be had.
    pub(crate) async fn reply(&self, request: &Request) -> Option<Reply> {
        for _ in 0..MOST_ROUNDS {
            match self.ask(request).ok()? {
                Asked::Reply(reply) => return Some(reply),
                Asked::Need(names) => self.supply(names).await.ok()?,
            }
        }
        None
    }

    /// Takes a message of the page. One that is not a question is a fault of this build; it is
    /// answered by nothing.
    pub(crate) fn receive(&self, bytes: &[u8]) {
        let Ok(question) = Question::from_bytes(bytes) else { return };
        let mut state = self.0.borrow_mut();
        state.newest.retain(|(_, older)| !question.request.supersedes(older));
        state.newest.push((question.number, question.request.clone()));
        if state.engine.is_some() {
            spawn_local(self.clone().answer(question));
        } else {
            state.early.push(question);
        }
    }

    async fn open(self, list: Fetch) {
        let opened = match fetch::bytes(list).await {
            Ok(manifest) => Engine::open(&manifest)
                .map_err(|error| Trouble { sentence: error.to_string(), retry: true }),
            Err(missing) => Err(Trouble { sentence: missing.sentence("list"), retry: true }),
        };
        match opened {
            Ok(engine) => {
                let early = {
                    let mut state = self.0.borrow_mut();
                    state.engine = Some(engine);
                    std::mem::take(&mut state.early)
                };
                send(&Report::Ready);
                for question in early {
                    spawn_local(self.clone().answer(question));
                }
                let again = self.clone();
                store::on_change(move || spawn_local(again.clone().take_own()));
                self.take_own().await;
            }
            Err(trouble) => send(&Report::Closed(trouble)),
        }
    }

    /// Adopts what the reader has added, in place of what was adopted before.
    async fn take_own(self) {
        let own = own::read().await;
        let mut state = self.0.borrow_mut();
        let again = std::mem::replace(&mut state.complete, true);
        let owes = std::mem::take(&mut state.owes);
        let Some(engine) = state.engine.as_mut() else { return };
        // Where nothing is kept there is nothing; what cannot be read once more stays as it was.
        let Ok(mut own) = own else {
            return if owes {
                send(&Report::Own(Vec::new()))
            };
        };
        if !own.adopted_by(engine) {
            send(&Report::Unread);
        }
        if again || owes || !own.names.is_empty() {
            // What the archive has under the same name is shown in its place.
            own.names.retain(|id| !engine.holds(id));
            send(&Report::Own(own.names));
        }
    }

    /// Whether the answer would be wrong once the reader's own transcripts are there.
    fn is_early(&self, reply: &Reply) -> bool {
        let mut state = self.0.borrow_mut();
        let early = !state.complete && matches!(reply, Reply::Unknown(_));
        state.owes |= early;
        early
    }

    async fn answer(self, question: Question) {
        for _ in 0..MOST_ROUNDS {
            if self.superseded(&question) {
                return;
            }
            let lacking = match self.ask(&question.request) {
                Ok(Asked::Reply(reply)) => {
                    if self.is_early(&reply) {
                        return;
                    }
                    return send(&Report::Answer(question.number, Ok(reply)));
                }
                Ok(Asked::Need(names)) => names,
                Err(trouble) => return send(&Report::Answer(question.number, Err(trouble))),
            };
            if let Err(lack) = self.supply(lacking).await {
                let trouble = lack.trouble(&question.request);
                return send(&Report::Answer(question.number, Err(trouble)));
            }
        }
        let sentence = "The archive keeps asking for more parts than it has: reload the page.";
        let trouble = Trouble { sentence: sentence.to_owned(), retry: false };
        send(&Report::Answer(question.number, Err(trouble)));
    }

    fn superseded(&self, question: &Question) -> bool {
        let state = self.0.borrow();
        state.newest.iter().all(|(number, _)| *number != question.number)
    }

    fn ask(&self, request: &Request) -> Result<Asked, Trouble> {
        let state = self.0.borrow();
        match state.engine.as_ref().map(|engine| engine.ask(request)) {
            Some(Answer::Ready(reply)) => Ok(Asked::Reply(reply)),
            Some(Answer::Need(names)) => Ok(Asked::Need(names)),
            Some(Answer::Failed(error)) => {
                Err(Trouble { sentence: error.to_string(), retry: true })
            }
            None => Ok(Asked::Need(Vec::new())),
        }
    }

    /// Fetches all of `names` at once and hands them to the engine as they are waited for.
    async fn supply(&self, names: Vec<ShardName>) -> Result<(), Lack> {
        let folder = self.0.borrow().folder.clone();
        let send_for = |name: ShardName| {
            let address = format!("{folder}{name}");
            (fetch::fetch(&address), address, name)
        };
        let fetches: Vec<_> = names.into_iter().map(send_for).collect();
        let mut lack = Lack::default();
        for (fetch, address, name) in fetches {
            // All are waited for, also after a failure: the rest may well be there the next time.
            match self.take(fetch, &address, &name).await {
                Ok(()) => {}
                Err(Absent::Missing(Missing::Away(bytes))) => lack.away += u64::from(bytes),
                Err(absent) => lack.sentence = lack.sentence.or(Some(absent.sentence(&name))),
            }
        }
        if lack == Lack::default() { Ok(()) } else { Err(lack) }
    }

    /// Hands one file to the engine. One that the engine refuses may have been kept damaged, so it is
    /// sent for once more, past everything that keeps.
    async fn take(&self, fetch: Fetch, address: &str, name: &ShardName) -> Result<(), Absent> {
        let bytes = fetch::bytes(fetch).await.map_err(Absent::Missing)?;
        if self.hand_over(name, bytes).is_ok() {
            return Ok(());
        }
        let bytes = fetch::bytes(fetch::fetch_anew(address)).await.map_err(Absent::Missing)?;
        self.hand_over(name, bytes).map_err(Absent::Unsound)
    }

    fn hand_over(&self, name: &ShardName, bytes: Vec<u8>) -> Result<(), FormatError> {
        let mut state = self.0.borrow_mut();
        state.engine.as_mut().map_or(Ok(()), |engine| engine.supply(name, bytes))
    }
}

/// Why one file is not to be had.
enum Absent {
    Missing(Missing),
    Unsound(FormatError),
}

impl Absent {
    fn sentence(&self, name: &ShardName) -> String {
        match self {
            Self::Missing(missing) => missing.sentence(&name.to_string()),
            Self::Unsound(error) => error.to_string(),
        }
    }
}

/// What an answer lacks.
#[derive(Debug, Default, PartialEq, Eq)]
struct Lack {
    /// Bytes that only the network has.
    away: u64,
    /// What else is wrong, of the first file with which something is.
    sentence: Option<String>,
}

impl Lack {
    fn trouble(self, request: &Request) -> Trouble {
        let size = self.away.div_ceil(1000);
        let sentence = self.sentence.unwrap_or_else(|| match request {
            Request::Read(_) => format!(
                "This briefing is not on this device; {size} KB. It loads when the network is back."
            ),
            Request::Search(_) | Request::Complete(_) | Request::Count(_) => format!(
                "A part of the archive that this needs is not on this device; {size} KB. It loads when the network is back."
            ),
        });
        Trouble { sentence, retry: true }
    }
}

enum Asked {
    Reply(Reply),
    Need(Vec<ShardName>),
}

fn send(report: &Report) {
    scope::post(&report.to_bytes());
}
