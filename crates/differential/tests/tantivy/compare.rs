//! What our engine counts, against what follows from the turns that the other one finds.
//!
//! Must not know: how either engine works inside.

use std::collections::BTreeMap;
use std::fmt::Debug;

use corpus::Engine;
use corpus::message::{Filter, Found, Scope, Search};

use crate::archive::Archive;
use crate::peer::Peer;
use crate::question::Question;

/// Asks both and holds all counts against each other; gives the number of turns.
pub(crate) fn counts(
    archive: &Archive,
    peer: &Peer,
    engine: &mut Engine,
    question: &Question,
    filter: &Filter,
) -> usize {
    let query = question.spelling();
    let scope = Scope::Archive { first: 0, count: 20 };
    let found = archive.ask(engine, Search::new(query.clone(), filter.clone(), scope));
    assert_eq!(found.remarks, [], "{query}");
    let turns = peer.turns(question);
    let passing = |roles: bool, dates: bool| {
        let passes = |turn: &&usize| {
            (!roles || role_passes(archive, **turn, filter))
                && (!dates || date_passes(archive, **turn, filter))
        };
        turns.iter().filter(passes).copied().collect::<Vec<_>>()
    };
    let matching = passing(true, true);
    assert_eq!(found.counts.turns as usize, matching.len(), "turns: {query} {filter:?}");
    let mut transcripts: Vec<usize> = matching.iter().map(|turn| archive.turn(*turn).0).collect();
    transcripts.dedup();
    assert_eq!(found.counts.transcripts as usize, transcripts.len(), "transcripts: {query}");
    facets(archive, &found, &passing(false, true), &passing(true, false), &matching);
    matching.len()
}

/// Each facet leaves its own choice out.
fn facets(
    archive: &Archive,
    found: &Found,
    any_role: &[usize],
    any_date: &[usize],
    matching: &[usize],
) {
    let role = |turn: usize| {
        let (_, transcript, own) = archive.turn(turn);
        transcript.speakers[usize::from(own.speaker.0)].role
    };
    same("roles", tally(any_role, role), &found.facets.roles);
    let kind = |turn: usize| archive.turn(turn).1.meta.kind;
    same("kinds", tally(matching, kind), &found.facets.kinds);
    let month = |turn: usize| archive.turn(turn).1.meta.date.map(|d| (d.year(), d.month()));
    let months = found.facets.months.iter().map(|m| (Some((m.year, m.month)), m.turns));
    let mut expected = tally(any_date, month);
    expected.remove("None");
    same("months", expected, &months.collect::<Vec<_>>());
}

/// Counts of what is there, by name.
fn tally<T: Debug>(turns: &[usize], of: impl Fn(usize) -> T) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for turn in turns {
        *counts.entry(format!("{:?}", of(*turn))).or_default() += 1;
    }
    counts
}

fn same<T: Debug>(facet: &str, expected: BTreeMap<String, u32>, found: &[(T, u32)]) {
    let found = found.iter().filter(|(_, turns)| *turns > 0);
    let found: BTreeMap<_, _> = found.map(|(what, n)| (format!("{what:?}"), *n)).collect();
    assert_eq!(found, expected, "{facet}");
}

fn role_passes(archive: &Archive, turn: usize, filter: &Filter) -> bool {
    let (_, transcript, own) = archive.turn(turn);
    let role = transcript.speakers[usize::from(own.speaker.0)].role;
    filter.only.roles.is_empty() || filter.only.roles.contains(&role)
}

fn date_passes(archive: &Archive, turn: usize, filter: &Filter) -> bool {
    let date = archive.turn(turn).1.meta.date;
    filter.from.is_none_or(|from| date.is_some_and(|date| date >= from))
        && filter.to.is_none_or(|to| date.is_some_and(|date| date <= to))
}
