//! What can be asked of an archive and what comes back: plain data in the reader's words, and the
//! only types of this crate that the page may see.
//!
//! Must not know: how answers are found, how shards look, who carries the messages.

use serde::{Deserialize, Serialize};

pub use crate::mark_name::MarkName;
pub use transcript::{
    ClockTime, Date, Direction, GroundRule, Kind, Mark, MarkKind, Passage, Piece, PieceKind, Role,
    RuleKind, Span, Stamp, Text, TranscriptId, TurnNo,
};

/// A question to the archive. Equal requests have equal replies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Which turns match, how many, and what each facet would add.
    Search(Search),
    /// One transcript, whole, without hits: it changes less often than the query does.
    Read(TranscriptId),
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

/// Choices made by controls. Values of one facet are joined by or, facets by and; an empty facet
/// lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Filter {
    pub speakers: Vec<SpeakerKey>,
    pub roles: Vec<Role>,
    pub kinds: Vec<Kind>,
    /// Places as the transcripts name them.
    pub places: Vec<String>,
    /// Turns that hold a mark of one of these kinds.
    pub marks: Vec<MarkName>,
    /// First day let through, by date of publication.
    pub from: Option<Date>,
    /// Last day let through.
    pub to: Option<Date>,
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

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    Found(Box<Found>),
    Reading(Box<Reading>),
    /// The archive has no transcript of this name.
    Unknown(TranscriptId),
}

/// What a search found. All counts are exact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub archive: Archive,
    /// The whole question in plain words: `turns by Jen Psaki that contain “sanction” in any form`.
    pub understood: String,
    /// The query in its canonical spelling, which means the same and which addresses use.
    pub canonical: String,
    /// What the query was understood as, term by term; `Hit::term` points in here.
    pub terms: Vec<Term>,
    /// Did you mean: words of the archive near to words of the query that it does not hold. Best
    /// first. Never searched for unasked.
    pub suggestions: Vec<Suggestion>,
    /// What of the query, or of the filter, was not understood and left out.
    pub remarks: Vec<QueryRemark>,
    pub counts: Counts,
    pub facets: Facets,
    pub rows: Rows,
    /// The smallest part of the query that alone finds nothing, as the reader wrote it; `None` unless
    /// `counts.turns` is 0 and there is one.
    pub culprit: Option<String>,
    /// Why nothing was found: what each single removal would give. Empty unless `counts.turns` is 0.
    pub removals: Vec<Removal>,
}

/// The archive itself, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archive {
    pub transcripts: u32,
    pub turns: u32,
    pub words: u64,
    pub first: Option<Date>,
    pub last: Option<Date>,
    /// The transcript, where there is exactly one.
    pub only: Option<TranscriptId>,
}

/// One part of the query as it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// As the reader wrote it, without quotes.
    pub text: String,
    pub form: TermForm,
    /// Hits of this term alone within the scope, filters ignored.
    pub hits: u32,
}

/// How a term is held against words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TermForm {
    /// Any inflected form.
    Inflected,
    /// Quoted: exact forms in this order.
    Exact,
    /// `sanct*`: words that begin so.
    Prefix,
    /// `zelensky~`: words at most so many edits away (Damerau–Levenshtein).
    Close,
    /// `/…/`: a regular expression over the text.
    Pattern,
}

/// A spelling that the archive holds, offered for one that it does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The word of the query.
    pub instead_of: String,
    /// The word of the archive.
    pub word: String,
    /// Turns of the archive that hold it in any form.
    pub turns: u32,
    /// The whole query with the one put for the other.
    pub query: String,
}

/// Something in the query that was left out, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueryRemark {
    /// Bytes of the query; `None` when a filter value is meant.
    pub span: Option<Span>,
    /// One clear sentence.
    pub message: String,
}

/// How much matches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Places where a term matches, within matching turns; 0 for an empty query.
    pub hits: u32,
    pub turns: u32,
    /// Exchanges that hold a matching turn.
    pub exchanges: u32,
    pub transcripts: u32,
}

/// Live counts of turns by facet. Each facet ignores the choice made in itself and obeys all others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    pub speakers: Vec<SpeakerCount>,
    pub roles: Vec<(Role, u32)>,
    pub kinds: Vec<(Kind, u32)>,
    /// Turns by place, most first.
    pub places: Vec<(String, u32)>,
    /// Turns that hold a mark of this kind.
    pub marks: Vec<(MarkName, u32)>,
    /// Turns by month, oldest first, gaps left out.
    pub months: Vec<MonthCount>,
}

/// One speaker of the archive with the turns a choice of them would give. Sorted by count, then name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeakerCount {
    pub key: SpeakerKey,
    pub who: Who,
    pub turns: u32,
}

/// How a speaker is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Who {
    /// Full name where known, else the label as printed: `Jen Psaki`, `SENIOR ADMINISTRATION OFFICIAL`.
    pub name: String,
    pub office: Option<String>,
    /// The label most often printed: `MS. PSAKI`.
    pub label: String,
    pub role: Role,
    /// The label names a role, never one person.
    pub anonymous: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthCount {
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    pub turns: u32,
}

/// The matching turns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rows {
    /// For `Scope::Archive`: rows of the unit asked for, in the order asked for. With an empty query
    /// there are no snippets.
    Groups(Vec<Group>),
    /// For `Scope::Transcript`: matching turns in order.
    Turns(Vec<TurnHits>),
}

/// One row of a list of results: a transcript, or an exchange or a turn of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub entry: Entry,
    pub hits: u32,
    /// Matching turns in this row.
    pub turns: u32,
    /// Where the row is an exchange, which of its transcript (0-based); `None` for other units.
    pub exchange: Option<u32>,
    /// Of a transcript the first matching turns, or the best where the best come first, at most three
    /// and in order; of an exchange the question and its best matching answer; of a turn the turn.
    pub snippets: Vec<Snippet>,
}

/// A transcript in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: TranscriptId,
    pub title: String,
    pub date: Option<Date>,
    pub kind: Kind,
    pub places: Vec<String>,
    pub turns: u32,
    pub words: u32,
    /// From printed start to printed end, where both are printed and make sense.
    pub minutes: Option<u16>,
}

/// A window of a matching turn around its hits, never cut inside a word. Spans count bytes of `text`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    pub turn: TurnNo,
    pub who: Who,
    pub text: Text,
    pub hits: Vec<Hit>,
    /// Words of the turn stand before the window.
    pub cut_before: bool,
    /// Words of the turn stand after it.
    pub cut_after: bool,
}

/// One place where a term matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hit {
    pub span: Span,
    /// Index into `Found::terms`.
    pub term: u8,
}

/// A matching turn of the open transcript. `hits` is empty when only filters chose it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnHits {
    pub turn: TurnNo,
    pub hits: Vec<Hit>,
}

/// What one removal would give, when nothing was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removal {
    pub what: Removed,
    /// Turns that would match without it; 0 says that this alone does not help.
    pub turns: u32,
}

/// A part of the question that can be taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Removed {
    /// One part of the query, as written, and the canonical query without it.
    Part {
        text: String,
        rest: String,
    },
    Speakers,
    Roles,
    Kinds,
    Places,
    Marks,
    Dates,
}

/// One transcript, ready to be drawn as a script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub entry: Entry,
    pub event_date: Option<Date>,
    pub published: Option<Stamp>,
    pub modified: Option<Stamp>,
    pub start: Option<ClockTime>,
    pub end: Option<ClockTime>,
    /// The official address, as printed.
    pub address: Option<String>,
    pub preamble: Vec<Piece>,
    pub closing: Vec<Piece>,
    pub ground_rules: Vec<GroundRule>,
    /// Who speaks, in order of first appearance. `TurnText::speaker` points in here.
    pub cast: Vec<Part>,
    pub turns: Vec<TurnText>,
    /// Questions with their answers, as in `transcript::Exchange`.
    pub exchanges: Vec<transcript::Exchange>,
}

/// One speaker's part in one transcript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub key: SpeakerKey,
    pub who: Who,
    /// At least this many people speak under the label; 1 where the text proves no more.
    pub at_least: u8,
    /// The passages that prove it.
    pub evidence: Vec<Passage>,
    pub turns: u32,
    pub words: u32,
}

/// One turn as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnText {
    pub no: TurnNo,
    /// The label as printed, with its colon.
    pub cue: String,
    /// Index into `Reading::cast`.
    pub speaker: u16,
    pub text: Text,
}
