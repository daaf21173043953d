//! Patterns: `/sanction(s|ed)/` held against the text of a turn, whatever its case.
//!
//! A small machine of our own, linear in pattern and text and bounded in length, depth and growth: the
//! smallest one to be had, `regex-lite`, costs a reader 14 KB more. A test holds it to finding the
//! same wherever both can read a pattern. It folds only the case of ASCII letters.
//!
//! Must not know: queries.

mod class;
mod program;
mod read;
#[cfg(test)]
mod tests;

use transcript::Span;

use program::{Program, Run};
use read::Part;

/// Characters of the longest pattern.
const MOST_CHARS: usize = 200;
/// The shortest stretch that is looked up in the dictionary.
const LEAST_LITERAL: usize = 3;

/// A regular expression that has been read.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    program: Program,
    literals: Vec<String>,
}

impl Pattern {
    /// Reads what stands between the slashes.
    ///
    /// # Errors
    /// One clear sentence.
    pub(crate) fn new(pattern: &str) -> Result<Self, String> {
        if pattern.chars().nth(MOST_CHARS).is_some() {
            return Err(
                ["A pattern is at most ", &MOST_CHARS.to_string(), " characters long."].concat()
            );
        }
        let no_sense = |why| ["The pattern makes no sense: ", why, "."].concat();
        let part = read::read(pattern).map_err(no_sense)?;
        let program = Program::new(&part).map_err(no_sense)?;
        let literals = literals(&part);
        if literals.is_empty() {
            return Err(
                "A pattern needs three letters in a row that every match has, to be looked up \
                        in the dictionary."
                    .to_owned(),
            );
        }
        Ok(Self { program, literals })
    }

    /// Stretches of small letters and digits, each of which every match holds within one word.
    /// Never empty.
    pub(crate) fn literals(&self) -> &[String] {
        &self.literals
    }

    /// Where the pattern matches: leftmost first, none over another. None is empty, for each holds
    /// all literals.
    pub(crate) fn find_all(&self, text: &str) -> Vec<Span> {
        let (mut run, mut from) = (Run::default(), 0);
        let found = core::iter::from_fn(|| {
            let span = self.program.find(text, from, &mut run)?;
            from = span.end as usize;
            Some(span)
        });
        found.collect()
    }
}

/// What every match of `part` holds.
fn literals(part: &Part) -> Vec<String> {
    let (mut found, mut run) = (Vec::new(), String::new());
    collect(part, &mut run, &mut found);
    close(&mut run, &mut found);
    found
}

/// Adds what `part` surely holds to the run before it, and closes the run where nothing is certain.
fn collect(part: &Part, run: &mut String, found: &mut Vec<String>) {
    match part {
        Part::One(c) if c.is_ascii_alphanumeric() => return run.push(*c),
        Part::Row(parts) => return parts.iter().for_each(|part| collect(part, run, found)),
        Part::Repeat { part, least: 1.., .. } => collect(part, run, found),
        _ => {}
    }
    close(run, found);
}

fn close(run: &mut String, found: &mut Vec<String>) {
    let run = core::mem::take(run);
    if run.len() >= LEAST_LITERAL {
        found.push(run);
    }
}
