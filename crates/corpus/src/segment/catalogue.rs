//! The transcripts of a segment as a list: what each is called, and which of them an earlier segment
//! of the archive holds already.
//!
//! Must not know: turns, words.

use super::{Segment, Stop, contradiction, gather};
use crate::entries::{self, EntryRow};
use crate::error::Part;
use crate::format::FileKind;
use crate::message::{Archive, Entry, TranscriptId};

impl Segment {
    /// A transcript in one line.
    pub(crate) fn entry(&self, transcript: usize) -> Result<Entry, Stop> {
        let row = self.entry_row(transcript)?;
        let places = self.places(transcript).iter();
        Ok(Entry {
            id: row.id.clone(),
            title: row.title.clone(),
            date: self.date(transcript),
            kind: self.kind(transcript),
            places: places.map(|place| self.place(*place).to_owned()).collect(),
            turns: self.turns(&(transcript..transcript + 1)).len() as u32,
            words: row.words,
            minutes: row.minutes,
        })
    }

    /// Words of all turns of a transcript.
    pub(crate) fn words(&self, transcript: usize) -> Result<u32, Stop> {
        self.entry_row(transcript).map(|row| row.words)
    }

    /// Adds what this segment has to the archive's numbers.
    pub(crate) fn add_to(&self, archive: &mut Archive) -> Result<(), Stop> {
        let hidden: Vec<usize> =
            (0..self.transcripts()).filter(|nth| self.hides() && self.is_hidden(*nth)).collect();
        let words = gather(hidden.iter().map(|nth| self.words(*nth)))?;
        let turns = |nth: &usize| self.turns(&(*nth..nth + 1)).len() as u32;
        archive.transcripts += (self.transcripts() - hidden.len()) as u32;
        archive.turns += self.all_turns() - hidden.iter().map(turns).sum::<u32>();
        let hidden_words = words.into_iter().map(u64::from).sum();
        archive.words += self.manifest.words.saturating_sub(hidden_words);
        // Oldest first, those without a date before all others.
        let mut open = (0..self.transcripts()).filter(|nth| hidden.binary_search(nth).is_err());
        let first = open.clone().find_map(|nth| self.date(nth));
        archive.first = [archive.first, first].into_iter().flatten().min();
        archive.last = archive.last.max(open.next_back().and_then(|nth| self.date(nth)));
        Ok(())
    }

    fn entry_row(&self, transcript: usize) -> Result<&EntryRow, Stop> {
        let file = transcript / entries::PER_FILE;
        let rows = self.held(&self.entries, FileKind::Entries, file)?;
        let row = rows.get(transcript % entries::PER_FILE);
        row.ok_or(Stop::Failed(contradiction(Part::Manifest)))
    }

    /// The transcript of this id, unless it is hidden. Only those of its day are looked at.
    pub(crate) fn find(&self, id: &TranscriptId) -> Result<Option<usize>, Stop> {
        let rows = &self.manifest.transcripts;
        let start = rows.partition_point(|row| row.date < id.date());
        let end = rows.partition_point(|row| row.date <= id.date());
        let of_day = gather((start..end).map(|transcript| self.entry_row(transcript)))?;
        let found = of_day.iter().position(|row| row.id == *id).map(|nth| start + nth);
        Ok(found.filter(|transcript| !self.is_hidden(*transcript)))
    }

    /// Whether an earlier segment of the archive holds this transcript as well.
    pub(crate) fn is_hidden(&self, transcript: usize) -> bool {
        self.hidden.get().and_then(|hidden| hidden.get(transcript)) == Some(&true)
    }

    /// Whether any transcript is hidden.
    pub(crate) fn hides(&self) -> bool {
        self.hidden.get().is_some_and(|hidden| hidden.contains(&true))
    }

    /// Hides the transcripts whose id is known elsewhere; asks once.
    pub(crate) fn hide(
        &self,
        known: impl Fn(&TranscriptId) -> Result<bool, Stop>,
    ) -> Result<(), Stop> {
        if self.hidden.get().is_none() {
            let transcripts = 0..self.transcripts();
            let hidden = gather(transcripts.map(|nth| known(&self.entry_row(nth)?.id)))?;
            // Nobody has set it in between.
            let _ = self.hidden.set(hidden);
        }
        Ok(())
    }

    /// Exchanges of the whole segment.
    pub(crate) fn exchange_count(&self) -> u32 {
        self.manifest.exchanges
    }

    /// Turns of the whole segment that hold each of `MarkName::ALL`.
    pub(crate) fn mark_counts(&self) -> &[u32] {
        &self.manifest.marks
    }
}
