//! A query as it was understood: terms, and how they are joined. What the parser makes, what
//! matching evaluates, and what is spelled out again for addresses and in words.
//!
//! Must not know: how queries are typed, what is in the archive.

use transcript::{Date, Kind, Role, Span, TranscriptId};

use crate::mark_name::MarkName;
use crate::message::QueryRemark;
use crate::rule_name::Rules;

/// A query, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// What is looked for in the words of a turn; [`Node::Term`] points in here. No two are equal.
    pub terms: Vec<QueryTerm>,
    /// `None` asks for every turn.
    pub root: Option<Node>,
    pub remarks: Vec<QueryRemark>,
}

/// How the parts of a query are joined. Each node says yes or no to a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// Index into [`Query::terms`].
    Term(usize),
    /// Both terms, at most `within` tokens from one to the other, in either order. The distance is
    /// that of the last token of the earlier and the first token of the later; neighbours are 1 apart.
    Near {
        left: usize,
        right: usize,
        within: u16,
    },
    /// Something that is known of the turn besides its words.
    Test(Test),
    /// The turn is of an exchange in which one of the questions satisfies this.
    Asked(Box<Node>),
    /// The turn is of an exchange in which one of the answers satisfies this.
    Answered(Box<Node>),
    Not(Box<Node>),
    /// All of these. At least two.
    All(Vec<Node>),
    /// Any of these. At least two.
    Any(Vec<Node>),
}

/// What a turn's words are held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct QueryTerm {
    /// As written, without quotation marks, `*`, `~` or slashes.
    pub text: String,
    /// Where it stands in what was typed, marks and all.
    pub span: Span,
    pub what: What,
}

/// How a term is held against words. Tokens are folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// Tokens one after the other, in any inflected form: stems. Never empty, usually one.
    Inflected(Vec<String>),
    /// Exact tokens one after the other. Never empty.
    Exact(Vec<String>),
    /// Tokens that begin so.
    Prefix(String),
    /// Tokens at most so many edits away.
    Close { token: String, edits: u8 },
    /// A regular expression over the text of the turn, as written between the slashes.
    Pattern(String),
}

/// A test of what is known of a turn or its transcript. Several values are joined by or; none is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Test {
    /// Folded: a key, a label, a surname or a full name.
    Speaker(Vec<String>),
    Role(Vec<Role>),
    Kind(Vec<Kind>),
    /// Folded words, all of which a place of the transcript holds one after the other.
    Place(Vec<String>),
    /// Ground rules under which the transcript was held.
    Rule(Rules),
    /// First and last day, both included.
    Dates(Vec<(Option<Date>, Option<Date>)>),
    Has(Vec<MarkName>),
    In(Vec<TranscriptId>),
    /// Words of the turn, both ends included.
    Length {
        from: u32,
        to: u32,
    },
}
