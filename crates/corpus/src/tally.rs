//! One pass over the columns: which candidates pass the filter, and which only one of its choices
//! refuses, so that every facet can be counted without its own choice.
//!
//! Must not know: how candidates were found, how counts are shown.

use core::ops::Range;

use crate::filter::{DATES, HIDDEN, KINDS, ROLES, Refusals, SPEAKERS};
use crate::manifest::{Manifest, TranscriptRow, VoiceNo};
use crate::message::{Filter, Removed};
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
    /// By voice.
    pub speakers: Facet,
    /// By voice.
    pub roles: Facet,
    /// By transcript.
    pub kinds: Facet,
    /// By transcript.
    pub dates: Facet,
}

/// Turns as if nothing were chosen in one facet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facet {
    pub counts: Vec<u32>,
    /// Those among them that only the choice in this facet refuses.
    alone: u32,
}

impl Facet {
    fn of(counts: Vec<u32>) -> Self {
        Self { counts, alone: 0 }
    }

    fn count(&mut self, at: usize, refused: bool) {
        self.counts.get_mut(at).into_iter().for_each(|count| *count += 1);
        self.alone += u32::from(refused);
    }
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
        turns: Vec::new(),
        speakers: Facet::of(by_voice.clone()),
        roles: Facet::of(by_voice),
        kinds: Facet::of(by_transcript.clone()),
        dates: Facet::of(by_transcript),
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
    let mut counter = Counter::new(Refusals::of(filter, segment), voices);
    // Transcripts without turns are found where nothing but what they have is asked for.
    let silent = candidates.is_none() && filter.speakers.is_empty() && filter.roles.is_empty();
    let mut from = 0;
    for transcript in transcripts.clone() {
        let turns = segment.turns(&(transcript..transcript + 1));
        let start = counter.tally.turns.len();
        let mut hits = 0_u32;
        match candidates {
            None => turns.clone().for_each(|turn| _ = counter.count(turn, transcript)),
            Some(list) => {
                while let Some(turn) = list.turns.get(from).filter(|turn| **turn < turns.end) {
                    if counter.count(*turn, transcript) {
                        hits = hits.saturating_add(list.hits.get(from).copied().unwrap_or(0));
                    }
                    from += 1;
                }
            }
        }
        let matches = start..counter.tally.turns.len();
        if !matches.is_empty() || (silent && turns.is_empty() && counter.lets(transcript)) {
            let turns = matches.len() as u32;
            counter.tally.groups.push(GroupTally { transcript, matches, turns, hits });
        }
    }
    counter.tally
}

/// What counting one turn after the other needs.
struct Counter<'a> {
    tally: Tally,
    refusals: Refusals,
    voices: &'a [VoiceNo],
}

impl<'a> Counter<'a> {
    fn new(refusals: Refusals, voices: &'a [VoiceNo]) -> Self {
        let by_voice = Facet::of(vec![0; refusals.voices.len()]);
        let by_transcript = Facet::of(vec![0; refusals.transcripts.len()]);
        let tally = Tally {
            speakers: by_voice.clone(),
            roles: by_voice,
            kinds: by_transcript.clone(),
            dates: by_transcript,
            ..Tally::default()
        };
        Self { tally, refusals, voices }
    }

    /// Whether nothing refuses the transcript as such.
    fn lets(&self, transcript: usize) -> bool {
        self.refusals.transcripts.get(transcript) == Some(&0)
    }

    /// Counts one turn; whether it passes.
    fn count(&mut self, turn: u32, transcript: usize) -> bool {
        let Some(voice) = self.voices.get(turn as usize).map(|voice| voice.0 as usize) else {
            return false;
        };
        let Refusals { voices, transcripts } = &self.refusals;
        let refused =
            voices.get(voice).unwrap_or(&HIDDEN) | transcripts.get(transcript).unwrap_or(&HIDDEN);
        let tally = &mut self.tally;
        for (bit, facet, at) in [
            (SPEAKERS, &mut tally.speakers, voice),
            (ROLES, &mut tally.roles, voice),
            (KINDS, &mut tally.kinds, transcript),
            (DATES, &mut tally.dates, transcript),
        ] {
            if refused & !bit == 0 {
                facet.count(at, refused != 0);
            }
        }
        if refused == 0 {
            tally.turns.push(turn);
        }
        refused == 0
    }
}

impl Tally {
    /// Turns that would match if this part of the filter were taken away, beyond those that do.
    pub(crate) fn gain(&self, part: &Removed) -> u32 {
        match part {
            Removed::Speakers => self.speakers.alone,
            Removed::Roles => self.roles.alone,
            Removed::Kinds => self.kinds.alone,
            Removed::Dates => self.dates.alone,
            Removed::Places | Removed::Marks | Removed::Part { .. } => 0,
        }
    }
}
