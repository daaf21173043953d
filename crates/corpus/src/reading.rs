//! One transcript, whole: its own text, with the archive's names for those who speak.
//!
//! Must not know: what was searched for.

use crate::message::{Reading, Reply, TranscriptId};
use crate::segment::{Segment, Stop};

/// Reads the transcript of that id from whichever segment has it.
pub(crate) fn read(segments: &[Segment], id: &TranscriptId) -> Result<Reply, Stop> {
    for segment in segments {
        if let Some(transcript) = segment.find(id)? {
            let mut reading = segment.reading(transcript)?;
            name_cast(segment, transcript, &mut reading)?;
            return Ok(Reply::Reading(Box::new(reading)));
        }
    }
    Ok(Reply::Unknown(id.clone()))
}

/// Gives each part the key under which the archive knows it, and the full name where the archive
/// has one and this transcript has none.
fn name_cast(segment: &Segment, transcript: usize, reading: &mut Reading) -> Result<(), Stop> {
    let speakers = segment.speakers()?;
    for (part, voice) in reading.cast.iter_mut().zip(segment.cast(transcript)) {
        let voice = segment.voices().get(voice.0 as usize);
        let row = voice.and_then(|voice| speakers.get(voice.speaker as usize));
        if let Some(row) = row.filter(|row| row.key != part.key) {
            part.key = row.key.clone();
            part.who.name = row.who.name.clone();
        }
    }
    Ok(())
}
