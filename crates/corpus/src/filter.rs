//! The reader's choices, worked out for one segment: which voices, transcripts and turns each
//! choice refuses, so that a turn is judged by one `or`.
//!
//! Must not know: what is counted, how candidates were found.

use core::ops::RangeInclusive;

use crate::manifest::Voice;
use crate::marks::{self, Marks};
use crate::message::{Choices, Filter, QueryRemark, Removed, SpeakerKey};
use crate::segment::{Lengths, Segment, Stop, gather};

/// A facet is one bit: set where the choice made in it refuses a turn.
pub(crate) const SPEAKERS: u8 = 1;
pub(crate) const ROLES: u8 = 2;
pub(crate) const KINDS: u8 = 4;
pub(crate) const PLACES: u8 = 8;
pub(crate) const RULES: u8 = 16;
pub(crate) const MARKS: u8 = 32;
pub(crate) const DATES: u8 = 64;
pub(crate) const LENGTH: u8 = 128;
/// Facets there are.
pub(crate) const FACETS: usize = 8;

/// The parts of a filter that are set, as removals name them, with their bits.
pub(crate) fn set(filter: &Filter) -> Vec<(u8, Removed)> {
    let Filter { only, without, from, to, length } = filter;
    let any = |has: fn(&Choices) -> bool| has(only) || has(without);
    [
        (any(|choices| !choices.speakers.is_empty()), SPEAKERS, Removed::Speakers),
        (any(|choices| !choices.roles.is_empty()), ROLES, Removed::Roles),
        (any(|choices| !choices.kinds.is_empty()), KINDS, Removed::Kinds),
        (any(|choices| !choices.places.is_empty()), PLACES, Removed::Places),
        (any(|choices| !choices.rules.is_empty()), RULES, Removed::Rules),
        (any(|choices| !choices.marks.is_empty()), MARKS, Removed::Marks),
        (from.is_some() || to.is_some(), DATES, Removed::Dates),
        (length.is_some(), LENGTH, Removed::Length),
    ]
    .into_iter()
    .filter_map(|(set, facet, part)| set.then_some((facet, part)))
    .collect()
}

/// Whether the filter asks for something that only turns have.
pub(crate) fn asks_for_turns(filter: &Filter) -> bool {
    let of_turns = SPEAKERS | ROLES | MARKS | LENGTH;
    set(filter).iter().any(|(facet, _)| facet & of_turns != 0)
}

/// The filter without the speakers that no segment knows, and what to say of each. A key that is
/// nobody's stands for the speakers who carry it as a label.
pub(crate) fn understand(
    filter: &Filter,
    segments: &[Segment],
) -> Result<(Filter, Vec<QueryRemark>), Stop> {
    let mut filter = filter.clone();
    let mut remarks = Vec::new();
    for choices in [&mut filter.only, &mut filter.without] {
        if !choices.speakers.is_empty() {
            choices.speakers = known(&choices.speakers, segments, &mut remarks)?;
        }
    }
    Ok((filter, remarks))
}

fn known(
    keys: &[SpeakerKey],
    segments: &[Segment],
    remarks: &mut Vec<QueryRemark>,
) -> Result<Vec<SpeakerKey>, Stop> {
    let mut known = Vec::new();
    let speakers = gather(segments.iter().map(Segment::speakers))?;
    for key in keys {
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
            if !known.contains(key) {
                known.push(key.clone());
            }
        }
    }
    Ok(known)
}

/// A filter worked out for one segment.
#[derive(Debug)]
pub(crate) struct Refusals<'a> {
    /// By voice.
    voices: Vec<u8>,
    /// By transcript.
    transcripts: Vec<u8>,
    /// Marks of turns, those that are chosen and those unwanted; `None` where none matters.
    marks: Option<(Marks<'a>, u16, u16)>,
    /// Words of turns, with the fewest and the most let through.
    length: Option<(Lengths<'a>, RangeInclusive<u32>)>,
}

impl<'a> Refusals<'a> {
    pub(crate) fn of(filter: &Filter, segment: &'a Segment) -> Result<Self, Stop> {
        let Filter { only, without, length, .. } = filter;
        let length = length.map(|(from, to)| Ok((segment.lengths()?, from..=to)));
        Ok(Self {
            voices: voices(only, without, segment)?,
            transcripts: transcripts(filter, segment),
            marks: marks(only, without, segment)?,
            length: length.transpose()?,
        })
    }

    /// Which facets refuse a transcript.
    pub(crate) fn of_transcript(&self, transcript: usize) -> u8 {
        self.transcripts.get(transcript).copied().unwrap_or_default()
    }

    /// Which facets refuse a turn of that voice.
    pub(crate) fn of_turn(&self, turn: u32, voice: usize) -> u8 {
        let unmarked = self.marks.is_some_and(|(marks, wanted, unwanted)| {
            let bits = marks.of(turn);
            (wanted != 0 && bits & wanted == 0) || bits & unwanted != 0
        });
        let length = self.length.as_ref();
        let outside = length.is_some_and(|(lengths, range)| {
            lengths.get(turn).is_none_or(|words| !range.contains(&words))
        });
        self.voices.get(voice).copied().unwrap_or_default()
            | refuse(MARKS, unmarked)
            | refuse(LENGTH, outside)
    }
}

/// What each voice is refused by.
fn voices(only: &Choices, without: &Choices, segment: &Segment) -> Result<Vec<u8>, Stop> {
    let is_asked = !only.speakers.is_empty() || !without.speakers.is_empty();
    let speakers = if is_asked { segment.speakers()? } else { &[] };
    let voice = |voice: &Voice| {
        let key = speakers.get(voice.speaker as usize).map(|row| &row.key);
        let is_in = |keys: &[SpeakerKey]| key.is_some_and(|key| keys.contains(key));
        let stranger = !only.speakers.is_empty() && !is_in(&only.speakers);
        let other = !only.roles.is_empty() && !only.roles.contains(&voice.role);
        refuse(SPEAKERS, stranger || is_in(&without.speakers))
            | refuse(ROLES, other || without.roles.contains(&voice.role))
    };
    Ok(segment.voices().iter().map(voice).collect())
}

/// What each transcript is refused by.
fn transcripts(filter: &Filter, segment: &Segment) -> Vec<u8> {
    let Filter { only, without, from, to, .. } = filter;
    let named = |names: &[String]| -> Vec<bool> {
        let all = 0..segment.place_count() as u16;
        all.map(|place| names.iter().any(|name| name == segment.place(place))).collect()
    };
    let (wanted, unwanted) = (named(&only.places), named(&without.places));
    let transcript = |transcript: usize| {
        let (date, kind) = (segment.date(transcript), segment.kind(transcript));
        let early = from.is_some_and(|from| date.is_none_or(|date| date < from));
        let late = to.is_some_and(|to| date.is_none_or(|date| date > to));
        let is_at = |named: &[bool]| {
            let places = segment.places(transcript).iter();
            places.into_iter().any(|place| named.get(usize::from(*place)) == Some(&true))
        };
        let elsewhere = !only.places.is_empty() && !is_at(&wanted);
        let other = !only.kinds.is_empty() && !only.kinds.contains(&kind);
        let rules = segment.rules(transcript);
        let unruled = !only.rules.is_empty() && !rules.meet(only.rules);
        refuse(KINDS, other || without.kinds.contains(&kind))
            | refuse(PLACES, elsewhere || is_at(&unwanted))
            | refuse(RULES, unruled || rules.meet(without.rules))
            | refuse(DATES, early || late)
    };
    (0..segment.transcripts()).map(transcript).collect()
}

fn marks<'a>(
    only: &Choices,
    without: &Choices,
    segment: &'a Segment,
) -> Result<Option<(Marks<'a>, u16, u16)>, Stop> {
    let (wanted, unwanted) = (marks::mask(&only.marks), marks::mask(&without.marks));
    if wanted | unwanted == 0 {
        return Ok(None);
    }
    Ok(Some((segment.marks_of_turns()?, wanted, unwanted)))
}

fn refuse(facet: u8, refused: bool) -> u8 {
    if refused { facet } else { 0 }
}
