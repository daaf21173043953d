//! The text of one transcript: a head with all that stands around the turns, and blocks of turns
//! with ready ways into each. Writer and reader together.
//!
//! ```text
//! head    section 0  what stands around the turns (a `Reading` without turns), and the printed cues
//! block   section 0  first turn (0-based), then per turn, varints: bytes of text, bytes of marks,
//!                    cue, speaker
//!         section 1  the turns' texts, end to end
//!         section 2  the turns' marks, end to end; a turn without marks has none
//! ```
//!
//! A snippet needs its block and nothing else; a reader needs the head and all blocks. They hold only
//! what their own source says, so that they keep their names when the archive grows.
//!
//! Must not know: what matched, how the archive names a speaker.

use serde::{Deserialize, Serialize};
use transcript::{Transcript, Turn};

use crate::format::{Reader, Sealed, body, put_varint};
use crate::message::{Mark, Reading, Text, TurnNo, TurnText};

#[derive(Serialize, Deserialize)]
struct Head {
    reading: Reading,
    /// Printed cues in order of first appearance.
    cues: Vec<String>,
}

/// A transcript's text as bodies of files.
#[derive(Debug, Default)]
pub(crate) struct Bodies {
    pub head: Vec<u8>,
    pub blocks: Vec<Vec<u8>>,
    /// First turn of each block, 0-based within the transcript.
    pub firsts: Vec<u32>,
}

/// Writes the text of `transcript`; `reading` is all of it but the turns. A block is closed before
/// the turn that would make it longer than `most` bytes.
pub(crate) fn encode(transcript: &Transcript, reading: Reading, most: usize) -> Bodies {
    let mut cues: Vec<String> = Vec::new();
    let mut bodies = Bodies::default();
    let mut block = BlockWriter::default();
    for (number, turn) in (0..).zip(&transcript.turns) {
        let cue = cues.iter().position(|cue| *cue == turn.cue).unwrap_or_else(|| {
            cues.push(turn.cue.clone());
            cues.len() - 1
        });
        if !block.texts.is_empty() && block.texts.len() + turn.text.text.len() > most {
            bodies.blocks.push(core::mem::take(&mut block).body());
        }
        if block.table.is_empty() {
            bodies.firsts.push(number);
            put_varint(&mut block.table, u64::from(number));
        }
        block.add(turn, cue);
    }
    if !block.table.is_empty() {
        bodies.blocks.push(block.body());
    }
    let head = postcard::to_allocvec(&Head { reading, cues }).unwrap_or_default();
    bodies.head = body(&[&head]);
    bodies
}

#[derive(Default)]
struct BlockWriter {
    table: Vec<u8>,
    texts: Vec<u8>,
    marks: Vec<u8>,
}

impl BlockWriter {
    fn add(&mut self, turn: &Turn, cue: usize) {
        let marks = match turn.text.marks.as_slice() {
            [] => Vec::new(),
            marks => postcard::to_allocvec(marks).unwrap_or_default(),
        };
        for number in [turn.text.text.len(), marks.len(), cue, usize::from(turn.speaker.0)] {
            put_varint(&mut self.table, number as u64);
        }
        self.texts.extend_from_slice(turn.text.text.as_bytes());
        self.marks.extend_from_slice(&marks);
    }

    fn body(&self) -> Vec<u8> {
        body(&[&self.table, &self.texts, &self.marks])
    }
}

/// The whole transcript; `None` where head and blocks do not make sense together.
pub(crate) fn read<'a>(head: &Sealed, blocks: impl Iterator<Item = &'a Sealed>) -> Option<Reading> {
    let Head { mut reading, cues } = postcard::from_bytes(head.section(0)?).ok()?;
    for block in blocks {
        let mut turns = Turns::of(block)?;
        while let Some(turn) = turns.next_turn() {
            let next = TurnNo(reading.turns.len() as u32 + 1);
            let (no, speaker, text) = (turn.no, turn.speaker, turn.text()?);
            if no != next || usize::from(speaker) >= reading.cast.len() {
                return None;
            }
            reading.turns.push(TurnText { no, cue: cues.get(turn.cue)?.clone(), speaker, text });
        }
        turns.table.0.is_empty().then_some(())?;
    }
    Some(reading)
}

/// The turn of that number; `None` where the block does not have it.
pub(crate) fn turn(block: &Sealed, number: TurnNo) -> Option<TurnBytes<'_>> {
    let mut turns = Turns::of(block)?;
    core::iter::from_fn(|| turns.next_turn()).find(|turn| turn.no == number)
}

/// One turn in its block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TurnBytes<'a> {
    /// Within its transcript.
    pub no: TurnNo,
    text: &'a [u8],
    marks: &'a [u8],
    cue: usize,
    /// Position in its transcript's own cast.
    pub speaker: u16,
}

impl<'a> TurnBytes<'a> {
    /// What was said; `None` where the bytes are no text.
    pub(crate) fn words(&self) -> Option<&'a str> {
        core::str::from_utf8(self.text).ok()
    }

    /// Text and marks; `None` where the bytes are neither.
    pub(crate) fn text(&self) -> Option<Text> {
        let marks: Vec<Mark> = if self.marks.is_empty() {
            Vec::new()
        } else {
            postcard::from_bytes(self.marks).ok()?
        };
        Some(Text { text: self.words()?.to_owned(), marks })
    }
}

struct Turns<'a> {
    table: Reader<'a>,
    texts: Reader<'a>,
    marks: Reader<'a>,
    before: u32,
}

impl<'a> Turns<'a> {
    fn of(block: &'a Sealed) -> Option<Self> {
        let [mut table, texts, marks] = [0, 1, 2].map(|n| block.section(n).map(Reader));
        let before = table.as_mut()?.small()?;
        Some(Turns { table: table?, texts: texts?, marks: marks?, before })
    }

    /// The next turn; `None` at the end, or where the table does not fit the sections.
    fn next_turn(&mut self) -> Option<TurnBytes<'a>> {
        let mut table = self.table;
        let [text, marks, cue, speaker] = [(); 4].map(|()| table.small());
        let turn = TurnBytes {
            no: TurnNo(self.before.checked_add(1)?),
            text: self.texts.bytes(text? as usize)?,
            marks: self.marks.bytes(marks? as usize)?,
            cue: cue? as usize,
            speaker: speaker?.try_into().ok()?,
        };
        self.table = table;
        self.before += 1;
        Some(turn)
    }
}
