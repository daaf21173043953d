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

/// For characters beyond ASCII.
fn class(c: char) -> Class {
    match c {
        // Dashes and curly quotation marks, the commonest by far.
        '\u{2000}'..='\u{206f}' => Class::Separates,
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
pub(crate) fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0 }
}

/// An iterator over the tokens of a text.
#[derive(Clone, Debug)]
pub(crate) struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl Tokens<'_> {
    /// What the next character does, and where it ends. ASCII, which is nearly all, is not decoded.
    fn look(&self) -> Option<(Class, usize)> {
        let byte = self.text.as_bytes().get(self.at)?;
        if byte.is_ascii() {
            let joins = byte.is_ascii_alphanumeric();
            return Some((if joins { Class::Joins } else { Class::Separates }, self.at + 1));
        }
        let c = self.text.get(self.at..)?.chars().next()?;
        Some((class(c), self.at + c.len_utf8()))
    }
}

/// With which bytes, first and second, tokens begin that somebody looks for.
#[derive(Debug)]
pub(crate) struct Begins {
    first: [bool; 256],
    second: [bool; 256],
}

impl Begins {
    /// Those of `words`, which are folded. What is beyond ASCII is always looked at.
    pub(crate) fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut begins = Self { first: [false; 256], second: [false; 256] };
        let set = |all: &mut [bool; 256], byte: u8| {
            for byte in [byte, byte.to_ascii_uppercase()] {
                all.get_mut(usize::from(byte)).into_iter().for_each(|is| *is = true);
            }
        };
        for word in words {
            let mut bytes = word.bytes();
            bytes.next().into_iter().for_each(|byte| set(&mut begins.first, byte));
            match bytes.next() {
                Some(byte) => set(&mut begins.second, byte),
                None => begins.second.fill(true),
            }
        }
        for all in [&mut begins.first, &mut begins.second] {
            all.split_at_mut(128).1.fill(true);
        }
        begins
    }
}

impl Tokens<'_> {
    /// The next token that may begin so. Others are stepped over, which is several times cheaper than
    /// cutting them out.
    pub(crate) fn next_of(&mut self, begins: &Begins) -> Option<Span> {
        let bytes = self.text.as_bytes();
        let mut inside = false;
        loop {
            let rest = bytes.get(self.at..)?;
            let is_first = |byte: &u8| begins.first.get(usize::from(*byte)) == Some(&true);
            let step = rest.iter().position(is_first)?;
            // What was stepped over is ASCII: whether a token goes on, its last byte tells.
            if let Some(before) = step.checked_sub(1).and_then(|before| rest.get(before)) {
                inside = before.is_ascii_alphanumeric();
            }
            self.at += step;
            let (class, end) = self.look()?;
            if class == Class::StandsAlone {
                return self.next();
            }
            if class == Class::Joins && !inside {
                let second = bytes.get(end).copied().unwrap_or_default();
                let ascii = end == self.at + 1;
                if !ascii || begins.second.get(usize::from(second)) == Some(&true) {
                    return self.next();
                }
                inside = true;
            }
            inside &= class != Class::Separates;
            self.at = end;
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let (start, first) = loop {
            let (class, end) = self.look()?;
            let start = core::mem::replace(&mut self.at, end);
            if matches!(class, Class::Joins | Class::StandsAlone) {
                break (start, class);
            }
        };
        while let Some((Class::Joins | Class::Accents, end)) = self.look() {
            if first == Class::StandsAlone {
                break;
            }
            self.at = end;
        }
        Some(Span { start: start as u32, end: self.at as u32 })
    }
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
    fn unwanted_tokens_are_stepped_over() {
        let begins = Begins::of(["tw", "to", "te", "ts", "xb", "1a"].into_iter());
        for text in [
            "two-state Tx at",
            "don’t, don't ’t",
            "e\u{301}te\u{301} \u{301}x ate\u{301} ét",
            "北朝鮮は7発x a北t b9—t ab\u{301}cx",
            "1a a1 Зеленський tax",
        ] {
            let is_wanted = |span: &Span| {
                let bytes = &text.as_bytes()[span.start as usize..];
                let second = bytes.get(1).copied().unwrap_or_default();
                !bytes[0].is_ascii()
                    || (begins.first[usize::from(bytes[0])] && begins.second[usize::from(second)])
            };
            let mut tokens = tokens(text);
            let found: Vec<Span> = core::iter::from_fn(|| tokens.next_of(&begins)).collect();
            let wanted: Vec<Span> = super::tokens(text).filter(is_wanted).collect();
            assert_eq!(found, wanted, "{text}");
            let all = Begins::of(["t", "x", "1"].into_iter());
            assert!(all.second.iter().all(|is| *is));
        }
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
