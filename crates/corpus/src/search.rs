//! The way of a question through the engine. Each step has all it needs or says what it lacks:
//! columns and terms, then positions where words must be near each other, then the texts of what is
//! shown. Most questions take three rounds of shards; a phrase of common words, a pattern or an
//! unknown word may take one more.
//!
//! Must not know: bytes, where shards come from.

use crate::criteria;
use crate::facet::{self, Counted};
use crate::filter;
use crate::found::Finding;
use crate::hits;
use crate::lift;
use crate::matching::{self, Match};
use crate::message::{
    Archive, Counts, Filter, Found, Order, QueryRemark, Reply, Rows, Scope, Search, SpeakerKey,
    Term, TermForm, Typed,
};
use crate::nothing::Nothing;
use crate::query::{self, Query, QueryTerm, What};
use crate::rank::Gains;
use crate::reach::Reach;
use crate::rows;
use crate::segment::{Segment, Stop, both, gather};
use crate::suggest;

/// Answers `search` from `segments`.
pub(crate) fn search(segments: &[Segment], search: &Search) -> Result<Reply, Stop> {
    let reaches = gather(segments.iter().map(|segment| Reach::new(segment, &search.scope)))?;
    let reaches: Vec<Reach<'_>> = reaches.into_iter().flatten().collect();
    if let (Scope::Transcript(id), []) = (&search.scope, reaches.as_slice()) {
        return Ok(Reply::Unknown(id.clone()));
    }
    let mut query = query::parse(&search.query);
    let (filter, remarks) = filter::understand(&search.filter, segments)?;
    query.remarks.extend(remarks);
    let matches = terms_of(&reaches, &query)?;
    query.remarks.extend(refusals(&query, &matches));
    let sides = hits::sides(query.root.as_ref(), query.terms.len());
    let findings = findings(search, &reaches, &matches, (&query, &filter), &sides)?;
    answer(segments, search, &query, &filter, &matches, &findings)
}

/// How many turns each query finds, nothing being chosen.
pub(crate) fn count(segments: &[Segment], queries: &[String]) -> Result<Reply, Stop> {
    let scope = Scope::Archive { first: 0, count: 0 };
    let turns = gather(queries.iter().map(|query| {
        let asked = Search::new(query.clone(), Filter::default(), scope.clone());
        Ok(match search(segments, &asked)? {
            Reply::Found(found) => found.counts.turns,
            _ => 0,
        })
    }))?;
    Ok(Reply::Counted(turns))
}

/// Patterns whose answer would have to be read out of too much text.
fn refusals(query: &Query, matches: &[Vec<Match>]) -> Vec<QueryRemark> {
    let is_refused =
        |nth: usize| matches.iter().filter_map(|own| own.get(nth)).any(|own| own.refused);
    let refused = query.terms.iter().enumerate().filter(|(nth, _)| is_refused(*nth));
    let remark = |(_, term): (usize, &QueryTerm)| {
        QueryRemark {
        span: Some(term.span),
        message: ["/", &term.text, "/ was not searched for: too many turns could match it. Add a longer word, or open one briefing."].concat(),
    }
    };
    refused.map(remark).collect()
}

/// The terms of the query in each reach.
fn terms_of(reaches: &[Reach<'_>], query: &Query) -> Result<Vec<Vec<Match>>, Stop> {
    let mut matches = gather(reaches.iter().map(|reach| {
        if query.terms.is_empty() {
            return Ok(Vec::new());
        }
        both(matching::lookup(reach, query), columns(reach.segment)).map(|(found, _)| found)
    }))?;
    let filled = reaches.iter().zip(&mut matches);
    gather(filled.map(|(reach, own)| matching::fill(reach, query, own)))?;
    Ok(matches)
}

/// Asked for with the terms, because whatever matches will be counted.
fn columns(segment: &Segment) -> Result<(), Stop> {
    both(segment.marks_of_turns(), segment.speakers()).map(|_| ())
}

fn findings<'a>(
    search: &Search,
    reaches: &'a [Reach<'a>],
    matches: &'a [Vec<Match>],
    asked: (&Query, &Filter),
    sides: &'a [hits::Sides],
) -> Result<Vec<Finding<'a>>, Stop> {
    let manifest_will_do = asked.0.root.is_none()
        && *asked.1 == Filter::default()
        && matches!(search.scope, Scope::Archive { .. })
        && !reaches.iter().any(|reach| reach.segment.hides());
    if manifest_will_do {
        return Ok(reaches.iter().map(Finding::whole).collect());
    }
    let gains = (search.order == Order::Relevance).then(|| gains(reaches, matches, asked.0));
    gather(
        reaches
            .iter()
            .zip(matches)
            .map(|(reach, matches)| Finding::new(reach, matches, asked, sides, gains.as_deref())),
    )
}

/// What a hit of each term weighs, by the turns of the archive that hold it.
fn gains(reaches: &[Reach<'_>], matches: &[Vec<Match>], query: &Query) -> Vec<Gains> {
    let all = reaches.iter().map(|reach| reach.segment.all_turns()).sum();
    let holding = |term: usize| {
        let own = matches.iter().filter_map(|matches| matches.get(term));
        own.map(|own| own.postings.turns.len() as u32).sum()
    };
    (0..query.terms.len()).map(|term| Gains::new(all, holding(term))).collect()
}

fn answer(
    segments: &[Segment],
    search: &Search,
    query: &Query,
    filter: &Filter,
    matches: &[Vec<Match>],
    findings: &[Finding<'_>],
) -> Result<Reply, Stop> {
    let reaches: Vec<Reach<'_>> = findings.iter().map(|finding| finding.reach.clone()).collect();
    let counted: Vec<Counted<'_>> = findings.iter().map(|f| (f.reach, &f.tally)).collect();
    let counts = counts(findings);
    let nothing = Nothing { counted: &counted, matches, typed: &search.query, query, filter };
    let why = || match counts.turns {
        0 => both(nothing.removals(), nothing.culprit()),
        _ => Ok((Vec::new(), None)),
    };
    let suggestions = suggest::suggestions(&search.query, query, &reaches, matches);
    let (rows, (why, suggestions)) = both(rows(search, query, findings), both(why(), suggestions))?;
    let (removals, culprit) = why;
    let typed = lift::lift(query, filter, segments)?;
    Ok(Reply::Found(Box::new(Found {
        archive: archive(segments)?,
        query: search.query.clone(),
        understood: query::in_words(query, filter, &|called| criteria::full_name(segments, called)),
        canonical: query::canonical(query, query.root.as_ref()),
        terms: query.terms.iter().enumerate().map(|(n, term)| told(term, n, matches)).collect(),
        suggestions,
        remarks: query.remarks.clone(),
        counts,
        facets: facet::facets(&counted, filter, &named(filter, typed.as_ref()))?,
        typed,
        speakers: filter.only.speakers.clone(),
        rows,
        culprit,
        removals,
    })))
}

/// The speakers that the filter or the query names.
fn named(filter: &Filter, typed: Option<&Typed>) -> Vec<SpeakerKey> {
    let all = typed.map(|typed| &typed.filter).into_iter().chain([filter]);
    all.flat_map(|one| [&one.only, &one.without]).flat_map(|one| one.speakers.clone()).collect()
}

fn rows(search: &Search, query: &Query, findings: &[Finding<'_>]) -> Result<Rows, Stop> {
    match search.scope {
        Scope::Archive { first, count } => {
            let page = (first as usize, count as usize);
            rows::page(findings, search, page, query.root.is_some()).map(Rows::Groups)
        }
        Scope::Transcript(_) => rows::turns(findings).map(Rows::Turns),
    }
}

/// The archive in numbers.
fn archive(segments: &[Segment]) -> Result<Archive, Stop> {
    let mut archive = Archive::default();
    gather(segments.iter().map(|segment| segment.add_to(&mut archive)))?;
    if archive.transcripts == 1 {
        let open = |segment: &Segment| (0..segment.transcripts()).find(|t| !segment.is_hidden(*t));
        let only = segments.iter().find_map(|segment| Some(segment.entry(open(segment)?)));
        archive.only = only.transpose()?.map(|entry| entry.id);
    }
    Ok(archive)
}

fn counts(findings: &[Finding<'_>]) -> Counts {
    let mut counts = Counts::default();
    for Finding { tally, hits, .. } in findings {
        counts.hits = counts.hits.saturating_add(*hits);
        counts.turns += tally.turns.len() as u32;
        counts.exchanges += tally.exchanges;
        counts.transcripts += tally.groups.len() as u32;
    }
    counts
}

/// A term, and its hits in all reaches.
fn told(term: &QueryTerm, number: usize, matches: &[Vec<Match>]) -> Term {
    let own = matches.iter().filter_map(|matches| matches.get(number));
    let form = match term.what {
        What::Inflected(_) => TermForm::Inflected,
        What::Exact(_) => TermForm::Exact,
        What::Prefix(_) => TermForm::Prefix,
        What::Close { .. } => TermForm::Close,
        What::Pattern(_) => TermForm::Pattern,
    };
    let hits = own.map(|own| own.hits).sum();
    Term { text: term.text.clone(), form, hits }
}
