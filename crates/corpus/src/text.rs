//! The text of one transcript: a head with all that stands around the turns, and blocks of turns
//! with ready ways into each. Writer and reader together.
//!
//! ```text
//! head    section 0  what stands around the turns (a `Reading` without turns), and the printed cues
//! block   section 0  first turn (0-based), then per turn, varints: bytes of text, bytes of marks,
//!                    cue, speaker
//!         section 1  the turns' texts, end to end
//!         section 2  the turns' marks, end to end; a turn without marks has none
//!         section 3  what a list says of the transcript, as in `entries.rs`
//! ```
//!
//! A row of results needs its block and nothing else: that the title stands in each costs some 40 bytes
//! a block and spares a query a third of its fetches. A reader needs the head and all blocks. They hold only
//! what their own source says, so that they keep their names when the archive grows.
//!
//! Must not know: what matched, how the archive names a speaker.

use transcript::{Transcript, Turn};

use crate::carried::{self, carried};
use crate::entries::{self, EntryRow};
use crate::format::{Reader, Sealed, body, put_varint};
use crate::message::{Date, Entry, Mark, Reading, Text, TurnNo, TurnText};

struct Head {
    reading: Reading,
    /// Printed cues in order of first appearance.
    cues: Vec<String>,
}
carried!(Head { reading, cues });

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
    let entry = entry(&reading);
    let mut block = BlockWriter::default();
    for (number, turn) in (0..).zip(&transcript.turns) {
        let cue = cues.iter().position(|cue| *cue == turn.cue).unwrap_or_else(|| {
            cues.push(turn.cue.clone());
            cues.len() - 1
        });
        if !block.texts.is_empty() && block.texts.len() + turn.text.text.len() > most {
            bodies.blocks.push(core::mem::take(&mut block).body(&entry));
        }
        if block.table.is_empty() {
            bodies.firsts.push(number);
            put_varint(&mut block.table, u64::from(number));
        }
        block.add(turn, cue);
    }
    if !block.table.is_empty() {
        bodies.blocks.push(block.body(&entry));
    }
    let head = carried::written(&Head { reading, cues });
    bodies.head = body(&[&head]);
    bodies
}

/// What each block says of the transcript.
fn entry(reading: &Reading) -> Vec<u8> {
    let Entry { id, title, date, minutes, words, .. } = &reading.entry;
    let row = EntryRow { id: id.clone(), title: title.clone(), minutes: *minutes, words: *words };
    let mut bytes = Vec::new();
    entries::put(&mut bytes, &row, *date);
    bytes
}

#[derive(Default)]
struct BlockWriter {
    table: Vec<u8>,
    texts: Vec<u8>,
    marks: Vec<u8>,
}

impl BlockWriter {
    fn add(&mut self, turn: &Turn, cue: usize) {
        let marks = match &turn.text.marks {
            none if none.is_empty() => Vec::new(),
            marks => carried::written(marks),
        };
        for number in [turn.text.text.len(), marks.len(), cue, usize::from(turn.speaker.0)] {
            put_varint(&mut self.table, number as u64);
        }
        self.texts.extend_from_slice(turn.text.text.as_bytes());
        self.marks.extend_from_slice(&marks);
    }

    fn body(&self, entry: &[u8]) -> Vec<u8> {
        body(&[&self.table, &self.texts, &self.marks, entry])
    }
}

/// The whole transcript; `None` where head and blocks do not make sense together.
pub(crate) fn read<'a>(head: &Sealed, blocks: impl Iterator<Item = &'a Block>) -> Option<Reading> {
    let Head { mut reading, cues } = carried::read(head.section(0)?)?;
    for block in blocks {
        for nth in 0..block.rows.len() {
            let turn = block.nth(nth)?;
            let next = TurnNo(reading.turns.len() as u32 + 1);
            let (no, speaker) = (turn.no, turn.speaker);
            if no != next || usize::from(speaker) >= reading.cast.len() {
                return None;
            }
            let text = Text { text: turn.text.to_owned(), marks: turn.marks()? };
            reading.turns.push(TurnText { no, cue: cues.get(turn.cue)?.clone(), speaker, text });
        }
    }
    Some(reading)
}

/// A block that has arrived, read as far as it can be once and for all.
#[derive(Debug)]
pub(crate) struct Block {
    /// Turns of its transcript before it.
    before: u32,
    texts: String,
    marks: Vec<u8>,
    rows: Vec<Row>,
    /// What a list says of the transcript.
    pub entry: EntryRow,
}

/// What the table says of a turn. Texts and marks begin where those of the turn before end.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    text_end: u32,
    marks_end: u32,
    cue: u32,
    speaker: u16,
}

impl Block {
    /// Reads a block of a transcript published on `date`; `None` where the table does not fit the
    /// sections, or what should be text is none.
    pub(crate) fn read(file: &Sealed, date: Option<Date>) -> Option<Self> {
        let mut table = Reader(file.section(0)?);
        let before = table.small()?;
        let texts = core::str::from_utf8(file.section(1)?).ok()?.to_owned();
        let entry = entries::row(&mut Reader(file.section(3)?), date)?;
        let marks = file.section(2)?.to_vec();
        let mut block = Self { before, texts, marks, rows: Vec::new(), entry };
        let mut row = Row::default();
        while !table.0.is_empty() {
            row.text_end = row.text_end.checked_add(table.small()?)?;
            row.marks_end = row.marks_end.checked_add(table.small()?)?;
            row.cue = table.small()?;
            row.speaker = table.small()?.try_into().ok()?;
            block.rows.push(row);
            block.nth(block.rows.len() - 1)?;
        }
        Some(block)
    }

    /// The turn of that number; `None` where the block does not have it.
    pub(crate) fn turn(&self, number: TurnNo) -> Option<Spoken<'_>> {
        self.nth(number.0.checked_sub(self.before)?.checked_sub(1)? as usize)
    }

    fn nth(&self, nth: usize) -> Option<Spoken<'_>> {
        let row = self.rows.get(nth)?;
        let before = nth.checked_sub(1).and_then(|before| self.rows.get(before));
        let start = before.copied().unwrap_or_default();
        Some(Spoken {
            no: TurnNo(self.before.checked_add(nth as u32)?.checked_add(1)?),
            text: self.texts.get(start.text_end as usize..row.text_end as usize)?,
            marks: self.marks.get(start.marks_end as usize..row.marks_end as usize)?,
            cue: row.cue as usize,
            speaker: row.speaker,
        })
    }
}

/// One turn in its block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spoken<'a> {
    /// Within its transcript.
    pub no: TurnNo,
    pub text: &'a str,
    marks: &'a [u8],
    cue: usize,
    /// Position in its transcript's own cast.
    pub speaker: u16,
}

impl Spoken<'_> {
    /// What its source sets apart; `None` where the bytes are no marks.
    pub(crate) fn marks(&self) -> Option<Vec<Mark>> {
        if self.marks.is_empty() { Some(Vec::new()) } else { carried::read(self.marks) }
    }
}
