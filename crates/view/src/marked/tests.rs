//! Tables and properties of cutting.

use corpus::message::Mark;
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

fn span(start: u32, end: u32) -> Span {
    Span { start, end }
}

fn text(text: &str, marks: &[(u32, u32, MarkKind)]) -> Text {
    let marks = marks.iter().cloned();
    let marks = marks.map(|(start, end, kind)| Mark { span: span(start, end), kind }).collect();
    Text { text: text.to_owned(), marks }
}

/// Paragraphs as one string: `{style:…}` for a mark, `<0:…>` for a hit, `¶` for a paragraph, `•` for
/// an item, `°` for a direction.
fn drawn_as(paragraphs: &[Paragraph<'_>]) -> String {
    let mut out = String::new();
    for paragraph in paragraphs {
        out.push(match paragraph.kind {
            ParagraphKind::Speech => '¶',
            ParagraphKind::Item => '•',
            ParagraphKind::Direction => '°',
        });
        for stretch in &paragraph.stretches {
            for style in &stretch.styles {
                out.push_str(&format!("{{{style:?}:"));
            }
            if let Some(link) = stretch.link {
                out.push_str(&format!("[{link} "));
            }
            for run in &stretch.runs {
                match run.hit {
                    Some(hit) => out.push_str(&format!("<{hit}:{}>", run.text)),
                    None => out.push_str(run.text),
                }
            }
            out.push_str(stretch.link.map_or("", |_| "]"));
            out.push_str(&"}".repeat(stretch.styles.len()));
        }
    }
    out
}

fn check(words: &str, marks: &[(u32, u32, MarkKind)], hits: &[(u32, u32)], expect: &str) {
    let text = text(words, marks);
    let hits: Vec<Hit> = hits.iter().map(|(a, b)| Hit { span: span(*a, *b), term: 0 }).collect();
    assert_eq!(drawn_as(&paragraphs(&text, &hits)), expect);
}

#[test]
fn hits() {
    check("one two", &[], &[], "¶one two");
    check("one two", &[], &[(4, 7)], "¶one <0:two>");
    check("one two", &[], &[(4, 7), (0, 3)], "¶<0:one> <1:two>");
    check("one two", &[], &[(0, 5), (4, 7)], "¶<0:one two>");
    check("onetwo", &[], &[(0, 3), (3, 6)], "¶<0:one><1:two>");
    check("one\ntwo", &[], &[(0, 7)], "¶<0:one>¶<0:two>");
    check("one\n\ntwo\n", &[], &[(5, 8)], "¶one¶<0:two>");
    check("", &[], &[(0, 0)], "");
}

#[test]
fn marks() {
    use MarkKind::{Emphasis, Item, Link, Redaction, Replacement, Struck};
    let laughter = || MarkKind::Direction(Direction::Laughter);
    check(
        "a slip [fix]",
        &[(2, 6, Struck), (7, 12, Replacement)],
        &[],
        "¶a {Struck:slip} {Replacement:[fix]}",
    );
    check("lower", &[(0, 4, Struck)], &[(0, 5)], "¶{Struck:<0:lowe>}<0:r>");
    check(
        "see here now",
        &[(4, 8, Link("https://a.org".into()))],
        &[(5, 7)],
        "¶see [https://a.org h<0:er>e] now",
    );
    check("see here", &[(4, 8, Link("javascript:x".into()))], &[], "¶see here");
    check(
        "abc",
        &[(0, 3, Emphasis), (1, 2, Struck)],
        &[],
        "¶{Emphasis:a}{Emphasis:{Struck:b}}{Emphasis:c}",
    );
    check(
        "[a][b]",
        &[(0, 3, Redaction), (3, 6, Redaction)],
        &[],
        "¶{Redaction:[a]}{Redaction:[b]}",
    );
    check(
        "(Laughter.)\nb (Laughs.)",
        &[(0, 11, laughter()), (14, 23, laughter())],
        &[],
        "°{Direction(Laughter):(Laughter.)}¶b {Direction(Laughter):(Laughs.)}",
    );
    check("a\nb\nc", &[(2, 3, Item)], &[], "¶a•b¶c");
}

#[test]
fn what_is_no_stretch_of_the_text_is_passed_over() {
    use MarkKind::Struck;
    let bad = [(1, 2), (2, 1), (0, 9), (9, 10), (0, 0), (0, 1), (u32::MAX, 0)];
    let marks: Vec<_> = bad.iter().map(|(a, b)| (*a, *b, Struck)).collect();
    check("éa", &marks, &bad, "¶éa");
    // Marks that cross are not the parser's, but are drawn all the same.
    check(
        "abc",
        &[(0, 2, Struck), (1, 3, MarkKind::Strong)],
        &[],
        "¶{Struck:a}{Struck:{Strong:b}}{Strong:c}",
    );
}

fn kinds() -> impl Strategy<Value = MarkKind> {
    prop_oneof![
        Just(MarkKind::Direction(Direction::Other)),
        Just(MarkKind::Struck),
        Just(MarkKind::Emphasis),
        Just(MarkKind::Item),
        Just(MarkKind::Link("https://example.org".to_owned())),
        Just(MarkKind::Link("javascript:x".to_owned())),
    ]
}

proptest! {
    #[test]
    fn every_byte_is_in_one_run(
        words in "[aé\n ’]{0,30}",
        marks in vec((0..40u32, 0..40u32, kinds()), 0..8),
        spans in vec((0..40u32, 0..40u32), 0..8),
    ) {
        let text = text(&words, &marks);
        let hits: Vec<Hit> = spans.iter().map(|(a, b)| Hit { span: span(*a, *b), term: 0 }).collect();
        let paragraphs = paragraphs(&text, &hits);
        let merged = merged(&words, &hits);
        let mut at = 0;
        for run in paragraphs.iter().flat_map(|p| &p.stretches).flat_map(|s| &s.runs) {
            let start = run.start as usize;
            prop_assert!(words[at..start].chars().all(|c| c == '\n'));
            prop_assert!(!run.text.is_empty() && words[start..].starts_with(run.text));
            at = start + run.text.len();
            let inside: Vec<_> = (0u32..).zip(&merged).filter(|(_, hit)| overlap(hit, &(start..at))).collect();
            prop_assert_eq!(inside.first().map(|(nth, _)| *nth), run.hit);
            prop_assert!(inside.iter().all(|(_, hit)| hit.start <= start && at <= hit.end));
        }
        prop_assert!(words[at..].chars().all(|c| c == '\n'));
        let links = paragraphs.iter().flat_map(|p| &p.stretches).filter_map(|s| s.link);
        prop_assert!(links.into_iter().all(|link| link == "https://example.org"));
    }
}
