//! Where in the typed text the parser is, and the small steps it takes.
//!
//! Must not know: what the pieces mean.

use core::ops::Range;

/// A place in a text; always between two characters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    pub text: &'a str,
    pub at: usize,
}

impl<'a> Cursor<'a> {
    /// What is still ahead.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn skip_space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// Steps over the next character if it is one that is wanted.
    pub(super) fn eat(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        let eaten = self.peek().filter(|c| wanted(*c));
        self.at += eaten.map_or(0, char::len_utf8);
        eaten.is_some()
    }

    /// Everything up to the first character that stops, or to the end.
    pub(super) fn until(&mut self, stops: impl Fn(char) -> bool) -> Range<usize> {
        let start = self.at;
        self.at += self.rest().find(stops).unwrap_or(self.rest().len());
        start..self.at
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }
}

/// Any double quotation mark, of any language.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

/// What a word ends at.
pub(super) fn ends_word(c: char) -> bool {
    c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')' | '|')
}

/// A dash that readers use for a minus.
pub(super) fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '–')
}
