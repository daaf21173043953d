//! A text with its marks and hits, cut into paragraphs and runs that can be drawn one after the
//! other. Every byte but the line feeds between paragraphs is in exactly one run, in order.
//!
//! Spans are not trusted: one that is no stretch of the text is passed over.
//! Must not know: elements, colours, where the text comes from.

use std::cmp::Reverse;
use std::ops::Range;

use corpus::message::{Direction, Hit, MarkKind, Span, Text};

use crate::{address, sorted};

/// One paragraph of a text, never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph<'a> {
    pub kind: ParagraphKind,
    pub stretches: Vec<Stretch<'a>>,
}

/// What a paragraph is by form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    Speech,
    /// An item of a list.
    Item,
    /// A stage direction and nothing else: by sense it belongs to no speaker.
    Direction,
}

/// A stretch of a paragraph under the same marks. A hit never breaks it, so a link stays one link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// Outermost first.
    pub styles: Vec<Style>,
    /// Where it leads; only what [`crate::followed`] lets through.
    pub link: Option<&'a str>,
    pub runs: Vec<Run<'a>>,
}

/// A stretch of text that is wholly inside or wholly outside a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    pub text: &'a str,
    /// Where it begins, in bytes of the whole text.
    pub start: u32,
    /// Which hit of the text this is, counted from 0. Overlapping hits count as one; a hit that
    /// reaches over marks or paragraphs has several runs.
    pub hit: Option<u32>,
    /// The term that the hit is of; of several the one that begins first.
    pub term: u8,
}

/// How the source sets a stretch apart; `corpus::message::MarkKind` says what each means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Direction(Direction),
    Redaction,
    Struck,
    Replacement,
    Sic,
    Insertion,
    Emphasis,
    Strong,
    Subscript,
}

/// The paragraphs of a text.
pub fn paragraphs<'a>(text: &'a Text, hits: &'a [Hit]) -> Vec<Paragraph<'a>> {
    let cutter = Cutter {
        text: &text.text,
        marks: drawn(text),
        hits: merged(&text.text, hits),
        found: hits,
    };
    let items: Vec<Range<usize>> = text
        .marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::Item)
        .filter_map(|mark| sound(&text.text, mark.span))
        .collect();
    let mut from = 0;
    let lines = text.text.split('\n').map(|line| {
        let range = from..from + line.len();
        from = range.end + 1;
        range
    });
    lines.filter(|range| !range.is_empty()).map(|range| cutter.paragraph(range, &items)).collect()
}

/// Hits as stretches of the text, in order, overlapping ones as one.
pub(crate) fn merged(text: &str, hits: &[Hit]) -> Vec<Range<usize>> {
    let ranges = hits.iter().filter_map(|hit| sound(text, hit.span));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(hits.len());
    for range in sorted::by_key(ranges, |range| range.start) {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// The span as a stretch of the text, if it is one and not empty.
fn sound(text: &str, span: Span) -> Option<Range<usize>> {
    let range = usize::try_from(span.start).ok()?..usize::try_from(span.end).ok()?;
    text.get(range.clone()).is_some_and(|stretch| !stretch.is_empty()).then_some(range)
}

/// A mark that can be seen.
struct Drawn<'a> {
    range: Range<usize>,
    look: Look<'a>,
}

#[derive(Clone, Copy)]
enum Look<'a> {
    Style(Style),
    Link(&'a str),
}

fn drawn(text: &Text) -> Vec<Drawn<'_>> {
    let drawn = text.marks.iter().filter_map(|mark| {
        Some(Drawn { range: sound(&text.text, mark.span)?, look: look(&mark.kind)? })
    });
    sorted::by_key(drawn, |mark| (mark.range.start, Reverse(mark.range.end)))
}

fn look(kind: &MarkKind) -> Option<Look<'_>> {
    Some(Look::Style(match kind {
        MarkKind::Direction(direction) => Style::Direction(*direction),
        MarkKind::Redaction => Style::Redaction,
        MarkKind::Struck => Style::Struck,
        MarkKind::Replacement => Style::Replacement,
        MarkKind::Sic => Style::Sic,
        MarkKind::Insertion => Style::Insertion,
        MarkKind::Emphasis => Style::Emphasis,
        MarkKind::Strong => Style::Strong,
        MarkKind::Subscript => Style::Subscript,
        MarkKind::Link(target) => return address::followed(target).map(Look::Link),
        MarkKind::Item => return None,
    }))
}

/// A text with all that cuts it.
struct Cutter<'a> {
    text: &'a str,
    /// By start, then longest first.
    marks: Vec<Drawn<'a>>,
    /// In order, disjoint.
    hits: Vec<Range<usize>>,
    /// As they were found.
    found: &'a [Hit],
}

impl<'a> Cutter<'a> {
    fn paragraph(&self, range: Range<usize>, items: &[Range<usize>]) -> Paragraph<'a> {
        let stretches = self.stretches(&range);
        let kind = if items.iter().any(|item| overlap(item, &range)) {
            ParagraphKind::Item
        } else if stretches.iter().all(is_direction) {
            ParagraphKind::Direction
        } else {
            ParagraphKind::Speech
        };
        Paragraph { kind, stretches }
    }

    fn stretches(&self, range: &Range<usize>) -> Vec<Stretch<'a>> {
        let marks: Vec<&Drawn<'a>> =
            self.marks.iter().filter(|mark| overlap(&mark.range, range)).collect();
        let first_hit = self.hits.partition_point(|hit| hit.end <= range.start);
        let hits = (0u32..).zip(&self.hits).skip(first_hit);
        let mut hits = hits.take_while(|(_, hit)| hit.start < range.end).peekable();
        let mut stretches: Vec<Stretch<'a>> = Vec::new();
        let (mut opened, mut open, mut before) = (0, Vec::<usize>::new(), None);
        for cut in self.cuts(range, &marks) {
            open.retain(|at| marks.get(*at).is_some_and(|mark| mark.range.end > cut.start));
            while marks.get(opened).is_some_and(|mark| mark.range.start <= cut.start) {
                open.push(opened);
                opened += 1;
            }
            while hits.next_if(|(_, hit)| hit.end <= cut.start).is_some() {}
            let hit = hits.peek().filter(|(_, hit)| hit.start <= cut.start);
            let (hit, term) = hit.map_or((None, 0), |(nth, hit)| (Some(*nth), self.term(hit)));
            let start = u32::try_from(cut.start).unwrap_or(u32::MAX);
            let run = Run { text: self.text.get(cut).unwrap_or(""), start, hit, term };
            if before.as_ref() != Some(&open) {
                before = Some(open.clone());
                stretches.push(stretch(open.iter().filter_map(|at| marks.get(*at))));
            }
            if let Some(stretch) = stretches.last_mut() {
                stretch.runs.push(run);
            }
        }
        stretches
    }

    fn term(&self, hit: &Range<usize>) -> u8 {
        let begins = |one: &&Hit| usize::try_from(one.span.start) == Ok(hit.start);
        self.found.iter().find(begins).map_or(0, |one| one.term)
    }

    /// The range, cut wherever a mark or a hit begins or ends.
    fn cuts(&self, range: &Range<usize>, marks: &[&Drawn<'_>]) -> Vec<Range<usize>> {
        let hits = self.hits.iter().filter(|hit| overlap(hit, range));
        let edges = hits.chain(marks.iter().map(|mark| &mark.range));
        let edges = edges.flat_map(|edge| [edge.start, edge.end]);
        let inside = edges.filter(|cut| range.contains(cut));
        let cuts = sorted::once(inside.chain([range.start, range.end]), usize::MAX);
        cuts.iter().zip(cuts.iter().skip(1)).map(|(from, to)| *from..*to).collect()
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// A stretch without text, under these marks.
fn stretch<'a, 'm>(marks: impl Iterator<Item = &'m &'m Drawn<'a>>) -> Stretch<'a>
where
    'a: 'm,
{
    let mut stretch = Stretch { styles: Vec::new(), link: None, runs: Vec::new() };
    for mark in marks {
        match mark.look {
            Look::Style(style) => stretch.styles.push(style),
            Look::Link(target) => stretch.link = Some(target),
        }
    }
    stretch
}

fn is_direction(stretch: &Stretch<'_>) -> bool {
    matches!(stretch.styles.first(), Some(Style::Direction(_)))
        || stretch.runs.iter().all(|run| run.text.trim().is_empty())
}

#[cfg(test)]
mod tests;
