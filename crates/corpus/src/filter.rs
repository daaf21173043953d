//! The reader's choices, worked out for one segment: which voices, transcripts and turns each
//! choice refuses, so that a turn is judged by one `or`.
//!
//! Must not know: what is counted, how candidates were found.

use crate::lists;
use crate::manifest::Voice;
use crate::message::{Filter, QueryRemark, Removed, SpeakerKey};
use crate::segment::{Segment, Stop, gather};

/// A facet is one bit: set where the choice made in it refuses a turn.
pub(crate) const SPEAKERS: u8 = 1;
pub(crate) const ROLES: u8 = 2;
pub(crate) const KINDS: u8 = 4;
pub(crate) const PLACES: u8 = 8;
pub(crate) const MARKS: u8 = 16;
pub(crate) const DATES: u8 = 32;
/// Facets there are.
pub(crate) const FACETS: usize = 6;

/// The parts of a filter that are set, as removals name them, with their bits.
pub(crate) fn set(filter: &Filter) -> Vec<(u8, Removed)> {
    let dates = filter.from.is_some() || filter.to.is_some();
    [
        (!filter.speakers.is_empty(), SPEAKERS, Removed::Speakers),
        (!filter.roles.is_empty(), ROLES, Removed::Roles),
        (!filter.kinds.is_empty(), KINDS, Removed::Kinds),
        (!filter.places.is_empty(), PLACES, Removed::Places),
        (!filter.marks.is_empty(), MARKS, Removed::Marks),
        (dates, DATES, Removed::Dates),
    ]
    .into_iter()
    .filter_map(|(set, facet, part)| set.then_some((facet, part)))
    .collect()
}

/// The filter without the speakers that no segment knows, and what to say of each. A key that is
/// nobody's stands for the speakers who carry it as a label.
pub(crate) fn understand(
    filter: &Filter,
    segments: &[Segment],
) -> Result<(Filter, Vec<QueryRemark>), Stop> {
    let mut known = Filter { speakers: Vec::new(), ..filter.clone() };
    let mut remarks = Vec::new();
    if filter.speakers.is_empty() {
        return Ok((known, remarks));
    }
    let speakers = gather(segments.iter().map(Segment::speakers))?;
    for key in &filter.speakers {
        let rows = || speakers.iter().copied().flatten();
        let found: Vec<&SpeakerKey> = if rows().any(|row| row.key == *key) {
            vec![key]
        } else {
            rows().filter(|row| row.aliases.contains(&key.0)).map(|row| &row.key).collect()
        };
        if found.is_empty() {
            let message =
                ["No speaker is called “", &key.0, "”: this choice was left out."].concat();
            remarks.push(QueryRemark { span: None, message });
        }
        for key in found {
            if !known.speakers.contains(key) {
                known.speakers.push(key.clone());
            }
        }
    }
    Ok((known, remarks))
}

/// A filter worked out for one segment.
#[derive(Debug)]
pub(crate) struct Refusals {
    /// By voice.
    voices: Vec<u8>,
    /// By transcript.
    transcripts: Vec<u8>,
    /// Turns that hold a chosen mark; `None` where none is chosen.
    marked: Option<Vec<u32>>,
}

impl Refusals {
    pub(crate) fn of(filter: &Filter, segment: &Segment) -> Result<Self, Stop> {
        let speakers = if filter.speakers.is_empty() { &[] } else { segment.speakers()? };
        let voice = |voice: &Voice| {
            let key = speakers.get(voice.speaker as usize).map(|row| &row.key);
            let lets = key.is_some_and(|key| filter.speakers.contains(key));
            refuse(SPEAKERS, !filter.speakers.is_empty() && !lets)
                | refuse(ROLES, !filter.roles.is_empty() && !filter.roles.contains(&voice.role))
        };
        let chosen: Vec<bool> = (0..segment.place_count() as u16)
            .map(|place| filter.places.iter().any(|name| name == segment.place(place)))
            .collect();
        let is_chosen = |place: &u16| chosen.get(usize::from(*place)) == Some(&true);
        let transcript = |transcript: usize| {
            let date = segment.date(transcript);
            let early = filter.from.is_some_and(|from| date.is_none_or(|date| date < from));
            let late = filter.to.is_some_and(|to| date.is_none_or(|date| date > to));
            let elsewhere =
                !filter.places.is_empty() && !segment.places(transcript).iter().any(is_chosen);
            let kind = segment.kind(transcript);
            refuse(KINDS, !filter.kinds.is_empty() && !filter.kinds.contains(&kind))
                | refuse(PLACES, elsewhere)
                | refuse(DATES, early || late)
        };
        let lists = gather(filter.marks.iter().map(|mark| segment.marked(*mark)))?;
        let marked = lists.into_iter().fold(Vec::new(), |all, list| lists::union(&all, list));
        Ok(Self {
            voices: segment.voices().iter().map(voice).collect(),
            transcripts: (0..segment.transcripts()).map(transcript).collect(),
            marked: (!filter.marks.is_empty()).then_some(marked),
        })
    }

    /// Which facets refuse a transcript.
    pub(crate) fn of_transcript(&self, transcript: usize) -> u8 {
        self.transcripts.get(transcript).copied().unwrap_or_default()
    }

    /// Which facets refuse a turn of that voice.
    pub(crate) fn of_turn(&self, turn: u32, voice: usize) -> u8 {
        let unmarked = self.marked.as_ref().is_some_and(|list| list.binary_search(&turn).is_err());
        self.voices.get(voice).copied().unwrap_or_default() | refuse(MARKS, unmarked)
    }
}

fn refuse(facet: u8, refused: bool) -> u8 {
    if refused { facet } else { 0 }
}
