//! One transcript, whole: its own text, with the archive's names for those who speak.
//!
//! Must not know: what was searched for.

use crate::message::{Reading, Reply, TranscriptId};
use crate::segment::{Segment, Stop, both, gather};

/// Reads the transcript of that id from whichever segment has it.
pub(crate) fn read(segments: &[Segment], id: &TranscriptId) -> Result<Reply, Stop> {
    let found = gather(segments.iter().map(|segment| segment.find(id)))?;
    let mut found = segments.iter().zip(found).filter_map(|(segment, at)| Some((segment, at?)));
    let Some((segment, transcript)) = found.next() else {
        return Ok(Reply::Unknown(id.clone()));
    };
    let mut reading = segment.reading(transcript)?;
    name_cast(segment, transcript, &mut reading)?;
    Ok(Reply::Reading(Box::new(reading)))
}

/// Gives each part the key under which the archive knows it, and the full name where the archive
/// has one and this transcript has none.
fn name_cast(segment: &Segment, transcript: usize, reading: &mut Reading) -> Result<(), Stop> {
    let (cast, speakers) = both(segment.cast(transcript), segment.speakers())?;
    for (part, voice) in reading.cast.iter_mut().zip(cast) {
        let voice = segment.voices().get(voice.0 as usize);
        let row = voice.and_then(|voice| speakers.get(voice.speaker as usize));
        if let Some(row) = row.filter(|row| row.key != part.key) {
            part.key = row.key.clone();
            part.who.name = row.who.name.clone();
        }
    }
    Ok(())
}
