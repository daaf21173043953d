//! One sealed segment: a manifest, and as many of its shards as have been supplied. Turns bytes
//! into lookups; whoever looks up what is not there yet learns which shard it is in.
//!
//! Must not know: what a query is, that there are other segments.

use core::ops::Range;

use crate::columns;
use crate::error::{Fault, FormatError, Part};
use crate::format::{FileKind, Sealed, ShardName};
use crate::manifest::{self, ENTRIES_PER_SHARD, EntryRow, Manifest, VoiceNo};
use crate::message::{Entry, TranscriptId};
use crate::positions::{self, Place};
use crate::terms::{self, Postings, Term, TermsShard};
use crate::text::TextShard;

/// Why a lookup gives nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// These shards have not been supplied.
    Need(Vec<ShardName>),
    Failed(FormatError),
}

/// All of `lookups`, or everything that they lack.
pub(crate) fn gather<T>(
    lookups: impl IntoIterator<Item = Result<T, Stop>>,
) -> Result<Vec<T>, Stop> {
    let (mut found, mut lacking) = (Vec::new(), Vec::new());
    for lookup in lookups {
        match lookup {
            Ok(value) => found.push(value),
            Err(Stop::Need(names)) => add(&mut lacking, names),
            Err(failed) => return Err(failed),
        }
    }
    if lacking.is_empty() { Ok(found) } else { Err(Stop::Need(lacking)) }
}

/// Adds the names that are not there yet.
fn add(lacking: &mut Vec<ShardName>, names: Vec<ShardName>) {
    for name in names {
        if !lacking.contains(&name) {
            lacking.push(name);
        }
    }
}

/// Both, or everything that the two lack.
pub(crate) fn both<A, B>(a: Result<A, Stop>, b: Result<B, Stop>) -> Result<(A, B), Stop> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(Stop::Need(mut a)), Err(Stop::Need(b))) => {
            add(&mut a, b);
            Err(Stop::Need(a))
        }
        (Err(failed @ Stop::Failed(_)), _) | (_, Err(failed @ Stop::Failed(_))) => Err(failed),
        (Err(need), _) | (_, Err(need)) => Err(need),
    }
}

/// Where a shard belongs; the numbers are positions in the manifest's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shelf {
    Columns,
    Entries(usize),
    Terms(usize),
    Positions(usize),
    Text(usize),
}

/// A term of the dictionary, and the shard it was found in.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub term: Term,
    shard: usize,
}

/// A manifest and its shards.
#[derive(Debug)]
pub(crate) struct Segment {
    pub manifest: Manifest,
    /// Transcripts that an earlier segment of the archive holds already.
    pub hidden: Vec<bool>,
    /// First turn of each transcript, numbered through the segment, and one past the last.
    firsts: Vec<u32>,
    voices: Option<Vec<VoiceNo>>,
    entries: Vec<Option<Vec<EntryRow>>>,
    terms: Vec<Option<TermsShard>>,
    positions: Vec<Option<Sealed>>,
    texts: Vec<Option<TextShard>>,
}

fn none<T>(count: usize) -> Vec<Option<T>> {
    (0..count).map(|_| None).collect()
}

/// What is held, or the shard that would hold it.
fn held<T>(shelf: Option<&Option<T>>, name: Option<ShardName>) -> Result<&T, Stop> {
    match (shelf, name) {
        (Some(Some(value)), _) => Ok(value),
        (_, Some(name)) => Err(Stop::Need(vec![name])),
        (_, None) => Err(Stop::Failed(contradiction(Part::Manifest))),
    }
}

fn contradiction(part: Part) -> FormatError {
    FormatError { part, fault: Fault::Inconsistent }
}

impl Segment {
    /// Reads a manifest, and shelves the shards inside it.
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, FormatError> {
        let (manifest, inline) = manifest::decode(bytes)?;
        let mut firsts = vec![0];
        let mut next = 0_u32;
        for row in &manifest.transcripts {
            next = next.saturating_add(row.turns);
            firsts.push(next);
        }
        let mut segment = Self {
            hidden: vec![false; manifest.transcripts.len()],
            firsts,
            voices: manifest.columns.is_none().then(Vec::new),
            entries: none(manifest.entries.len()),
            terms: none(manifest.terms.len()),
            positions: none(manifest.positions.len()),
            texts: none(manifest.transcripts.len()),
            manifest,
        };
        for bytes in inline {
            let name = crate::format::stated_name(&bytes).ok_or(contradiction(Part::Manifest))?;
            segment.supply(&name, &bytes)?;
        }
        Ok(segment)
    }

    /// Checks and shelves a shard. A name that is not of this segment is none of its business.
    pub(crate) fn supply(&mut self, name: &ShardName, bytes: &[u8]) -> Result<(), FormatError> {
        let mut shelves = shelves(&self.manifest, *name).into_iter();
        shelves.try_for_each(|shelf| self.shelve(shelf, *name, bytes.to_vec()))
    }

    fn shelve(&mut self, shelf: Shelf, name: ShardName, bytes: Vec<u8>) -> Result<(), FormatError> {
        fn put<T>(shelf: Option<&mut Option<T>>, value: T) {
            if let Some(shelf) = shelf {
                *shelf = Some(value);
            }
        }
        match shelf {
            Shelf::Columns => {
                self.voices = Some(columns::decode(name, &self.manifest, bytes)?);
            }
            Shelf::Entries(n) => {
                let rows = self.entry_rows(n, name, bytes)?;
                put(self.entries.get_mut(n), rows);
            }
            Shelf::Terms(n) => put(self.terms.get_mut(n), terms::open(name, bytes)?),
            Shelf::Positions(n) => put(self.positions.get_mut(n), positions::open(name, bytes)?),
            Shelf::Text(n) => put(self.texts.get_mut(n), TextShard::open(name, bytes)?),
        }
        Ok(())
    }

    fn entry_rows(
        &self,
        shelf: usize,
        name: ShardName,
        bytes: Vec<u8>,
    ) -> Result<Vec<EntryRow>, FormatError> {
        let file = Sealed::open(Part::Shard(name), FileKind::Entries, bytes)?;
        let rows = self.manifest.transcripts.len().saturating_sub(shelf * ENTRIES_PER_SHARD);
        file.section(0)
            .and_then(|rows| postcard::from_bytes(rows).ok())
            .filter(|found: &Vec<EntryRow>| found.len() == rows.min(ENTRIES_PER_SHARD))
            .ok_or(contradiction(Part::Shard(name)))
    }

    /// The transcript of this id, unless it is hidden.
    pub(crate) fn find(&self, id: &TranscriptId) -> Option<usize> {
        let found = self.manifest.transcripts.iter().position(|row| row.id == *id)?;
        (self.hidden.get(found) == Some(&false)).then_some(found)
    }

    /// Hides the transcripts whose id is known elsewhere.
    pub(crate) fn hide(&mut self, known: impl Fn(&TranscriptId) -> bool) {
        self.hidden = self.manifest.transcripts.iter().map(|row| known(&row.id)).collect();
    }

    /// The turns of these transcripts, numbered through the segment.
    pub(crate) fn turns(&self, transcripts: &Range<usize>) -> Range<u32> {
        let first = |transcript: usize| self.firsts.get(transcript).copied().unwrap_or_default();
        first(transcripts.start)..first(transcripts.end)
    }

    /// The voice of every turn.
    pub(crate) fn voices(&self) -> Result<&[VoiceNo], Stop> {
        held(Some(&self.voices), self.manifest.columns).map(Vec::as_slice)
    }

    /// A transcript in one line.
    pub(crate) fn entry(&self, transcript: usize) -> Result<Entry, Stop> {
        let shelf = transcript / ENTRIES_PER_SHARD;
        let name = self.manifest.entries.get(shelf).copied();
        let rows = held(self.entries.get(shelf), name)?;
        let row = rows.get(transcript % ENTRIES_PER_SHARD);
        let pair = row.zip(self.manifest.transcripts.get(transcript));
        pair.map(|(row, transcript)| row.entry(transcript))
            .ok_or(Stop::Failed(contradiction(Part::Manifest)))
    }

    /// A transcript's text.
    pub(crate) fn text(&self, transcript: usize) -> Result<&TextShard, Stop> {
        let name = self.manifest.transcripts.get(transcript).map(|row| row.text);
        held(self.texts.get(transcript), name)
    }

    /// All terms of a stem.
    pub(crate) fn forms(&self, stem: &str) -> Result<Vec<Form>, Stop> {
        let ranges = &self.manifest.terms;
        let after = ranges.partition_point(|range| range.first.as_str() <= stem);
        let Some(shard) = after.checked_sub(1) else { return Ok(Vec::new()) };
        let name = ranges.get(shard).map(|range| range.name);
        let terms = held(self.terms.get(shard), name)?.lookup(stem);
        let terms = terms.ok_or_else(|| self.contradicts(shard))?;
        Ok(terms.into_iter().map(|term| Form { term, shard }).collect())
    }

    /// In which turns a form stands, and how often.
    pub(crate) fn postings(&self, form: &Form) -> Result<Postings, Stop> {
        let shard = self.terms.get(form.shard).and_then(Option::as_ref);
        let postings = shard.and_then(|shard| shard.postings(&form.term));
        postings.ok_or_else(|| self.contradicts(form.shard))
    }

    /// Where a form stands within the turns of `among`; `postings` are its own.
    pub(crate) fn places(
        &self,
        form: &Form,
        postings: &Postings,
        among: &[u32],
    ) -> Result<Vec<Place>, Stop> {
        let wanted = &form.term.positions;
        let ranges = &self.manifest.positions;
        let after = ranges.partition_point(|range| range.start <= wanted.start);
        let shard = after.saturating_sub(1);
        let range = ranges.get(shard);
        let bytes = held(self.positions.get(shard), range.map(|range| range.name))?.section(0);
        let base = range.map_or(0, |range| range.start);
        let within = |at: u64| usize::try_from(at.checked_sub(base)?).ok();
        let part = within(wanted.start).zip(within(wanted.end)).map(|(start, end)| start..end);
        part.zip(bytes)
            .and_then(|(part, bytes)| positions::places(bytes.get(part)?, postings, among))
            .ok_or_else(|| self.contradicts(form.shard))
    }

    fn contradicts(&self, shard: usize) -> Stop {
        let name = self.manifest.terms.get(shard).map(|range| Part::Shard(range.name));
        Stop::Failed(contradiction(name.unwrap_or(Part::Manifest)))
    }
}

/// Where the shard of that name belongs; in several places where several contents are equal.
fn shelves(manifest: &Manifest, wanted: ShardName) -> Vec<Shelf> {
    let mut found = Vec::new();
    let mut look = |names: &mut dyn Iterator<Item = ShardName>, shelf: fn(usize) -> Shelf| {
        found.extend(names.enumerate().filter(|(_, name)| *name == wanted).map(|(n, _)| shelf(n)));
    };
    look(&mut manifest.columns.into_iter(), |_| Shelf::Columns);
    look(&mut manifest.entries.iter().copied(), Shelf::Entries);
    look(&mut manifest.terms.iter().map(|range| range.name), Shelf::Terms);
    look(&mut manifest.positions.iter().map(|range| range.name), Shelf::Positions);
    look(&mut manifest.transcripts.iter().map(|row| row.text), Shelf::Text);
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::engine::Engine;
    use crate::format::seal;
    use crate::message::{Filter, Request, Scope, Search};

    /// A manifest with all of its index inside, and the one text.
    fn small_archive() -> (Manifest, Vec<Vec<u8>>, Vec<u8>) {
        let text = "---\ndate: '2021-03-23'\ntitle: A call\n---\n \nMODERATOR:  Good (Laughter.) day.\n\n\
            Q    Is it, is it good?\n\nMODERATOR:  It is \\[sic\\] good.\n";
        let (transcript, _) = transcript::parse("a.md", text);
        let mut archive = crate::compile(&[transcript]);
        let (manifest, inline) = manifest::decode(archive.manifest).unwrap();
        (manifest, inline, archive.shards.remove(0).bytes)
    }

    /// Changes one byte of one section and seals the file anew, under the name that it then has.
    fn tamper(bytes: &[u8], at: usize, mask: u8) -> (ShardName, Vec<u8>) {
        let kinds = [FileKind::Columns, FileKind::Entries, FileKind::Terms];
        let kinds = kinds.into_iter().chain([FileKind::Positions, FileKind::Text]);
        let kind = kinds.into_iter().find(|kind| *kind as u8 == bytes[7]).unwrap();
        let name = crate::format::stated_name(bytes).unwrap();
        let file = Sealed::open(Part::Shard(name), kind, bytes.to_vec()).unwrap();
        let mut sections: Vec<Vec<u8>> =
            (0..file.len()).map(|n| file.section(n).unwrap().to_vec()).collect();
        let all: usize = sections.iter().map(Vec::len).sum();
        let mut place = at % all.max(1);
        for section in &mut sections {
            if let Some(byte) = section.get_mut(place) {
                *byte ^= mask;
                break;
            }
            place -= section.len();
        }
        let sections: Vec<&[u8]> = sections.iter().map(Vec::as_slice).collect();
        seal(kind, &sections)
    }

    fn rename(manifest: &mut Manifest, from: ShardName, to: ShardName) {
        let names = manifest.columns.iter_mut().chain(&mut manifest.entries);
        let names = names.chain(manifest.terms.iter_mut().map(|range| &mut range.name));
        let names = names.chain(manifest.positions.iter_mut().map(|range| &mut range.name));
        let names = names.chain(manifest.transcripts.iter_mut().map(|row| &mut row.text));
        names.filter(|name| **name == from).for_each(|name| *name = to);
    }

    /// Asks everything there is to ask; any answer will do.
    fn ask_all(manifest: &[u8], text: &[u8]) {
        let Ok(mut engine) = Engine::open(manifest) else { return };
        let name = crate::format::stated_name(text).unwrap();
        let _ = engine.supply(&name, text.to_vec());
        let ids: Vec<TranscriptId> = Segment::open(manifest.to_vec())
            .map(|segment| segment.manifest.transcripts.into_iter().map(|row| row.id).collect())
            .unwrap_or_default();
        for query in ["", "good", "\"is it\"", "sic nothing"] {
            let scopes = ids.iter().cloned().map(Scope::Transcript);
            for scope in scopes.chain([Scope::Archive { first: 0, count: 9 }]) {
                let (query, filter) = (query.to_owned(), Filter::default());
                engine.ask(&Request::Search(Search::new(query, filter, scope)));
            }
        }
        ids.into_iter().for_each(|id| _ = engine.ask(&Request::Read(id)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        /// Sealed by a broken or a hostile writer: checksums hold, contents do not.
        #[test]
        fn contradictions_never_panic(file in 0_usize..6, at in 0_usize..10_000, mask in 1_u8..) {
            let (mut manifest, mut inline, mut text) = small_archive();
            if file < inline.len() {
                let (name, bytes) = tamper(&inline[file], at, mask);
                let old = crate::format::stated_name(&inline[file]).unwrap();
                rename(&mut manifest, old, name);
                inline[file] = bytes;
            } else {
                let (name, bytes) = tamper(&text, at, mask);
                let old = crate::format::stated_name(&text).unwrap();
                rename(&mut manifest, old, name);
                text = bytes;
            }
            ask_all(&manifest::encode(&manifest, &inline), &text);
        }

        #[test]
        fn contradicting_manifests_never_panic(at in 0_usize..10_000, mask in 1_u8..) {
            let (manifest, inline, text) = small_archive();
            let mut head = postcard::to_allocvec(&manifest).unwrap();
            let place = at % head.len();
            head[place] ^= mask;
            let mut sections = vec![head.as_slice()];
            sections.extend(inline.iter().map(Vec::as_slice));
            ask_all(&seal(FileKind::Manifest, &sections).1, &text);
        }
    }
}
