//! The transcripts of a segment as a list: what each is called, and which of them an earlier segment
//! of the archive holds already.
//!
//! Must not know: turns, words.

use super::{Segment, Stop, gather};
use crate::entries::{self, EntryRow};
use crate::format::FileKind;
use crate::message::{Archive, Entry, Month, TranscriptId};

impl Segment {
    /// A transcript in one line.
    pub(crate) fn entry(&self, transcript: usize) -> Result<Entry, Stop> {
        self.entry_row(transcript).map(|row| self.told(transcript, row))
    }

    pub(super) fn told(&self, transcript: usize, row: &EntryRow) -> Entry {
        let places = self.places(transcript).iter();
        Entry {
            id: row.id.clone(),
            title: row.title.clone(),
            date: self.date(transcript),
            kind: self.kind(transcript),
            places: places.map(|place| self.place(*place).to_owned()).collect(),
            turns: self.turns(&(transcript..transcript + 1)).len() as u32,
            words: row.words,
            minutes: row.minutes,
        }
    }

    /// Words of all turns of a transcript.
    pub(crate) fn words(&self, transcript: usize) -> Result<u32, Stop> {
        self.entry_row(transcript).map(|row| row.words)
    }

    /// Adds what this segment has to the archive's numbers.
    pub(crate) fn add_to(&self, archive: &mut Archive) -> Result<(), Stop> {
        let own = match self.numbers.get() {
            Some(known) => known,
            None => {
                let own = self.count()?;
                self.numbers.get_or_init(|| own)
            }
        };
        archive.transcripts += own.transcripts;
        archive.turns += own.turns;
        archive.words += own.words;
        archive.first = [archive.first, own.first].into_iter().flatten().min();
        archive.last = archive.last.max(own.last);
        own.months.iter().for_each(|month| add(&mut archive.months, *month));
        Ok(())
    }

    /// What is not hidden, in numbers.
    fn count(&self) -> Result<Archive, Stop> {
        let hidden: Vec<usize> =
            (0..self.transcripts()).filter(|nth| self.is_hidden(*nth)).collect();
        let words = gather(hidden.iter().map(|nth| self.words(*nth)))?;
        let hidden_words = words.into_iter().map(u64::from).sum();
        let words = self.manifest.words.saturating_sub(hidden_words);
        let mut own = Archive { words, ..Archive::default() };
        // Oldest first, those without a date before all others.
        for nth in (0..self.transcripts()).filter(|nth| !self.is_hidden(*nth)) {
            let turns = self.turns(&(nth..nth + 1)).len() as u32;
            own.transcripts += 1;
            own.turns += turns;
            let Some(date) = self.date(nth) else { continue };
            own.first = own.first.or(Some(date));
            own.last = Some(date);
            let (year, month) = (date.year(), date.month());
            add(&mut own.months, Month { year, month, transcripts: 1, turns });
        }
        Ok(own)
    }

    fn entry_row(&self, transcript: usize) -> Result<&EntryRow, Stop> {
        let file = transcript / entries::PER_FILE;
        let rows = self.held(&self.entries, FileKind::Entries, file)?;
        let row = rows.get(transcript % entries::PER_FILE);
        row.ok_or_else(|| self.contradiction())
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

/// Adds transcripts to their month.
fn add(months: &mut Vec<Month>, more: Month) {
    let key = |one: &Month| (one.year, one.month);
    // Oldest come first, so the place is most often the last.
    let place = months.len() - months.iter().rev().take_while(|one| key(one) > key(&more)).count();
    let before = place.checked_sub(1).and_then(|before| months.get_mut(before));
    match before.filter(|one| key(one) == key(&more)) {
        Some(own) => {
            own.transcripts += more.transcripts;
            own.turns += more.turns;
        }
        None => months.insert(place, more),
    }
}
