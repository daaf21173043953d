//! One sealed segment: a manifest, and as many of its files as have been supplied. Turns bytes into
//! lookups; whoever looks up what is not there yet learns which file it is in. This is the one door
//! between storage and evaluation.
//!
//! Must not know: what a query is, that there are other segments.

use core::cell::{OnceCell, RefCell};
use core::ops::Range;
use std::rc::Rc;

use crate::columns::{self, Page};
use crate::directory;
use crate::entries::{self, EntryRow};
use crate::error::{Fault, FormatError, Part};
use crate::exchanges::Exchanges;
use crate::format::{FileKind, Sealed, SetName};
use crate::lists;
use crate::manifest::{self, Manifest, SpeakerRow, Voice, VoiceNo};
use crate::matching::Match;
use crate::message::{Archive, Date, Kind};
use crate::query::What;
use crate::rule_name::Rules;
use crate::terms::Postings;
use crate::text::Block;

mod catalogue;
mod lexicon;
mod need;
mod recent;
mod shelf;
mod speech;
mod supply;
mod turns;

pub(crate) use lexicon::{Form, Nearby};
pub(crate) use need::{Stop, Why, both, gather};
use recent::Recent;
use shelf::Shelf;
pub(crate) use turns::Lengths;

/// A manifest and its files.
#[derive(Debug, Default)]
pub(crate) struct Segment {
    pub manifest: Manifest,
    /// Transcripts that an earlier segment of the archive holds already; known once asked for.
    hidden: OnceCell<Vec<bool>>,
    /// First turn of each transcript, numbered through the segment, and one past the last.
    firsts: Vec<u32>,
    /// Transcripts of each page of columns.
    pages: Vec<Range<usize>>,
    columns: Shelf<Page>,
    /// Voice of each turn, once all pages have arrived.
    voices: Vec<VoiceNo>,
    length_pages: Shelf<Vec<u32>>,
    /// Words of each turn, once all pages have arrived.
    lengths: Vec<u32>,
    /// Marks of each turn; read once asked for.
    marks: OnceCell<Vec<u16>>,
    entries: Shelf<Vec<EntryRow>>,
    /// As many as there are, known or not.
    speakers: Vec<SpeakerRow>,
    known_speakers: Shelf<()>,
    /// The names that each speaker goes by; worked out once asked for.
    pub callings: OnceCell<Vec<Vec<String>>>,
    /// The segment in numbers; worked out once asked for.
    numbers: OnceCell<Archive>,
    /// Files that are read in place, by their number.
    index: Shelf<Sealed>,
    /// Which turns make which exchange; worked out once asked for.
    pub exchanges: OnceCell<Exchanges>,
    /// Decoded postings, by shard and place in it.
    recent: RefCell<Recent<(usize, usize), Rc<Postings>>>,
    /// Terms of earlier questions with their turns.
    pub matches: RefCell<Recent<What, Match>>,
    neighbours: RefCell<Vec<lexicon::Neighbours>>,
    /// What text presumes to be known; `None` until it has arrived.
    phrases: Option<Vec<u8>>,
    /// First file and set of each volume of text.
    volumes: Vec<(u32, SetName)>,
    /// The file of each transcript's head; its blocks follow.
    heads: Vec<u32>,
    /// Heads of texts, numbered with the blocks volume after volume.
    openings: Shelf<Sealed>,
    blocks: Shelf<Block>,
    /// Text that arrived before the phrases.
    waiting: Vec<(u32, Vec<u8>)>,
}

fn contradiction(part: Part) -> FormatError {
    FormatError { part, fault: Fault::Inconsistent }
}

/// Running sums: where each stretch begins, and one past the last.
fn starts(lengths: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut next = 0_u32;
    let mut starts = vec![0];
    starts.extend(lengths.map(|length| {
        next = next.saturating_add(length);
        next
    }));
    starts
}

impl Segment {
    /// Reads a manifest, and shelves the files inside it.
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, FormatError> {
        let (manifest, inside) = manifest::decode(bytes)?;
        let mut segment = Self::of(manifest).ok_or(contradiction(Part::Manifest))?;
        for (number, body) in (0..).zip(inside) {
            let place = segment.place_of(number).zip(Sealed::of_body(body));
            place
                .and_then(|((kind, number), file)| segment.shelve(kind, number, file))
                .ok_or(contradiction(Part::Manifest))?;
        }
        Ok(segment)
    }

    /// Makes room for what the manifest announces; `None` where it contradicts itself.
    fn of(manifest: Manifest) -> Option<Self> {
        let rows = &manifest.transcripts;
        let heads = starts(rows.iter().map(|row| row.blocks + 1));
        let transcripts = starts(manifest.volumes.iter().map(|volume| volume.transcripts));
        let first = |transcript: &u32| heads.get(*transcript as usize).copied().unwrap_or(0);
        let volumes = transcripts.iter().map(first);
        let volumes = volumes.zip(manifest.volumes.iter().map(|volume| volume.name)).collect();
        let speakers = manifest.voices.last().map_or(0, |voice| voice.speaker as usize + 1);
        let entries = rows.len().div_ceil(entries::PER_FILE);
        let pages = columns::pages(rows.iter().map(|row| row.turns));
        let expected = [
            entries,
            speakers.div_ceil(directory::PER_FILE),
            pages.len(),
            pages.len(),
            1,
            manifest.terms.len(),
        ];
        let firsts = starts(rows.iter().map(|row| row.turns));
        let found = |(files, expected): (&u32, usize)| *files as usize == expected;
        let sound = manifest.files.iter().zip(expected).all(found)
            && manifest.files.last() == Some(&(manifest.spellings.len() as u32));
        if !sound {
            return None;
        }
        Some(Self {
            firsts,
            pages,
            speakers: vec![SpeakerRow::unknown(); speakers],
            phrases: manifest.phrases.is_none().then(Vec::new),
            volumes,
            heads,
            manifest,
            ..Self::default()
        })
    }

    /// How many transcripts there are.
    pub(crate) fn transcripts(&self) -> usize {
        self.manifest.transcripts.len()
    }

    /// The turns of these transcripts, numbered through the segment.
    pub(crate) fn turns(&self, transcripts: &Range<usize>) -> Range<u32> {
        let first = |transcript: usize| self.firsts.get(transcript).copied().unwrap_or_default();
        first(transcripts.start)..first(transcripts.end)
    }

    /// How many turns there are.
    pub(crate) fn all_turns(&self) -> u32 {
        self.firsts.last().copied().unwrap_or_default()
    }

    /// The transcript that a turn is of.
    pub(crate) fn transcript_of(&self, turn: u32) -> usize {
        self.firsts.partition_point(|first| *first <= turn).saturating_sub(1)
    }

    /// The same, given that the turn is of `transcript` or a later one, most often the next.
    pub(crate) fn transcript_from(&self, transcript: usize, turn: u32) -> usize {
        let later = self.firsts.get(transcript + 1..).unwrap_or_default();
        transcript + lists::gallop(later, turn + 1)
    }

    /// Day of publication.
    pub(crate) fn date(&self, transcript: usize) -> Option<Date> {
        self.manifest.transcripts.get(transcript)?.date
    }

    /// Kind of event.
    pub(crate) fn kind(&self, transcript: usize) -> Kind {
        self.manifest.transcripts.get(transcript).map_or(Kind::Other, |row| row.kind)
    }

    /// The ground rules under which it was held.
    pub(crate) fn rules(&self, transcript: usize) -> Rules {
        self.manifest.transcripts.get(transcript).map_or_else(Rules::default, |row| row.rules)
    }

    /// Numbers of the transcript's places.
    pub(crate) fn places(&self, transcript: usize) -> &[u16] {
        let range = self.manifest.transcripts.get(transcript).map(|row| row.places.clone());
        let range = range.map(|range| range.start as usize..range.end as usize);
        range.and_then(|range| self.manifest.place_numbers.get(range)).unwrap_or_default()
    }

    /// A place as transcripts print it.
    pub(crate) fn place(&self, number: u16) -> &str {
        self.manifest.places.get(usize::from(number)).map_or("", String::as_str)
    }

    /// How many places there are.
    pub(crate) fn place_count(&self) -> usize {
        self.manifest.places.len()
    }

    /// Each speaker in each role.
    pub(crate) fn voices(&self) -> &[Voice] {
        &self.manifest.voices
    }

    /// How many speakers there are.
    pub(crate) fn speaker_count(&self) -> usize {
        self.speakers.len()
    }

    /// All speakers; [`Voice::speaker`] points in here.
    pub(crate) fn speakers(&self) -> Result<&[SpeakerRow], Stop> {
        let files = self.speakers.len().div_ceil(directory::PER_FILE);
        if self.known_speakers.len() < files {
            gather((0..files).map(|file| self.know_speakers(file)))?;
        }
        Ok(&self.speakers)
    }

    fn know_speakers(&self, file: usize) -> Result<(), Stop> {
        self.held(&self.known_speakers, FileKind::Speakers, file).copied()
    }

    /// What to say where the manifest does not fit its files.
    pub(crate) fn contradiction(&self) -> Stop {
        Stop::failed(contradiction(Part::Manifest))
    }

    /// What is held, or the file that would hold it.
    fn held<'a, T>(
        &self,
        shelf: &'a Shelf<T>,
        kind: FileKind,
        number: usize,
    ) -> Result<&'a T, Stop> {
        match (shelf.get(number as u32), self.name(kind, number)) {
            (Some(value), _) => Ok(value),
            (_, Some(name)) => Err(Stop::need(vec![name])),
            (_, None) => Err(self.contradiction()),
        }
    }
}

#[cfg(test)]
mod tests;
