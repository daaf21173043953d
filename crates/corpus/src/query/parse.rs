//! The parser: recursive descent over the typed text, one function per rule of the grammar.
//!
//! Must not know: what is in the archive, how a query is spelled out again.

use core::ops::Range;

use transcript::Span;

use super::ast::{Node, Query, What};
use super::cursor::{Cursor, ends_word, is_minus};
use super::join;
use crate::message::QueryRemark;

/// Characters read; a query beyond this is no longer typed by hand.
const MOST_CHARS: usize = 1_000;
/// Terms looked for; also what keeps `Hit::term` in a byte.
pub(super) const MOST_TERMS: usize = 64;
/// Tokens that NEAR may span.
const MOST_NEAR: u16 = 1_000;
/// NEAR without a number, or one that is still being typed.
const USUAL_NEAR: u16 = 10;

/// Reads what was typed.
pub(crate) fn parse(typed: &str) -> Query {
    let end = typed.char_indices().nth(MOST_CHARS).map_or(typed.len(), |(at, _)| at);
    let text = typed.get(..end).unwrap_or_default();
    let mut parser = Parser { cursor: Cursor { text, at: 0 }, query: Query::default(), depth: 0 };
    if end < typed.len() {
        let message = format!("Only the first {MOST_CHARS} characters are searched for.");
        parser.remark(end..typed.len(), message);
    }
    parser.query.root = parser.whole();
    parser.query
}

pub(super) struct Parser<'a> {
    pub cursor: Cursor<'a>,
    pub query: Query,
    pub depth: u32,
}

/// What stands between two atoms.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    And,
    Or,
    Near(u16),
}

impl<'a> Parser<'a> {
    pub(super) fn remark(&mut self, range: Range<usize>, message: String) {
        let span = Some(span(&range));
        self.query.remarks.push(QueryRemark { span, message });
    }

    /// Everything, also what follows a bracket that closes nothing.
    fn whole(&mut self) -> Option<Node> {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.any());
            let start = self.cursor.at;
            if !self.cursor.eat(|c| c == ')') {
                return join::all(parts);
            }
            let message = "This bracket closes nothing and was left out.";
            self.remark(start..self.cursor.at, message.to_owned());
        }
    }

    /// `all OR all OR …`
    pub(super) fn any(&mut self) -> Option<Node> {
        let mut parts: Vec<Node> = self.all().into_iter().collect();
        while let Some((Joint::Or, range)) = self.joint() {
            self.cursor.at = range.end;
            let left = !parts.is_empty();
            match self.all() {
                Some(part) if left => parts.push(part),
                right => {
                    parts.extend(right);
                    self.remark(
                        range,
                        "OR needs something on both sides and was left out.".to_owned(),
                    );
                }
            }
        }
        join::any(parts)
    }

    /// Parts one after the other.
    fn all(&mut self) -> Option<Node> {
        let mut parts = Vec::new();
        loop {
            match self.joint() {
                Some((Joint::And, range)) => {
                    self.cursor.at = range.end;
                    if parts.is_empty() || self.at_end() {
                        let message = "AND needs something on both sides and was left out.";
                        self.remark(range, message.to_owned());
                    }
                    continue;
                }
                Some((Joint::Or, _)) => break,
                Some((Joint::Near(_), range)) => {
                    self.cursor.at = range.end;
                    self.not_near(range);
                    continue;
                }
                None if self.at_end() => break,
                None => parts.extend(self.part()),
            }
        }
        join::all(parts)
    }

    /// Nothing more within these brackets.
    pub(super) fn at_end(&mut self) -> bool {
        self.cursor.skip_space();
        matches!(self.cursor.peek(), None | Some(')'))
    }

    /// Nothing more within these brackets, or an operator.
    pub(super) fn nothing_ahead(&mut self) -> bool {
        self.at_end() || self.joint().is_some()
    }

    /// The operator ahead, and where it stands; the cursor stays before it.
    fn joint(&mut self) -> Option<(Joint, Range<usize>)> {
        self.cursor.skip_space();
        let mut ahead = self.cursor;
        if ahead.eat(|c| c == '|') {
            return Some((Joint::Or, self.cursor.at..ahead.at));
        }
        let range = ahead.until(ends_word);
        let joint = match ahead.slice(range.clone()) {
            "AND" => Joint::And,
            "OR" => Joint::Or,
            "NEAR" => Joint::Near(USUAL_NEAR),
            word => {
                let number: u32 = match word.strip_prefix("NEAR/")? {
                    "" => u32::from(USUAL_NEAR),
                    number => number.parse().ok()?,
                };
                Joint::Near(number.clamp(1, u32::from(MOST_NEAR)) as u16)
            }
        };
        Some((joint, range))
    }

    /// An atom, not an atom, or two atoms near each other.
    fn part(&mut self) -> Option<Node> {
        self.perhaps_not(Self::near)
    }

    /// What `rule` reads, or not that.
    pub(super) fn perhaps_not(&mut self, rule: fn(&mut Self) -> Option<Node>) -> Option<Node> {
        let start = self.cursor.at;
        let mut negated = false;
        while self.negation() {
            negated = !negated;
        }
        if start < self.cursor.at && self.nothing_ahead() {
            let message = "There is nothing here that could be left out.";
            self.remark(start..self.cursor.at, message.to_owned());
            return None;
        }
        let node = rule(self)?;
        Some(if negated { join::not(node) } else { node })
    }

    /// Steps over `-` before something, or `NOT`.
    fn negation(&mut self) -> bool {
        let mut ahead = self.cursor;
        if ahead.eat(is_minus) {
            let bound = ahead.peek().is_some_and(|c| !c.is_whitespace() && c != ')');
            self.cursor = if bound { ahead } else { self.cursor };
            return bound;
        }
        let range = ahead.until(ends_word);
        let is_not = ahead.slice(range) == "NOT";
        if is_not {
            ahead.skip_space();
            self.cursor = ahead;
        }
        is_not
    }

    /// `atom NEAR/n atom NEAR/n atom`: each pair of neighbours.
    fn near(&mut self) -> Option<Node> {
        let mut left = self.atom()?;
        let mut pairs = Vec::new();
        while let Some((Joint::Near(within), range)) = self.joint() {
            self.cursor.at = range.end;
            self.cursor.skip_space();
            let right = if self.nothing_ahead() { None } else { self.atom() };
            match (&left, right) {
                (Node::Term(one), Some(Node::Term(other)))
                    if self.has_places(*one) && self.has_places(other) =>
                {
                    pairs.push(Node::Near { left: *one, right: other, within });
                    left = Node::Term(other);
                }
                (_, right) => {
                    self.not_near(range);
                    pairs.extend([left].into_iter().chain(right));
                    return join::all(pairs);
                }
            }
        }
        if pairs.is_empty() { Some(left) } else { join::all(pairs) }
    }

    fn not_near(&mut self, range: Range<usize>) {
        let message = "NEAR needs a word or a phrase on both sides and was left out.";
        self.remark(range, message.to_owned());
    }

    /// Whether the places of a term within a turn are known.
    fn has_places(&self, term: usize) -> bool {
        let term = self.query.terms.get(term);
        term.is_some_and(|term| !matches!(term.what, What::Pattern(_)))
    }
}

pub(super) fn span(range: &Range<usize>) -> Span {
    Span { start: range.start as u32, end: range.end as u32 }
}
