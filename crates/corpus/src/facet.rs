//! Counts: one pass over the columns tells which candidates pass, and what each facet would give
//! without its own choice.
//!
//! Must not know: how candidates were found, how an answer is cut.

use core::ops::Range;

use crate::filter::{DATES, HIDDEN, KINDS, ROLES, Refusals, SPEAKERS};
use crate::manifest::{Manifest, TranscriptRow, Voice, VoiceNo};
use crate::message::{Facets, Filter, Kind, MonthCount, Removed, Role, SpeakerCount};
use crate::segment::Segment;
use crate::terms::Postings;

/// What matched in one transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GroupTally {
    /// Position in the manifest.
    pub transcript: usize,
    /// Its part of [`Tally::turns`]; empty where these were only counted.
    pub matches: Range<usize>,
    pub turns: u32,
    pub hits: u32,
}

/// What matched in one segment, and what nearly did.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Matching turns, numbered through the segment.
    pub turns: Vec<u32>,
    pub groups: Vec<GroupTally>,
    /// Turns by voice, as if no speaker, and as if no role, were chosen.
    speakers: Vec<u32>,
    roles: Vec<u32>,
    /// Turns by transcript, as if no kind, and as if no date, were chosen.
    kinds: Vec<u32>,
    dates: Vec<u32>,
    /// Turns that only the choice in this facet refuses.
    speakers_alone: u32,
    roles_alone: u32,
    kinds_alone: u32,
    dates_alone: u32,
}

/// Counts all of a segment from its manifest alone: nothing asked, nothing chosen.
pub(crate) fn tally_all(segment: &Segment) -> Tally {
    let Manifest { voices, transcripts, .. } = &segment.manifest;
    let group = |(transcript, row): (usize, &TranscriptRow)| GroupTally {
        transcript,
        matches: 0..0,
        turns: row.turns,
        hits: 0,
    };
    let by_voice: Vec<u32> = voices.iter().map(|voice| voice.turns).collect();
    let by_transcript: Vec<u32> = transcripts.iter().map(|row| row.turns).collect();
    Tally {
        groups: transcripts.iter().enumerate().map(group).collect(),
        speakers: by_voice.clone(),
        roles: by_voice,
        kinds: by_transcript.clone(),
        dates: by_transcript,
        ..Tally::default()
    }
}

/// Counts `candidates`, or where there are none every turn, of some transcripts.
pub(crate) fn tally(
    segment: &Segment,
    transcripts: &Range<usize>,
    filter: &Filter,
    voices: &[VoiceNo],
    candidates: Option<&Postings>,
) -> Tally {
    let refusals = Refusals::of(filter, segment);
    let mut tally = Tally {
        speakers: vec![0; refusals.voices.len()],
        roles: vec![0; refusals.voices.len()],
        kinds: vec![0; refusals.transcripts.len()],
        dates: vec![0; refusals.transcripts.len()],
        ..Tally::default()
    };
    // Transcripts without turns are found where nothing but what they have is asked for.
    let silent = candidates.is_none() && filter.speakers.is_empty() && filter.roles.is_empty();
    let mut from = 0;
    for transcript in transcripts.clone() {
        let refused = refusals.transcripts.get(transcript).copied().unwrap_or(HIDDEN);
        let turns = segment.turns(&(transcript..transcript + 1));
        let start = tally.turns.len();
        let mut hits = 0;
        match candidates {
            None => turns.clone().for_each(|turn| {
                tally.count(turn, transcript, refused, voices, &refusals.voices);
            }),
            Some(list) => {
                while let Some(turn) = list.turns.get(from).filter(|turn| **turn < turns.end) {
                    if tally.count(*turn, transcript, refused, voices, &refusals.voices) {
                        hits += list.hits.get(from).copied().unwrap_or_default();
                    }
                    from += 1;
                }
            }
        }
        let matches = start..tally.turns.len();
        if !matches.is_empty() || (silent && turns.is_empty() && refused == 0) {
            let turns = matches.len() as u32;
            tally.groups.push(GroupTally { transcript, matches, turns, hits });
        }
    }
    tally
}

impl Tally {
    /// Counts one turn; whether it passes.
    fn count(
        &mut self,
        turn: u32,
        transcript: usize,
        refused: u8,
        voices: &[VoiceNo],
        by_voice: &[u8],
    ) -> bool {
        let voice = voices.get(turn as usize).map_or(0, |voice| voice.0 as usize);
        let refused = refused | by_voice.get(voice).copied().unwrap_or(HIDDEN);
        let add = |counts: &mut Vec<u32>, at: usize| {
            counts.get_mut(at).into_iter().for_each(|count| *count += 1);
        };
        match refused {
            0 => {
                self.turns.push(turn);
                add(&mut self.speakers, voice);
                add(&mut self.roles, voice);
                add(&mut self.kinds, transcript);
                add(&mut self.dates, transcript);
            }
            SPEAKERS => (add(&mut self.speakers, voice), self.speakers_alone += 1).1,
            ROLES => (add(&mut self.roles, voice), self.roles_alone += 1).1,
            KINDS => (add(&mut self.kinds, transcript), self.kinds_alone += 1).1,
            DATES => (add(&mut self.dates, transcript), self.dates_alone += 1).1,
            _ => {}
        }
        refused == 0
    }

    /// Turns that would match if this part of the filter were taken away, beyond those that do.
    pub(crate) fn gain(&self, part: &Removed) -> u32 {
        match part {
            Removed::Speakers => self.speakers_alone,
            Removed::Roles => self.roles_alone,
            Removed::Kinds => self.kinds_alone,
            Removed::Dates => self.dates_alone,
            Removed::Term(_) => 0,
        }
    }
}

/// The counts of all segments as the page shows them. What is chosen is listed even where it counts
/// nothing, so that it can be unchosen.
pub(crate) fn facets(counted: &[(&Segment, &Tally)], filter: &Filter) -> Facets {
    Facets {
        speakers: speakers(counted, filter),
        roles: in_order(&Role::ALL, &filter.roles, |role| {
            let own =
                |tally: &Tally, voices: &[Voice]| sum(&tally.roles, voices, |v| v.role == role);
            counted.iter().map(|(segment, tally)| own(tally, &segment.manifest.voices)).sum()
        }),
        kinds: in_order(&Kind::ALL, &filter.kinds, |kind| {
            let own =
                |tally: &Tally, rows: &[TranscriptRow]| sum(&tally.kinds, rows, |r| r.kind == kind);
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
        for (voice, turns) in segment.manifest.voices.iter().zip(&tally.speakers) {
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
        for (row, turns) in segment.manifest.transcripts.iter().zip(&tally.dates) {
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
