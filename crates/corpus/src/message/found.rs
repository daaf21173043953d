//! What a search gives back.
//!
//! Must not know: how it was found, how it is drawn.

use serde::{Deserialize, Serialize};

use super::{
    Date, Filter, Kind, MarkName, Role, RuleName, Span, SpeakerKey, Text, TranscriptId, TurnNo,
};

/// What a search found. All counts are exact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub archive: Archive,
    /// The query that this answers, as it was typed.
    pub query: String,
    /// What of the query the controls can say as well, where there is something.
    pub typed: Option<Typed>,
    /// The whole question in plain words: `turns by Jen Psaki that contain “sanction” in any form`.
    pub understood: String,
    /// The query in its canonical spelling, which means the same and which addresses use.
    pub canonical: String,
    /// What the query was understood as, term by term; `Hit::term` points in here.
    pub terms: Vec<Term>,
    /// Did you mean: speakers and words of the archive near to those of the query that it does not hold;
    /// of each kind best first. Never searched for unasked.
    pub suggestions: Vec<Suggestion>,
    /// What of the query, or of the filter, was not understood and left out.
    pub remarks: Vec<QueryRemark>,
    pub counts: Counts,
    pub facets: Facets,
    /// The speakers of the filter as they were understood: where it names a label, the people who
    /// carry it; without those that nobody is called.
    pub speakers: Vec<SpeakerKey>,
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
    /// What each month has, oldest first; months without transcripts are left out.
    pub months: Vec<Month>,
    /// The transcript, where there is exactly one.
    pub only: Option<TranscriptId>,
}

/// What the archive has of one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    pub transcripts: u32,
    pub turns: u32,
}

/// What of a query can be said by choices: `speaker:psaki sanctions -kind:gaggle`. The rest of the query,
/// asked under these choices and those that were made already, has the same answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    pub filter: Filter,
    /// The rest in its canonical spelling.
    pub rest: String,
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

/// A spelling that the archive holds, offered for one that it does not or hardly holds; or one for each
/// of several such words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What is offered: a speaker, or from the first term that may be meant otherwise to the last.
    pub word: String,
    /// Turns in scope that match this part of the query then; `None` for several words, which only
    /// asking would tell.
    pub turns: Option<u32>,
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
    /// Turns of transcripts under this ground rule.
    pub rules: Vec<(RuleName, u32)>,
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
    /// The first of them; `None` for a transcript without turns.
    pub first: Option<TurnNo>,
    /// Where the row is an exchange, which of its transcript (0-based); `None` for other units.
    pub exchange: Option<u32>,
    /// The speakers of the transcript, in order of first appearance, without the press.
    pub speakers: Vec<String>,
    /// Of a transcript the first matching exchanges, or the best where the best come first, at most
    /// three and in order; of an exchange the question and its best matching answer; of a turn, and
    /// where a turn is outside all exchanges, the turn.
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

/// A window of a turn around its hits, never cut inside a word. Spans count bytes of `text`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    pub turn: TurnNo,
    /// The exchange of the transcript (0-based) that the turn is shown for; `None` where it stands
    /// by itself.
    pub exchange: Option<u32>,
    /// The turn matches; it is not only shown beside one that does.
    pub matches: bool,
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
    Rules,
    Marks,
    Dates,
    Length,
}
