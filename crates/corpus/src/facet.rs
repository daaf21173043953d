//! The counts of all segments as the page shows them, each facet without its own choice.
//!
//! Must not know: how turns were counted, how an answer is cut.

use core::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::manifest::{SpeakerRow, TranscriptRow, Voice};
use crate::message::{Facets, Filter, Kind, MonthCount, Role, SpeakerCount};
use crate::segment::Segment;
use crate::tally::Tally;

/// The counts of all segments as the page shows them. What is chosen is listed even where it counts
/// nothing, so that it can be unchosen.
pub(crate) fn facets(counted: &[(&Segment, &Tally)], filter: &Filter) -> Facets {
    Facets {
        speakers: speakers(counted, filter),
        roles: in_order(&Role::ALL, &filter.roles, |role| {
            let own = |tally: &Tally, voices: &[Voice]| {
                sum(&tally.roles.counts, voices, |v| v.role == role)
            };
            counted.iter().map(|(segment, tally)| own(tally, &segment.manifest.voices)).sum()
        }),
        kinds: in_order(&Kind::ALL, &filter.kinds, |kind| {
            let own = |tally: &Tally, rows: &[TranscriptRow]| {
                sum(&tally.kinds.counts, rows, |r| r.kind == kind)
            };
            counted.iter().map(|(segment, tally)| own(tally, &segment.manifest.transcripts)).sum()
        }),
        places: Vec::new(),
        marks: Vec::new(),
        months: months(counted),
    }
}

/// Adds up the counts whose rows are wanted.
fn sum<T>(counts: &[u32], rows: &[T], wanted: impl Fn(&T) -> bool) -> u32 {
    counts.iter().zip(rows).filter(|(_, row)| wanted(row)).map(|(count, _)| count).sum()
}

fn in_order<T: Copy + PartialEq>(
    all: &[T],
    chosen: &[T],
    count: impl Fn(T) -> u32,
) -> Vec<(T, u32)> {
    let counts = all.iter().map(|value| (*value, count(*value)));
    counts.filter(|(value, turns)| *turns > 0 || chosen.contains(value)).collect()
}

fn speakers(counted: &[(&Segment, &Tally)], filter: &Filter) -> Vec<SpeakerCount> {
    let mut found: Vec<(&SpeakerRow, u32)> = Vec::new();
    for (segment, tally) in counted {
        for (voice, turns) in segment.manifest.voices.iter().zip(&tally.speakers.counts) {
            let Some(row) = segment.manifest.speakers.get(voice.speaker as usize) else { continue };
            if *turns == 0 && !filter.speakers.contains(&row.key) {
                continue;
            }
            match found.binary_search_by(|(other, _)| other.key.cmp(&row.key)) {
                Ok(place) => found.get_mut(place).into_iter().for_each(|count| count.1 += turns),
                Err(place) => found.insert(place, (row, *turns)),
            }
        }
    }
    // A heap, because the code of a sort is two kilobytes on the wire and speakers are few.
    let ranks = found.iter().enumerate();
    let heap: BinaryHeap<(Reverse<u32>, &str, usize)> =
        ranks.map(|(at, (row, turns))| (Reverse(*turns), row.who.name.as_str(), at)).collect();
    let count = |(Reverse(turns), _, at): (Reverse<u32>, &str, usize)| {
        let (row, _) = found.get(at)?;
        Some(SpeakerCount { key: row.key.clone(), who: row.who.clone(), turns })
    };
    heap.into_sorted_vec().into_iter().filter_map(count).collect()
}

fn months(counted: &[(&Segment, &Tally)]) -> Vec<MonthCount> {
    let mut found: Vec<MonthCount> = Vec::new();
    for (segment, tally) in counted {
        for (row, turns) in segment.manifest.transcripts.iter().zip(&tally.dates.counts) {
            let Some(date) = row.date.filter(|_| *turns > 0) else { continue };
            let month = (date.year(), date.month());
            // Transcripts are newest first, so the place is most often the first.
            let place = found.iter().take_while(|count| (count.year, count.month) < month).count();
            match found.get_mut(place).filter(|count| (count.year, count.month) == month) {
                Some(count) => count.turns += turns,
                None => {
                    let (year, month) = month;
                    found.insert(place, MonthCount { year, month, turns: *turns });
                }
            }
        }
    }
    found
}
