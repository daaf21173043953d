//! What is known of each turn besides its words: the columns that filters and counts run over.
//! Writer and reader together.
//!
//! ```text
//! section 0  for each turn the position of its speaker in its transcript's own cast, a varint
//! section 1  for each turn its number of words, a varint
//! section 2… for each of `MarkName::ALL` the turns that hold it, distances as varints
//! ```
//!
//! Small numbers that alternate compress to almost nothing.
//!
//! Must not know: what is counted.

use transcript::Turn;

use crate::error::{Fault, FormatError, Part};
use crate::format::{FileKind, Reader, Sealed, ShardName, put_varint, seal};
use crate::manifest::{Manifest, TranscriptRow, VoiceNo};
use crate::message::MarkName;
use crate::tokenize::words;

/// The columns of all turns, numbered through the segment.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    /// Who speaks.
    pub voices: Vec<VoiceNo>,
    /// Words of each turn.
    pub lengths: Vec<u32>,
    /// For each of `MarkName::ALL` the turns that hold it, ascending.
    pub marks: Vec<Vec<u32>>,
}

/// Whether a turn holds a mark of that name.
pub(crate) fn holds(turn: &Turn, name: MarkName) -> bool {
    turn.text.marks.iter().any(|mark| MarkName::of(&mark.kind) == Some(name))
}

/// Writes the columns of `turns`, all transcripts end to end.
pub(crate) fn encode<'a>(turns: impl Iterator<Item = &'a Turn>) -> (ShardName, Vec<u8>) {
    let mut columns = vec![Vec::new(); 2 + MarkName::ALL.len()];
    let [speakers, lengths, marks @ ..] = columns.as_mut_slice() else { return seal_none() };
    let mut next = [0_u32; MarkName::ALL.len()];
    for (number, turn) in (0_u32..).zip(turns) {
        put_varint(speakers, u64::from(turn.speaker.0));
        put_varint(lengths, u64::from(words(&turn.text.text)));
        for ((name, column), next) in MarkName::ALL.into_iter().zip(&mut *marks).zip(&mut next) {
            if holds(turn, name) {
                put_varint(column, u64::from(number - *next));
                *next = number + 1;
            }
        }
    }
    let sections: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
    seal(FileKind::Columns, &sections)
}

fn seal_none() -> (ShardName, Vec<u8>) {
    seal(FileKind::Columns, &[])
}

/// Reads what [`encode`] wrote.
pub(crate) fn decode(
    name: ShardName,
    manifest: &Manifest,
    bytes: Vec<u8>,
) -> Result<Columns, FormatError> {
    let file = Sealed::open(Part::Shard(name), FileKind::Columns, bytes)?;
    let section = |number| file.section(number).unwrap_or_default();
    let read = || {
        let voices = voices(section(0), &manifest.transcripts)?;
        let lengths = numbers(section(1), 0)?;
        let marks = (0..MarkName::ALL.len()).map(|mark| numbers(section(2 + mark), 1));
        let marks: Vec<Vec<u32>> = marks.collect::<Option<_>>()?;
        let turns = voices.len();
        let within = |list: &Vec<u32>| list.last().is_none_or(|turn| (*turn as usize) < turns);
        (lengths.len() == turns && marks.iter().all(within)).then_some(Columns {
            voices,
            lengths,
            marks,
        })
    };
    read().ok_or(FormatError { part: Part::Shard(name), fault: Fault::Inconsistent })
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

/// Numbers, or with `step` 1 ascending numbers by their distances.
fn numbers(column: &[u8], step: u32) -> Option<Vec<u32>> {
    let mut reader = Reader(column);
    let (mut found, mut next) = (Vec::new(), 0_u32);
    while !reader.0.is_empty() {
        let number = next.checked_add(reader.small()?)?;
        next = if step == 0 { 0 } else { number.checked_add(step)? };
        found.push(number);
    }
    Some(found)
}
