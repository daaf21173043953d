//! What a transcript is, as plain values. Every other room of the house speaks these words.
//!
//! Must not know: how the text was read, how it is indexed, how it is drawn.

use serde::{Deserialize, Serialize};

use crate::{ClockTime, Date, Stamp};

/// One published briefing, taken apart without losing a word.
///
/// Read in order, `preamble`, then each turn's cue and text, then `end` hold every word of the
/// source's body exactly once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// Stable name of this transcript, the same in every build.
    pub id: TranscriptId,
    /// The name under which the source was handed in, usually its path.
    pub source: String,
    /// What the front matter says.
    pub meta: Meta,
    /// Everything before the first label; the whole body where there is no label at all.
    pub preamble: Vec<Piece>,
    /// Stretches of speech, each under one printed label.
    pub turns: Vec<Turn>,
    /// Everything after the last word spoken: end time, `END`, `###`, slides notice.
    pub end: Vec<Piece>,
    /// Who speaks, in order of first appearance. `Turn::speaker` points in here.
    pub speakers: Vec<Speaker>,
    /// The terms on which the press was addressed, each with the sentence that says so.
    pub ground_rules: Vec<GroundRule>,
    /// Questions with their answers, in order.
    pub exchanges: Vec<Exchange>,
}

/// What the front matter and the preamble say of the event, as printed and as read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Title, unfolded, no-break spaces made plain.
    pub title: String,
    /// Kind of event, read from the title.
    pub kind: Kind,
    /// Date of publication (front matter `date`).
    pub date: Option<Date>,
    /// Date of the event where the preamble prints one; may be earlier than `date`.
    pub event_date: Option<Date>,
    /// First publication, with the printed offset.
    pub published: Option<Stamp>,
    /// Last change, with the printed offset. May be earlier than `published` in the source.
    pub modified: Option<Stamp>,
    /// Official address: `source_url` or `permalink`.
    pub address: Option<String>,
    /// Place lines of the preamble, undecorated, in order.
    pub places: Vec<String>,
    /// Printed start of the event.
    pub start: Option<ClockTime>,
    /// Printed end of the event; the last one where several are printed.
    pub end: Option<ClockTime>,
    /// Front-matter keys that this version does not know, with their values as YAML text.
    pub other: Vec<(String, String)>,
}

/// Kind of event, from the title's words.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Kind {
    Briefing,
    Gaggle,
    BackgroundCall,
    OnTheRecordCall,
    ResponseTeam,
    Remarks,
    #[default]
    Other,
}

/// One paragraph outside the turns, with what it was read as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    pub kind: PieceKind,
    pub text: Text,
}

/// What a paragraph outside the turns is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PieceKind {
    Place,
    Date,
    Time,
    Note,
    /// `END`, `###` and their like.
    EndMark,
    /// A paragraph of a text without speakers.
    Body,
}

/// A stretch of speech under one printed label: the unit that is searched, linked and quoted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The label exactly as printed, with its colon if it has one: `MS. PSAKI:`, `Q`.
    pub cue: String,
    /// No white space stood between the cue and the first word (`QThanks`).
    pub glued: bool,
    /// Index into `Transcript::speakers`.
    pub speaker: SpeakerNo,
    /// What was said.
    pub text: Text,
    /// Line of the source file on which the turn begins, counted from 1.
    pub line: u32,
}

/// Clean text with the stretches that the source sets apart.
///
/// Unwrapped, escapes and tags removed, every run of white space one space, paragraphs joined by
/// `\n`. Brackets, struck words and directions stay in the text; `marks` says where they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub text: String,
    /// Sorted by start, then by longest first. Marks may nest but never cross.
    pub marks: Vec<Mark>,
}

/// A half-open stretch of bytes in a text; both ends are character boundaries.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

/// One stretch set apart by the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub span: Span,
    pub kind: MarkKind,
}

/// Why the source sets a stretch apart (transcript-format.md, section 5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MarkKind {
    /// `(Laughter.)`: parentheses included.
    Direction(Direction),
    /// `[senior administration official]`, `[Redacted.]`: brackets included.
    Redaction,
    /// Words struck by the transcriber, `<s>…</s>`.
    Struck,
    /// What stands for the struck words before it: brackets included.
    Replacement,
    /// `[sic]`, brackets included.
    Sic,
    /// A word put in by the transcriber, brackets included.
    Insertion,
    Emphasis,
    Strong,
    Subscript,
    /// Link target as printed. Whoever draws it decides which schemes are followed.
    Link(String),
    /// A paragraph that the source prints as an item of a list.
    Item,
}

/// What a stage direction is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Direction {
    Laughter,
    Inaudible,
    CrossTalk,
    Applause,
    /// `(As interpreted.)`, `(In progress)`, `(Speaks in Spanish.)`, `(A reporter sneezes.)`
    Other,
}

/// Number of a turn in its transcript, counted from 1: what a link names and a reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TurnNo(pub u32);

/// Position in `Transcript::speakers`, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SpeakerNo(pub u16);

/// The person or role behind one or more printed labels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The label as it should have been printed: `MS. PSAKI`, `Q`.
    pub label: String,
    /// Full name, where title or preamble names a person with this surname: `Jen Psaki`.
    pub name: Option<String>,
    /// Office printed with that name: `Press Secretary`.
    pub office: Option<String>,
    pub role: Role,
    /// The label names a role that several people may fill, so it is never one person.
    pub anonymous: bool,
    /// The text proves that at least this many people speak under the label. 1 where it proves none.
    pub at_least: u8,
    /// The passages that prove `at_least`. Empty where it is 1.
    pub evidence: Vec<Passage>,
    /// Printed labels that were read as this speaker, without colon, most frequent first.
    pub printed: Vec<String>,
}

/// What a speaker does in a briefing.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Role {
    /// Asks: a `Q` turn.
    Press,
    /// Answers.
    Official,
    /// Opens, closes, calls on people: `MODERATOR`, `OPERATOR`.
    Moderator,
    /// Audience, participants, crew.
    #[default]
    Other,
}

/// Words of a transcript that prove something. `turn` is `None` for the preamble, joined by `\n`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    pub turn: Option<TurnNo>,
    pub span: Span,
}

/// One condition on which the press was addressed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroundRule {
    pub kind: RuleKind,
    pub extent: Extent,
    /// The sentence that says so.
    pub passage: Passage,
}

/// What of a briefing a ground rule holds for, as far as the text says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Extent {
    Whole,
    /// The remarks before the questions.
    Opening,
    /// The questions and their answers.
    Questions,
    /// What these people say, named in the source’s words: `the administrator`.
    Said(String),
    /// Not the whole, but the text does not say plainly which part.
    Part,
}

/// What a ground rule demands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleKind {
    OnBackground,
    OnTheRecord,
    OffTheRecord,
    /// How the speakers may be named: `senior administration officials`.
    Attribution(String),
    /// Until when nothing may be published, in the source's words: `its conclusion`.
    Embargo(String),
}

/// A question, or a run of them, with the turns that answer it. Both ranges are half-open over
/// 1-based turn numbers; `answers` starts where `questions` ends and may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    pub first: TurnNo,
    /// First turn that answers.
    pub answered: TurnNo,
    /// First turn that no longer belongs.
    pub end: TurnNo,
}

/// Stable name of a transcript: its date and four characters derived from the last segment of its
/// official address, or of the file stem where there is none: `2021-03-23-k7q2`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TranscriptId(pub(crate) String);

impl TranscriptId {
    /// The name as it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
