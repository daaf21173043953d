//! A query, or part of it, spelled out again: one spelling for what means the same, and one that the
//! parser reads as just that.
//!
//! Must not know: how the query was typed.

use super::ast::{Node, Query, QueryTerm, Test, What};
use super::cursor::ends_word;
use super::{parse, term};
use crate::close;
use crate::days;
use crate::message::RuleName;

/// The spelling of `root`, whose terms are those of `query`; empty for none.
pub(crate) fn canonical(query: &Query, root: Option<&Node>) -> String {
    let mut text = String::new();
    if let Some(root) = root {
        Speller { query, text: &mut text }.node(root);
    }
    text
}

struct Speller<'a> {
    query: &'a Query,
    text: &'a mut String,
}

impl Speller<'_> {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Term(number) => self.term(*number),
            Node::Near { left, right, within } => {
                self.term(*left);
                self.put(" NEAR/");
                self.put(&within.to_string());
                self.put(" ");
                self.term(*right);
            }
            Node::Test(test) => spell_test(test, self.text),
            Node::Asked(inner) => {
                self.put("asked:");
                self.atom(inner);
            }
            Node::Answered(inner) => {
                self.put("answered:");
                self.atom(inner);
            }
            Node::Not(inner) => {
                self.put("-");
                self.atom(inner);
            }
            Node::All(parts) => self.list(parts, " ", |part| matches!(part, Node::Any(_))),
            Node::Any(parts) => self.list(parts, " OR ", |_| false),
        }
    }

    fn list(&mut self, parts: &[Node], joint: &str, in_brackets: fn(&Node) -> bool) {
        for (nth, part) in parts.iter().enumerate() {
            if nth > 0 {
                self.put(joint);
            }
            if in_brackets(part) { self.bracketed(part) } else { self.node(part) }
        }
    }

    /// In brackets unless the parser reads it as one thing without.
    fn atom(&mut self, node: &Node) {
        let is_one =
            matches!(node, Node::Term(_) | Node::Test(_) | Node::Asked(_) | Node::Answered(_));
        if is_one { self.node(node) } else { self.bracketed(node) }
    }

    fn bracketed(&mut self, node: &Node) {
        self.put("(");
        self.node(node);
        self.put(")");
    }

    fn term(&mut self, number: usize) {
        if let Some(term) = self.query.terms.get(number) {
            let spelled = spell_term(term);
            self.put(&spelled);
        }
    }

    fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

fn spell_term(term: &QueryTerm) -> String {
    match &term.what {
        What::Exact(_) => ["\"", &term.text, "\""].concat(),
        What::Pattern(body) => ["/", body, "/"].concat(),
        What::Prefix(token) => [token, "*"].concat(),
        What::Close { token, edits } if *edits == close::edits(token) => [token, "~"].concat(),
        What::Close { token, edits } => [token, "~", &edits.to_string()].concat(),
        What::Inflected(_) if is_itself(term) => term.text.clone(),
        What::Inflected(_) => term::plain(&term.text),
    }
}

/// Whether a word as it was written is read as that word alone, wherever it stands.
fn is_itself(term: &QueryTerm) -> bool {
    let read = parse(&term.text);
    read.root == Some(Node::Term(0))
        && matches!(read.terms.as_slice(), [one] if one.what == term.what && one.text == term.text)
}

fn spell_test(test: &Test, text: &mut String) {
    match test {
        Test::Speaker(names) => spell_values("speaker:", names.iter().map(String::as_str), text),
        Test::Role(roles) => spell_values("role:", roles.iter().map(|role| role.as_str()), text),
        Test::Kind(kinds) => spell_values("kind:", kinds.iter().map(|kind| kind.as_str()), text),
        Test::Place(places) => spell_values("place:", places.iter().map(String::as_str), text),
        Test::Rule(rules) => spell_values("rule:", rules.names().map(RuleName::as_str), text),
        Test::Has(marks) => spell_values("has:", marks.iter().map(|mark| mark.as_str()), text),
        Test::In(ids) => spell_values("in:", ids.iter().map(|id| id.as_str()), text),
        Test::Dates(ranges) => {
            let ranges: Vec<String> = ranges.iter().map(|(a, b)| days::to_text(*a, *b)).collect();
            spell_values("date:", ranges.iter().map(String::as_str), text);
        }
        Test::Length { from, to } => {
            text.push_str("len:");
            text.push_str(&length(*from, *to));
        }
    }
}

fn length(from: u32, to: u32) -> String {
    match (from, to) {
        (0, u32::MAX) => "0..".to_owned(),
        (_, u32::MAX) => [">", &(from - 1).to_string()].concat(),
        (0, _) => ["..", &to.to_string()].concat(),
        _ if from == to => from.to_string(),
        _ => [&from.to_string(), "..", &to.to_string()].concat(),
    }
}

fn spell_values<'a>(name: &str, values: impl Iterator<Item = &'a str>, text: &mut String) {
    text.push_str(name);
    for (nth, value) in values.enumerate() {
        if nth > 0 {
            text.push('|');
        }
        let quote = if value.contains(|c| ends_word(c) || c == ',') { "\"" } else { "" };
        text.push_str(quote);
        text.push_str(value);
        text.push_str(quote);
    }
}
