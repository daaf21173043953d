//! The archive beside which transcripts are kept: whether it holds the same text, or the same name.
//! Where it cannot be asked, as without a network, that is not found out, and nothing is kept from
//! coming in.
//!
//! Must not know: what becomes of a transcript.

use corpus::message::{Date, Filter, Reading, Reply, Request, Rows, Scope, Search, TranscriptId};
use worker::Archive;

use crate::workshop::ledger::{self, Kept};

/// Transcripts that are looked into.
const MOST: u32 = 20;

/// Words in a row that hardly two transcripts have in common.
const WORDS: usize = 8;

/// What the archive has that is like a transcript.
pub(super) enum Like {
    /// The same text, under this name and title.
    Twin(String, String),
    /// Another text under the same name, and its title.
    Namesake(String),
}

/// The archive, opened when it is first asked, and put away after that.
#[derive(Default)]
pub(super) struct Beside {
    address: String,
    /// Asked for by now, with or without success.
    opened: Option<Option<Archive>>,
}

impl Beside {
    pub(super) fn new(address: String) -> Self {
        Self { address, opened: None }
    }

    /// Lets go of what was fetched to be asked.
    pub(super) fn put_away(&mut self) {
        self.opened = None;
    }

    /// What the archive has that is like this.
    pub(super) async fn like(&mut self, kept: &Kept) -> Option<Like> {
        if self.opened.is_none() {
            self.opened = Some(Archive::open(&self.address).await);
        }
        let archive = self.opened.as_ref()?.as_ref()?;
        let id = TranscriptId::parse(&kept.line.id)?;
        if let Some(reading) = read(archive, id.clone()).await {
            let (id, title) = (kept.line.id.clone(), reading.entry.title.clone());
            return Some(if is_twin(&reading, kept) {
                Like::Twin(id, title)
            } else {
                Like::Namesake(title)
            });
        }
        for other in candidates(archive, id.date(), kept).await {
            let reading = read(archive, other).await.filter(|reading| is_twin(reading, kept));
            if let Some(Reading { entry, .. }) = reading.as_deref() {
                return Some(Like::Twin(entry.id.as_str().to_owned(), entry.title.clone()));
            }
        }
        None
    }
}

async fn read(archive: &Archive, id: TranscriptId) -> Option<Box<Reading>> {
    match archive.ask(&Request::Read(id)).await {
        Some(Reply::Reading(reading)) => Some(reading),
        _ => None,
    }
}

/// Transcripts that have as many turns, and are of the same day; or, where no day is known, say the
/// same words.
async fn candidates(archive: &Archive, day: Option<Date>, kept: &Kept) -> Vec<TranscriptId> {
    let filter = Filter { from: day, to: day, ..Filter::default() };
    let scope = Scope::Archive { first: 0, count: MOST };
    let words = if day.is_none() { phrase(kept) } else { String::new() };
    match archive.ask(&Request::Search(Search::new(words, filter, scope))).await {
        Some(Reply::Found(found)) => match found.rows {
            Rows::Groups(groups) => {
                let same = groups.into_iter().filter(|group| group.entry.turns == kept.line.turns);
                same.map(|group| group.entry.id).collect()
            }
            Rows::Turns(_) => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The first words of the longest piece of a transcript, as they stand.
fn phrase(kept: &Kept) -> String {
    let (transcript, _) = transcript::parse(&kept.name, &kept.source);
    let longest = ledger::said(&transcript).max_by_key(|piece| piece.len()).unwrap_or_default();
    let words = longest.split(|c: char| c.is_whitespace() || "\"“”„«»".contains(c));
    let words: Vec<_> = words.filter(|word| !word.is_empty()).take(WORDS).collect();
    ["\"", &words.join(" "), "\""].concat()
}

fn is_twin(reading: &Reading, kept: &Kept) -> bool {
    let turns = reading.turns.iter().map(|turn| &*turn.text.text);
    let around = reading.preamble.iter().map(|piece| &*piece.text.text);
    ledger::print(turns.chain(around)) == kept.print
}
