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

/// Cuts `text`, with its sorted `hits`, to a window.
pub(crate) fn cut(text: &Text, hits: &[Hit]) -> Window {
    let range = window(&text.text, hits);
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
        cut_before: has_words(text.text.get(..range.start)),
        cut_after: has_words(text.text.get(range.end..)),
        hits: hits.iter().filter_map(hit).collect(),
        text: Text {
            marks: text.marks.iter().filter_map(mark).collect(),
            text: text.text.get(range).unwrap_or_default().to_owned(),
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
    let after_room = room - (room / 2).min(before.chars().take(room / 2).count());
    let before_room = room - after_room.min(after.chars().take(after_room).count());
    back(text, core.start, before_room)..forth(text, core.end, after_room)
}

/// From the first to the last of the hits that most crowd one window; the first such crowd wins.
fn densest(hits: &[Hit]) -> Range<usize> {
    let mut best = (0, 0..0);
    for (n, first) in hits.iter().enumerate() {
        let start = first.span.start as usize;
        let crowd = hits.iter().skip(n).take_while(|hit| hit.span.end as usize <= start + WINDOW);
        let crowd: Vec<usize> = crowd.map(|hit| hit.span.end as usize).collect();
        let end = crowd.iter().copied().max().unwrap_or(first.span.end as usize);
        if crowd.len().max(1) > best.0 {
            best = (crowd.len().max(1), start..end);
        }
    }
    best.1
}

/// Start of the window: `room` characters before `from`, then back to the start of a word.
fn back(text: &str, from: usize, room: usize) -> usize {
    let before = text.get(..from).unwrap_or_default();
    let Some((at, _)) = before.char_indices().rev().nth(room) else { return 0 };
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
    let Some((at, _)) = after.char_indices().nth(room) else { return text.len() };
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
