//! Cues: the label at the start of a piece, in all its irregular forms.
//!
//! The mark of a label is capitals. Whether capitals without an honorific or an office are one
//! is decided later, with the whole file in view. Must not know: turns.

use crate::{
    label::{self, Class},
    lines::is_space,
};

/// A label found in a stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// Bytes of the stretch that the printed label takes, colon included.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The label in its one form.
    pub(crate) label: String,
    pub(crate) class: Class,
    pub(crate) form: Form,
}

/// How a label is set off from the words after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// As it should be: a colon, or white space after `Q`.
    Regular,
    /// An honorific and a surname in capitals, without a colon.
    NoColon,
}

/// Longest label, in bytes and in words.
const LONGEST: usize = 120;
const MOST_WORDS: usize = 12;

/// Finds the cue at the start of a piece, behind indents and the asterisks of emphasis.
pub(crate) fn at_start(piece: &str) -> Option<Cue> {
    let visible = |c: char| !is_space(c) && c != '*';
    let start = piece.find(visible)?;
    let rest = piece.get(start..)?;
    if !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let mut cue = question(rest).or_else(|| statement(rest))?;
    cue.start += start;
    cue.end += start;
    Some(cue)
}

/// `Q` in its forms. A statement's label behind a left-over `Q` wins.
fn question(text: &str) -> Option<Cue> {
    let after = text.strip_prefix('Q')?;
    let left_over = after.len() - after.trim_start_matches(is_space).len() + 1;
    if let Some(mut cue) = statement(text.get(left_over..)?)
        && cue.class == Class::Person
    {
        cue.start = 0;
        cue.end += left_over;
        return Some(cue);
    }
    let mut next = after.chars();
    let end = match (next.next(), next.next()) {
        (None, _) => 1,
        (Some(':' | '`'), _) => 2,
        (Some('\\'), Some('`')) => 3,
        (Some('.'), Some(c)) if is_space(c) => 2,
        (Some('-'), Some(c)) if is_space(c) || c == '-' => 1,
        (Some('–' | '—' | '“' | '"' | '‘' | '(' | '[' | '\\' | '…'), _) => 1,
        (Some(c), _) if is_space(c) => 1,
        (Some(c), Some(d)) if c.is_uppercase() && d.is_lowercase() => 1,
        (Some('I'), Some(c)) if is_space(c) || c == '’' => 1,
        _ => return None,
    };
    let label = label::QUESTION.to_owned();
    Some(Cue { start: 0, end, label, class: Class::Question, form: Form::Regular })
}

/// Capitals up to a colon, or an honorific and a surname in capitals.
fn statement(text: &str) -> Option<Cue> {
    let mut end = 0;
    for (count, (start, word)) in (Words { text, at: 0 }).enumerate() {
        if count == MOST_WORDS || start > LONGEST {
            return None;
        }
        if word.starts_with('(') && count > 0 {
            return in_parentheses(text, start, end);
        }
        if let Some(colon) = word.find(':').filter(|_| !stray_colon(word, count)) {
            let name = word.get(..colon)?;
            let fits =
                name.is_empty() && count > 0 || is_capital(name, count) || spoken(name, count);
            let follows = text.get(start + colon + 1..)?;
            return if fits { closed(text, start + colon, follows) } else { None };
        }
        if !is_capital(word, count) {
            break;
        }
        end = start + word.len();
    }
    without_colon(text)
}

/// `MR: ZIENTS:`: the first colon stands for the stop.
fn stray_colon(word: &str, count: usize) -> bool {
    count == 0 && word.ends_with(':') && label::is_honorific(word)
}

/// The three labels that are one in mixed case too.
fn spoken(word: &str, count: usize) -> bool {
    count == 0 && matches!(word, "Moderator" | "Operator" | "Question")
}

/// A label that ends at byte `colon`, if what follows may follow a label.
fn closed(text: &str, colon: usize, follows: &str) -> Option<Cue> {
    let words = text.get(..colon)?;
    let label = label::normal(words);
    let class = label::class(&label);
    let next = follows.chars().next();
    let set_off = next.is_none_or(|c| is_space(c) || !c.is_alphanumeric() || c.is_uppercase());
    let capitals = words.chars().filter(|c| c.is_uppercase()).count();
    let fits = (set_off || class == Class::Person)
        && (capitals >= 2 || class <= Class::Office)
        && !matches!(label.split(' ').next(), Some("END" | "NOTE"))
        && words.len() <= LONGEST;
    let tick = if follows.starts_with("\\`") { 2 } else { usize::from(follows.starts_with('`')) };
    let label = if class == Class::Question { label::QUESTION.to_owned() } else { label };
    fits.then(|| Cue { start: 0, end: colon + 1 + tick, label, class, form: Form::Regular })
}

/// `PRESIDENT MACRON (as interpreted):`, whose label ends before the parenthesis.
fn in_parentheses(text: &str, open: usize, end: usize) -> Option<Cue> {
    let close = open + text.get(open..)?.find([')', ':']).filter(|len| *len <= LONGEST)?;
    let follows = text.get(close..)?.strip_prefix("):")?;
    let cue = closed(text, end, follows).filter(|cue| cue.class <= Class::Office)?;
    Some(Cue { end: close + 2, ..cue })
}

/// `DR. WALENSKY. Thank you`, `MR. SULLIVAN — that`: capitals alone tell a label from an address.
fn without_colon(text: &str) -> Option<Cue> {
    let mut words = Words { text, at: 0 };
    let (_, honorific) = words.next()?;
    let (start, surname) = words.next()?;
    let bare = surname.trim_end_matches(['.', ',', ';']);
    let capitals = honorific.starts_with("MISS") || !honorific.chars().any(char::is_lowercase);
    let letters = bare.chars().filter(|c| c.is_uppercase()).count();
    if !label::is_honorific(honorific) || !capitals || letters < 3 || !is_capital(bare, 1) {
        return None;
    }
    let label = label::normal(text.get(..start + bare.len())?);
    let stop = usize::from(bare.len() < surname.len());
    let end = start + bare.len() + stop;
    Some(Cue { start: 0, end, label, class: Class::Person, form: Form::NoColon })
}

/// A word as labels have them: capitals with `. ’ - & , #`, a number behind other words, a name
/// like `McGURK`, or an honorific in mixed case at the start.
pub(crate) fn is_capital(word: &str, count: usize) -> bool {
    if count == 0 && label::is_honorific(word) {
        return word.starts_with(char::is_uppercase);
    }
    let signs = |c: char| matches!(c, '.' | '’' | '\'' | '‘' | '-' | '–' | '&' | ',' | '#' | '/');
    if !word.chars().all(|c| c.is_alphanumeric() || signs(c) || is_space(c)) {
        return false;
    }
    if word.chars().any(|c| c.is_ascii_digit()) {
        return count > 0 && word.len() <= 3;
    }
    let lower = word.chars().filter(|c| c.is_lowercase()).count();
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    let prefixed = || {
        let after: String = word.chars().skip(1).take(lower).collect();
        upper >= 3 && matches!(after.as_str(), "c" | "ac" | "e" | "a" | "i" | "itz" | "an")
    };
    let joins = word == "&" && count > 0;
    joins || upper > 0 && lower == 0 || lower > 0 && prefixed()
}

/// Words between white space, with their places.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<(usize, &'a str)> {
        let rest = self.text.get(self.at..)?;
        let start = rest.find(|c| !is_space(c))?;
        let rest = rest.get(start..)?;
        // No word of a label is longer; a line of 50 MB need not be searched for its end.
        let len = rest
            .char_indices()
            .find(|(at, c)| is_space(*c) && *c != '\u{ad}' || *at > LONGEST)
            .map_or(rest.len(), |(at, _)| at);
        let begin = self.at + start;
        self.at = begin + len;
        Some((begin, rest.get(..len)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `label|rest`, or the empty string where there is no cue.
    fn check(piece: &str, expect: &str) {
        let shown = at_start(piece)
            .map(|cue| format!("{}|{}", cue.label, &piece[cue.end..]))
            .unwrap_or_default();
        assert_eq!(shown, expect, "{piece:?}");
    }

    #[test]
    fn questions() {
        check("Q\u{a0}\u{a0}\u{a0} Hi", "Q|\u{a0}\u{a0}\u{a0} Hi");
        check("\u{a0}\u{a0} Q Hi", "Q| Hi");
        check("Q: Hi", "Q| Hi");
        check("QThanks. Just", "Q|Thanks. Just");
        check("Q– they", "Q|– they");
        check("Q\\` And", "Q| And");
        check("*Q\u{a0} And*", "Q|\u{a0} And*");
        check("Q", "Q|");
        check("Question: And", "Q| And");
        check("Q(Inaudible.)", "Q|(Inaudible.)");
        for text in ["Qatar has", "Queen Elizabeth", "Quite", "QE2 is", "Q-Cells is", "Club Q"] {
            check(text, "");
        }
    }

    #[test]
    fn statements() {
        check("MS. PSAKI:\u{a0} Hi", "MS. PSAKI|\u{a0} Hi");
        check("\u{a0}MODERATOR: Hey", "MODERATOR| Hey");
        check("MS. JEAN-PIERRE:Yeah", "MS. JEAN-PIERRE|Yeah");
        check("MS. JEAN-PIERRE:\\` So", "MS. JEAN-PIERRE| So");
        check("MS PSAKI: Hi", "MS. PSAKI| Hi");
        check("Mr. KIRBY: Hi", "MR. KIRBY| Hi");
        check("MR: ZIENTS: Hi", "MR. ZIENTS| Hi");
        check("MR. McGURK: Hi", "MR. MCGURK| Hi");
        check("MR. FERNÁNDEZ HERNÁNDEZ: Hi", "MR. FERNÁNDEZ HERNÁNDEZ| Hi");
        check("GENERAL SECRETARY TRỌNG: Hi", "GENERAL SECRETARY TRỌNG| Hi");
        check("MS.\nPSAKI:\u{a0} Well", "MS. PSAKI|\u{a0} Well");
        check("S. PSAKI: Hi", "S. PSAKI| Hi");
        check("QMS. PSAKI: Hi", "MS. PSAKI| Hi");
        check("Q\u{a0} MR. KIRBY: Hi", "MR. KIRBY| Hi");
        check("Moderator: Hi", "MODERATOR| Hi");
        check("SENIOR ADMINISTRATION OFFICIAL 1: Hi", "SENIOR ADMINISTRATION OFFICIAL 1| Hi");
        check("PRESIDENT MACRON (as interpreted): Hi", "PRESIDENT MACRON| Hi");
        check("**VICE PRESIDENT HARRIS:** Hi", "VICE PRESIDENT HARRIS|** Hi");
        check("MR. KIRBY :\u{a0} Hi", "MR. KIRBY|\u{a0} Hi");
        check("MODERATOR:", "MODERATOR|");
    }

    #[test]
    fn colon_missing() {
        check("DR. WALENSKY. Thank you", "DR. WALENSKY| Thank you");
        check("MR. SULLIVAN — that —", "MR. SULLIVAN| — that —");
        check("DR. NUNEZ-SMITH. So", "DR. NUNEZ-SMITH| So");
        for text in ["Dr. Walensky.", "Mr. Kirby — that", "MR. X", "Dr. WALENSKY said"] {
            check(text, "");
        }
    }

    #[test]
    fn no_cues() {
        for text in [
            "I will say this: no",
            "On COVID: we",
            "Speaker McCarthy: Some",
            "Dr. Walensky: “Based on",
            "END\u{a0}\u{a0} 1:39 P.M. EST",
            "U.S. troops: none",
            "First: we",
            "A: we",
            "3:00 P.M.",
            "",
            "\u{a0}",
            "***",
        ] {
            check(text, "");
        }
    }
}
