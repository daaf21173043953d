//! A pattern finds what it should, refuses in sentences, and is held against a peer.

use proptest::prelude::*;
use regex_lite::RegexBuilder;

use super::*;

fn found<'t>(pattern: &Pattern, text: &'t str) -> Vec<&'t str> {
    pattern.find_all(text).iter().map(|span| span.of(text)).collect()
}

#[test]
fn patterns_are_found_whatever_their_case() {
    let check = |pattern: &str, text: &str, expected: &[&str]| {
        assert_eq!(found(&Pattern::new(pattern).unwrap(), text), expected, "{pattern}");
    };
    check("sanction(s|ed)", "Sanctions sanctioned sanction", &["Sanctions", "sanctioned"]);
    check("north.korea", "North Korea, north-KOREA", &["North Korea", "north-KOREA"]);
    check(r"\bkorea\b", "Korean Korea é", &["Korea"]);
    check("sanctions?", "sanctionssanction", &["sanctions", "sanction"]);
    check("sanctions??", "sanctions", &["sanction"]);
    check(r"aid[^\s,]{2,}", "aid, aides aid-de-camp", &["aides", "aid-de-camp"]);
}

#[test]
fn what_every_match_holds_is_known() {
    let check = |pattern: &str, expected: &[&str]| {
        assert_eq!(literals(&read::read(pattern).unwrap()), expected, "{pattern}");
    };
    check("Sanction(s|ed)", &["sanction"]);
    check("(sanc)tion(s)+ed", &["sanctions"]);
    check("north.korea", &["north", "korea"]);
    check("colou?rs", &["colo"]);
    check("colou+rs", &["colou"]);
    check("a|sanction", &[]);
    check("(sanction)?s", &[]);
    check("[abc]def[]x]ghi", &["def", "ghi"]);
    check("abcd{0,2}efg", &["abc", "efg"]);
    check(r"abc\bdef\\ghi", &["abc", "def", "ghi"]);
}

#[test]
fn refusals_are_sentences() {
    let long = "a".repeat(201);
    let deep = "(".repeat(100);
    let bad = [
        "a(bc",
        "abc)",
        "ab",
        "abc{1000}{1000}",
        "abc(){1000}{1000}{1000}{1000}{1001}",
        "*abc",
        "abc{2",
        "abc{5,2}",
        "abc[",
        "abc[^]",
        "abc[z-a]",
        "abc[[:alpha:]]",
        "(?i)abc",
        r"abc\x41",
        r"abc\",
        &long,
        &deep,
    ];
    for bad in bad {
        let why = Pattern::new(bad).unwrap_err();
        assert!(why.ends_with('.') && !why.contains('\n'), "{bad}: {why}");
    }
}

#[test]
fn nothing_repeated_often_costs_nothing() {
    assert!(Pattern::new("abc(){1000}{1000}{1000}{1000}{1000}{1000}").is_ok());
}

/// What another engine finds, one of the same kind; `None` where it refuses.
fn peer(pattern: &str, text: &str) -> Option<Vec<Span>> {
    let regex = RegexBuilder::new(pattern).case_insensitive(true).build().ok()?;
    let spans = regex.find_iter(text);
    Some(spans.map(|at| Span { start: at.start() as u32, end: at.end() as u32 }).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn finds_what_its_peer_finds(
        pattern in "([abcD]{1,3}|[(|)*+?.^$]|\\(|\\)|\\[\\^?[]abc-]{1,3}\\]|\\[a-c\\\\W\\]|\\{1,2\\}|\\{0\\}|\\{2,\\}|\\\\[bBdswDSW.]){0,9}",
        before in "(abc|bca|)",
        text in "([abcd ]|[ABCD]|é|\n|-|abc|bca){0,30}",
    ) {
        let pattern = before + &pattern;
        if let (Ok(ours), Some(theirs)) = (Pattern::new(&pattern), peer(&pattern, &text)) {
            prop_assert_eq!(ours.find_all(&text), theirs, "{}", pattern);
        }
    }

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

    #[test]
    fn any_pattern_is_read_or_refused(pattern in any::<String>(), text in any::<String>()) {
        if let Ok(pattern) = Pattern::new(&pattern) {
            prop_assert!(pattern.find_all(&text).iter().all(|span| span.start < span.end));
        }
    }
}
