//! The counts of all segments as the page shows them, each facet without its own choice.
//!
//! Must not know: how turns were counted, how an answer is cut.

use crate::manifest::{TranscriptRow, Voice};
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
    let mut found: Vec<SpeakerCount> = Vec::new();
    for (segment, tally) in counted {
        for (voice, turns) in segment.manifest.voices.iter().zip(&tally.speakers.counts) {
            let Some(row) = segment.manifest.speakers.get(voice.speaker as usize) else { continue };
            if *turns == 0 && !filter.speakers.contains(&row.key) {
                continue;
            }
            match found.binary_search_by(|count| count.key.cmp(&row.key)) {
                Ok(place) => {
                    found.get_mut(place).into_iter().for_each(|count| count.turns += turns)
                }
                Err(place) => found.insert(
                    place,
                    SpeakerCount { key: row.key.clone(), who: row.who.clone(), turns: *turns },
                ),
            }
        }
    }
    found.sort_unstable_by(|a, b| {
        b.turns.cmp(&a.turns).then_with(|| (&a.who.name, &a.key).cmp(&(&b.who.name, &b.key)))
    });
    found
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
