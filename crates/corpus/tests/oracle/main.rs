//! The engine against a scan: on random transcripts, random questions in the whole language and
//! random filters, every count, facet, row, hit and removal equals what reading all turns one by one
//! gives.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test reports by panicking, and is made of several files"
)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;
mod compare;
mod question;
mod random;
mod rows;
mod scan;

use common::{ask, open};
use compare::{Asked, Scan, compare, compare_page};
use corpus::Engine;
use corpus::message::*;
use proptest::prelude::*;
use transcript::Transcript;

fn found(engine: &mut Engine, search: &Search) -> Box<Found> {
    match ask(engine, &Request::Search(search.clone())) {
        Reply::Found(found) => found,
        other => panic!("{search:?}: {other:?}"),
    }
}

/// Asks the archive for one page of rows, and each transcript for all its turns.
fn agree(
    transcripts: &[Transcript],
    split: usize,
    asked: &Asked,
    (unit, order): (Unit, Order),
    (first, count): (u32, u32),
) {
    let split = split.min(transcripts.len());
    let (base, later) = transcripts.split_at(split);
    let mut engine = open(base);
    if !later.is_empty() {
        common::adopt(&mut engine, later);
    }
    let query = question::typed(&asked.parts);
    let archive = Scope::Archive { first, count };
    let scopes = transcripts.iter().map(|t| Scope::Transcript(t.id.clone()));
    for scope in [archive].into_iter().chain(scopes) {
        let filter = asked.filter.clone();
        let search = Search { query: query.clone(), filter, scope: scope.clone(), unit, order };
        let found = found(&mut engine, &search);
        let scan = Scan::new(transcripts, asked, &scope);
        compare(&scan, &found, &search);
        if matches!(scope, Scope::Archive { .. }) {
            compare_page(&scan, &search, split, &found);
        }
        spelled_out(&mut engine, &search, &found);
    }
}

/// What is spelled out for the reader means what it says: the canonical query asks the same, what a
/// removal leaves gives what was promised, and the culprit alone finds nothing.
fn spelled_out(engine: &mut Engine, search: &Search, answer: &Found) {
    let mut turns = |query: &String, filter: &Filter| {
        let (query, filter) = (query.clone(), filter.clone());
        found(engine, &Search { query, filter, ..search.clone() }).counts.turns
    };
    assert_eq!(turns(&answer.canonical, &search.filter), answer.counts.turns, "{search:?}");
    if let Some(Typed { filter, rest }) = &answer.typed {
        let both = merged(filter.clone(), &search.filter);
        assert_eq!(turns(rest, &both), answer.counts.turns, "{filter:?} of {search:?}");
    }
    for removal in &answer.removals {
        if let Removed::Part { rest, .. } = &removal.what {
            assert_eq!(turns(rest, &search.filter), removal.turns, "{removal:?} of {search:?}");
        }
    }
    if let Some(culprit) = &answer.culprit {
        assert_eq!(turns(culprit, &Filter::default()), 0, "{culprit} of {search:?}");
    }
}

/// The choices of both, of which no facet is chosen in twice.
fn merged(mut one: Filter, other: &Filter) -> Filter {
    let both = [(&mut one.only, &other.only), (&mut one.without, &other.without)];
    for (choices, more) in both {
        choices.speakers.extend(more.speakers.iter().cloned());
        choices.roles.extend(&more.roles);
        choices.kinds.extend(&more.kinds);
        choices.places.extend(more.places.iter().cloned());
        choices.rules = choices.rules.and(more.rules);
        choices.marks.extend(&more.marks);
    }
    one.from = one.from.or(other.from);
    one.to = one.to.or(other.to);
    one.length = one.length.or(other.length);
    one
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(common::cases(400))
    })]

    #[test]
    fn the_engine_answers_what_a_scan_answers(
        transcripts in random::transcripts(),
        split in 1_usize..8,
        asked in random::asked(),
        order in random::order(),
        page in prop_oneof![2 => Just((0_u32, 1_000_u32)), 1 => (0_u32..6, 0_u32..6)],
    ) {
        agree(&transcripts, split, &asked, order, page);
    }
}
