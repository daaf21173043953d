//! Typed text to a query. Never fails: what is not understood is taken as plain words and remarked
//! upon.
//!
//! Words are joined by and, within one turn, and match every inflected form. What stands in
//! quotation marks, straight or curly, matches exactly, one word after the other. A word that holds
//! several tokens (`two-state`, `U.S.`, `COVID-19`) asks for them one after the other, in any form; a
//! possessive `'s` at its end is dropped.
//!
//! Must not know: what is in the archive.

use transcript::Span;

use crate::fold::fold;
use crate::message::QueryRemark;
use crate::tokenize::{stem, tokens};

/// Characters read; a query beyond this is no longer typed by hand.
const MOST_CHARS: usize = 1_000;
/// Terms looked for; also what keeps `Hit::term` in a byte.
const MOST_TERMS: usize = 64;

/// A query, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    pub terms: Vec<QueryTerm>,
    /// `None` asks for every turn.
    pub root: Option<Node>,
    pub remarks: Vec<QueryRemark>,
}

/// How terms are joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// Index into [`Query::terms`].
    Term(usize),
    /// All of these in one turn. Never empty.
    All(Vec<Node>),
}

impl Node {
    /// The query without one term; `None` where nothing is left.
    pub(crate) fn without(&self, term: usize) -> Option<Node> {
        match self {
            Self::Term(own) => (*own != term).then(|| self.clone()),
            Self::All(nodes) => {
                let left: Vec<Node> = nodes.iter().filter_map(|node| node.without(term)).collect();
                (!left.is_empty()).then_some(Self::All(left))
            }
        }
    }
}

/// Tokens that must stand one after the other; usually one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct QueryTerm {
    /// As written, without quotation marks.
    pub text: String,
    pub exact: bool,
    /// Never empty.
    pub slots: Vec<Slot>,
}

/// What one token of a turn may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// This folded token and no other.
    Exact(String),
    /// Any token of this stem.
    Inflected(String),
}

impl Slot {
    /// The stem under which the dictionary lists what this slot lets through.
    pub(crate) fn stem(&self) -> std::borrow::Cow<'_, str> {
        match self {
            Self::Exact(token) => stem(token),
            Self::Inflected(stem) => stem.as_str().into(),
        }
    }

    /// Whether a folded token of that stem fits.
    pub(crate) fn fits(&self, folded: &str) -> bool {
        match self {
            Self::Exact(token) => token == folded,
            Self::Inflected(_) => true,
        }
    }
}

/// Reads what was typed.
pub(crate) fn parse(typed: &str) -> Query {
    let mut query = Query::default();
    let end = typed.char_indices().nth(MOST_CHARS).map_or(typed.len(), |(at, _)| at);
    if end < typed.len() {
        let message = format!("Only the first {MOST_CHARS} characters are searched for.");
        query.remark(end..typed.len(), message);
    }
    let mut at = 0;
    while let Some(piece) = next_piece(typed.get(..end).unwrap_or_default(), at) {
        at = piece.end;
        query.take(typed, &piece);
        if query.terms.len() == MOST_TERMS && at < end {
            query.remark(at..end, format!("Only the first {MOST_TERMS} terms are searched for."));
            break;
        }
    }
    let all: Vec<Node> = (0..query.terms.len()).map(Node::Term).collect();
    query.root = (!all.is_empty()).then_some(Node::All(all));
    query
}

/// A word or a quotation, where it stands in what was typed.
struct Piece {
    start: usize,
    /// What is between the quotation marks, or the word.
    body: Span,
    end: usize,
    quoted: bool,
    closed: bool,
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

/// The piece at or after `from`.
fn next_piece(typed: &str, from: usize) -> Option<Piece> {
    let rest = typed.get(from..)?;
    let start = from + rest.find(|c: char| !c.is_whitespace())?;
    let rest = typed.get(start..)?;
    let opening = rest.chars().next().filter(|c| is_quote(*c)).map(char::len_utf8);
    let body = start + opening.unwrap_or(0);
    let stop: fn(char) -> bool =
        if opening.is_some() { is_quote } else { |c| c.is_whitespace() || is_quote(c) };
    let inner = typed.get(body..)?;
    let length = inner.find(stop);
    let body_end = body + length.unwrap_or(inner.len());
    let closing = typed.get(body_end..)?.chars().next().filter(|_| opening.is_some());
    Some(Piece {
        start,
        body: Span { start: body as u32, end: body_end as u32 },
        end: body_end + closing.map_or(0, char::len_utf8),
        quoted: opening.is_some(),
        closed: opening.is_none() || length.is_some(),
    })
}

impl Query {
    /// The query as it was understood, less one term.
    pub(crate) fn without(&self, term: usize) -> String {
        let kept = self.terms.iter().enumerate().filter(|(nth, _)| *nth != term);
        let written = kept.map(|(_, term)| match term.exact {
            true => ["\"", &term.text, "\""].concat(),
            false => term.text.clone(),
        });
        written.collect::<Vec<_>>().join(" ")
    }

    fn remark(&mut self, range: core::ops::Range<usize>, message: String) {
        let span = Some(Span { start: range.start as u32, end: range.end as u32 });
        self.remarks.push(QueryRemark { span, message });
    }

    fn take(&mut self, typed: &str, piece: &Piece) {
        let text = piece.body.of(typed).trim();
        let range = piece.start..piece.end;
        let slots = slots(text, piece.quoted);
        if slots.is_empty() {
            if !piece.quoted {
                let message = format!("“{text}” was left out: it has no letter or digit.");
                self.remark(range, message);
            }
            return;
        }
        if !piece.closed {
            let message = "The quotation has no end: all that follows is taken as one phrase.";
            self.remark(range, message.to_owned());
        } else if let Some(operator) = (!piece.quoted).then(|| later(text)).flatten() {
            let message =
                format!("“{text}” is taken as plain words: {operator} has no meaning here.");
            self.remark(range, message);
        }
        let term = QueryTerm { text: text.to_owned(), exact: piece.quoted, slots };
        if !self.terms.iter().any(|other| other.slots == term.slots) {
            self.terms.push(term);
        }
    }
}

/// What each token of `text` lets through.
fn slots(text: &str, exact: bool) -> Vec<Slot> {
    let spans: Vec<Span> = tokens(text).collect();
    let kept = spans.len() - usize::from(!exact && is_possessive(text, &spans));
    let slot = |span: &Span| {
        let mut folded = String::new();
        fold(span.of(text), &mut folded);
        if exact { Slot::Exact(folded) } else { Slot::Inflected(stem(&folded).into_owned()) }
    };
    spans.iter().take(kept).map(slot).collect()
}

/// The last token is the `s` of `'s`, and not the only one.
fn is_possessive(text: &str, spans: &[Span]) -> bool {
    let [.., before, last] = spans else { return false };
    let between = Span { start: before.end, end: last.start };
    last.of(text).eq_ignore_ascii_case("s") && matches!(between.of(text), "'" | "’" | "ʼ" | "‘")
}

/// What the word would mean in the language that this parser does not speak.
fn later(word: &str) -> Option<&'static str> {
    const FIELDS: [&str; 11] = [
        "speaker", "role", "kind", "place", "date", "has", "in", "asked", "answered", "len", "turn",
    ];
    let field = |(name, _): (&str, &str)| FIELDS.iter().any(|f| name.eq_ignore_ascii_case(f));
    match word {
        "OR" | "AND" | "NOT" | "NEAR" => Some("an operator in capitals"),
        _ if word.starts_with("NEAR/") => Some("an operator in capitals"),
        _ if word.starts_with('-') => Some("a minus before a word"),
        _ if word.ends_with('*') => Some("a star after a word"),
        _ if word.ends_with('~') => Some("a tilde after a word"),
        _ if word.starts_with('(') || word.ends_with(')') => Some("a parenthesis"),
        _ if word.len() > 2 && word.starts_with('/') && word.ends_with('/') => {
            Some("a regular expression")
        }
        _ => word.split_once(':').is_some_and(field).then_some("a field before a colon"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Terms in one line: exact slots in quotes, tokens of one term joined by `+`.
    fn read(typed: &str) -> String {
        let query = parse(typed);
        let slot = |slot: &Slot| match slot {
            Slot::Exact(token) => format!("'{token}'"),
            Slot::Inflected(stem) => stem.clone(),
        };
        let term = |term: &QueryTerm| term.slots.iter().map(slot).collect::<Vec<_>>().join("+");
        query.terms.iter().map(term).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_and_phrases_are_understood() {
        let check = |typed: &str, expected: &str| {
            assert_eq!(read(typed), expected, "{typed}");
            assert_eq!(parse(typed).remarks, [], "{typed}");
        };
        check("", "");
        check("  \u{a0} ", "");
        check("Sanctions", "sanction");
        check("gas PRICES", "gas price");
        check("price prices PRICED", "price");
        check("\"Sanctions\"", "'sanctions'");
        check("“North Korea” missile", "'north'+'korea' missil");
        check("a\"b c\"d", "a 'b'+'c' d");
        check("two-state", "two+state");
        check("U.S. COVID-19 $1.9 2,000 10:30", "u+s covid+19 1+9 2+000 10+30");
        check("don't don’t", "don+t");
        check("Biden's Biden’s, \"Biden’s\"", "biden 'biden'+'s'");
        check("'s", "s");
        check("\"\"", "");
        check("Erdoğan", "erdogan");
        check("北朝鮮", "北+朝+鮮");
    }

    #[test]
    fn what_is_left_out_is_said() {
        let check = |typed: &str, terms: &str, start: u32, end: u32, words: &str| {
            let query = parse(typed);
            assert_eq!(read(typed), terms, "{typed}");
            let [remark] = query.remarks.as_slice() else { panic!("{typed}: {:?}", query.remarks) };
            assert_eq!(remark.span, Some(Span { start, end }), "{typed}");
            assert!(remark.message.contains(words), "{typed}: {}", remark.message);
        };
        check("gas & oil", "gas oil", 4, 5, "no letter or digit");
        check("a \"b c", "a 'b'+'c'", 2, 6, "no end");
        check("a OR b", "a or b", 2, 4, "capitals");
        check("a -b", "a b", 2, 4, "minus");
        check("sanct*", "sanct", 0, 6, "star");
        check("zelensky~", "zelenski", 0, 9, "tilde");
        check("(a", "a", 0, 2, "parenthesis");
        check("speaker:psaki", "speaker+psaki", 0, 13, "field");
        check("/a.b/", "a+b", 0, 5, "regular expression");
        check(&"é".repeat(1_001), &"e".repeat(1_000), 2_000, 2_002, "1000 characters");
        let many: Vec<String> = (0..70).map(|n| format!("t{n}")).collect();
        check(&many.join(" "), &many[..64].join(" "), 245, 269, "64 terms");
    }

    #[test]
    fn a_term_can_be_taken_away() {
        let root = parse("a b").root.unwrap();
        assert_eq!(root.without(0), Some(Node::All(vec![Node::Term(1)])));
        assert_eq!(root.without(0).unwrap().without(1), None);
    }

    proptest::proptest! {
        #[test]
        fn anything_typed_is_a_query(typed in "(\\PC|[\"“”'’()*~/:-]| |OR |speaker:|a){0,80}") {
            let query = parse(&typed);
            for remark in &query.remarks {
                let span = remark.span.unwrap();
                proptest::prop_assert!(typed.get(span.start as usize..span.end as usize).is_some());
            }
            proptest::prop_assert!(query.terms.len() <= MOST_TERMS);
            proptest::prop_assert!(query.terms.iter().all(|term| !term.slots.is_empty()));
            proptest::prop_assert_eq!(query.root.is_some(), !query.terms.is_empty());
        }
    }
}
