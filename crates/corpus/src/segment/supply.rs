//! Takes the files of a segment as they arrive: checks them, and makes ready for use what is used as
//! a whole.
//!
//! Must not know: who asked for them.

use super::{Segment, Stop, contradiction};
use crate::error::{FormatError, Part};
use crate::format::{self, FileKind, Sealed, ShardName};
use crate::manifest::SHELVES;
use crate::{columns, directory, entries, marks};

impl Segment {
    /// Checks and shelves a file. A name that is not of this segment is none of its business.
    pub(crate) fn supply(&mut self, name: &ShardName, bytes: &[u8]) -> Result<(), FormatError> {
        if name.set == self.manifest.index
            && let Some((kind, number)) = self.place_of(name.number)
        {
            let part = Part::Shard(*name);
            let file = Sealed::open(part, kind, bytes, &[])?;
            return self.shelve(kind, number, file).ok_or(contradiction(part));
        }
        if self.manifest.phrases == Some(name.set) && name.number == 0 {
            return self.supply_phrases(name, bytes);
        }
        match self.text_file(*name) {
            Some((file, kind)) => self.supply_text(file, kind, name, bytes),
            None => Ok(()),
        }
    }

    /// Text may arrive before the phrases that it presumes; it then waits for them.
    fn supply_text(
        &mut self,
        file: u32,
        kind: FileKind,
        name: &ShardName,
        bytes: &[u8],
    ) -> Result<(), FormatError> {
        let part = Part::Shard(*name);
        match &self.phrases {
            Some(phrases) => {
                let text = Sealed::open(part, kind, bytes, phrases)?;
                put(&mut self.texts, file as usize, text);
                return Ok(());
            }
            None => format::check(part, kind, bytes)?,
        }
        self.waiting.retain(|(waiting, _)| *waiting != file);
        self.waiting.push((file, bytes.to_vec()));
        Ok(())
    }

    fn supply_phrases(&mut self, name: &ShardName, bytes: &[u8]) -> Result<(), FormatError> {
        let file = Sealed::open(Part::Shard(*name), FileKind::Phrases, bytes, &[])?;
        self.phrases = Some(file.section(0).unwrap_or_default().to_vec());
        let waiting = core::mem::take(&mut self.waiting);
        waiting.into_iter().try_for_each(|(file, bytes)| {
            let Some(name) = self.text_name(file) else { return Ok(()) };
            self.supply(&name, &bytes)
        })
    }

    /// The name of the `number`-th file of a kind.
    pub(super) fn name(&self, kind: FileKind, number: usize) -> Option<ShardName> {
        let mut first = 0;
        for (shelf, files) in SHELVES.iter().zip(self.manifest.files) {
            if *shelf == kind {
                let number = u32::try_from(number).ok().filter(|number| *number < files)?;
                return Some(ShardName { set: self.manifest.index, number: first + number });
            }
            first += files;
        }
        None
    }

    /// Which file of which kind the index's file of that number is.
    pub(super) fn place_of(&self, number: u32) -> Option<(FileKind, usize)> {
        let mut number = number;
        for (kind, files) in SHELVES.iter().zip(self.manifest.files) {
            match number.checked_sub(files) {
                Some(rest) => number = rest,
                None => return Some((*kind, number as usize)),
            }
        }
        None
    }

    /// A file that is read in place.
    pub(super) fn file(&self, kind: FileKind, number: usize) -> Result<&Sealed, Stop> {
        let name = self.name(kind, number).ok_or(Stop::Failed(contradiction(Part::Manifest)))?;
        let file = self.index.get(name.number as usize).and_then(Option::as_ref);
        file.ok_or_else(|| Stop::Need(vec![name]))
    }

    /// Puts a file where it is used; `None` where it contradicts the manifest.
    pub(super) fn shelve(&mut self, kind: FileKind, number: usize, file: Sealed) -> Option<()> {
        match kind {
            FileKind::Entries => {
                let start = number * entries::PER_FILE;
                let rows = self.manifest.transcripts.iter().skip(start).take(entries::PER_FILE);
                let rows = entries::decode(&file, rows.map(|row| row.date))?;
                put(&mut self.entries, number, rows);
            }
            FileKind::Speakers => {
                let start = number * directory::PER_FILE;
                let count = self.speaker_count().checked_sub(start)?.min(directory::PER_FILE);
                let rows = directory::decode(&file, count)?;
                self.speakers.get_mut(start..start + count)?.clone_from_slice(&rows);
                put(&mut self.known_speakers, number, ());
            }
            FileKind::Columns => {
                let range = self.pages.get(number)?.clone();
                let turn = self.turns(&range).start;
                let rows = self.manifest.transcripts.get(range)?;
                let (page, voices) =
                    columns::decode(&file, rows, turn, self.manifest.voices.len())?;
                let start = turn as usize;
                self.voices.get_mut(start..start + voices.len())?.copy_from_slice(&voices);
                put(&mut self.columns, number, page);
            }
            FileKind::Lengths => {
                let turns = self.turns(self.pages.get(number)?);
                let words = columns::decode_lengths(&file, turns.len())?;
                self.lengths.resize(self.all_turns() as usize, 0);
                let own = self.lengths.get_mut(turns.start as usize..turns.end as usize)?;
                own.copy_from_slice(&words);
                put(&mut self.known_lengths, number, ());
            }
            FileKind::Marks => self.marked = Some(marks::decode(&file, self.all_turns())?),
            _ => {
                let name = self.name(kind, number)?;
                put(&mut self.index, name.number as usize, file);
            }
        }
        Some(())
    }
}

fn put<T>(shelf: &mut [Option<T>], number: usize, value: T) {
    if let Some(place) = shelf.get_mut(number) {
        *place = Some(value);
    }
}
