//! Holds an answer against what the scan finds.

use std::collections::BTreeMap;
use std::fmt::Debug;

use corpus::message::*;
use transcript::Transcript;

use crate::question::{self, Part, Term};
use crate::rows;
use crate::scan::{Archive, Line, holds, lines, matches, under, within};

/// A question with its filter, as the oracle thinks of it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// All of these; none asks for every turn.
    pub parts: Vec<Part>,
    pub filter: Filter,
}

/// What the scan needs to answer.
pub struct Scan<'a> {
    pub archive: Archive<'a>,
    pub asked: &'a Asked,
    pub scope: &'a Scope,
    pub terms: Vec<Term>,
    /// Transcripts without turns, and where they are.
    pub silent: Vec<(usize, &'a Transcript)>,
}

impl<'a> Scan<'a> {
    pub fn new(transcripts: &'a [Transcript], asked: &'a Asked, scope: &'a Scope) -> Self {
        let archive = Archive(lines(transcripts));
        let silent = transcripts.iter().enumerate().filter(|(_, t)| t.turns.is_empty()).collect();
        let mut terms = Vec::new();
        asked.parts.iter().for_each(|part| question::terms(part, &mut terms));
        Self { archive, asked, scope, terms, silent }
    }

    /// All turns in scope.
    pub fn all(&self) -> impl Iterator<Item = &Line<'a>> {
        self.archive.0.iter().filter(|line| match self.scope {
            Scope::Archive { .. } => true,
            Scope::Transcript(id) => line.transcript.id == *id,
        })
    }

    /// The matching turns if one choice of the filter, or one part of the query, were taken away.
    pub fn matching(&self, but: Option<&Removed>, without: Option<usize>) -> Vec<&Line<'a>> {
        let parts = || {
            let parts = self.asked.parts.iter().enumerate();
            parts.filter(|(n, _)| Some(*n) != without).map(|(_, part)| part)
        };
        let fits = |line: &&Line<'a>| {
            passes(line, &self.asked.filter, but)
                && parts().all(|part| self.archive.satisfies(line, part))
        };
        self.all().filter(fits).collect()
    }

    pub fn hits(&self, line: &Line<'_>) -> Vec<Hit> {
        self.archive.hits(line, &self.asked.parts, &self.terms)
    }
}

/// Whether a turn passes the filter, one choice of it left aside.
pub fn passes(line: &Line<'_>, filter: &Filter, but: Option<&Removed>) -> bool {
    let free = |part: Removed| but == Some(&part);
    let meta = &line.transcript.meta;
    let Filter { only, without, from, to, length } = filter;
    fn lets<T>(only: &[T], without: &[T], is: impl Fn(&T) -> bool) -> bool {
        (only.is_empty() || only.iter().any(&is)) && !without.iter().any(is)
    }
    let names = |choices: &Choices| choices.rules.names().collect::<Vec<_>>();
    let words = line.text.text.split_whitespace();
    let words = words.filter(|word| word.contains(char::is_alphanumeric)).count() as u32;
    let fits = |(from, to): (u32, u32)| from <= words && words <= to;
    (free(Removed::Speakers) || lets(&only.speakers, &without.speakers, |key| key.0 == line.key))
        && (free(Removed::Roles) || lets(&only.roles, &without.roles, |own| *own == line.role))
        && (free(Removed::Kinds) || lets(&only.kinds, &without.kinds, |own| *own == meta.kind))
        && (free(Removed::Places)
            || lets(&only.places, &without.places, |own| meta.places.contains(own)))
        && (free(Removed::Rules)
            || lets(&names(only), &names(without), |rule| under(line.transcript, *rule)))
        && (free(Removed::Marks) || lets(&only.marks, &without.marks, |own| holds(line.text, *own)))
        && (free(Removed::Dates) || within(meta.date, *from, *to, false))
        && (free(Removed::Length) || length.is_none_or(fits))
}

/// Compares everything but the order of rows.
pub fn compare(scan: &Scan<'_>, found: &Found, context: &dyn Debug) {
    let matches = scan.matching(None, None);
    assert_eq!(found.remarks, [], "{context:?}");
    let mut exchanges: Vec<_> =
        matches.iter().filter_map(|line| Some((line.place, line.exchange?.0))).collect();
    exchanges.dedup();
    let hits: usize = matches.iter().map(|line| scan.hits(line).len()).sum();
    let counts = (found.counts.turns, found.counts.hits, found.counts.exchanges);
    let expected = (matches.len() as u32, hits as u32, exchanges.len() as u32);
    assert_eq!(counts, expected, "turns, hits, exchanges: {context:?}");
    terms(scan, found, context);
    facets(scan, found, context);
    if let Rows::Turns(turns) = &found.rows {
        let expected: Vec<TurnHits> = matches
            .iter()
            .map(|line| TurnHits { turn: TurnNo(line.no), hits: scan.hits(line) })
            .collect();
        assert_eq!(turns, &expected, "{context:?}");
    }
    if matches.is_empty() {
        removals(scan, found, context);
    } else {
        assert_eq!((&found.removals[..], &found.culprit), (&[][..], &None), "{context:?}");
    }
}

fn terms(scan: &Scan<'_>, found: &Found, context: &dyn Debug) {
    let told: Vec<u32> = found.terms.iter().map(|term| term.hits).collect();
    let own = |term: &Term| -> u32 {
        scan.all().map(|line| matches(&line.text.text, term).len() as u32).sum()
    };
    assert_eq!(told, scan.terms.iter().map(own).collect::<Vec<_>>(), "hits of terms: {context:?}");
}

/// What each removal gives. That what is left of the query means so is asked of the engine by
/// whoever has one.
fn removals(scan: &Scan<'_>, found: &Found, context: &dyn Debug) {
    let mut parts: Vec<u32> =
        (0..scan.asked.parts.len()).map(|n| scan.matching(None, Some(n)).len() as u32).collect();
    let mut told: Vec<u32> = Vec::new();
    let mut choices = Vec::new();
    for Removal { what, turns } in &found.removals {
        match what {
            Removed::Part { .. } => told.push(*turns),
            choice => choices.push((choice.clone(), *turns)),
        }
    }
    parts.sort_unstable();
    told.sort_unstable();
    assert_eq!(told, parts, "removals of parts: {context:?}");
    let Filter { only, without, from, to, length } = &scan.asked.filter;
    let set = [
        (only.speakers.len() + without.speakers.len() > 0, Removed::Speakers),
        (only.roles.len() + without.roles.len() > 0, Removed::Roles),
        (only.kinds.len() + without.kinds.len() > 0, Removed::Kinds),
        (only.places.len() + without.places.len() > 0, Removed::Places),
        (!only.rules.and(without.rules).is_empty(), Removed::Rules),
        (only.marks.len() + without.marks.len() > 0, Removed::Marks),
        (from.is_some() || to.is_some(), Removed::Dates),
        (length.is_some(), Removed::Length),
    ];
    let gives = |what: Removed| {
        let turns = scan.matching(Some(&what), None).len() as u32;
        (what, turns)
    };
    let expected: Vec<_> =
        set.into_iter().filter(|(set, _)| *set).map(|one| gives(one.1)).collect();
    assert_eq!(choices, expected, "{context:?}");
    let alone = scan.asked.parts.is_empty()
        || scan
            .all()
            .any(|line| scan.asked.parts.iter().all(|part| scan.archive.satisfies(line, part)));
    assert_eq!(found.culprit.is_none(), alone, "culprit {:?}: {context:?}", found.culprit);
}

fn facets(scan: &Scan<'_>, found: &Found, context: &dyn Debug) {
    let facets = &found.facets;
    let filter = &scan.asked.filter.only;
    let count = |but: Removed, of: &dyn Fn(&Line<'_>) -> Vec<String>, chosen: Vec<String>| {
        let mut counts: BTreeMap<String, u32> = chosen.into_iter().map(|key| (key, 0)).collect();
        for key in scan.matching(Some(&but), None).iter().flat_map(|line| of(line)) {
            *counts.entry(key).or_default() += 1;
        }
        counts
    };
    fn names<T: Debug>(all: &[T]) -> Vec<String> {
        all.iter().map(|one| format!("{one:?}")).collect()
    }
    fn told<T: Debug>(all: &[(T, u32)]) -> BTreeMap<String, u32> {
        all.iter().map(|(one, turns)| (format!("{one:?}"), *turns)).collect()
    }

    let typed = found.typed.as_ref().map(|typed| &typed.filter);
    let set = typed.into_iter().chain([&scan.asked.filter]);
    let set = set.flat_map(|one| one.only.speakers.iter().chain(&one.without.speakers));
    let chosen = set.map(|key| key.0.clone()).collect();
    let expected = count(Removed::Speakers, &|line| vec![line.key.clone()], chosen);
    let found = facets.speakers.iter().map(|s| (s.key.0.clone(), s.turns)).collect();
    assert_eq!(expected, found, "{context:?}");
    let order = facets.speakers.iter().map(|s| (u32::MAX - s.turns, s.who.name.clone()));
    assert!(order.is_sorted(), "{:?}", facets.speakers);

    let roles = count(Removed::Roles, &|line| names(&[line.role]), names(&filter.roles));
    assert_eq!(roles, told(&facets.roles), "{context:?}");
    let kind = |line: &Line<'_>| names(&[line.transcript.meta.kind]);
    assert_eq!(count(Removed::Kinds, &kind, names(&filter.kinds)), told(&facets.kinds));

    let place = |line: &Line<'_>| line.transcript.meta.places.clone();
    let expected = count(Removed::Places, &place, filter.places.clone());
    let found: BTreeMap<String, u32> = facets.places.iter().cloned().collect();
    assert_eq!(expected, found, "{context:?}");
    assert!(facets.places.iter().map(|place| (u32::MAX - place.1, &place.0)).is_sorted());

    let rules = |line: &Line<'_>| {
        let set = RuleName::ALL.into_iter().filter(|name| under(line.transcript, *name));
        names(&set.collect::<Vec<_>>())
    };
    let expected = count(Removed::Rules, &rules, names(&filter.rules.names().collect::<Vec<_>>()));
    assert_eq!(expected, told(&facets.rules), "{context:?}");

    let marks = |line: &Line<'_>| {
        let held = MarkName::ALL.into_iter().filter(|name| holds(line.text, *name));
        names(&held.collect::<Vec<_>>())
    };
    let expected = count(Removed::Marks, &marks, names(&filter.marks));
    assert_eq!(expected, told(&facets.marks), "{context:?}");

    let mut months: BTreeMap<(u16, u8), u32> = BTreeMap::new();
    let dated = scan.matching(Some(&Removed::Dates), None);
    for date in dated.iter().filter_map(|line| line.transcript.meta.date) {
        *months.entry((date.year(), date.month())).or_default() += 1;
    }
    let found: Vec<_> = facets.months.iter().map(|m| ((m.year, m.month), m.turns)).collect();
    assert_eq!(found, months.into_iter().collect::<Vec<_>>(), "{context:?}");
}

/// Compares one page of rows.
pub fn compare_page(scan: &Scan<'_>, search: &Search, split: usize, found: &Found) {
    let Rows::Groups(groups) = &found.rows else { panic!("{search:?}: {:?}", found.rows) };
    rows::compare(scan, search, split, groups);
    let transcripts = rows::of(scan, Unit::Transcript).len() as u32;
    assert_eq!(found.counts.transcripts, transcripts, "{search:?}");
}
