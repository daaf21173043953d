//! The rows of an answer: turns, exchanges or transcripts, in order, one page of them.
//!
//! Must not know: how turns were found, how windows are cut.

use core::ops::Range;

use crate::exchanges::{self, Exchanges};
use crate::found::Finding;
use crate::lists;
use crate::message::{Group, Order, Role, Search, TurnHits, TurnNo, Unit};
use crate::rank::{Best, Key};
use crate::segment::{Segment, Stop, both, gather};
use crate::shown;

/// One row: a unit of the answer with what matches in it.
#[derive(Clone, Debug)]
pub(crate) struct Row<'a> {
    pub finding: &'a Finding<'a>,
    pub exchanges: &'a Exchanges,
    pub transcript: usize,
    /// Its part of the matching turns.
    pub matches: Range<usize>,
    /// The turns of the exchange, where the row is one.
    pub exchange: Option<Range<u32>>,
}

impl<'a> Row<'a> {
    /// The matching turns of the row.
    pub(crate) fn turns(&self) -> &'a [u32] {
        self.finding.tally.turns.get(self.matches.clone()).unwrap_or_default()
    }
}

/// One page of rows.
pub(crate) fn page(
    findings: &[Finding<'_>],
    search: &Search,
    (first, count): (usize, usize),
    snippets: bool,
) -> Result<Vec<Group>, Stop> {
    let mut best = Best::new(first.saturating_add(count));
    for (segment, finding) in findings.iter().enumerate() {
        rank(finding, segment, search, &mut best)?;
    }
    gather(best.in_order().into_iter().skip(first).map(|key| {
        let (segment, transcript, turn) = key.row(search.order);
        let finding = findings.get(segment).ok_or_else(|| Stop::need(Vec::new()))?;
        group(&row(finding, search.unit, transcript, turn)?, search, snippets)
    }))
}

/// Offers all rows of one segment, those that come first at first.
fn rank(
    finding: &Finding<'_>,
    segment: usize,
    search: &Search,
    best: &mut Best,
) -> Result<(), Stop> {
    let exchanges = (search.unit == Unit::Exchange).then(|| exchanges::of(finding.reach.segment));
    let exchanges = exchanges.transpose()?;
    let by_time = matches!(search.order, Order::Newest | Order::Oldest);
    let groups = &finding.tally.groups;
    let lengths = lengths(finding, search.order)?;
    for nth in places(search.order, groups.len()) {
        let Some(group) = groups.get(nth) else { break };
        let words = lengths.get(nth).copied();
        let transcript = (finding.reach.segment.date(group.transcript), segment, group.transcript);
        let key = |matches: Range<usize>| {
            let turn = finding.tally.turns.get(matches.start).copied().unwrap_or_default();
            let scores = finding.scores.get(matches).unwrap_or_default();
            let score = scores.iter().copied().max().unwrap_or_default();
            Key::new(search.order, words.unwrap_or(score), transcript, turn)
        };
        let mut matches = group.matches.clone();
        let taken = match search.unit {
            Unit::Transcript => best.offer(key(matches)),
            Unit::Turn if search.order == Order::Relevance => {
                offer_turns(&finding.scores, matches, best, key)
            }
            Unit::Turn => matches.all(|at| best.offer(key(at..at + 1)) || !by_time),
            Unit::Exchange => {
                units(finding, exchanges, matches).all(|unit| best.offer(key(unit)) || !by_time)
            }
        };
        if by_time && !taken {
            break;
        }
    }
    Ok(())
}

/// Places of groups, which stand oldest first, in the order in which they are offered.
fn places(order: Order, groups: usize) -> impl Iterator<Item = usize> {
    (0..groups).map(move |nth| if order == Order::Oldest { nth } else { groups - 1 - nth })
}

/// Offers turns by their `scores`, all of them: most are out of the question at a glance.
fn offer_turns(
    scores: &[u32],
    turns: Range<usize>,
    best: &mut Best,
    key: impl Fn(Range<usize>) -> Key,
) -> bool {
    let scores = scores.get(turns.clone()).unwrap_or_default().iter().copied();
    let mut least = best.least_value();
    for (at, score) in turns.zip(scores.chain(core::iter::repeat(0))) {
        if score >= least {
            best.offer(key(at..at + 1));
            least = best.least_value();
        }
    }
    true
}

/// Words of the transcripts with matches, where the order goes by them.
fn lengths(finding: &Finding<'_>, order: Order) -> Result<Vec<u32>, Stop> {
    if order != Order::Longest {
        return Ok(Vec::new());
    }
    let segment = finding.reach.segment;
    gather(finding.tally.groups.iter().map(|group| segment.words(group.transcript)))
}

/// The matches of a transcript cut by exchange; what is outside stands by itself.
pub(crate) fn units(
    finding: &Finding<'_>,
    exchanges: Option<&Exchanges>,
    matches: Range<usize>,
) -> impl Iterator<Item = Range<usize>> {
    let turns = &finding.tally.turns;
    let exchange = move |at: usize| exchanges?.first(*turns.get(at)?);
    let mut rest = matches;
    core::iter::from_fn(move || {
        let start = rest.next()?;
        let own = exchange(start);
        while own.is_some() && !rest.is_empty() && exchange(rest.start) == own {
            rest.start += 1;
        }
        Some(start..rest.start)
    })
}

/// The row of that unit in which `turn` matches.
fn row<'a>(
    finding: &'a Finding<'a>,
    unit: Unit,
    transcript: usize,
    turn: u32,
) -> Result<Row<'a>, Stop> {
    let segment: &'a Segment = finding.reach.segment;
    let exchanges = exchanges::of(segment)?;
    let exchange = exchanges.first(turn).filter(|_| unit == Unit::Exchange);
    let exchange = exchange.map(|first| exchanges.turns(first));
    let turns = match (unit, &exchange) {
        (Unit::Transcript, _) => segment.turns(&(transcript..transcript + 1)),
        (_, Some(exchange)) => exchange.clone(),
        _ => turn..turn + 1,
    };
    let matches = lists::within(&finding.tally.turns, &turns);
    Ok(Row { finding, exchanges, transcript, matches, exchange })
}

fn group(row: &Row<'_>, search: &Search, snippets: bool) -> Result<Group, Stop> {
    let Row { finding, exchanges, transcript, .. } = row;
    let segment = finding.reach.segment;
    let start = segment.turns(&(*transcript..*transcript)).start;
    let snippets = || if snippets { shown::snippets(row, search) } else { Ok(Vec::new()) };
    let (speakers, snippets) = both(speakers(segment, *transcript), snippets())?;
    // The block of what is shown says how the row is called.
    let entry = match snippets.first() {
        Some(shown) => segment.entry_beside(start + shown.turn.0 - 1)?,
        None => segment.entry(*transcript)?,
    };
    Ok(Group {
        entry,
        hits: finding.hits_in(exchanges, row.turns()),
        turns: row.turns().len() as u32,
        first: row.turns().first().map(|turn| TurnNo(turn - start + 1)),
        exchange: row.exchange.as_ref().map(|own| exchanges.count(start..own.start)),
        speakers,
        snippets,
    })
}

/// Who speaks in a transcript, without the press.
fn speakers(segment: &Segment, transcript: usize) -> Result<Vec<String>, Stop> {
    let (cast, rows) = both(segment.cast(transcript), segment.speakers())?;
    let mut names: Vec<String> = Vec::new();
    for voice in cast.iter().filter_map(|voice| segment.voices().get(voice.0 as usize)) {
        let row = rows.get(voice.speaker as usize).filter(|_| voice.role != Role::Press);
        if let Some(name) = row.map(|row| &row.who.name).filter(|name| !names.contains(name)) {
            names.push(name.clone());
        }
    }
    Ok(names)
}

/// Every matching turn of the one transcript that is searched.
pub(crate) fn turns(findings: &[Finding<'_>]) -> Result<Vec<TurnHits>, Stop> {
    let mut found = Vec::new();
    for finding in findings {
        let turns = &finding.tally.turns;
        let first = finding.reach.turns.start;
        let hits = if finding.matches.is_empty() {
            vec![Vec::new(); turns.len()]
        } else {
            shown::hits(finding, turns)?
        };
        found.extend(
            turns
                .iter()
                .zip(hits)
                .map(|(turn, hits)| TurnHits { turn: TurnNo(turn - first + 1), hits }),
        );
    }
    Ok(found)
}
