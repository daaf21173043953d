//! One pass over the candidates: which pass the filter, and which only one of its choices refuses,
//! so that every facet can be counted without its own choice.
//!
//! Must not know: how candidates were found, how counts are shown.

use core::ops::Range;

use crate::evaluate::Turns;
use crate::exchanges;
use crate::filter::{self, FACETS, MARKS, Refusals};
use crate::lists;
use crate::marks;
use crate::message::{Filter, MarkName};
use crate::reach::Reach;
use crate::segment::Stop;

/// What matched in one transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GroupTally {
    pub transcript: usize,
    /// Its part of [`Tally::turns`]; empty for a transcript without turns.
    pub matches: Range<usize>,
}

/// What matched in one segment, and what nearly did.
#[derive(Debug, Default)]
pub(crate) struct Tally<'a> {
    /// Matching turns, numbered through the segment.
    pub turns: Turns<'a>,
    /// Oldest first.
    pub groups: Vec<GroupTally>,
    /// Matching turns by voice.
    pub voices: Vec<u32>,
    /// For each of `MarkName::ALL`, the turns that hold it as if no mark were chosen.
    pub marks: Vec<u32>,
    /// Exchanges that hold a matching turn.
    pub exchanges: u32,
    /// For each facet the turns that the choice in it alone refuses.
    pub alone: [Vec<u32>; FACETS],
}

/// Judges `candidates`, which are within reach. With `silent`, transcripts without turns are found
/// where nothing but what they have is asked for.
pub(crate) fn tally<'a>(
    reach: &Reach<'_>,
    candidates: Turns<'a>,
    filter: &Filter,
    silent: bool,
) -> Result<Tally<'a>, Stop> {
    let segment = reach.segment;
    let mut tally = Tally { voices: vec![0; segment.voices().len()], ..Tally::default() };
    if *filter == Filter::default() {
        tally.turns = candidates;
    } else {
        let refusals = Refusals::of(filter, segment)?;
        tally.turns = judge(reach, &candidates, &refusals, &mut tally.alone)?.into();
        if silent && !filter::asks_for_turns(filter) {
            tally.take_silent(reach, |transcript| refusals.of_transcript(transcript) == 0);
        }
    }
    if silent && *filter == Filter::default() {
        tally.take_silent(reach, |_| true);
    }
    tally.count(reach)?;
    Ok(tally)
}

/// Counts all of a segment from its manifest alone: nothing asked, nothing chosen.
pub(crate) fn whole<'a>(reach: &Reach<'_>) -> Tally<'a> {
    let segment = reach.segment;
    let mut tally = Tally {
        turns: reach.all().into(),
        voices: segment.voices().iter().map(|voice| voice.turns).collect(),
        marks: segment.mark_counts().to_vec(),
        exchanges: segment.exchange_count(),
        ..Tally::default()
    };
    tally.take_silent(reach, |_| true);
    tally.group(reach);
    tally
}

/// How many of `candidates` pass the filter.
pub(crate) fn passing(reach: &Reach<'_>, candidates: &[u32], filter: &Filter) -> Result<u32, Stop> {
    if *filter == Filter::default() {
        return Ok(candidates.len() as u32);
    }
    let refusals = Refusals::of(filter, reach.segment)?;
    Ok(judge(reach, candidates, &refusals, &mut Default::default())?.len() as u32)
}

/// The candidates that pass; those that one facet `alone` refuses are noted.
fn judge(
    reach: &Reach<'_>,
    candidates: &[u32],
    refusals: &Refusals<'_>,
    alone: &mut [Vec<u32>; FACETS],
) -> Result<Vec<u32>, Stop> {
    let column = reach.segment.voice_of_turns()?;
    let mut passed = Vec::new();
    for part in by_transcript(reach, candidates) {
        let of_transcript = refusals.of_transcript(part.transcript);
        if of_transcript.count_ones() > 1 {
            continue;
        }
        for turn in candidates.get(part.matches).unwrap_or_default() {
            let voice = column.get(*turn).map_or(usize::MAX, |voice| voice.0 as usize);
            let refused = of_transcript | refusals.of_turn(*turn, voice);
            if refused == 0 {
                passed.push(*turn);
            } else if refused.is_power_of_two() {
                let facet = alone.get_mut(refused.trailing_zeros() as usize);
                facet.into_iter().for_each(|turns| turns.push(*turn));
            }
        }
    }
    Ok(passed)
}

impl Tally<'_> {
    fn take_silent(&mut self, reach: &Reach<'_>, lets: impl Fn(usize) -> bool) {
        let silent = |transcript: &usize| {
            reach.segment.turns(&(*transcript..transcript + 1)).is_empty() && lets(*transcript)
        };
        let group = |transcript| GroupTally { transcript, matches: 0..0 };
        self.groups = reach.open().filter(silent).map(group).collect();
    }

    /// Counts what passed, by voice, exchange, mark and transcript.
    fn count(&mut self, reach: &Reach<'_>) -> Result<(), Stop> {
        let column = reach.segment.voice_of_turns()?;
        let exchanges = exchanges::of(reach.segment)?;
        let marks = reach.segment.marks_of_turns()?;
        let mut before = None;
        self.marks.resize(MarkName::ALL.len(), 0);
        for turn in self.turns.iter() {
            marks::add(&mut self.marks, marks.of(*turn));
            let voice = column.get(*turn).and_then(|voice| self.voices.get_mut(voice.0 as usize));
            if let Some(count) = voice {
                *count += 1;
            }
            let exchange = exchanges.first(*turn);
            if exchange != before {
                self.exchanges += u32::from(exchange.is_some());
                before = exchange;
            }
        }
        for turn in self.alone.get(MARKS.trailing_zeros() as usize).into_iter().flatten() {
            marks::add(&mut self.marks, marks.of(*turn));
        }
        self.group(reach);
        Ok(())
    }

    /// Puts what passed with the transcripts without turns, in order.
    fn group(&mut self, reach: &Reach<'_>) {
        let mut silent = core::mem::take(&mut self.groups).into_iter().peekable();
        for group in by_transcript(reach, &self.turns) {
            while let Some(earlier) = silent.next_if(|s| s.transcript < group.transcript) {
                self.groups.push(earlier);
            }
            self.groups.push(group);
        }
        self.groups.extend(silent);
    }
}

/// Turns cut by transcript.
pub(crate) fn by_transcript(reach: &Reach<'_>, turns: &[u32]) -> impl Iterator<Item = GroupTally> {
    let (mut start, mut transcript) = (0, 0);
    core::iter::from_fn(move || {
        let rest = turns.get(start..)?;
        transcript = reach.segment.transcript_from(transcript, *rest.first()?);
        let end =
            start + lists::gallop(rest, reach.segment.turns(&(transcript..transcript + 1)).end);
        let matches = core::mem::replace(&mut start, end)..end;
        Some(GroupTally { transcript, matches })
    })
}
