//! A shard of text: one transcript as it is read, with ready ways into each turn. Writer and reader
//! together.
//!
//! ```text
//! section 0  what stands around the turns (a `Reading` without turns), and the printed cues
//! section 1  per turn, varints: bytes of text, bytes of marks, cue, speaker
//! section 2  the turns' texts, end to end
//! section 3  the turns' marks, end to end; a turn without marks has none
//! ```
//!
//! It holds only what its own source says, so that it keeps its name when the archive grows.
//!
//! Must not know: what matched, how the archive names a speaker.

use serde::{Deserialize, Serialize};
use transcript::{Transcript, Turn};

use crate::error::{Fault, FormatError, Part};
use crate::format::{FileKind, Reader, Sealed, ShardName, put_varint, seal};
use crate::message::{Mark, Reading, Text, TurnNo, TurnText};

#[derive(Serialize, Deserialize)]
struct Head {
    reading: Reading,
    /// Printed cues in order of first appearance.
    cues: Vec<String>,
}

/// Writes the text of `transcript`; `reading` is all of it but the turns.
pub(crate) fn encode(transcript: &Transcript, reading: Reading) -> (ShardName, Vec<u8>) {
    let mut cues: Vec<String> = Vec::new();
    let (mut table, mut texts, mut marks) = (Vec::new(), Vec::new(), Vec::new());
    for turn in &transcript.turns {
        let cue = cues.iter().position(|cue| *cue == turn.cue).unwrap_or_else(|| {
            cues.push(turn.cue.clone());
            cues.len() - 1
        });
        let own = encode_marks(turn);
        for number in [turn.text.text.len(), own.len(), cue, usize::from(turn.speaker.0)] {
            put_varint(&mut table, number as u64);
        }
        texts.extend_from_slice(turn.text.text.as_bytes());
        marks.extend_from_slice(&own);
    }
    let head = postcard::to_allocvec(&Head { reading, cues }).unwrap_or_default();
    seal(FileKind::Text, &[&head, &table, &texts, &marks])
}

fn encode_marks(turn: &Turn) -> Vec<u8> {
    match turn.text.marks.as_slice() {
        [] => Vec::new(),
        marks => postcard::to_allocvec(marks).unwrap_or_default(),
    }
}

/// One transcript's text, read in place.
#[derive(Debug)]
pub(crate) struct TextShard(Sealed);

impl TextShard {
    /// Checks a shard that arrived.
    pub(crate) fn open(name: ShardName, bytes: Vec<u8>) -> Result<Self, FormatError> {
        Sealed::open(Part::Shard(name), FileKind::Text, bytes).map(Self)
    }

    /// The whole transcript.
    pub(crate) fn reading(&self) -> Result<Reading, FormatError> {
        self.read_all().ok_or_else(|| self.contradiction())
    }

    fn read_all(&self) -> Option<Reading> {
        let Head { mut reading, cues } = postcard::from_bytes(self.0.section(0)?).ok()?;
        let mut turns = self.turns()?;
        while let Some(turn) = turns.next_turn() {
            reading.turns.push(TurnText {
                no: turn.no,
                cue: cues.get(turn.cue)?.clone(),
                speaker: turn.speaker,
                text: turn.text()?,
            });
        }
        let cast = reading.cast.len();
        let sound = reading.turns.iter().all(|turn| usize::from(turn.speaker) < cast);
        (turns.table.0.is_empty() && sound).then_some(reading)
    }

    /// The texts of `numbers`, which are in order.
    pub(crate) fn texts(&self, numbers: &[TurnNo]) -> Result<Vec<TurnBytes<'_>>, FormatError> {
        self.pick(numbers).ok_or_else(|| self.contradiction())
    }

    fn pick(&self, numbers: &[TurnNo]) -> Option<Vec<TurnBytes<'_>>> {
        let mut turns = self.turns()?;
        let find = |number: &TurnNo| {
            core::iter::from_fn(|| turns.next_turn()).find(|turn| turn.no == *number)
        };
        numbers.iter().map(find).collect()
    }

    /// What to say when the shard turns out not to make sense.
    pub(crate) fn contradiction(&self) -> FormatError {
        FormatError { part: Part::Shard(self.0.name), fault: Fault::Inconsistent }
    }

    fn turns(&self) -> Option<Turns<'_>> {
        let [table, texts, marks] = [1, 2, 3].map(|number| self.0.section(number).map(Reader));
        Some(Turns { table: table?, texts: texts?, marks: marks?, before: 0 })
    }
}

/// One turn in its shard.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TurnBytes<'a> {
    pub no: TurnNo,
    text: &'a [u8],
    marks: &'a [u8],
    cue: usize,
    pub speaker: u16,
}

impl TurnBytes<'_> {
    /// What was said; `None` where the bytes are no text.
    pub(crate) fn words(&self) -> Option<&str> {
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
