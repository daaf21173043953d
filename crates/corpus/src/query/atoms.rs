//! The parser's smallest parts: words, phrases, patterns, tests, and what is in brackets.
//!
//! Must not know: how parts are joined.

use core::ops::Range;

use super::ast::{Node, QueryTerm, What};
use super::cursor::{ends_word, is_quote};
use super::parse::{MOST_TERMS, Parser, span};
use super::term::{self, Word};
use super::test;
use crate::close;
use crate::pattern::Pattern;

/// Brackets within brackets; deeper ones are passed over.
const MOST_DEPTH: u32 = 16;

impl<'a> Parser<'a> {
    pub(super) fn atom(&mut self) -> Option<Node> {
        let start = self.cursor.at;
        match self.cursor.peek()? {
            '(' => self.group(),
            c if is_quote(c) => self.phrase(),
            '/' => self.pattern().or_else(|| self.word()),
            '|' | ')' => {
                self.cursor.eat(|_| true);
                let message = "There is nothing before this, so it was left out.";
                self.remark(start..self.cursor.at, message.to_owned());
                None
            }
            _ => self.word(),
        }
    }

    fn group(&mut self) -> Option<Node> {
        let start = self.cursor.at;
        self.cursor.eat(|_| true);
        if self.depth == MOST_DEPTH {
            let message = format!("Brackets deeper than {MOST_DEPTH} were passed over.");
            self.remark(start..self.cursor.at, message);
            return None;
        }
        self.depth += 1;
        let inner = self.any();
        self.depth -= 1;
        self.cursor.skip_space();
        if !self.cursor.eat(|c| c == ')') {
            let message = "This bracket is not closed: all that follows is taken to be in it.";
            self.remark(start..start + 1, message.to_owned());
        }
        inner
    }

    fn phrase(&mut self) -> Option<Node> {
        let start = self.cursor.at;
        let (text, closed) = self.quoted();
        let range = start..self.cursor.at;
        if !closed {
            let message = "The quotation has no end: all that follows is taken as one phrase.";
            self.remark(range.clone(), message.to_owned());
        }
        let tokens = term::tokens_of(text, true);
        if tokens.is_empty() {
            return None;
        }
        self.term(text, What::Exact(tokens), range)
    }

    /// What is between two quotation marks, and whether there is a second one.
    fn quoted(&mut self) -> (&'a str, bool) {
        self.cursor.eat(is_quote);
        let range = self.cursor.until(is_quote);
        (self.cursor.slice(range).trim(), self.cursor.eat(is_quote))
    }

    /// `/…/`, if there is a second slash that ends a word and what is between makes sense.
    fn pattern(&mut self) -> Option<Node> {
        let start = self.cursor.at;
        let mut ahead = self.cursor;
        ahead.eat(|_| true);
        let body = loop {
            ahead.until(|c| c == '/');
            let range = start + 1..ahead.at;
            if !ahead.eat(|_| true) {
                return None;
            }
            let is_escaped = ahead.slice(range.clone()).ends_with('\\');
            if !is_escaped && ahead.peek().is_none_or(ends_word) {
                break ahead.slice(range);
            }
        };
        let range = start..ahead.at;
        match Pattern::new(body) {
            Ok(_) => {
                self.cursor = ahead;
                self.term(body, What::Pattern(body.to_owned()), range)
            }
            Err(why) => {
                self.remark(range, why + " It is taken as plain words.");
                None
            }
        }
    }

    fn word(&mut self) -> Option<Node> {
        let start = self.cursor.at;
        let range = self.cursor.until(ends_word);
        let text = self.cursor.slice(range.clone());
        if let Some((name, _)) = text.split_once(':') {
            let colon = start + name.len() + 1;
            let name = name.to_ascii_lowercase();
            if let Some(name) = test::NAMES.into_iter().find(|known| *known == name) {
                self.cursor.at = colon;
                return self.test(name, start);
            }
            self.unknown_name(&name, start..colon);
        }
        match term::word(text) {
            Word::Term { text, what } => self.term(text, what, range),
            Word::Short { text, what, why } => {
                self.remark(range.clone(), why);
                self.term(text, what, range)
            }
            Word::Empty => {
                let message = ["“", text, "” was left out: it has no letter or digit."].concat();
                self.remark(range, message);
                None
            }
        }
    }

    /// `speeker:` is a word, but hardly meant as one.
    fn unknown_name(&mut self, name: &str, range: Range<usize>) {
        let near = |known: &&str| name.len() > 2 && close::distance(name, known, 2).is_some();
        if let Some(known) = test::NAMES.into_iter().find(near) {
            let message =
                ["“", name, ":” is taken as a word; “", known, ":” is what can be asked for."]
                    .concat();
            self.remark(range, message);
        }
    }

    /// What follows `name:`.
    fn test(&mut self, name: &str, start: usize) -> Option<Node> {
        if self.nothing_ahead() {
            self.no_value(name, start);
            return None;
        }
        match name {
            "asked" => {
                return self.perhaps_not(Self::atom).map(|inner| Node::Asked(Box::new(inner)));
            }
            "answered" => {
                return self.perhaps_not(Self::atom).map(|inner| Node::Answered(Box::new(inner)));
            }
            _ => {}
        }
        let mut bad = Vec::new();
        let values = self.values();
        if values.is_empty() {
            self.no_value(name, start);
        }
        let test = test::read(name, &values, &mut bad);
        for value in bad {
            let message =
                ["“", &value, "” is no ", name, " and was left out: ", &test::possible(name), "."];
            self.remark(start..self.cursor.at, message.concat());
        }
        test.map(Node::Test)
    }

    fn no_value(&mut self, name: &str, start: usize) {
        let message = ["“", name, ":” needs something after it and was left out."].concat();
        self.remark(start..self.cursor.at, message);
    }

    /// Values joined by `|` or `,`; quoted where they hold what would end them.
    fn values(&mut self) -> Vec<&'a str> {
        let mut values = Vec::new();
        loop {
            if self.cursor.peek().is_some_and(is_quote) {
                values.push(self.quoted().0);
            } else {
                let range = self.cursor.until(|c| ends_word(c) || c == ',');
                values.push(self.cursor.slice(range));
            }
            if !self.cursor.eat(|c| matches!(c, '|' | ',')) {
                values.retain(|value| !value.is_empty());
                return values;
            }
        }
    }

    /// The node of a term, which is looked for only once however often it is written.
    fn term(&mut self, text: &str, what: What, range: Range<usize>) -> Option<Node> {
        let terms = &mut self.query.terms;
        if let Some(known) = terms.iter().position(|other| other.what == what) {
            return Some(Node::Term(known));
        }
        if terms.len() == MOST_TERMS {
            let message = format!("Only the first {MOST_TERMS} terms are searched for.");
            if self.query.remarks.last().is_none_or(|last| last.message != message) {
                self.remark(range, message);
            }
            return None;
        }
        terms.push(QueryTerm { text: text.to_owned(), span: span(&range), what });
        Some(Node::Term(terms.len() - 1))
    }
}
