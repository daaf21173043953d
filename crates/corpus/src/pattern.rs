//! Patterns. (Provisional: plain text.)
//!
//! Must not know: queries.

use transcript::Span;

/// A pattern.
#[derive(Clone, Debug)]
pub(crate) struct Pattern(String);

impl Pattern {
    pub(crate) fn new(pattern: &str) -> Result<Self, String> {
        if pattern.matches('(').count() != pattern.matches(')').count() {
            return Err("A bracket is open.".to_owned());
        }
        Ok(Self(pattern.to_ascii_lowercase()))
    }

    /// Stretches that every match holds.
    pub(crate) fn literals(&self) -> Vec<String> {
        vec![self.0.clone()]
    }

    pub(crate) fn find_all(&self, text: &str) -> Vec<Span> {
        let lower = text.to_ascii_lowercase();
        let span =
            |(at, found): (usize, &str)| Span { start: at as u32, end: (at + found.len()) as u32 };
        lower.match_indices(&self.0).map(span).collect()
    }
}
