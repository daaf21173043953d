//! What can be asked.
//!
//! Must not know: how answers are found.

use core::mem::discriminant;

use serde::{Deserialize, Serialize};

use super::{Date, Kind, MarkName, Role, Rules, TranscriptId};

/// A question to the archive. Equal requests have equal replies.
// One at a time, and most of them are searches. In the browser numbers are narrower, and so is this.
#[cfg_attr(not(target_arch = "wasm32"), expect(clippy::large_enum_variant, reason = "see above"))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Which turns match, how many, and what each facet would add.
    Search(Search),
    /// One transcript, whole, without hits: it changes less often than the query does.
    Read(TranscriptId),
    /// Words of the archive that begin so.
    Complete(String),
    /// How many turns of the archive each of these queries finds.
    Count(Vec<String>),
}

impl Request {
    /// Whether an answer to `older` is of no use any more once this is asked.
    pub fn supersedes(&self, older: &Self) -> bool {
        match (self, older) {
            // Another search has another list; more of a list leaves its beginning as it is.
            (Self::Search(this), Self::Search(older)) => !this.goes_on() || older.goes_on(),
            _ => discriminant(self) == discriminant(older),
        }
    }
}

/// What to look for, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// As typed. Parsing it never fails.
    pub query: String,
    pub filter: Filter,
    pub scope: Scope,
    /// What one row of the answer is. Counts are the same whatever it is.
    pub unit: Unit,
    /// In which order rows come. Ties fall back to newest first, then to the order of the transcript.
    pub order: Order,
}

impl Search {
    /// Transcripts as rows, newest first.
    pub fn new(query: String, filter: Filter, scope: Scope) -> Self {
        Self { query, filter, scope, unit: Unit::default(), order: Order::default() }
    }

    /// Whether it asks for the rows of a list from a later one on.
    fn goes_on(&self) -> bool {
        matches!(self.scope, Scope::Archive { first: 1.., .. })
    }
}

/// What one row of an answer over the archive is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Each matching turn by itself.
    Turn,
    /// Each exchange that holds a matching turn; a turn outside all exchanges stands by itself.
    Exchange,
    /// Each transcript that holds a matching turn.
    #[default]
    Transcript,
}

/// How rows are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Order {
    /// Best match first; newest first where the query names no word.
    Relevance,
    #[default]
    Newest,
    Oldest,
    /// Transcripts with most words first.
    Longest,
}

impl Order {
    pub const ALL: [Self; 4] = [Self::Relevance, Self::Newest, Self::Oldest, Self::Longest];

    /// As it is written in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Longest => "longest",
        }
    }

    /// What [`Self::as_str`] writes, read back.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }
}

/// Choices made by controls, joined by and.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Filter {
    /// What a turn must have: values of one facet are joined by or, an empty facet lets everything
    /// through.
    pub only: Choices,
    /// What a turn must not have, not one of it.
    pub without: Choices,
    /// First day let through, by date of publication.
    pub from: Option<Date>,
    /// Last day let through.
    pub to: Option<Date>,
    /// Fewest and most words of a turn.
    pub length: Option<(u32, u32)>,
}

/// Values chosen, facet by facet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Choices {
    pub speakers: Vec<SpeakerKey>,
    pub roles: Vec<Role>,
    pub kinds: Vec<Kind>,
    /// Places as the transcripts name them.
    pub places: Vec<String>,
    /// Turns of transcripts under one of these ground rules.
    pub rules: Rules,
    /// Turns that hold a mark of one of these kinds.
    pub marks: Vec<MarkName>,
}

/// Name of a speaker across the archive, readable in an address: `jen-psaki`, or the label's
/// `senior-administration-official` where no full name is known; `q` is the press.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SpeakerKey(pub String);

/// Which transcripts are searched and how the answer is cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// The whole archive: transcripts newest first, `count` of them from the `first`-th (0-based).
    Archive { first: u32, count: u32 },
    /// One transcript: every matching turn with its hits.
    Transcript(TranscriptId),
}
