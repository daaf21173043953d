//! Patterns: `/sanction(s|ed)/` held against the text of a turn, whatever its case.
//!
//! The engine is the well-kept `regex-lite`: linear in pattern and text, small, and bounded here in
//! length and in the size of what a pattern grows to. It folds only the case of ASCII letters.
//!
//! Must not know: queries.

use regex_lite::{Regex, RegexBuilder};
use transcript::Span;

/// Characters of the longest pattern.
const MOST_CHARS: usize = 200;
/// Bytes that a pattern may grow to: `a{1000}{1000}` is refused here.
const MOST_BYTES: usize = 64 * 1024;
/// Brackets within brackets.
const MOST_DEPTH: u32 = 16;
/// The shortest stretch that is looked up in the dictionary.
const LEAST_LITERAL: usize = 3;

/// A regular expression that has been read.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    regex: Regex,
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
        let mut builder = RegexBuilder::new(pattern);
        builder.case_insensitive(true).size_limit(MOST_BYTES).nest_limit(MOST_DEPTH);
        let regex = builder.build().map_err(|why| format!("The pattern makes no sense: {why}."))?;
        let literals = literals(pattern);
        if literals.is_empty() {
            return Err(
                "A pattern needs three letters in a row that every match has, to be looked up \
                        in the dictionary."
                    .to_owned(),
            );
        }
        Ok(Self { regex, literals })
    }

    /// Stretches of small letters and digits, each of which every match holds within one word.
    /// Never empty.
    pub(crate) fn literals(&self) -> &[String] {
        &self.literals
    }

    /// Where the pattern matches: leftmost first, none empty, none over another.
    pub(crate) fn find_all(&self, text: &str) -> Vec<Span> {
        let found = self.regex.find_iter(text).filter(|found| !found.is_empty());
        found.map(|at| Span { start: at.start() as u32, end: at.end() as u32 }).collect()
    }
}

/// Runs of letters outside all brackets, classes and choices; what may be there no time at all is
/// not in them.
fn literals(pattern: &str) -> Vec<String> {
    let (mut found, mut run) = (Vec::new(), String::new());
    let mut depth = 0_u32;
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        match c {
            // A choice at the top: nothing is certain.
            '|' if depth == 0 => return Vec::new(),
            _ if depth == 0 && c.is_ascii_alphanumeric() => {
                run.push(c.to_ascii_lowercase());
                continue;
            }
            // What stands before may be absent, or come more often.
            '*' | '?' | '{' if depth == 0 => _ = run.pop(),
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            // `\x41` is a letter by its number; no run is certain any more.
            '\\' if matches!(chars.next(), Some('x' | 'u' | 'U')) => return Vec::new(),
            _ => {}
        }
        close(&mut run, &mut found);
        match c {
            '[' => skip_class(&mut chars),
            '{' => _ = chars.by_ref().find(|c| *c == '}'),
            _ => {}
        }
    }
    close(&mut run, &mut found);
    found
}

/// Steps over a class; a bracket at its very start is one of its members.
fn skip_class(chars: &mut core::str::Chars<'_>) {
    let mut first = true;
    while let Some(c) = chars.next() {
        match c {
            '^' if first => continue,
            ']' if !first => return,
            '\\' => _ = chars.next(),
            _ => {}
        }
        first = false;
    }
}

fn close(run: &mut String, found: &mut Vec<String>) {
    let run = core::mem::take(run);
    if run.len() >= LEAST_LITERAL {
        found.push(run);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn patterns_are_found_whatever_their_case() {
        let check = |pattern: &str, text: &str, expected: &[&str]| {
            let found = Pattern::new(pattern).unwrap().find_all(text);
            let found: Vec<&str> = found.iter().map(|span| span.of(text)).collect();
            assert_eq!(found, expected, "{pattern}");
        };
        check("sanction(s|ed)", "Sanctions sanctioned sanction", &["Sanctions", "sanctioned"]);
        check("north.korea", "North Korea, north-KOREA", &["North Korea", "north-KOREA"]);
        check(r"\bkorea\b", "Korean Korea é", &["Korea"]);
    }

    #[test]
    fn what_every_match_holds_is_known() {
        let check = |pattern: &str, expected: &[&str]| {
            assert_eq!(literals(pattern), expected, "{pattern}");
        };
        check("Sanction(s|ed)", &["sanction"]);
        check("north.korea", &["north", "korea"]);
        check("colou?rs", &["colo"]);
        check("colou+rs", &["colou"]);
        check("a|sanction", &[]);
        check("(sanction)?s", &[]);
        check("[abc]def[]x]ghi", &["def", "ghi"]);
        check("abcd{0,2}efg", &["abc", "efg"]);
        check(r"\x41bcd", &[]);
        check(r"abc\bdef\\ghi", &["abc", "def", "ghi"]);
    }

    #[test]
    fn refusals_are_sentences() {
        for bad in ["a(bc", "ab", "abc{1000}{1000}", &"a".repeat(201), &"(".repeat(100)] {
            let why = Pattern::new(bad).unwrap_err();
            assert!(why.ends_with('.') && !why.contains('\n'), "{bad}: {why}");
        }
    }

    proptest! {
        #[test]
        fn every_match_holds_every_literal(
            pattern in "([abc]{0,3}|[(|)*+?.]|\\[[abc]\\]|\\{1,2\\}|\\\\b){0,8}",
            text in "[abc ]{0,30}",
        ) {
            if let Ok(pattern) = Pattern::new(&pattern) {
                for span in pattern.find_all(&text) {
                    for literal in pattern.literals() {
                        prop_assert!(span.of(&text).contains(literal.as_str()));
                    }
                }
            }
        }
    }
}
