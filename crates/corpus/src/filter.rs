//! The reader's choices, worked out for one segment: which voices and which transcripts each choice
//! refuses, so that a turn is judged by one `or`.
//!
//! Must not know: what is counted, how candidates were found.

use crate::manifest::{Manifest, TranscriptRow, Voice};
use crate::message::{Filter, QueryRemark, Removed, SpeakerKey};
use crate::segment::Segment;

/// A facet is one bit: set where the choice made in it refuses a turn.
pub(crate) const SPEAKERS: u8 = 1;
pub(crate) const ROLES: u8 = 2;
pub(crate) const KINDS: u8 = 4;
pub(crate) const DATES: u8 = 8;
/// Not a choice: the transcript is another segment's.
pub(crate) const HIDDEN: u8 = 16;

/// The parts of a filter that are set, as removals name them.
pub(crate) fn set(filter: &Filter) -> Vec<Removed> {
    let dates = filter.from.is_some() || filter.to.is_some();
    [
        (!filter.speakers.is_empty(), Removed::Speakers),
        (!filter.roles.is_empty(), Removed::Roles),
        (!filter.kinds.is_empty(), Removed::Kinds),
        (!filter.places.is_empty(), Removed::Places),
        (!filter.marks.is_empty(), Removed::Marks),
        (dates, Removed::Dates),
    ]
    .into_iter()
    .filter_map(|(set, part)| set.then_some(part))
    .collect()
}

/// The filter without the speakers that no segment knows, and what to say of each. A key that is
/// nobody's stands for the speakers who carry it as a label.
pub(crate) fn understand(filter: &Filter, segments: &[Segment]) -> (Filter, Vec<QueryRemark>) {
    let mut known = Filter { speakers: Vec::new(), ..filter.clone() };
    let mut remarks = Vec::new();
    for key in &filter.speakers {
        let rows = || segments.iter().flat_map(|segment| &segment.manifest.speakers);
        let found: Vec<&SpeakerKey> = if rows().any(|row| row.key == *key) {
            vec![key]
        } else {
            rows().filter(|row| row.aliases.contains(&key.0)).map(|row| &row.key).collect()
        };
        if found.is_empty() {
            let message = format!("No speaker is called “{}”: this choice was left out.", key.0);
            remarks.push(QueryRemark { span: None, message });
        }
        known.speakers.extend(found.into_iter().cloned());
    }
    (known, remarks)
}

/// A filter worked out for one segment.
#[derive(Debug)]
pub(crate) struct Refusals {
    pub voices: Vec<u8>,
    pub transcripts: Vec<u8>,
}

impl Refusals {
    pub(crate) fn of(filter: &Filter, segment: &Segment) -> Self {
        let Manifest { speakers, voices, transcripts, .. } = &segment.manifest;
        let voice = |voice: &Voice| {
            let speaker = speakers.get(voice.speaker as usize).map(|row| &row.key);
            let lets = speaker.is_some_and(|key| filter.speakers.contains(key));
            refuse(SPEAKERS, !filter.speakers.is_empty() && !lets)
                | refuse(ROLES, !filter.roles.is_empty() && !filter.roles.contains(&voice.role))
        };
        let transcript = |(row, hidden): (&TranscriptRow, &bool)| {
            let early = filter.from.is_some_and(|from| row.date.is_none_or(|date| date < from));
            let late = filter.to.is_some_and(|to| row.date.is_none_or(|date| date > to));
            refuse(KINDS, !filter.kinds.is_empty() && !filter.kinds.contains(&row.kind))
                | refuse(DATES, early || late)
                | refuse(HIDDEN, *hidden)
        };
        Self {
            voices: voices.iter().map(voice).collect(),
            transcripts: transcripts.iter().zip(&segment.hidden).map(transcript).collect(),
        }
    }
}

fn refuse(facet: u8, refused: bool) -> u8 {
    if refused { facet } else { 0 }
}
