//! What is known of each turn besides its words, ready for counting: pages of whole transcripts.
//! Writers and readers together.
//!
//! ```text
//! columns  section 0  per transcript, varints: how many speakers, the archive's voice of each
//!          section 1  per turn, a varint: position of its speaker in its transcript's cast
//!          section 2  per transcript, varints: turns in each of its blocks of text but the last
//! lengths  section 0  per turn, a varint: its words
//! ```
//!
//! Small numbers that alternate compress to almost nothing: 36,637 turns take 3.7 KB for their
//! voices and 1.9 KB for their blocks.
//!
//! Must not know: what is counted.

use core::ops::Range;

use crate::format::{Reader, Sealed, body, put_varint};
use crate::manifest::{TranscriptRow, VoiceNo};

/// A page ends with the transcript that gives it this many turns.
pub(crate) const PAGE: u32 = 256 * 1024;

/// The transcripts of each page, given the turns of each transcript.
pub(crate) fn pages(turns: impl Iterator<Item = u32>) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let (mut start, mut held, mut end) = (0, 0_u32, 0);
    for turns in turns {
        end += 1;
        held = held.saturating_add(turns);
        if held >= PAGE {
            pages.push(start..end);
            (start, held) = (end, 0);
        }
    }
    if held > 0 {
        pages.push(start..end);
    }
    pages
}

/// What the columns say of one transcript, as the compiler hands it in.
#[derive(Debug)]
pub(crate) struct Column {
    pub cast: Vec<VoiceNo>,
    pub speakers: Vec<u16>,
    /// First turn of each block of text.
    pub firsts: Vec<u32>,
}

/// Writes a page of columns.
pub(crate) fn encode(transcripts: &[Column]) -> Vec<u8> {
    let (mut casts, mut speakers, mut blocks) = (Vec::new(), Vec::new(), Vec::new());
    for column in transcripts {
        put_varint(&mut casts, column.cast.len() as u64);
        column.cast.iter().for_each(|voice| put_varint(&mut casts, u64::from(voice.0)));
        column.speakers.iter().for_each(|own| put_varint(&mut speakers, u64::from(*own)));
        for (first, next) in column.firsts.iter().zip(column.firsts.iter().skip(1)) {
            put_varint(&mut blocks, u64::from(next - first));
        }
    }
    body(&[&casts, &speakers, &blocks])
}

/// A page, ready for use.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The archive's voice of each turn.
    pub voices: Vec<VoiceNo>,
    /// For each transcript, where its cast begins in `cast`, and one past the last.
    starts: Vec<u32>,
    cast: Vec<VoiceNo>,
    /// First turn of each block of text, all transcripts, numbered through the segment.
    pub blocks: Vec<u32>,
}

impl Page {
    /// The voice of each speaker of the page's `nth` transcript.
    pub(crate) fn cast(&self, nth: usize) -> &[VoiceNo] {
        let range = self.starts.get(nth).zip(self.starts.get(nth + 1));
        let range = range.map(|(start, end)| *start as usize..*end as usize);
        range.and_then(|range| self.cast.get(range)).unwrap_or_default()
    }
}

/// Reads the page of these transcripts, whose first turn is `turn`. `None` where it contradicts the
/// manifest, which knows `voices` voices.
pub(crate) fn decode(
    file: &Sealed,
    rows: &[TranscriptRow],
    turn: u32,
    voices: usize,
) -> Option<Page> {
    let [mut casts, mut speakers, mut blocks] =
        [file.section(0)?, file.section(1)?, file.section(2)?].map(Reader);
    let mut page = Page { starts: vec![0], ..Page::default() };
    let mut first = turn;
    for row in rows {
        let start = page.cast.len();
        for _ in 0..casts.small()? {
            let voice = casts.small()?;
            ((voice as usize) < voices).then_some(())?;
            page.cast.push(VoiceNo(voice));
        }
        page.starts.push(page.cast.len() as u32);
        for _ in 0..row.turns {
            page.voices.push(*page.cast.get(start + speakers.small()? as usize)?);
        }
        let end = first.checked_add(row.turns)?;
        for block in 0..row.blocks {
            first = if block == 0 { first } else { first.checked_add(blocks.small()?)? };
            (first < end).then_some(())?;
            page.blocks.push(first);
        }
        first = end;
    }
    [casts, speakers, blocks].iter().all(|rest| rest.0.is_empty()).then_some(page)
}

/// Writes a page of lengths.
pub(crate) fn encode_lengths(words: impl Iterator<Item = u32>) -> Vec<u8> {
    let mut column = Vec::new();
    words.for_each(|words| put_varint(&mut column, u64::from(words)));
    body(&[&column])
}

/// Reads a page of lengths, which has that of each of `turns` turns.
pub(crate) fn decode_lengths(file: &Sealed, turns: usize) -> Option<Vec<u32>> {
    let column = file.section(0)?;
    let mut lengths = Vec::with_capacity(turns.min(column.len()));
    let mut reader = Reader(column);
    while !reader.0.is_empty() {
        lengths.push(reader.small()?);
    }
    (lengths.len() == turns).then_some(lengths)
}
