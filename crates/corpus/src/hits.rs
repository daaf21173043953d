//! Where in a text a query matches: the text is cut into tokens again and held against the forms
//! that the index let through, so highlights and counts cannot disagree.
//!
//! Must not know: filters, how a text is shown.

use transcript::Span;

use crate::exchanges::{Exchanges, Side};
use crate::matching::Match;
use crate::message::Hit;
use crate::pattern::Pattern;
use crate::query::Node;
use crate::resolve::{Slot, Wanted};
use crate::tokenize::{Begins, Tokens, tokens};

/// Where the hits of a term count: on questions, on answers, outside exchanges, or nowhere, each
/// one bit.
pub(crate) type Sides = u8;

const QUESTIONS: Sides = 1;
const ANSWERS: Sides = 2;
pub(crate) const EVERYWHERE: Sides = 7;

/// Whether hits in `turn` count for a term of these sides.
#[inline(always)] // most count everywhere
pub(crate) fn counts(sides: Sides, exchanges: &Exchanges, turn: u32) -> bool {
    sides == EVERYWHERE || sides & side(exchanges, turn) != 0
}

fn side(exchanges: &Exchanges, turn: u32) -> Sides {
    match exchanges.side(turn) {
        Side::Question => QUESTIONS,
        Side::Answer => ANSWERS,
        Side::Outside => 4,
    }
}

/// For each of `terms` terms, where its hits count: nowhere under a not, inside `asked:` and
/// `answered:` on that side alone.
pub(crate) fn sides(root: Option<&Node>, terms: usize) -> Vec<Sides> {
    let mut found = vec![0; terms];
    if let Some(root) = root {
        mark(root, EVERYWHERE, &mut found);
    }
    found
}

fn mark(node: &Node, here: Sides, found: &mut [Sides]) {
    let mut term = |term: &usize| found.get_mut(*term).into_iter().for_each(|all| *all |= here);
    match node {
        Node::Term(own) => term(own),
        Node::Near { left, right, .. } => {
            term(left);
            term(right);
        }
        Node::Asked(inner) => mark(inner, QUESTIONS, found),
        Node::Answered(inner) => mark(inner, ANSWERS, found),
        Node::All(parts) | Node::Any(parts) => {
            parts.iter().for_each(|part| mark(part, here, found))
        }
        Node::Test(_) | Node::Not(_) => {}
    }
}

/// Finds the hits of terms in texts.
#[derive(Debug)]
pub(crate) struct Seeker<'a> {
    slots: Vec<(u8, &'a [Slot])>,
    patterns: Vec<(u8, &'a Pattern)>,
    begins: Begins,
}

impl<'a> Seeker<'a> {
    pub(crate) fn new(terms: &'a [Match]) -> Self {
        let (mut slots, mut patterns) = (Vec::<(u8, &[Slot])>::new(), Vec::new());
        for (term, own) in (0_u8..).zip(terms) {
            match &*own.wanted {
                Wanted::Slots(own) => slots.push((term, own)),
                Wanted::Pattern(pattern) => patterns.push((term, pattern)),
            }
        }
        let first = slots.iter().filter_map(|(_, slots)| slots.first());
        let forms = first.flat_map(|slot| &slot.forms).map(|form| form.term.folded.as_str());
        Self { begins: Begins::of(forms), slots, patterns }
    }

    /// All hits in `text` of the terms that count there, sorted; hits of different terms may overlap.
    pub(crate) fn hits(&self, text: &str, counts: &dyn Fn(usize) -> bool) -> Vec<Hit> {
        let mut found: Vec<Hit> = Vec::new();
        for (term, pattern) in self.patterns.iter().filter(|own| counts(usize::from(own.0))) {
            let spans = pattern.find_all(text).into_iter();
            spans.for_each(|span| put(&mut found, Hit { span, term: *term }));
        }
        let mut rest = tokens(text);
        while let Some(first) = rest.next_of(&self.begins) {
            for (term, slots) in &self.slots {
                let end = end(text, slots, first, &rest).filter(|_| counts(usize::from(*term)));
                if let Some(end) = end {
                    put(&mut found, Hit { span: Span { start: first.start, end }, term: *term });
                }
            }
        }
        found
    }
}

/// Where a hit ends that begins with the token `first` and goes on with `rest`.
fn end(text: &str, slots: &[Slot], first: Span, rest: &Tokens<'_>) -> Option<u32> {
    let (slot, others) = slots.split_first()?;
    if !slot.fits(first.of(text)) {
        return None;
    }
    let (mut end, mut rest) = (first.end, rest.clone());
    for slot in others {
        let token = rest.next()?;
        if !slot.fits(token.of(text)) {
            return None;
        }
        end = token.end;
    }
    Some(end)
}

/// Inserts in order; most often the place is the last.
fn put(found: &mut Vec<Hit>, hit: Hit) {
    let later = found.iter().rev().take_while(|other| **other > hit).count();
    found.insert(found.len() - later, hit);
}
