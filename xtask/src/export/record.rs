//! The shape of exported transcripts.

use serde::Serialize;
use transcript::{
    Exchange, Extent, GroundRule, Mark, MarkKind, PieceKind, Remark, RuleKind, Speaker, Transcript,
    Turn, TurnNo,
};

/// The one document of the JSON format.
#[derive(Debug, Serialize)]
pub(super) struct Files<'a> {
    pub(super) files: Vec<FileRecord<'a>>,
}

/// One transcript. Times are as printed; `location` is the place lines joined by `; `.
#[derive(Debug, Serialize)]
pub(super) struct FileRecord<'a> {
    pub(super) file: &'a str,
    title: &'a str,
    date: Option<String>,
    start_time: Option<&'a str>,
    end_time: Option<&'a str>,
    location: String,
    pub(super) turns: Vec<TurnRecord<'a>>,
    id: &'a str,
    kind: &'static str,
    event_date: Option<String>,
    published: Option<&'a str>,
    modified: Option<&'a str>,
    address: Option<&'a str>,
    speakers: Vec<SpeakerRecord<'a>>,
    ground_rules: Vec<RuleRecord<'a>>,
    exchanges: Vec<ExchangeRecord>,
    preamble: Vec<PieceRecord<'a>>,
    end: Vec<PieceRecord<'a>>,
    pub(super) remarks: Vec<RemarkRecord>,
}

impl<'a> FileRecord<'a> {
    pub(super) fn of(transcript: &'a Transcript) -> Self {
        let meta = &transcript.meta;
        let turns = transcript.numbered();
        let pieces = |pieces: &'a [transcript::Piece]| pieces.iter().map(PieceRecord::of).collect();
        Self {
            file: &transcript.source,
            title: &meta.title,
            date: meta.date.map(|date| date.to_string()),
            start_time: meta.start.as_ref().map(|time| time.printed.as_str()),
            end_time: meta.end.as_ref().map(|time| time.printed.as_str()),
            location: meta.places.join("; "),
            turns: turns.map(|(no, turn)| TurnRecord::of(transcript, no, turn)).collect(),
            id: transcript.id.as_str(),
            kind: meta.kind.as_str(),
            event_date: meta.event_date.map(|date| date.to_string()),
            published: meta.published.as_ref().map(|stamp| stamp.printed.as_str()),
            modified: meta.modified.as_ref().map(|stamp| stamp.printed.as_str()),
            address: meta.address.as_deref(),
            speakers: transcript.speakers.iter().map(SpeakerRecord::of).collect(),
            ground_rules: transcript.ground_rules.iter().map(RuleRecord::of).collect(),
            exchanges: transcript.exchanges.iter().map(ExchangeRecord::of).collect(),
            preamble: pieces(&transcript.preamble),
            end: pieces(&transcript.end),
            remarks: Vec::new(),
        }
    }
}

/// One turn. `text` is without its label, unwrapped, paragraphs joined by `\n`.
#[derive(Debug, Serialize)]
pub(super) struct TurnRecord<'a> {
    /// The label as it should have been printed; `Q` for questions.
    speaker: &'a str,
    /// `question` or `statement`.
    kind: &'static str,
    text: &'a str,
    /// Counted from 1, as links count.
    no: u32,
    name: Option<&'a str>,
    office: Option<&'a str>,
    role: &'static str,
    /// The label as printed.
    cue: &'a str,
    /// Line of the file, counted from 1.
    line: u32,
    marks: Vec<MarkRecord<'a>>,
}

impl<'a> TurnRecord<'a> {
    fn of(transcript: &'a Transcript, TurnNo(no): TurnNo, turn: &'a Turn) -> Self {
        let speaker = transcript.speaker(turn.speaker);
        let question = turn.is_question();
        Self {
            speaker: speaker.filter(|_| !question).map_or("Q", |speaker| &speaker.label),
            kind: if question { "question" } else { "statement" },
            text: &turn.text.text,
            no,
            name: speaker.and_then(|speaker| speaker.name.as_deref()),
            office: speaker.and_then(|speaker| speaker.office.as_deref()),
            role: transcript.role(turn).as_str(),
            cue: &turn.cue,
            line: turn.line,
            marks: turn.text.marks.iter().map(MarkRecord::of).collect(),
        }
    }
}

/// A stretch of a turn that the source sets apart; `start` and `end` are bytes of its text.
#[derive(Debug, Serialize)]
struct MarkRecord<'a> {
    start: u32,
    end: u32,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<&'a str>,
}

impl<'a> MarkRecord<'a> {
    fn of(mark: &'a Mark) -> Self {
        let target = match &mark.kind {
            MarkKind::Link(target) => Some(target.as_str()),
            _ => None,
        };
        Self { start: mark.span.start, end: mark.span.end, kind: mark_word(&mark.kind), target }
    }
}

#[derive(Debug, Serialize)]
struct SpeakerRecord<'a> {
    label: &'a str,
    name: Option<&'a str>,
    office: Option<&'a str>,
    role: &'static str,
    /// The label names a role, never one person.
    anonymous: bool,
    /// At least this many people speak under the label.
    at_least: u8,
    /// Labels as printed, most frequent first.
    printed: &'a [String],
}

impl<'a> SpeakerRecord<'a> {
    fn of(speaker: &'a Speaker) -> Self {
        Self {
            label: &speaker.label,
            name: speaker.name.as_deref(),
            office: speaker.office.as_deref(),
            role: speaker.role.as_str(),
            anonymous: speaker.anonymous,
            at_least: speaker.at_least,
            printed: &speaker.printed,
        }
    }
}

#[derive(Debug, Serialize)]
struct RuleRecord<'a> {
    kind: &'static str,
    /// How speakers may be named, or until when nothing may be published.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    /// The part of the event for which alone it holds; absent where none is told apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    /// Whose comments alone it is about, in the source's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    speakers: Option<&'a str>,
}

impl<'a> RuleRecord<'a> {
    fn of(rule: &'a GroundRule) -> Self {
        let (kind, value) = match &rule.kind {
            RuleKind::OnBackground => ("on background", None),
            RuleKind::OnTheRecord => ("on the record", None),
            RuleKind::OffTheRecord => ("off the record", None),
            RuleKind::Attribution(value) => ("attribution", Some(value.as_str())),
            RuleKind::Embargo(value) => ("embargo", Some(value.as_str())),
        };
        let (part, speakers) = match &rule.extent {
            Extent::Whole => (None, None),
            Extent::Opening => (Some("opening remarks"), None),
            Extent::Questions => (Some("questions and answers"), None),
            Extent::Said(who) => (Some("comments"), Some(who.as_str())),
            Extent::Part => (Some("unclear"), None),
        };
        Self { kind, value, part, speakers }
    }
}

/// Numbers of turns: questions from `first`, answers from `answered`, both before `end`.
#[derive(Debug, Serialize)]
struct ExchangeRecord {
    first: u32,
    answered: u32,
    end: u32,
}

impl ExchangeRecord {
    fn of(exchange: &Exchange) -> Self {
        let Exchange { first, answered, end } = exchange;
        Self { first: first.0, answered: answered.0, end: end.0 }
    }
}

#[derive(Debug, Serialize)]
struct PieceRecord<'a> {
    kind: &'static str,
    text: &'a str,
}

impl<'a> PieceRecord<'a> {
    fn of(piece: &'a transcript::Piece) -> Self {
        let kind = match piece.kind {
            PieceKind::Place => "place",
            PieceKind::Date => "date",
            PieceKind::Time => "time",
            PieceKind::Note => "note",
            PieceKind::EndMark => "end mark",
            PieceKind::Body => "body",
        };
        Self { kind, text: &piece.text.text }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct RemarkRecord {
    line: u32,
    message: String,
}

impl From<&Remark> for RemarkRecord {
    fn from(remark: &Remark) -> Self {
        Self { line: remark.line, message: remark.kind.to_string() }
    }
}

/// One row of the CSV: the turn, led by what is needed to find and cite it.
#[derive(Debug, Serialize)]
pub(super) struct Row<'a> {
    file: &'a str,
    id: &'a str,
    date: Option<&'a str>,
    title: &'a str,
    turn: u32,
    speaker: &'a str,
    name: Option<&'a str>,
    office: Option<&'a str>,
    role: &'a str,
    kind: &'a str,
    text: &'a str,
}

impl<'a> Row<'a> {
    pub(super) fn of(file: &'a FileRecord, turn: &'a TurnRecord) -> Self {
        Self {
            file: file.file,
            id: file.id,
            date: file.date.as_deref(),
            title: file.title,
            turn: turn.no,
            speaker: turn.speaker,
            name: turn.name,
            office: turn.office,
            role: turn.role,
            kind: turn.kind,
            text: turn.text,
        }
    }
}

fn mark_word(mark: &MarkKind) -> &'static str {
    match mark {
        MarkKind::Direction(_) => "direction",
        MarkKind::Redaction => "redaction",
        MarkKind::Struck => "struck",
        MarkKind::Replacement => "replacement",
        MarkKind::Sic => "sic",
        MarkKind::Insertion => "insertion",
        MarkKind::Emphasis => "emphasis",
        MarkKind::Strong => "strong",
        MarkKind::Subscript => "subscript",
        MarkKind::Link(_) => "link",
        MarkKind::Item => "item",
    }
}
