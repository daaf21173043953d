//! What is shown of a row: which of its turns, and the windows around their hits.
//!
//! Must not know: how rows are found and ordered.

use core::ops::Range;

use crate::exchanges::{self, Side};
use crate::found::Finding;
use crate::hits;
use crate::message::{Hit, Order, Search, Snippet, TurnNo, Unit, Who};
use crate::rows::{self, Row};
use crate::segment::Stop;
use crate::snippet;
use crate::text::Spoken;

/// Exchanges shown of one transcript.
const EXCHANGES: usize = 3;

/// The windows of a row.
pub(crate) fn snippets(row: &Row<'_>, search: &Search) -> Result<Vec<Snippet>, Stop> {
    let turns = match search.unit {
        Unit::Turn => row.turns().to_vec(),
        Unit::Exchange => of_unit(row, row.matches.clone()),
        Unit::Transcript => of_transcript(row, search.order == Order::Relevance),
    };
    let Row { finding, exchanges, transcript, .. } = row;
    let segment = finding.reach.segment;
    let first = segment.turns(&(*transcript..*transcript)).start;
    let exchange = |turn| exchanges.first(turn).filter(|_| search.unit != Unit::Turn);
    let mut found = Vec::new();
    for (turn, spoken) in turns.iter().zip(segment.text(&turns)?) {
        let hits = hits_of(finding, *turn, spoken.text)?;
        let window = snippet::cut(spoken.text, &spoken.marks().unwrap_or_default(), &hits);
        found.push(Snippet {
            turn: TurnNo(turn - first + 1),
            exchange: exchange(*turn).map(|own| exchanges.count(first..own)),
            matches: row.turns().binary_search(turn).is_ok(),
            who: who(finding, *turn)?,
            text: window.text,
            hits: window.hits,
            cut_before: window.cut_before,
            cut_after: window.cut_after,
        });
    }
    Ok(found)
}

/// What is shown of the first matching exchanges, or of the best; in order.
fn of_transcript(row: &Row<'_>, best: bool) -> Vec<u32> {
    let units = rows::units(row.finding, Some(row.exchanges), row.matches.clone());
    let score = |unit: &Range<usize>| {
        let scores = row.finding.scores.get(unit.clone()).unwrap_or_default();
        scores.iter().copied().max().filter(|_| best).unwrap_or_default()
    };
    let mut chosen: Vec<(Range<usize>, u32)> = Vec::new();
    for unit in units {
        let score = score(&unit);
        let better = chosen.iter().take_while(|other| other.1 >= score).count();
        if better < EXCHANGES {
            chosen.insert(better, (unit, score));
            chosen.truncate(EXCHANGES);
        }
    }
    let mut turns: Vec<u32> = Vec::new();
    for turn in chosen.into_iter().flat_map(|(unit, _)| of_unit(row, unit)) {
        let before = turns.partition_point(|other| *other < turn);
        turns.insert(before, turn);
    }
    turns
}

/// The question and its best answer, of the exchange that these matches are of; or the one turn that
/// is outside all exchanges.
fn of_unit(row: &Row<'_>, matches: Range<usize>) -> Vec<u32> {
    let matching = row.finding.tally.turns.get(matches).unwrap_or_default();
    let first = matching.first().and_then(|turn| row.exchanges.first(*turn));
    let Some(own) = first.map(|first| row.exchanges.turns(first)) else { return matching.to_vec() };
    let on = |side: Side| own.clone().filter(move |turn| row.exchanges.side(*turn) == side);
    [Side::Question, Side::Answer].into_iter().filter_map(|side| best(row, on(side))).collect()
}

/// The turn that matches and has most hits; the first of equals, and where none matches.
fn best(row: &Row<'_>, turns: impl Iterator<Item = u32>) -> Option<u32> {
    let matching = row.turns();
    let mut best: Option<(bool, u32, u32)> = None;
    for turn in turns {
        let hits = row.finding.hits_in(row.exchanges, &[turn]);
        let merit = (matching.contains(&turn), hits);
        if best.is_none_or(|(matches, hits, _)| merit > (matches, hits)) {
            best = Some((merit.0, merit.1, turn));
        }
    }
    best.map(|(.., turn)| turn)
}

/// The hits in each of `turns`, which are in order.
pub(crate) fn hits(finding: &Finding<'_>, turns: &[u32]) -> Result<Vec<Vec<Hit>>, Stop> {
    let texts = finding.reach.segment.text(turns)?;
    let hits = |(turn, spoken): (&u32, &Spoken<'_>)| hits_of(finding, *turn, spoken.text);
    turns.iter().zip(&texts).map(hits).collect()
}

fn hits_of(finding: &Finding<'_>, turn: u32, text: &str) -> Result<Vec<Hit>, Stop> {
    let exchanges = exchanges::of(finding.reach.segment)?;
    Ok(finding.seeker.hits(text, &|term| {
        finding.sides.get(term).is_some_and(|sides| hits::counts(*sides, exchanges, turn))
    }))
}

/// Who speaks a turn, in the role that they have there.
fn who(finding: &Finding<'_>, turn: u32) -> Result<Who, Stop> {
    let segment = finding.reach.segment;
    let number = segment.voice_of_turns()?.get(turn).map_or(usize::MAX, |voice| voice.0 as usize);
    let voice = segment.voices().get(number);
    let row = segment.speakers()?.get(voice.map_or(usize::MAX, |voice| voice.speaker as usize));
    let (voice, row) = voice.zip(row).ok_or_else(|| segment.contradiction())?;
    Ok(Who { role: voice.role, ..row.who.clone() })
}
