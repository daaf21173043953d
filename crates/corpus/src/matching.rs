//! Query × segment → the turns that match. Sorted lists of turns, joined by galloping.
//!
//! Must not know: filters, facets, texts.

use core::ops::Range;
use std::borrow::Cow;
use std::rc::Rc;

use crate::positions::{self, Place};
use crate::query::{Node, Query};
use crate::segment::{Form, Segment, Stop, gather};
use crate::terms::Postings;

/// The forms that each slot of one term lets through, in one segment.
pub(crate) type Slots = Vec<Vec<Form>>;

/// Looks up all terms of a query.
pub(crate) fn resolve(segment: &Segment, query: &Query) -> Result<Vec<Slots>, Stop> {
    gather(query.terms.iter().map(|term| {
        gather(term.slots.iter().map(|slot| {
            let mut forms = segment.forms(&slot.stem())?;
            forms.retain(|form| slot.fits(&form.term.folded));
            Ok(forms)
        }))
    }))
}

/// For each term, the turns of `reach` in which it matches, and how often.
pub(crate) fn match_terms(
    segment: &Segment,
    terms: &[Slots],
    reach: &Range<u32>,
) -> Result<Vec<Postings>, Stop> {
    gather(terms.iter().map(|slots| match slots.as_slice() {
        [forms] => word(segment, forms, reach),
        slots => phrase(segment, slots, reach),
    }))
}

/// Turns that hold any of `forms`.
fn word(segment: &Segment, forms: &[Form], reach: &Range<u32>) -> Result<Postings, Stop> {
    let lists = forms.iter().map(|form| segment.postings(form));
    let lists: Vec<Rc<Postings>> = lists.collect::<Result<_, _>>()?;
    Ok(clip(union(&lists), reach))
}

/// Turns in which the slots stand one after the other.
fn phrase(segment: &Segment, slots: &[Vec<Form>], reach: &Range<u32>) -> Result<Postings, Stop> {
    let words: Vec<Postings> =
        slots.iter().map(|forms| word(segment, forms, reach)).collect::<Result<_, _>>()?;
    let among = intersect(words.iter().map(Cow::Borrowed).collect());
    if among.turns.is_empty() {
        return Ok(Postings::default());
    }
    let places = gather(slots.iter().map(|forms| {
        let of_form = |form: &Form| {
            let postings = segment.postings(form)?;
            segment.places_of(form, &postings, &among.turns)
        };
        gather(forms.iter().map(of_form)).map(merge_places)
    }))?;
    Ok(count(&adjacent(&places)))
}

/// Places of the first slot after which all others follow in order.
fn adjacent(slots: &[Vec<Place>]) -> Vec<Place> {
    let Some((first, rest)) = slots.split_first() else { return Vec::new() };
    let mut starts = first.clone();
    for (distance, places) in (1_u64..).zip(rest) {
        let mut from = 0;
        starts.retain(|start| {
            let wanted = start + distance;
            from += gallop(places.get(from..).unwrap_or_default(), wanted);
            places.get(from) == Some(&wanted)
        });
    }
    starts
}

/// Places as turns with their numbers of hits.
fn count(places: &[Place]) -> Postings {
    let mut found = Postings::default();
    for same in places.chunk_by(|a, b| positions::turn(*a) == positions::turn(*b)) {
        found.turns.extend(same.first().map(|place| positions::turn(*place)));
        found.weights.push((same.len() as u32) << 2);
    }
    found
}

/// The turns of any list, hits added up.
fn union(lists: &[Rc<Postings>]) -> Postings {
    lists.iter().fold(Postings::default(), |all, list| merge(&all, list))
}

fn merge(a: &Postings, b: &Postings) -> Postings {
    let room = a.turns.len() + b.turns.len();
    let mut found = Postings { turns: Vec::with_capacity(room), weights: Vec::with_capacity(room) };
    let mut left = a.turns.iter().copied().zip(a.weights.iter().copied()).peekable();
    let mut right = b.turns.iter().copied().zip(b.weights.iter().copied()).peekable();
    loop {
        let turn = match (left.peek(), right.peek()) {
            (Some(left), Some(right)) => left.0.min(right.0),
            (Some(only), None) | (None, Some(only)) => only.0,
            (None, None) => return found,
        };
        let left = left.next_if(|next| next.0 == turn).map_or(0, |next| next.1);
        let right = right.next_if(|next| next.0 == turn).map_or(0, |next| next.1);
        found.turns.push(turn);
        found.weights.push(add(left, right));
    }
}

/// Two weights of one turn: hits add up, the class of its length stays.
fn add(a: u32, b: u32) -> u32 {
    if a == 0 { b } else { a.saturating_add(b & !3) }
}

/// The places of all lists, which have none in common, in order.
fn merge_places(lists: Vec<Vec<Place>>) -> Vec<Place> {
    let merge = |a: Vec<Place>, b: Vec<Place>| {
        let mut merged = Vec::with_capacity(a.len() + b.len());
        let mut b = b.into_iter().peekable();
        for place in a {
            merged.extend(core::iter::from_fn(|| b.next_if(|other| *other < place)));
            merged.push(place);
        }
        merged.extend(b);
        merged
    };
    lists.into_iter().reduce(merge).unwrap_or_default()
}

/// The part of a list that lies in `reach`.
fn clip(mut list: Postings, reach: &Range<u32>) -> Postings {
    let end = list.turns.partition_point(|turn| *turn < reach.end);
    list.turns.truncate(end);
    list.weights.truncate(end);
    let start = list.turns.partition_point(|turn| *turn < reach.start);
    if start > 0 {
        list.turns.drain(..start);
        list.weights.drain(..start);
    }
    list
}

/// The turns that satisfy `node`, with the hits of its terms added up.
pub(crate) fn evaluate<'a>(node: &Node, terms: &'a [Postings]) -> Cow<'a, Postings> {
    match node {
        Node::Term(term) => terms.get(*term).map_or_else(Cow::default, Cow::Borrowed),
        Node::All(nodes) => intersect(nodes.iter().map(|node| evaluate(node, terms)).collect()),
    }
}

/// The turns of all lists, hits added up. The shortest leads, the others are galloped through.
fn intersect<'a>(mut lists: Vec<Cow<'a, Postings>>) -> Cow<'a, Postings> {
    let lengths = lists.iter().map(|list| list.turns.len()).enumerate();
    let Some((shortest, _)) = lengths.min_by_key(|(_, length)| *length) else {
        return Cow::default();
    };
    let first = lists.swap_remove(shortest);
    lists.into_iter().fold(first, |short, long| Cow::Owned(intersect_two(&short, &long)))
}

fn intersect_two(short: &Postings, long: &Postings) -> Postings {
    let mut found = Postings::default();
    let mut from = 0;
    for (turn, weight) in short.turns.iter().zip(&short.weights) {
        from += gallop(long.turns.get(from..).unwrap_or_default(), *turn);
        if long.turns.get(from) == Some(turn) {
            found.turns.push(*turn);
            found.weights.push(add(*weight, long.weights.get(from).copied().unwrap_or_default()));
        }
    }
    found
}

/// How many of `sorted` are smaller than `wanted`, in steps that double: cheap where the answer is
/// near, which it is when one list leads another.
fn gallop<T: Ord + Copy>(sorted: &[T], wanted: T) -> usize {
    let mut step = 1;
    while sorted.get(step - 1).is_some_and(|there| *there < wanted) {
        step *= 2;
    }
    let start = step / 2;
    let window = sorted.get(start..sorted.len().min(step)).unwrap_or_default();
    start + window.partition_point(|there| *there < wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(turns: &[u32]) -> Postings {
        Postings { turns: turns.to_vec(), weights: vec![4; turns.len()] }
    }

    #[test]
    fn galloping_finds_what_a_scan_finds() {
        let sorted: Vec<u32> = (0..200).map(|n| n * 3).collect();
        for length in [0, 1, 2, 3, 17, 200] {
            for wanted in 0..610 {
                let scan = sorted[..length].iter().filter(|there| **there < wanted).count();
                assert_eq!(gallop(&sorted[..length], wanted), scan, "{wanted} in {length}");
            }
        }
    }

    #[test]
    fn lists_join_and_hits_add_up() {
        let (a, b) = (list(&[1, 2, 5, 9]), list(&[2, 3, 9, 10, 11]));
        let both = intersect(vec![Cow::Borrowed(&a), Cow::Borrowed(&b)]);
        assert_eq!((both.turns.as_slice(), both.weights.as_slice()), (&[2, 9][..], &[8, 8][..]));
        let any = union(&[Rc::new(a.clone()), Rc::new(b)]);
        assert_eq!(any.turns, [1, 2, 3, 5, 9, 10, 11]);
        assert_eq!(any.weights, [4, 8, 4, 4, 8, 4, 4]);
        assert_eq!(clip(a, &(2..9)).turns, [2, 5]);
    }

    #[test]
    fn a_phrase_may_overlap_itself() {
        let very = vec![0, 1, 2, 5];
        assert_eq!(adjacent(&[very.clone(), very]), [0, 1]);
    }
}
