//! What of a query can be said by choices: tests that stand at its top, so that all of the answer must
//! pass them, of facets in which nothing is chosen yet. There typed language and controls mean the
//! same, and the page shows what is typed as set.
//!
//! Not lifted is what controls cannot say: a test inside `OR` or an exchange, two tests of one facet
//! (which both must hold, while two choices are joined by or), a name that nobody has.
//!
//! Must not know: how the query is evaluated.

use crate::criteria;
use crate::message::{Choices, Filter, SpeakerKey, Typed};
use crate::query::{self, Node, Query, Test};
use crate::segment::{Segment, Stop, gather};

/// Names that stand for more speakers or places than this are no choice that a reader would make.
const MOST: usize = 20;

/// What can be lifted out of `query`, whose answer `filter` narrows.
pub(crate) fn lift(
    query: &Query,
    filter: &Filter,
    segments: &[Segment],
) -> Result<Option<Typed>, Stop> {
    let parts = match &query.root {
        Some(Node::All(parts)) => parts.as_slice(),
        Some(part) => core::slice::from_ref(part),
        None => return Ok(None),
    };
    let mut typed = Filter::default();
    let mut rest = Vec::new();
    for part in parts {
        let lifted = match part {
            Node::Test(test) => wanted(test, filter, &mut typed, segments)?,
            Node::Not(inner) => unwanted(inner, &mut typed, segments)?,
            _ => false,
        };
        if !lifted {
            rest.push(part.clone());
        }
    }
    if rest.len() == parts.len() {
        return Ok(None);
    }
    let root = if rest.len() > 1 { Some(Node::All(rest)) } else { rest.pop() };
    Ok(Some(Typed { filter: typed, rest: query::canonical(query, root.as_ref()) }))
}

/// Takes over a test that must hold, if it can be.
fn wanted(
    test: &Test,
    filter: &Filter,
    typed: &mut Filter,
    segments: &[Segment],
) -> Result<bool, Stop> {
    match test {
        Test::Dates(ranges) => {
            let free = [&*typed, filter].iter().all(|one| one.from.is_none() && one.to.is_none());
            let [(from, to)] = ranges.as_slice() else { return Ok(false) };
            if free {
                (typed.from, typed.to) = (*from, *to);
            }
            Ok(free)
        }
        Test::Length { from, to } => {
            let free = typed.length.is_none() && filter.length.is_none();
            if free {
                typed.length = Some((*from, *to));
            }
            Ok(free)
        }
        test => {
            let Some(values) = values(test, segments)? else { return Ok(false) };
            let free = !share(&values, &filter.only) && !share(&values, &typed.only);
            if free {
                add(&mut typed.only, values);
            }
            Ok(free)
        }
    }
}

/// Takes over a test that must not hold, if it can be: of those any number can be chosen.
fn unwanted(inner: &Node, typed: &mut Filter, segments: &[Segment]) -> Result<bool, Stop> {
    let Node::Test(test) = inner else { return Ok(false) };
    let Some(values) = values(test, segments)? else { return Ok(false) };
    add(&mut typed.without, values);
    Ok(true)
}

/// The values of a facet that a test stands for.
fn values(test: &Test, segments: &[Segment]) -> Result<Option<Choices>, Stop> {
    let mut values = Choices::default();
    match test {
        Test::Speaker(names) => values.speakers = speakers(names, segments)?,
        Test::Role(roles) => values.roles.clone_from(roles),
        Test::Kind(kinds) => values.kinds.clone_from(kinds),
        Test::Rule(rules) => values.rules = *rules,
        Test::Has(marks) => values.marks.clone_from(marks),
        Test::Place(names) => values.places = places(names, segments),
        Test::Dates(_) | Test::In(_) | Test::Length { .. } => {}
    }
    let known = values != Choices::default();
    let few = values.speakers.len() <= MOST && values.places.len() <= MOST;
    Ok((known && few).then_some(values))
}

fn speakers(names: &[String], segments: &[Segment]) -> Result<Vec<SpeakerKey>, Stop> {
    let mut keys: Vec<SpeakerKey> = Vec::new();
    let called = gather(segments.iter().map(|segment| criteria::rows_called(segment, names)))?;
    for row in called.into_iter().flatten() {
        if !keys.contains(&row.key) {
            keys.push(row.key.clone());
        }
    }
    Ok(keys)
}

fn places(names: &[String], segments: &[Segment]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for segment in segments {
        for (number, is_meant) in (0_u16..).zip(criteria::places(segment, names)) {
            let place = segment.place(number);
            if is_meant && !found.iter().any(|known| known == place) {
                found.push(place.to_owned());
            }
        }
    }
    found
}

/// Whether both have a value of one facet.
fn share(one: &Choices, other: &Choices) -> bool {
    let both = |has: fn(&Choices) -> bool| has(one) && has(other);
    both(|choices| !choices.speakers.is_empty())
        || both(|choices| !choices.roles.is_empty())
        || both(|choices| !choices.kinds.is_empty())
        || both(|choices| !choices.places.is_empty())
        || both(|choices| !choices.rules.is_empty())
        || both(|choices| !choices.marks.is_empty())
}

fn add(choices: &mut Choices, more: Choices) {
    choices.speakers.extend(more.speakers);
    choices.roles.extend(more.roles);
    choices.kinds.extend(more.kinds);
    choices.places.extend(more.places);
    choices.rules = choices.rules.and(more.rules);
    choices.marks.extend(more.marks);
}
