//! Answers a search in at most three rounds of shards: columns and terms, positions where there are
//! phrases, then the texts of what is shown. Each step either has all it needs or says what it lacks.
//!
//! Must not know: bytes, where shards come from.

use core::cmp::Reverse;
use core::ops::Range;

use crate::facet;
use crate::filter;
use crate::hits;
use crate::matching::{self, Slots};
use crate::message::{
    Archive, Counts, Filter, Found, Group, Removal, Removed, Reply, Rows, Scope, Search, Snippet,
    Term, TermForm, TurnHits, TurnNo,
};
use crate::query::{self, Node, Query};
use crate::segment::{Segment, Stop, both, gather};
use crate::snippet;
use crate::tally::{self, GroupTally, Tally};
use crate::terms::Postings;
use crate::text::TurnBytes;

/// Snippets shown of one transcript.
const SNIPPETS: usize = 3;

/// The part of one segment that is searched.
struct Reach<'a> {
    segment: &'a Segment,
    transcripts: Range<usize>,
    terms: Vec<Slots>,
    matches: Vec<Postings>,
    tally: Tally,
}

/// Answers `search` from `segments`.
pub(crate) fn search(segments: &[Segment], search: &Search) -> Result<Reply, Stop> {
    let mut query = query::parse(&search.query);
    let (filter, remarks) = filter::understand(&search.filter, segments);
    query.remarks.extend(remarks);
    let mut reaches: Vec<Reach<'_>> =
        segments.iter().filter_map(|segment| Reach::new(segment, &search.scope)).collect();
    if let (Scope::Transcript(id), []) = (&search.scope, reaches.as_slice()) {
        return Ok(Reply::Unknown(id.clone()));
    }
    let manifest_will_do = query.root.is_none()
        && filter == Filter::default()
        && matches!(search.scope, Scope::Archive { .. })
        && segments.iter().all(|segment| !segment.hidden.contains(&true));
    if manifest_will_do {
        reaches.iter_mut().for_each(|reach| reach.tally = tally::tally_all(reach.segment));
    } else {
        find(&mut reaches, &query, &filter)?;
    }
    let rows = match search.scope {
        Scope::Archive { first, count } => {
            Rows::Groups(groups(&reaches, first as usize, count as usize)?)
        }
        Scope::Transcript(_) => Rows::Turns(turns(&reaches)?),
    };
    let counts = counts(&reaches);
    let counted: Vec<_> = reaches.iter().map(|reach| (reach.segment, &reach.tally)).collect();
    Ok(Reply::Found(Box::new(Found {
        archive: archive(segments),
        understood: String::new(),
        canonical: search.query.clone(),
        suggestions: Vec::new(),
        culprit: None,
        terms: terms(&query, &reaches),
        facets: facet::facets(&counted, &filter),
        removals: if counts.turns == 0 { removals(&reaches, &query, &filter)? } else { Vec::new() },
        remarks: query.remarks,
        counts,
        rows,
    })))
}

impl<'a> Reach<'a> {
    fn new(segment: &'a Segment, scope: &Scope) -> Option<Self> {
        let transcripts = match scope {
            Scope::Archive { .. } => 0..segment.manifest.transcripts.len(),
            Scope::Transcript(id) => segment.find(id).map(|found| found..found + 1)?,
        };
        let (terms, matches) = (Vec::new(), Vec::new());
        Some(Self { segment, transcripts, terms, matches, tally: Tally::default() })
    }

    fn tally(&self, root: Option<&Node>, filter: &Filter) -> Result<Tally, Stop> {
        let candidates = root.map(|root| matching::evaluate(root, &self.matches));
        let voices = self.segment.voices()?;
        Ok(tally::tally(self.segment, &self.transcripts, filter, voices, candidates.as_deref()))
    }

    /// The matches of one transcript, as turn numbers of its own.
    fn numbers(&self, group: &GroupTally) -> Vec<TurnNo> {
        let first = self.segment.turns(&(group.transcript..group.transcript)).start;
        let turns = self.tally.turns.get(group.matches.clone()).unwrap_or_default();
        turns.iter().map(|turn| TurnNo(turn - first + 1)).collect()
    }
}

/// Fills in what matches: the rounds of columns and terms, and of positions.
fn find(reaches: &mut [Reach<'_>], query: &Query, filter: &Filter) -> Result<(), Stop> {
    let resolved = gather(reaches.iter().map(|reach| {
        both(reach.segment.voices(), matching::resolve(reach.segment, query))
            .map(|(_, terms)| terms)
    }))?;
    let matches = gather(reaches.iter().zip(&resolved).map(|(reach, terms)| {
        let turns = reach.segment.turns(&reach.transcripts);
        matching::match_terms(reach.segment, terms, &turns)
    }))?;
    for (reach, (terms, matches)) in reaches.iter_mut().zip(resolved.into_iter().zip(matches)) {
        (reach.terms, reach.matches) = (terms, matches);
        reach.tally = reach.tally(query.root.as_ref(), filter)?;
    }
    Ok(())
}

/// The archive in numbers.
fn archive(segments: &[Segment]) -> Archive {
    let mut archive = Archive::default();
    for segment in segments {
        for (row, _) in
            segment.manifest.transcripts.iter().zip(&segment.hidden).filter(|(_, h)| !**h)
        {
            archive.transcripts += 1;
            archive.turns += row.turns;
            archive.words += u64::from(row.words);
            archive.first = [archive.first, row.date].into_iter().flatten().min();
            archive.last = archive.last.max(row.date);
            archive.only = (archive.transcripts == 1).then(|| row.id.clone());
        }
    }
    archive
}

fn counts(reaches: &[Reach<'_>]) -> Counts {
    let groups = || reaches.iter().flat_map(|reach| &reach.tally.groups);
    Counts {
        hits: groups().map(|group| group.hits).sum(),
        turns: groups().map(|group| group.turns).sum(),
        exchanges: 0,
        transcripts: groups().count() as u32,
    }
}

fn terms(query: &Query, reaches: &[Reach<'_>]) -> Vec<Term> {
    let hits = |term: usize| {
        let lists = reaches.iter().filter_map(|reach| reach.matches.get(term));
        lists.flat_map(|list| &list.hits).sum()
    };
    let term = |(n, term): (usize, &query::QueryTerm)| Term {
        text: term.text.clone(),
        form: if term.exact { TermForm::Exact } else { TermForm::Inflected },
        hits: hits(n),
    };
    query.terms.iter().enumerate().map(term).collect()
}

/// What each single removal would give.
fn removals(reaches: &[Reach<'_>], query: &Query, filter: &Filter) -> Result<Vec<Removal>, Stop> {
    let mut removals = Vec::new();
    for term in 0..query.terms.len() {
        let root = query.root.as_ref().and_then(|root| root.without(term));
        let mut turns = 0;
        for reach in reaches {
            turns += reach.tally(root.as_ref(), filter)?.turns.len() as u32;
        }
        let text = query.terms.get(term).map_or_else(String::new, |term| term.text.clone());
        let rest = query.without(term);
        removals.push(Removal { what: Removed::Part { text, rest }, turns });
    }
    removals.extend(filter::set(filter).into_iter().map(|what| Removal {
        turns: reaches.iter().map(|reach| reach.tally.gain(&what)).sum(),
        what,
    }));
    Ok(removals)
}

/// One page of transcripts, newest first.
fn groups(reaches: &[Reach<'_>], first: usize, count: usize) -> Result<Vec<Group>, Stop> {
    let mut heads: Vec<_> =
        reaches.iter().map(|reach| (reach, reach.tally.groups.iter().peekable())).collect();
    // Each segment lists its own newest first; the newest head of all comes next.
    let all = core::iter::from_fn(|| {
        let newest = heads.iter_mut().filter_map(|(reach, groups)| {
            let row = reach.segment.manifest.transcripts.get(groups.peek()?.transcript)?;
            Some(((Reverse(row.date), &row.id), *reach, groups))
        });
        let (_, reach, groups) = newest.min_by_key(|(order, ..)| *order)?;
        Some((reach, groups.next()?))
    });
    gather(all.skip(first).take(count).map(|(reach, group)| {
        let (entry, snippets) =
            both(reach.segment.entry(group.transcript), snippets(reach, group))?;
        Ok(Group { entry, hits: group.hits, turns: group.turns, exchange: None, snippets })
    }))
}

/// The first matching turns of a transcript; none where nothing was searched for.
fn snippets(reach: &Reach<'_>, group: &GroupTally) -> Result<Vec<Snippet>, Stop> {
    if reach.terms.is_empty() {
        return Ok(Vec::new());
    }
    let shard = reach.segment.text(group.transcript)?;
    let mut numbers = reach.numbers(group);
    numbers.truncate(SNIPPETS);
    let turns = shard.texts(&numbers).map_err(Stop::Failed)?;
    let snippets = turns.iter().map(|turn| snippet_of(reach, group, turn));
    snippets.collect::<Option<_>>().ok_or_else(|| Stop::Failed(shard.contradiction()))
}

fn snippet_of(reach: &Reach<'_>, group: &GroupTally, turn: &TurnBytes<'_>) -> Option<Snippet> {
    let manifest = &reach.segment.manifest;
    let row = manifest.transcripts.get(group.transcript)?;
    let voice = row.cast.get(usize::from(turn.speaker))?;
    let voice = manifest.voices.get(voice.0 as usize)?;
    let mut who = manifest.speakers.get(voice.speaker as usize)?.who.clone();
    who.role = voice.role;
    let window = snippet::cut(&turn.text()?, &hits::hits(turn.words()?, &reach.terms));
    Some(Snippet {
        turn: turn.no,
        who,
        text: window.text,
        hits: window.hits,
        cut_before: window.cut_before,
        cut_after: window.cut_after,
    })
}

/// Every matching turn of the one transcript that is searched.
fn turns(reaches: &[Reach<'_>]) -> Result<Vec<TurnHits>, Stop> {
    let mut found = Vec::new();
    for reach in reaches {
        for group in &reach.tally.groups {
            let numbers = reach.numbers(group);
            if reach.terms.is_empty() {
                found.extend(numbers.into_iter().map(|turn| TurnHits { turn, hits: Vec::new() }));
                continue;
            }
            let shard = reach.segment.text(group.transcript)?;
            let texts = shard.texts(&numbers).map_err(Stop::Failed)?;
            for turn in texts {
                let text = turn.words().ok_or_else(|| Stop::Failed(shard.contradiction()))?;
                found.push(TurnHits { turn: turn.no, hits: hits::hits(text, &reach.terms) });
            }
        }
    }
    Ok(found)
}
