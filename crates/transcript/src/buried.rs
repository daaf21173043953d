//! Labels inside a paragraph, where the transcriber forgot to begin a new one.
//!
//! Only a label that the file prints elsewhere is believed. Must not know: turns.

use crate::{
    cue::{Cue, Form, is_capital},
    label::{self, Class},
    lines::is_space,
    script::Known,
};

/// Longest label that is looked for before a colon, in bytes.
const LONGEST: usize = 80;

/// Finds the labels buried in `text`, in order.
pub(crate) fn find(text: &str, known: &Known) -> Vec<Cue> {
    let asks = known.contains_key(label::QUESTION);
    let mut found: Vec<Cue> = Vec::new();
    let mut last = 0;
    for (at, byte) in text.bytes().enumerate() {
        let cue = match byte {
            b':' => before_colon(text, last, at, known),
            b'Q' if asks => question(text, at),
            _ => None,
        };
        if let Some(cue) = cue {
            last = cue.end;
            found.push(cue);
        }
    }
    found
}

/// A known label that ends at the colon at byte `colon`.
fn before_colon(text: &str, from: usize, colon: usize, known: &Known) -> Option<Cue> {
    // No label is longer, and a line without white space need not be searched again and again.
    let near = from.max(colon.saturating_sub(LONGEST));
    let from = (near..=colon).find(|at| text.is_char_boundary(*at))?;
    let head = text.get(from..colon)?;
    if !head.ends_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return None;
    }
    let mut best = None;
    let mut start = head.len();
    while let Some(word) = head.get(..start)?.trim_end_matches(is_space).rsplit(is_space).next() {
        start = head.get(..start)?.trim_end_matches(is_space).len().checked_sub(word.len())?;
        if word.is_empty() || !is_capital(word, 1) {
            break;
        }
        let label = label::normal(head.get(start..)?);
        if known.contains_key(&label) {
            best = Some((from + start, label));
        }
    }
    let (start, label) = best?;
    let class = label::class(&label);
    let after = text.get(colon + 1..)?;
    let fits = set_off(text.get(..start)?, after, class, &label);
    let form = Form::Regular;
    fits.then_some(Cue { start, end: colon + 1, label, class, form })
}

/// A label is believed behind the end of a sentence, or where a no-break space follows it, as
/// after most labels and after no other colon.
fn set_off(before: &str, after: &str, class: Class, label: &str) -> bool {
    let spaced = before.ends_with(is_space) && after.starts_with(is_space);
    let ended = before.trim_end_matches(is_space).ends_with(ends_sentence);
    let wide = after.starts_with('\u{a0}') || after.starts_with("  ");
    let long = class == Class::Person || label.contains(' ');
    spaced && (ended && (long || wide) || long && wide)
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '”' | '"' | ')' | ']' | '—' | '…')
}

/// `… tax credit.¤ Q¤¤¤ Can we`: a `Q` between white space, the second wide with no-break spaces.
fn question(text: &str, at: usize) -> Option<Cue> {
    let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
    let mut gap = after.chars().take_while(|c| is_space(*c)).take(3);
    let wide = gap.clone().count() >= 2 && gap.any(|c| c == '\u{a0}');
    let ended = before.trim_end_matches(is_space).ends_with(ends_sentence);
    let label = label::QUESTION.to_owned();
    (wide && ended && before.ends_with(is_space)).then_some(Cue {
        start: at,
        end: at + 1,
        label,
        class: Class::Question,
        form: Form::Regular,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let known: Known = ["Q", "MODERATOR", "MS. PSAKI", "ACTING ADMINISTRATOR SLAVITT"]
            .map(|label| (label.to_owned(), 1))
            .into();
        let found: Vec<&str> =
            find(text, &known).iter().map(|cue| &text[cue.start..cue.end]).collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn the_five_places() {
        check("mechanisms.\nMODERATOR:\u{a0} Great", &["MODERATOR:"]);
        check("tax credit.\u{a0} Q\u{a0}\u{a0}\u{a0} Can we", &["Q"]);
        check("enough. ACTING ADMINISTRATOR SLAVITT: And", &["ACTING ADMINISTRATOR SLAVITT:"]);
        check("he conveyed\u{a0}MS.\nPSAKI:\u{a0} Well", &["MS.\nPSAKI:"]);
        check("that MS. PSAKI:\u{a0} Well", &["MS. PSAKI:"]);
    }

    #[test]
    fn what_is_no_label() {
        check("I will say, M.J.:\u{a0} We", &[]);
        check("the MODERATOR:\u{a0} he", &[]);
        check("from Club Q\u{a0} in", &[]);
        check("over. SWIFT:\u{a0} At", &[]);
        check("told MS. PSAKI: we", &[]);
    }
}
