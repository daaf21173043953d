//! Who speaks each turn: the column that filters and counts run over. Writer and reader together.
//!
//! One section: for each turn, transcripts in the manifest's order, the position of its speaker in
//! its transcript's own cast, as a varint. Small numbers that alternate compress to almost nothing.
//!
//! Must not know: what is counted.

use crate::error::{Fault, FormatError, Part};
use crate::format::{FileKind, Reader, Sealed, ShardName, put_varint, seal};
use crate::manifest::{Manifest, TranscriptRow, VoiceNo};

/// Writes the column from each turn's speaker, all transcripts end to end.
pub(crate) fn encode(speakers: impl Iterator<Item = u16>) -> (ShardName, Vec<u8>) {
    let mut column = Vec::new();
    speakers.for_each(|speaker| put_varint(&mut column, u64::from(speaker)));
    seal(FileKind::Columns, &[&column])
}

/// The archive's voice of each turn, numbered through the segment.
pub(crate) fn decode(
    name: ShardName,
    manifest: &Manifest,
    bytes: Vec<u8>,
) -> Result<Vec<VoiceNo>, FormatError> {
    let file = Sealed::open(Part::Shard(name), FileKind::Columns, bytes)?;
    let refuse = || FormatError { part: Part::Shard(name), fault: Fault::Inconsistent };
    voices(file.section(0).unwrap_or_default(), &manifest.transcripts).ok_or_else(refuse)
}

fn voices(column: &[u8], transcripts: &[TranscriptRow]) -> Option<Vec<VoiceNo>> {
    let mut reader = Reader(column);
    let mut voices = Vec::with_capacity(column.len());
    for row in transcripts {
        for _ in 0..row.turns {
            voices.push(*row.cast.get(reader.small()? as usize)?);
        }
    }
    reader.0.is_empty().then_some(voices)
}
