//! Text to tokens with their byte spans. Index, query and highlights all cut with this one knife,
//! so they cannot disagree.
//!
//! A token is a maximal run of letters and digits (Unicode), accents included. Everything else
//! separates: apostrophes of either shape, hyphens, dashes, stops, commas. So `two-state`, `U.S.`,
//! `$1.9`, `2,000`, `10:30` and `don't` are several tokens, found again by their adjacency. In
//! scripts that are written without spaces (Han, Kana) or hang their particles on the word
//! (Hangul), each character is a token, and adjacency finds the words again.
//!
//! Must not know: what is indexed, what was asked.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};
use transcript::Span;

use crate::fold::is_accent;

/// What a character does to the token around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Joins,
    StandsAlone,
    Accents,
    Separates,
}

fn class(c: char) -> Class {
    match c {
        _ if c.is_ascii_alphanumeric() => Class::Joins,
        _ if c.is_ascii() => Class::Separates,
        _ if is_accent(c) => Class::Accents,
        _ if !c.is_alphanumeric() => Class::Separates,
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{3105}'..='\u{312f}' => {
            Class::StandsAlone
        }
        '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => {
            Class::StandsAlone
        }
        '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9d}' | '\u{20000}'..='\u{3ffff}' => {
            Class::StandsAlone
        }
        _ => Class::Joins,
    }
}

/// The tokens of `text`, in order.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = Span> {
    let mut chars = text.char_indices().peekable();
    core::iter::from_fn(move || {
        let (start, first) =
            chars.find(|(_, c)| matches!(class(*c), Class::Joins | Class::StandsAlone))?;
        let mut end = start + first.len_utf8();
        if class(first) == Class::Joins {
            let joins = |c| matches!(class(c), Class::Joins | Class::Accents);
            while let Some((at, c)) = chars.next_if(|(_, c)| joins(*c)) {
                end = at + c.len_utf8();
            }
        }
        Some(Span { start: start as u32, end: end as u32 })
    })
}

/// How many words a reader would count: stretches between white space that hold a letter or digit.
pub(crate) fn words(text: &str) -> u32 {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() as u32
}

/// The stem of a folded token (Snowball English). Tokens beyond ASCII are their own stem.
pub(crate) fn stem(folded: &str) -> Cow<'_, str> {
    if folded.is_ascii() {
        Stemmer::create(Algorithm::English).stem(folded)
    } else {
        Cow::Borrowed(folded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_fall_into_tokens() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = tokens(text).map(|span| span.of(text)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("", &[]);
        check(" — ", &[]);
        check("two-state", &["two", "state"]);
        check("U.S.’s", &["U", "S", "s"]);
        check("don’t, don't", &["don", "t", "don", "t"]);
        check("COVID-19: $1.9, 2,000", &["COVID", "19", "1", "9", "2", "000"]);
        check("10:30 F-16", &["10", "30", "F", "16"]);
        check("e\u{301}te\u{301} \u{301}x", &["e\u{301}te\u{301}", "x"]);
        check("北朝鮮は7発", &["北", "朝", "鮮", "は", "7", "発"]);
        check("북한의 KBS뉴스", &["북", "한", "의", "KBS", "뉴", "스"]);
        check("Зеленський сказал", &["Зеленський", "сказал"]);
        check("[sic] <s>x</s>", &["sic", "s", "x", "s"]);
    }

    #[test]
    fn words_are_what_a_reader_counts() {
        assert_eq!(words("We — well, the U.S. said \u{201c}no.\u{201d}\nYes."), 7);
        assert_eq!(words(" — … "), 0);
    }

    #[test]
    fn stems_join_inflected_forms() {
        for form in ["sanction", "sanctions", "sanctioned", "sanctioning"] {
            assert_eq!(stem(form), "sanction");
        }
        assert_eq!(stem("2000"), "2000");
        assert_eq!(stem("鮮"), "鮮");
    }
}
