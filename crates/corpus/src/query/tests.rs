//! Tables and properties of the query language.

use proptest::prelude::*;

use super::*;
use crate::message::Span;
use crate::message::{Choices, Filter, Kind, Role, RuleName, Rules, SpeakerKey};

/// A node in one line, every part in brackets.
fn shape(query: &Query, node: &Node) -> String {
    let list = |parts: &[Node], joint: &str| {
        let parts: Vec<String> = parts.iter().map(|part| shape(query, part)).collect();
        format!("({})", parts.join(joint))
    };
    let term = |number: usize| match &query.terms[number].what {
        What::Inflected(stems) => stems.join("+"),
        What::Exact(tokens) => format!("'{}'", tokens.join("+")),
        What::Prefix(token) => format!("{token}*"),
        What::Close { token, edits } => format!("{token}~{edits}"),
        What::Pattern(body) => format!("/{body}/"),
    };
    match node {
        Node::Term(number) => term(*number),
        Node::Near { left, right, within } => {
            format!("[{} {within} {}]", term(*left), term(*right))
        }
        Node::Test(test) => format!("{test:?}"),
        Node::Asked(inner) => format!("asked{}", shape(query, inner)),
        Node::Answered(inner) => format!("answered{}", shape(query, inner)),
        Node::Not(inner) => format!("!{}", shape(query, inner)),
        Node::All(parts) => list(parts, "&"),
        Node::Any(parts) => list(parts, "|"),
    }
}

fn read(typed: &str) -> String {
    let query = parse(typed);
    query.root.as_ref().map_or_else(String::new, |root| shape(&query, root))
}

#[test]
fn words_and_phrases_are_understood() {
    let check = |typed: &str, expected: &str| {
        assert_eq!(read(typed), expected, "{typed}");
        assert_eq!(parse(typed).remarks, [], "{typed}");
    };
    check("", "");
    check("  \u{a0} ", "");
    check("Sanctions", "sanction");
    check("gas PRICES", "(gas&price)");
    check("price prices PRICED", "price");
    check("\"Sanctions\"", "'sanctions'");
    check("“North Korea” missile", "('north+korea'&missil)");
    check("a\"b c\"d", "(a&'b+c'&d)");
    check("two-state", "two+state");
    check("U.S. COVID-19 $1.9 2,000 10:30", "(u+s&covid+19&1+9&2+000&10+30)");
    check("don't don’t", "don+t");
    check("Biden's Biden’s, \"Biden’s\"", "(biden&'biden+s')");
    check("'s", "s");
    check("\"\"", "");
    check("Erdoğan", "erdogan");
    check("北朝鮮", "北+朝+鮮");
    check("either or neither", "(either&or&neither)");
}

#[test]
fn operators_join_words() {
    let check = |typed: &str, expected: &str| {
        assert_eq!(read(typed), expected, "{typed}");
        assert_eq!(parse(typed).remarks, [], "{typed}");
    };
    check("a OR b", "(a|b)");
    check("a | b|c", "(a|b|c)");
    check("a b OR c", "((a&b)|c)");
    check("a (b OR c)", "(a&(b|c))");
    check("a AND b", "(a&b)");
    check("-a", "!a");
    check("a -b –c NOT d", "(a&!b&!c&!d)");
    check("NOT -a", "a");
    check("-(a OR \"b c\")", "!(a|'b+c')");
    check("((a))", "a");
    check("sanct* zelenskyy~ gas~ kiyv~2", "(sanct*&zelenskyy~2&gas~1&kiyv~2)");
    check("a NEAR b", "[a 10 b]");
    check("\"north korea\" NEAR/3 missile*", "['north+korea' 3 missile*]");
    check("a NEAR/3 b NEAR c d", "([a 3 b]&[b 10 c]&d)");
    check("/col(ou)?r/ x", "(/col(ou)?r/&x)");
    check("and/or 24/7", "(and+or&24+7)");
    check(
        "asked:sanctions answered:(diplomacy OR talks)",
        "(askedsanction&answered(diplomaci|talk))",
    );
    check("asked:-a", "asked!a");
}

#[test]
fn tests_are_read_in_all_their_forms() {
    let check = |typed: &str, canonical: &str| {
        let query = parse(typed);
        assert_eq!(super::canonical(&query, query.root.as_ref()), canonical, "{typed}");
        assert_eq!(query.remarks, [], "{typed}");
    };
    check("speaker:Psaki", "speaker:psaki");
    check("Speaker: \"Jen Psaki\"|MS._CHO,b", "speaker:b|\"jen psaki\"|ms._cho");
    check("role:press|official", "role:press|official");
    check("kind:gaggle", "kind:gaggle");
    check("place:\"Geneva, Switzerland\"", "place:\"geneva switzerland\"");
    check("rule:embargo|Background", "rule:background|embargo");
    check("-rule:on-the-record", "-rule:on-the-record");
    check("date:2021-03", "date:2021-03");
    check("date:2021-03-01..2021-03-31", "date:2021-03");
    check("date:>2022", "date:2023..");
    check("date:<=2022-02", "date:..2022-02");
    check("date:<2022-03", "date:..2022-02");
    check("date:>2022-12-31", "date:2023..");
    check("has:laughter|redaction", "has:laughter|redaction");
    check("in:2021-03-23-k7q2", "in:2021-03-23-k7q2");
    check("len:>200", "len:>200");
    check("len:<=20 len:>=5", "len:..20 len:>4");
    check("len:5..9", "len:5..9");
    check("-speaker:psaki", "-speaker:psaki");
}

#[test]
fn what_is_not_understood_is_said() {
    let check = |typed: &str, shape: &str, marked: &str, words: &str| {
        let query = parse(typed);
        assert_eq!(read(typed), shape, "{typed}");
        let [remark] = query.remarks.as_slice() else { panic!("{typed}: {:?}", query.remarks) };
        let span = remark.span.unwrap();
        assert_eq!(span.of(typed), marked, "{typed}: {}", remark.message);
        assert!(remark.message.contains(words), "{typed}: {}", remark.message);
    };
    check("gas & oil", "(gas&oil)", "&", "no letter or digit");
    check("a \"b c", "(a&'b+c')", "\"b c", "no end");
    check("a (b OR c", "(a&(b|c))", "(", "not closed");
    check("a) b", "(a&b)", ")", "closes nothing");
    check("a OR", "a", "OR", "both sides");
    check("OR a", "a", "OR", "both sides");
    check("a AND", "a", "AND", "both sides");
    check("a NOT", "a", "NOT", "nothing here");
    check("a -", "a", "-", "no letter or digit");
    check("a NEAR", "a", "NEAR", "both sides");
    check("NEAR a", "a", "NEAR", "both sides");
    check("a NEAR (b c)", "(a&b&c)", "NEAR", "both sides");
    check("x*", "x", "x*", "two letters");
    check("at~", "at", "at~", "three letters");
    check("two-sta*", "two+sta", "two-sta*", "one word");
    check("speeker:psaki", "speeker+psaki", "speeker:", "speaker:");
    check("role:boss a", "a", "role:boss", "press, official");
    check("rule:secret a", "a", "rule:secret", "background, on-the-record");
    check("date:soon", "", "date:soon", "2021-03");
    check("len:many", "", "len:many", ">200");
    check("speaker: ", "", "speaker: ", "something after");
    check(&"é".repeat(1_001), &"e".repeat(1_000), "é", "1000 characters");
    let many: Vec<String> = (0..70).map(|n| format!("t{n}")).collect();
    check(&many.join(" "), &format!("({})", many[..64].join("&")), "t64", "64 terms");
}

#[test]
fn deep_brackets_are_passed_over() {
    let typed = "(".repeat(500) + "a";
    assert_eq!(read(&typed), "a");
}

#[test]
fn a_question_is_told_in_plain_words() {
    let check = |typed: &str, filter: &Filter, told: &str| {
        let name = |called: &str| (called.contains("psaki")).then(|| "Jen Psaki".to_owned());
        assert_eq!(in_words(&parse(typed), filter, &name), told, "{typed}");
    };
    let none = Filter::default();
    check("", &none, "all turns");
    check(
        "speaker:psaki date:2021-03..2021-06 sanction \"north korea\"",
        &none,
        "turns by Jen Psaki between March and June 2021 that contain “sanction” in any form and the \
         exact phrase “north korea”",
    );
    check(
        "a OR -b",
        &none,
        "turns that either contain “a” in any form or do not contain “b” in any form",
    );
    check(
        "a NEAR/1 ba*",
        &none,
        "turns that contain “a” in any form within 1 word of words that begin with “ba”",
    );
    check("date:2021", &none, "turns in 2021");
    check("date:>2022", &none, "turns since 1 January 2023");
    check(
        "rule:background|embargo a",
        &none,
        "turns from briefings on background or under embargo that contain “a” in any form",
    );
    check("-rule:on-the-record", &none, "turns that are not from briefings on the record");
    check("len:1", &none, "turns of 1 word");
    check("len:2", &none, "turns of 2 words");
    check("-role:press len:>9", &none, "turns of 10 words or more that are not by reporters");
    check(
        "asked:a answered:\"b\"",
        &none,
        "turns that belong to an exchange in which questions contain “a” in any form and belong to an \
         exchange in which answers contain the exact word “b”",
    );
    let only = Choices {
        speakers: vec![SpeakerKey("jen-psaki".to_owned()), SpeakerKey("cho".to_owned())],
        roles: vec![Role::Official],
        ..Choices::default()
    };
    let rules = Rules::of([RuleName::Attribution]);
    let without = Choices { kinds: vec![Kind::Gaggle], rules, ..Choices::default() };
    let filter = Filter { only, without, length: Some((20, u32::MAX)), ..Filter::default() };
    check(
        "a",
        &filter,
        "turns by Jen Psaki or “cho” by officials of 20 words or more not in gaggles not from briefings with a \
         prescribed attribution that contain “a” in any form",
    );
}

fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-d]{1,4}",
        2 => prop::sample::select(vec![
            "OR", "AND", "NOT", "NEAR", "NEAR/3", "(", ")", "-", "\"", "*", "~", "/", "|", ",", ":",
            "speaker:", "role:press", "date:2021", "len:>3", "asked:", "answered:", "has:sic", "in:", "rule:embargo",
            "/a.b/", "\"b c\"", "x:y", "U.S.", "–", "'s", " ", "a*b", "é",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,3}",
    ];
    (proptest::collection::vec(piece, 0..12), proptest::collection::vec(any::<bool>(), 12))
        .prop_map(|(pieces, spaces)| {
            let spaced = pieces.into_iter().zip(spaces);
            spaced.map(|(piece, space)| piece + if space { " " } else { "" }).collect()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn anything_typed_is_a_query(typed in typed()) {
        let query = parse(&typed);
        for remark in &query.remarks {
            let Span { start, end } = remark.span.unwrap();
            prop_assert!(typed.get(start as usize..end as usize).is_some());
        }
        for term in &query.terms {
            let Span { start, end } = term.span;
            prop_assert!(typed.get(start as usize..end as usize).is_some());
        }
        prop_assert!(query.terms.len() <= parse::MOST_TERMS);
        in_words(&query, &Filter::default(), &|_| None);
    }

    #[test]
    fn the_canonical_spelling_means_the_same(typed in typed()) {
        let query = parse(&typed);
        let spelled = canonical(&query, query.root.as_ref());
        let again = parse(&spelled);
        prop_assert_eq!(again.root.is_some(), query.root.is_some(), "{}", spelled);
        if let (Some(root), Some(other)) = (&query.root, &again.root) {
            prop_assert_eq!(shape(&query, root), shape(&again, other), "{}", spelled);
        }
        prop_assert_eq!(canonical(&again, again.root.as_ref()), spelled);
    }
}
