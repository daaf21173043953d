//! Sentences of clean text, as byte ranges.
//!
//! Must not know: what sentences are looked for.

use std::ops::Range;

/// Words whose stop ends no sentence.
const ABBREVIATED: [&str; 14] = [
    "a.m.", "p.m.", "u.s.", "u.n.", "u.k.", "mr.", "ms.", "mrs.", "dr.", "gen.", "sen.", "rep.",
    "st.", "no.",
];

/// Divides text at the ends of sentences and paragraphs. Every byte but white space between
/// sentences is in one of the ranges.
pub(crate) fn of(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..)?;
        start += rest.len() - rest.trim_start().len();
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = start + end_of(rest);
        let sentence = start..end;
        start = end;
        Some(sentence)
    })
}

/// Length of the first sentence.
fn end_of(text: &str) -> usize {
    for (at, c) in text.char_indices() {
        match c {
            '\n' => return at,
            ' ' if ends(
                text.get(..at).unwrap_or_default(),
                text.get(at + 1..).unwrap_or_default(),
            ) =>
            {
                return at;
            }
            _ => {}
        }
    }
    text.len()
}

fn ends(before: &str, after: &str) -> bool {
    let bare = before.trim_end_matches(['”', '"', ')', ']', '’']);
    if !bare.ends_with(['.', '?', '!']) || after.starts_with(char::is_lowercase) {
        return false;
    }
    let word = bare.rsplit([' ', '\n', '(', '“']).next().unwrap_or_default().to_lowercase();
    let clock = matches!(word.as_str(), "a.m." | "p.m.");
    if clock {
        // `5:00 a.m. Eastern` and `7:00 a.m. Thursday` go on; `at 5:00 a.m. And the` does not.
        let next = after.split([' ', '.', ',']).next().unwrap_or_default();
        let zone = next.len() <= 4 && next.chars().all(char::is_uppercase) && next.len() >= 2;
        return !(zone || next == "Eastern" || next.ends_with("day"));
    }
    !ABBREVIATED.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let got: Vec<&str> = of(text).map(|range| &text[range]).collect();
        assert_eq!(got, expect);
    }

    #[test]
    fn ends_of_sentences() {
        check("One. Two? “Three.” Four", &["One.", "Two?", "“Three.”", "Four"]);
        check("Until 5:00 a.m. Eastern. And", &["Until 5:00 a.m. Eastern.", "And"]);
        check("At 5:00 a.m. And so", &["At 5:00 a.m.", "And so"]);
        check("the U.S. Congress and Mr. X.\nNext", &["the U.S. Congress and Mr. X.", "Next"]);
        check("", &[]);
    }
}
