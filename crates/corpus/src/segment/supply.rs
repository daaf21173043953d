//! Takes the files of a segment as they arrive: checks them, and makes ready for use what is used as
//! a whole.
//!
//! Must not know: who asked for them.

use super::{Segment, Stop, contradiction};
use crate::error::{FormatError, Part};
use crate::format::{self, FileKind, Sealed, ShardName};
use crate::manifest::SHELVES;
use crate::text::Block;
use crate::{columns, directory, entries};

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
                if kind == FileKind::Head {
                    self.openings.put(file, text);
                } else {
                    let date = self.date(self.transcript_of_file(file));
                    self.blocks.put(file, Block::read(&text, date).ok_or(contradiction(part))?);
                }
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
        let name = self.name(kind, number).ok_or_else(|| self.contradiction())?;
        self.index.get(name.number).ok_or_else(|| Stop::need(vec![name]))
    }

    /// Puts a file where it is used; `None` where it contradicts the manifest.
    pub(super) fn shelve(&mut self, kind: FileKind, number: usize, file: Sealed) -> Option<()> {
        let shelf = number as u32;
        match kind {
            FileKind::Entries => {
                let start = number * entries::PER_FILE;
                let rows = self.manifest.transcripts.iter().skip(start).take(entries::PER_FILE);
                self.entries.put(shelf, entries::decode(&file, rows.map(|row| row.date))?);
            }
            FileKind::Speakers => {
                let start = number * directory::PER_FILE;
                let count = self.speaker_count().checked_sub(start)?.min(directory::PER_FILE);
                let rows = directory::decode(&file, count)?;
                self.speakers.get_mut(start..start + count)?.clone_from_slice(&rows);
                self.known_speakers.put(shelf, ());
            }
            FileKind::Columns => {
                let range = self.pages.get(number)?.clone();
                let turn = self.turns(&range).start;
                let rows = self.manifest.transcripts.get(range)?;
                let page = columns::decode(&file, rows, turn, self.manifest.voices.len())?;
                self.columns.put(shelf, page);
                if self.columns.len() == self.pages.len() && self.voices.is_empty() {
                    self.voices = join(self.columns.iter_mut().map(|page| &mut page.voices));
                }
            }
            FileKind::Lengths => {
                let turns = self.turns(self.pages.get(number)?).len();
                self.length_pages.put(shelf, columns::decode_lengths(&file, turns)?);
                if self.length_pages.len() == self.pages.len() && self.lengths.is_empty() {
                    self.lengths = join(self.length_pages.iter_mut());
                }
            }
            _ => {
                let name = self.name(kind, number)?;
                self.index.put(name.number, file);
            }
        }
        Some(())
    }
}

/// All parts in one; they are left empty.
fn join<'a, T: 'a>(parts: impl Iterator<Item = &'a mut Vec<T>>) -> Vec<T> {
    let mut all = Vec::new();
    parts.for_each(|part| all.append(part));
    all
}
