//! The window of a turn that a list of results shows: around the densest hits, never cut inside a
//! word.
//!
//! Must not know: where hits come from.

use core::ops::Range;

use transcript::{Mark, Span};

use crate::message::{Hit, Text};
use crate::tokenize::tokens;

/// Characters a window is made of before it is widened to whole words.
const WINDOW: usize = 240;
/// Characters it may be widened by on each side to reach white space; beyond, a token is a word.
const REACH: usize = 30;

/// A text cut to its window. Spans count bytes of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub text: Text,
    pub hits: Vec<Hit>,
    pub cut_before: bool,
    pub cut_after: bool,
}

/// Cuts `text`, with its `marks` and its sorted `hits`, to a window.
pub(crate) fn cut(text: &str, marks: &[Mark], hits: &[Hit]) -> Window {
    let range = window(text, hits);
    let within = |span: Span| {
        let start = (span.start as usize).max(range.start);
        let end = (span.end as usize).min(range.end);
        (start < end)
            .then(|| Span { start: (start - range.start) as u32, end: (end - range.start) as u32 })
    };
    let mark = |mark: &Mark| Some(Mark { span: within(mark.span)?, kind: mark.kind.clone() });
    let hit = |hit: &Hit| Some(Hit { span: within(hit.span)?, term: hit.term });
    let has_words = |part: Option<&str>| tokens(part.unwrap_or_default()).next().is_some();
    Window {
        cut_before: has_words(text.get(..range.start)),
        cut_after: has_words(text.get(range.end..)),
        hits: hits.iter().filter_map(hit).collect(),
        text: Text {
            marks: marks.iter().filter_map(mark).collect(),
            text: text.get(range).unwrap_or_default().to_owned(),
        },
    }
}

/// Bytes of the window.
fn window(text: &str, hits: &[Hit]) -> Range<usize> {
    if text.len() <= WINDOW {
        return 0..text.len();
    }
    let core = densest(hits);
    // Bytes and characters differ; the room is reckoned in characters on each side.
    let used = text.get(core.clone()).map_or(0, |core| core.chars().count());
    let room = WINDOW.saturating_sub(used);
    let before = text.get(..core.start).unwrap_or_default();
    let after = text.get(core.end..).unwrap_or_default();
    let after_room = room - characters(before, room / 2);
    let before_room = room - characters(after, after_room);
    back(text, core.start, before_room)..forth(text, core.end, after_room)
}

/// How many characters `text` has, at most `most`.
fn characters(text: &str, most: usize) -> usize {
    // None is longer than four bytes.
    if text.len() >= most * 4 { most } else { text.chars().count().min(most) }
}

/// Whether a character begins with this byte of a text.
fn begins(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// From the first to the last of the hits that most crowd one window; the first such crowd wins.
fn densest(hits: &[Hit]) -> Range<usize> {
    let mut best = (0, 0..0);
    for (n, first) in hits.iter().enumerate() {
        let start = first.span.start as usize;
        let (mut crowd, mut end) = (1, first.span.end as usize);
        for hit in hits.iter().skip(n + 1) {
            if hit.span.end as usize > start + WINDOW {
                break;
            }
            crowd += 1;
            end = end.max(hit.span.end as usize);
        }
        if crowd > best.0 {
            best = (crowd, start..end);
        }
    }
    best.1
}

/// Start of the window: `room` characters before `from`, then back to the start of a word.
fn back(text: &str, from: usize, room: usize) -> usize {
    let before = text.get(..from).unwrap_or_default();
    let mut starts = before.bytes().enumerate().rev().filter(|(_, byte)| begins(*byte));
    let Some((at, _)) = starts.nth(room) else { return 0 };
    let near = |(n, (_, c)): &(usize, (usize, char))| *n <= REACH && !c.is_whitespace();
    let word = before.get(..at).unwrap_or_default();
    let letters = word.char_indices().rev().enumerate();
    match letters.take_while(near).last() {
        None => at + leading_space(before.get(at..)),
        Some((n, (start, _))) if n < REACH => start,
        // No white space within reach: a token is as good as a word.
        Some(_) => tokens(before.get(at..).unwrap_or_default())
            .nth(1)
            .map_or(from, |token| at + token.start as usize),
    }
}

/// End of the window: `room` characters after `from`, then on to the end of a word.
fn forth(text: &str, from: usize, room: usize) -> usize {
    let after = text.get(from..).unwrap_or_default();
    let mut starts = after.bytes().enumerate().filter(|(_, byte)| begins(*byte));
    let Some((at, _)) = starts.nth(room) else { return text.len() };
    let rest = after.get(at..).unwrap_or_default();
    let ends = rest.char_indices().take(REACH).find(|(_, c)| c.is_whitespace());
    match ends {
        Some((end, _)) => from + at + end,
        None if rest.chars().nth(REACH).is_none() => text.len(),
        None => {
            let inside = tokens(after).take_while(|token| (token.end as usize) <= at);
            from + inside.last().map_or(0, |token| token.end as usize)
        }
    }
}

fn leading_space(text: Option<&str>) -> usize {
    let text = text.unwrap_or_default();
    text.len() - text.trim_start().len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Cuts `text` around every place where `word` stands.
    fn cut_around(text: &str, word: &str) -> Window {
        let hits: Vec<Hit> = text
            .match_indices(word)
            .map(|(at, _)| Span { start: at as u32, end: (at + word.len()) as u32 })
            .map(|span| Hit { span, term: 0 })
            .collect();
        cut(text, &[], &hits)
    }

    #[test]
    fn windows_are_cut_around_the_hits() {
        let filler = "some words that go on and on ".repeat(20);
        let check = |text: &str, before: bool, after: bool| {
            let window = cut_around(text, "HIT");
            assert_eq!((window.cut_before, window.cut_after), (before, after), "{text}");
            assert!(window.text.text.chars().count() <= WINDOW + 2 * REACH, "{window:?}");
            assert!(window.hits.iter().all(|hit| hit.span.of(&window.text.text) == "HIT"));
            assert!(!window.hits.is_empty());
            let inside = format!(" {} ", window.text.text.replace("HIT", "words"));
            assert!(!inside.contains(" ome ") && !inside.contains(" wor "), "{inside}");
        };
        check("a HIT alone", false, false);
        check(&format!("HIT {filler}"), false, true);
        check(&format!("{filler}HIT"), true, false);
        check(&format!("{filler}HIT {filler}"), true, true);
        check(&format!("{filler}HIT {filler}HIT and HIT {filler}"), true, true);
    }

    #[test]
    fn the_densest_crowd_is_shown() {
        let filler = "some words that go on and on ".repeat(20);
        let window = cut_around(&format!("HIT {filler}HIT HIT {filler}"), "HIT");
        assert_eq!(window.hits.len(), 2);
    }

    #[test]
    fn text_without_spaces_is_cut_between_characters() {
        let text = "朝".repeat(300) + "鮮" + &"北".repeat(300);
        let window = cut_around(&text, "鮮");
        assert!(window.cut_before && window.cut_after);
        assert!(window.text.text.chars().count() <= WINDOW + 2 * REACH);
        assert_eq!(window.hits.len(), 1);
    }

    #[test]
    fn marks_are_kept_and_clipped() {
        let text = format!("{}HIT {}", "before ".repeat(60), "after ".repeat(60));
        let whole = Span { start: 0, end: text.len() as u32 };
        let marks = vec![
            Mark { span: whole, kind: transcript::MarkKind::Emphasis },
            Mark { span: Span { start: 0, end: 3 }, kind: transcript::MarkKind::Strong },
        ];
        let hit = Hit { span: Span { start: 420, end: 423 }, term: 0 };
        let window = cut(&text, &marks, &[hit]);
        let [mark] = window.text.marks.as_slice() else { panic!("{:?}", window.text.marks) };
        assert_eq!(mark.span.of(&window.text.text), window.text.text);
    }

    proptest! {
        #[test]
        fn any_window_is_a_part_of_its_text_with_all_its_crowd(
            text in "(x|yy|zzz|鮮|’|-| |\n|ab ){0,300}",
            at in 0_usize..600,
        ) {
            let tokens: Vec<Span> = tokens(&text).collect();
            prop_assume!(!tokens.is_empty());
            let hit = Hit { span: tokens[at % tokens.len()], term: 3 };
            let window = cut(&text, &[], &[hit]);
            prop_assert!(text.contains(&window.text.text));
            prop_assert_eq!(window.hits.len(), 1);
            let shown = window.hits[0].span.of(&window.text.text);
            prop_assert_eq!(shown, hit.span.of(&text));
            if !window.cut_before && !window.cut_after {
                let words = |text: &str| super::tokens(text).count();
                prop_assert_eq!(words(&window.text.text), words(&text));
            }
        }
    }
}
