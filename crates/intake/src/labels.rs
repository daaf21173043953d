//! What a speaker's label is in a text that is not set as a transcript, and such labels made into
//! those that the parser knows: `NAME:`, or `Q`. Where a text has none that is known by itself, the
//! reader may say what one is.
//!
//! Must not know: files, front matter.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Longest label, in characters.
const LONGEST: usize = 48;

/// What a label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Labels {
    /// `Name:` at the start of a line.
    Names,
    /// `Q:` and `A:`.
    QuestionsAndAnswers,
    /// Capitals: with a colon, as in a published transcript, or alone on a line, as in a script.
    Capitals,
    /// None: all is paragraphs.
    None,
}

impl Labels {
    /// All that a reader may say.
    pub const ALL: [Self; 4] = [Self::Names, Self::QuestionsAndAnswers, Self::Capitals, Self::None];
}

/// The text with its labels as the parser knows them, one blank line before each; as it is where
/// nobody knows what they are.
pub(crate) fn spell(text: &str, labels: Option<Labels>) -> String {
    let mut spelled = String::with_capacity(text.len() + text.len() / 16);
    for line in text.lines() {
        match labels.and_then(|labels| label(line, labels)) {
            // Of a label alone on its line the next one begins to speak.
            Some((label, rest)) if rest.trim().is_empty() => {
                spelled.extend(["\n", &*label, "  "]);
                continue;
            }
            Some((label, rest)) => spelled.extend(["\n", &*label, "  ", rest.trim_start()]),
            None if labels == Some(Labels::None) => escape(line, &mut spelled),
            None => spelled.push_str(line),
        }
        spelled.push('\n');
    }
    spelled
}

/// The text with other labels than were said of it before.
pub(crate) fn spell_anew(text: &str, labels: Labels) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.lines() {
        match line.split_once("\\:").filter(|(before, _)| is_short(before)) {
            Some((before, rest)) => plain.extend([before, ":", rest]),
            None => plain.push_str(line),
        }
        plain.push('\n');
    }
    spell(&plain, Some(labels))
}

fn is_short(before: &str) -> bool {
    !before.contains(':') && before.chars().count() <= LONGEST
}

/// A line that begins like a label and is none: the colon is kept from making it one.
fn escape(line: &str, spelled: &mut String) {
    match line.split_once(':').filter(|(before, _)| is_short(before)) {
        Some((before, rest)) => spelled.extend([before, "\\:", rest]),
        None => spelled.push_str(line),
    }
}

/// The label of a line as the parser knows it, and what follows it.
fn label(line: &str, labels: Labels) -> Option<(String, &str)> {
    let Some((before, rest)) = line.split_once(':') else {
        let alone = labels == Labels::Capitals && is_name(line.trim()) && is_loud(line);
        return alone.then(|| (line.trim().to_owned() + ":", ""));
    };
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

/// Letters, all of them capitals.
fn is_loud(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
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

/// What the text seems to have, beyond what the parser knows: `Q:` with `A:`, or names of which one
/// recurs.
pub(crate) fn found(text: &str) -> Option<Labels> {
    let starts = |with: &str| text.lines().any(|line| line.trim_start().starts_with(with));
    if starts("Q:") && starts("A:") {
        return Some(Labels::QuestionsAndAnswers);
    }
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for (before, _) in text.lines().filter_map(|line| line.split_once(": ")) {
        let before = before.trim();
        let mixed = before.chars().any(char::is_lowercase);
        if mixed && is_name(before) {
            *counts.entry(before).or_default() += 1;
        }
    }
    counts.values().any(|count| *count >= 2).then_some(Labels::Names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, labels: impl Into<Option<Labels>>, spelled: &str) {
        assert_eq!(spell(text, labels.into().or_else(|| found(text))), spelled);
    }

    #[test]
    fn labels_as_the_parser_knows_them() {
        check("Ada Quill: Hi.\nmore", Labels::Names, "\nADA QUILL:  Hi.\nmore\n");
        check("Q: Why?\nA: So.", None, "\nQ     Why?\n\nANSWER:  So.\n");
        check("MS. QUILL: Hi.", None, "MS. QUILL: Hi.\n");
        check("MS. QUILL: Hi.", Labels::None, "MS. QUILL\\: Hi.\n");
        check("We said: no.\nWe said: no.", None, "We said: no.\nWe said: no.\n");
        check("ADA QUILL\nHi.\nON AIR", Labels::Capitals, "\nADA QUILL:  Hi.\n\nON AIR:  ");
        check("ADA QUILL\nHi.", None, "ADA QUILL\nHi.\n");
        check("Ada: a\nBob: b\nAda: c", None, "\nADA:  a\n\nBOB:  b\n\nADA:  c\n");
    }

    #[test]
    fn what_was_said_of_labels_can_be_said_anew() {
        let text = "Ada: Hi.\nBob: At 5: no.\n";
        let paragraphs = spell(text, Some(Labels::None));
        assert_eq!(paragraphs, "Ada\\: Hi.\nBob\\: At 5: no.\n");
        for labels in Labels::ALL {
            assert_eq!(spell_anew(&paragraphs, labels), spell(text, Some(labels)));
        }
    }
}
