//! What a speaker's label is in a text that is not set as a transcript, and such labels made into
//! those that the parser knows: `NAME:`, or `Q`.
//!
//! Must not know: files, front matter.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Longest label, in characters.
const LONGEST: usize = 48;

/// What a label is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Labels {
    /// Whatever the text seems to have.
    #[default]
    Found,
    /// Capitals and a colon, as in a published transcript.
    Capitals,
    /// `Name:` at the start of a line.
    Names,
    /// `Q:` and `A:`.
    QuestionsAndAnswers,
    /// None: all is paragraphs.
    None,
}

/// What labels are: what the reader says, or what the text seems to have.
pub(crate) fn decide(text: &str, labels: Labels) -> Labels {
    if labels == Labels::Found { found(text) } else { labels }
}

/// The text with its labels as the parser knows them, one blank line before each.
pub(crate) fn spell(text: &str, labels: Labels) -> String {
    let mut spelled = String::with_capacity(text.len() + text.len() / 16);
    for line in text.lines() {
        match label(line, labels) {
            Some((label, rest)) => spelled.extend(["\n", &*label, "  ", rest.trim_start()]),
            None if labels == Labels::None => escape(line, &mut spelled),
            None => spelled.push_str(line),
        }
        spelled.push('\n');
    }
    spelled
}

/// A line that begins like a label and is none: the colon is kept from making it one.
fn escape(line: &str, spelled: &mut String) {
    match line.split_once(':').filter(|(before, _)| before.chars().count() <= LONGEST) {
        Some((before, rest)) => spelled.extend([before, "\\:", rest]),
        None => spelled.push_str(line),
    }
}

/// The label of a line as the parser knows it, and what follows it.
fn label(line: &str, labels: Labels) -> Option<(String, &str)> {
    let (before, rest) = line.split_once(':')?;
    let before = before.trim();
    let speaks = rest.is_empty() || rest.starts_with(char::is_whitespace);
    match labels {
        Labels::Names if speaks && matches!(before, "Q" | "Question") => {
            Some(("Q   ".into(), rest))
        }
        Labels::Names if speaks && is_name(before) => Some((before.to_uppercase() + ":", rest)),
        Labels::QuestionsAndAnswers if matches!(before, "Q" | "Question" | "QUESTION") => {
            Some(("Q   ".into(), rest))
        }
        Labels::QuestionsAndAnswers if matches!(before, "A" | "Answer" | "ANSWER") => {
            Some(("ANSWER:".into(), rest))
        }
        _ => None,
    }
}

/// Up to five words that begin with capitals or digits, none of them ending a sentence.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let small = ["of", "the", "de", "van", "von", "al", "da", "bin"];
    let fits = |word: &&str| {
        small.contains(word)
            || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(')
    };
    let plain = |c: char| c.is_alphanumeric() || " .'’-()&".contains(c);
    (1..=5).contains(&words.len())
        && text.chars().count() <= LONGEST
        && text.starts_with(char::is_uppercase)
        && text.chars().all(plain)
        && words.iter().all(fits)
}

/// What the text seems to have: `Q:` with `A:`, or names of which one recurs.
fn found(text: &str) -> Labels {
    let starts = |with: &str| text.lines().any(|line| line.trim_start().starts_with(with));
    if starts("Q:") && starts("A:") {
        return Labels::QuestionsAndAnswers;
    }
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for (before, _) in text.lines().filter_map(|line| line.split_once(": ")) {
        let before = before.trim();
        let mixed = before.chars().any(char::is_lowercase);
        if mixed && is_name(before) {
            *counts.entry(before).or_default() += 1;
        }
    }
    let recurs = counts.values().any(|count| *count >= 2);
    if recurs { Labels::Names } else { Labels::Capitals }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, labels: Labels, spelled: &str) {
        assert_eq!(spell(text, decide(text, labels)), spelled);
    }

    #[test]
    fn labels_as_the_parser_knows_them() {
        check("Ada Quill: Hi.\nmore", Labels::Names, "\nADA QUILL:  Hi.\nmore\n");
        check("Q: Why?\nA: So.", Labels::Found, "\nQ     Why?\n\nANSWER:  So.\n");
        check("MS. QUILL: Hi.", Labels::Found, "MS. QUILL: Hi.\n");
        check("MS. QUILL: Hi.", Labels::None, "MS. QUILL\\: Hi.\n");
        check("We said: no.\nWe said: no.", Labels::Found, "We said: no.\nWe said: no.\n");
        check("Ada: a\nBob: b\nAda: c", Labels::Found, "\nADA:  a\n\nBOB:  b\n\nADA:  c\n");
    }
}
