//! What is known of each turn besides its words: who speaks it, how long it is, what marks it holds.
//!
//! Must not know: words, what is counted.

use super::{Segment, Stop, both, gather};
use crate::columns::Page;
use crate::format::FileKind;
use crate::manifest::VoiceNo;
use crate::marks::{self, Marks};

/// Who speaks each turn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voices<'a>(&'a [VoiceNo]);

impl Voices<'_> {
    /// The voice of a turn; `None` past the last one.
    #[inline(always)] // small, and asked for every turn that matches
    pub(crate) fn get(&self, turn: u32) -> Option<VoiceNo> {
        self.0.get(turn as usize).copied()
    }
}

/// Words of each turn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lengths<'a>(&'a [u32]);

impl Lengths<'_> {
    /// Words of a turn; `None` past the last one.
    pub(crate) fn get(&self, turn: u32) -> Option<u32> {
        self.0.get(turn as usize).copied()
    }
}

impl Segment {
    /// Who speaks each turn.
    pub(crate) fn voice_of_turns(&self) -> Result<Voices<'_>, Stop> {
        if self.columns.len() < self.pages.len() {
            let pages = 0..self.pages.len();
            gather(pages.map(|page| self.held(&self.columns, FileKind::Columns, page)))?;
        }
        Ok(Voices(&self.voices))
    }

    /// The voice of each speaker of a transcript.
    pub(crate) fn cast(&self, transcript: usize) -> Result<&[VoiceNo], Stop> {
        if self.turns(&(transcript..transcript + 1)).is_empty() {
            return Ok(&[]);
        }
        let page = self.page_of(transcript)?;
        let number = self.page_number(transcript);
        let start = self.pages.get(number).map_or(0, |page| page.start);
        Ok(page.cast(transcript.saturating_sub(start)))
    }

    fn page_number(&self, transcript: usize) -> usize {
        self.pages.partition_point(|page| page.end <= transcript)
    }

    pub(super) fn page_of(&self, transcript: usize) -> Result<&Page, Stop> {
        self.held(&self.columns, FileKind::Columns, self.page_number(transcript))
    }

    /// Words of each turn.
    pub(crate) fn lengths(&self) -> Result<Lengths<'_>, Stop> {
        if self.length_pages.len() < self.pages.len() {
            let pages = 0..self.pages.len();
            gather(pages.map(|page| self.held(&self.length_pages, FileKind::Lengths, page)))?;
        }
        Ok(Lengths(&self.lengths))
    }

    /// The marks of each turn.
    pub(crate) fn marks_of_turns(&self) -> Result<Marks<'_>, Stop> {
        if let Some(known) = self.marks.get() {
            return Ok(Marks(known));
        }
        // The columns bear out that there are so many turns as the manifest says.
        let (file, _) = both(self.file(FileKind::Marks, 0), self.voice_of_turns())?;
        let read = marks::decode(file, self.all_turns()).ok_or_else(|| self.contradiction())?;
        Ok(Marks(self.marks.get_or_init(|| read)))
    }
}
