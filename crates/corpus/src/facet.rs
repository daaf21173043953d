//! The counts of all segments as the page shows them, each facet without its own choice: what
//! passes everything, and what the choice in this facet alone refuses.
//!
//! Must not know: how turns were counted, how an answer is cut.

use core::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::filter::{DATES, KINDS, PLACES, ROLES, RULES, SPEAKERS};
use crate::manifest::SpeakerRow;
use crate::message::{
    Facets, Filter, Kind, MarkName, MonthCount, Role, RuleName, SpeakerCount, SpeakerKey,
};
use crate::reach::Reach;
use crate::rule_name::Rules;
use crate::segment::{Stop, gather};
use crate::tally::{self, Tally};

/// One segment's part of the answer.
pub(crate) type Counted<'a> = (&'a Reach<'a>, &'a Tally<'a>);

/// The counts of all segments. What is chosen is listed even where it counts nothing, so that it can
/// be unchosen; `set` are the speakers that the filter or the query names.
pub(crate) fn facets(
    counted: &[Counted<'_>],
    filter: &Filter,
    set: &[SpeakerKey],
) -> Result<Facets, Stop> {
    let voices = gather(counted.iter().map(|one| by_voice(*one, ROLES)))?;
    let roles = |role: Role| {
        let own = |((reach, _), counts): (&Counted<'_>, &Vec<u32>)| -> u32 {
            let voices = reach.segment.voices().iter().zip(counts);
            voices.filter(|(voice, _)| voice.role == role).map(|(_, turns)| turns).sum()
        };
        counted.iter().zip(&voices).map(own).sum()
    };
    let mut kinds = [0; Kind::ALL.len()];
    by_transcript(counted, KINDS, &mut |reach, transcript, turns| {
        let kind = reach.segment.kind(transcript);
        let count = Kind::ALL.iter().zip(&mut kinds).find(|(one, _)| **one == kind);
        count.into_iter().for_each(|(_, count)| *count += turns);
    });
    let mark = |mark: MarkName| {
        let at = MarkName::ALL.iter().position(|one| *one == mark).unwrap_or_default();
        counted.iter().filter_map(|(_, tally)| tally.marks.get(at)).sum()
    };
    let kind = |kind: Kind| {
        Kind::ALL.iter().zip(&kinds).find(|(one, _)| **one == kind).map_or(0, |(_, count)| *count)
    };
    Ok(Facets {
        speakers: speakers(counted, set)?,
        roles: in_order(&Role::ALL, &filter.only.roles, roles),
        kinds: in_order(&Kind::ALL, &filter.only.kinds, kind),
        places: places(counted, filter),
        rules: rules(counted, filter.only.rules),
        marks: in_order(&MarkName::ALL, &filter.only.marks, mark),
        months: months(counted),
    })
}

/// Turns by voice as if nothing were chosen in `facet`.
fn by_voice((reach, tally): Counted<'_>, facet: u8) -> Result<Vec<u32>, Stop> {
    let mut counts = tally.voices.clone();
    let refused = alone(tally, facet);
    if !refused.is_empty() {
        let column = reach.segment.voice_of_turns()?;
        for turn in refused {
            let voice = column.get(*turn).and_then(|voice| counts.get_mut(voice.0 as usize));
            voice.into_iter().for_each(|count| *count += 1);
        }
    }
    Ok(counts)
}

/// Hands on the turns of each transcript as if nothing were chosen in `facet`; a transcript may come
/// twice.
fn by_transcript(counted: &[Counted<'_>], facet: u8, each: &mut dyn FnMut(&Reach<'_>, usize, u32)) {
    for (reach, tally) in counted {
        for group in &tally.groups {
            each(reach, group.transcript, group.matches.len() as u32);
        }
        for group in tally::by_transcript(reach, alone(tally, facet)) {
            each(reach, group.transcript, group.matches.len() as u32);
        }
    }
}

/// Turns that the choice in `facet` alone refuses.
fn alone<'a>(tally: &'a Tally<'_>, facet: u8) -> &'a [u32] {
    tally.alone.get(facet.trailing_zeros() as usize).map_or(&[], Vec::as_slice)
}

fn in_order<T: Copy + PartialEq>(
    all: &[T],
    chosen: &[T],
    count: impl Fn(T) -> u32,
) -> Vec<(T, u32)> {
    let counts = all.iter().map(|value| (*value, count(*value)));
    counts.filter(|(value, turns)| *turns > 0 || chosen.contains(value)).collect()
}

fn speakers(counted: &[Counted<'_>], set: &[SpeakerKey]) -> Result<Vec<SpeakerCount>, Stop> {
    let mut found: Vec<(&SpeakerRow, u32)> = Vec::new();
    for one in counted {
        let rows = one.0.segment.speakers()?;
        let counts = by_voice(*one, SPEAKERS)?;
        for (voice, turns) in one.0.segment.voices().iter().zip(counts) {
            let Some(row) = rows.get(voice.speaker as usize) else { continue };
            if turns == 0 && !set.contains(&row.key) {
                continue;
            }
            match found.binary_search_by(|(other, _)| other.key.cmp(&row.key)) {
                Ok(place) => found.get_mut(place).into_iter().for_each(|count| count.1 += turns),
                Err(place) => found.insert(place, (row, turns)),
            }
        }
    }
    let named = found.iter().map(|(row, turns)| (*turns, row.who.name.as_str()));
    let count = |at: usize| {
        let (row, turns) = found.get(at)?;
        Some(SpeakerCount { key: row.key.clone(), who: row.who.clone(), turns: *turns })
    };
    Ok(most_first(named).into_iter().filter_map(count).collect())
}

fn places(counted: &[Counted<'_>], filter: &Filter) -> Vec<(String, u32)> {
    let mut found: Vec<(&str, u32)> = Vec::new();
    let mut add = |name, turns| match found.binary_search_by(|(other, _)| (*other).cmp(name)) {
        Ok(place) => found.get_mut(place).into_iter().for_each(|count| count.1 += turns),
        Err(place) => found.insert(place, (name, turns)),
    };
    filter.only.places.iter().for_each(|chosen| add(chosen, 0));
    for (reach, tally) in counted {
        let segment = reach.segment;
        let mut counts = vec![0_u32; segment.place_count()];
        by_transcript(&[(reach, tally)], PLACES, &mut |_, transcript, turns| {
            for place in segment.places(transcript) {
                counts.get_mut(usize::from(*place)).into_iter().for_each(|count| *count += turns);
            }
        });
        for (number, turns) in (0_u16..).zip(counts) {
            if turns > 0 {
                add(segment.place(number), turns);
            }
        }
    }
    let named = found.iter().map(|(name, turns)| (*turns, *name));
    let count = |at: usize| found.get(at).map(|(name, turns)| ((*name).to_owned(), *turns));
    most_first(named).into_iter().filter_map(count).collect()
}

fn rules(counted: &[Counted<'_>], chosen: Rules) -> Vec<(RuleName, u32)> {
    let mut counts = RuleName::ALL.map(|rule| (rule, 0));
    by_transcript(counted, RULES, &mut |reach, transcript, turns| {
        let own = reach.segment.rules(transcript);
        let under = counts.iter_mut().filter(|(rule, _)| own.has(*rule));
        under.for_each(|(_, count)| *count += turns);
    });
    counts.into_iter().filter(|(rule, turns)| *turns > 0 || chosen.has(*rule)).collect()
}

/// Positions in the order of counts, most first, then of names.
fn most_first<'a>(counts: impl Iterator<Item = (u32, &'a str)>) -> Vec<usize> {
    // A heap, because the code of a sort is two kilobytes on the wire and rows are few.
    let heap: BinaryHeap<(Reverse<u32>, &str, usize)> =
        counts.enumerate().map(|(at, (turns, name))| (Reverse(turns), name, at)).collect();
    heap.into_sorted_vec().into_iter().map(|(.., at)| at).collect()
}

fn months(counted: &[Counted<'_>]) -> Vec<MonthCount> {
    let mut found: Vec<MonthCount> = Vec::new();
    by_transcript(counted, DATES, &mut |reach, transcript, turns| {
        let Some(date) = reach.segment.date(transcript).filter(|_| turns > 0) else { return };
        let (year, month) = (date.year(), date.month());
        // Transcripts are oldest first, so the place is most often the last.
        let later = |count: &&MonthCount| (count.year, count.month) > (year, month);
        let place = found.len() - found.iter().rev().take_while(later).count();
        let before = place.checked_sub(1).and_then(|before| found.get_mut(before));
        match before.filter(|count| (count.year, count.month) == (year, month)) {
            Some(count) => count.turns += turns,
            None => found.insert(place, MonthCount { year, month, turns }),
        }
    });
    found
}
