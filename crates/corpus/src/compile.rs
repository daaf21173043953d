//! Transcripts to manifest and shards: pure, and the same bytes for the same transcripts whatever
//! their order, in however many threads, whatever was kept of earlier builds.
//!
//! Must not know: where transcripts come from, where shards go, where a cache lies.

use core::fmt;
use std::collections::BTreeMap;

use transcript::{Remark, Transcript};

use crate::columns::{self, Column};
use crate::directory;
use crate::entries::{self, EntryRow};
use crate::extract::Extract;
use crate::format::{Draft, FileKind, SetName, ShardName, body, seal};
use crate::index::{self, Index};
use crate::kept::{Kept, Origin};
use crate::manifest::{self, Manifest, SHELVES, TranscriptRow};
use crate::marks;
use crate::message::TranscriptId;
use crate::pack::draft;
use crate::parallel;
use crate::preset;
use crate::speakers::{self, Company};
use crate::volumes::{self, Packed};

/// An index of at most this many bytes travels inside the manifest: one fetch instead of four.
const SMALL_INDEX: usize = 32 * 1024;

/// A compiled archive: what the host writes to disk and serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// The first file to fetch, for `Engine::open`.
    pub manifest: Vec<u8>,
    /// The others, in the order of their names, which are their paths.
    pub shards: Vec<Shard>,
    /// What was left out, and why.
    pub remarks: Vec<CompileRemark>,
    /// What the parser doubted, where it was this crate that called it.
    pub doubts: Vec<Remark>,
    /// Turns of all transcripts.
    pub turns: u32,
}

/// One file of the archive, as it is to be served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shard {
    pub name: ShardName,
    pub bytes: Vec<u8>,
}

/// Two sources with one identity: one was kept. `Display` is a clear sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileRemark {
    pub id: TranscriptId,
    /// The source that is in the archive.
    pub kept: String,
    /// The source that is not.
    pub left_out: String,
}

impl fmt::Display for CompileRemark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, kept, left_out } = self;
        let id = id.as_str();
        write!(
            f,
            "{left_out}: is the same transcript as {kept} ({id}) and was left out; remove one of the two."
        )
    }
}

/// A file of transcripts as found.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Path below the folder of transcripts.
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// Keeps bytes under names from one build to the next. It may forget any of them at any time.
pub trait Cache: Sync {
    /// What was put under that name (letters and digits), if it is still there.
    fn get(&self, name: &str) -> Option<Vec<u8>>;
    /// Puts `bytes` under that name.
    fn put(&self, name: &str, bytes: &[u8]);
}

/// Compiles files, with what the host lends to it.
#[expect(missing_debug_implementations, reason = "a cache is whatever the host makes it")]
#[derive(Clone, Copy, Default)]
pub struct Compiler<'a> {
    /// Threads to work in; 0 and 1 are none beside the caller's.
    pub threads: usize,
    pub cache: Option<&'a dyn Cache>,
    /// Tells this compiler from any other: what another one put into the cache is not taken.
    pub version: &'a [u8],
}

impl Compiler<'_> {
    /// Parses and compiles `sources` into one segment. A file that is as it was at an earlier build
    /// is neither parsed nor packed again. Of several with one id, the first by name is kept.
    pub fn compile(&self, sources: &[Source<'_>]) -> Compiled {
        let kept = Kept { cache: self.cache, version: self.version };
        let pieces = parallel::map(self.threads, sources, |source| kept.extract(source));
        let doubts = pieces.iter().flat_map(|piece| piece.doubts.iter().cloned()).collect();
        let pieces = pieces.into_iter().map(|p| Piece { extract: p.extract, origin: p.origin });
        let compiled = assemble(pieces.collect(), &kept, self.threads);
        Compiled { doubts, ..compiled }
    }
}

/// Compiles `transcripts` into one segment. Of several with one id, the first by source name is
/// kept and the others are remarked upon.
pub fn compile(transcripts: &[Transcript]) -> Compiled {
    let piece =
        |transcript| Piece { extract: Extract::of(transcript), origin: Origin::Given(transcript) };
    let kept = Kept { cache: None, version: &[] };
    assemble(transcripts.iter().map(piece).collect(), &kept, 1)
}

/// One transcript on its way into the archive.
struct Piece<'a> {
    extract: Extract,
    origin: Origin<'a>,
}

fn assemble(pieces: Vec<Piece<'_>>, kept: &Kept<'_>, threads: usize) -> Compiled {
    let (pieces, remarks) = arrange(pieces);
    let origins: Vec<&Origin<'_>> = pieces.iter().map(|piece| &piece.origin).collect();
    let extracts: Vec<&Extract> = pieces.iter().map(|piece| &piece.extract).collect();
    let phrases = kept.phrases(origins.get(..preset::SAMPLE.min(origins.len())).unwrap_or(&[]));
    let alone = pieces.len() == 1;
    let texts = parallel::map(threads, &origins, |origin| kept.pack(origin, &phrases, alone));
    let texts: Vec<_> = extracts.iter().map(|extract| extract.date).zip(texts).collect();

    let mut shards = Vec::new();
    let mut manifest = Manifest::default();
    if !phrases.is_empty() {
        let phrases = draft(FileKind::Phrases, &body(&[&phrases]), &[]);
        manifest.phrases = Some(add_set(&[phrases], &mut shards));
    }
    let (volumes, text) = volumes::bind(&texts, &manifest.phrases.unwrap_or_default());
    manifest.volumes = volumes;
    shards.extend(text);
    describe(&mut manifest, &extracts, &texts);
    let company = speakers::join(&extracts);
    let index = index::build(&extracts, threads);
    let files = index_files(&mut manifest, &extracts, company, &texts, index);
    let whole = files.iter().map(|(_, body)| body.len()).sum::<usize>() <= SMALL_INDEX;
    let inside = if whole {
        files.into_iter().map(|(_, body)| body).collect()
    } else {
        let drafts = parallel::map(threads, &files, |(kind, body)| draft(*kind, body, &[]));
        manifest.index = add_set(&drafts, &mut shards);
        Vec::new()
    };
    let manifest = draft(FileKind::Manifest, &manifest::encode(&manifest, &inside), &[]);
    let (_, mut files) = seal(&SetName::default(), &[manifest]);
    shards.sort_by_key(|shard| shard.name);
    shards.dedup_by_key(|shard| shard.name);
    let turns = extracts.iter().map(|extract| extract.turns.len() as u32).sum();
    let manifest = files.pop().unwrap_or_default();
    Compiled { manifest, shards, remarks, doubts: Vec::new(), turns }
}

/// Oldest first, so that a new transcript moves no other; each id once. Of one day in the order in
/// which a list that begins with the newest is to show them from its end.
fn arrange(mut pieces: Vec<Piece<'_>>) -> (Vec<Piece<'_>>, Vec<CompileRemark>) {
    pieces.sort_by(|a, b| {
        let (a, b) = (&a.extract, &b.extract);
        (a.date, &b.id, &a.source).cmp(&(b.date, &a.id, &b.source))
    });
    let mut kept: BTreeMap<TranscriptId, String> = BTreeMap::new();
    let mut remarks = Vec::new();
    pieces.retain(|Piece { extract, .. }| {
        let Some(first) = kept.get(&extract.id) else {
            kept.insert(extract.id.clone(), extract.source.clone());
            return true;
        };
        let (kept, left_out) = (first.clone(), extract.source.clone());
        remarks.push(CompileRemark { id: extract.id.clone(), kept, left_out });
        false
    });
    (pieces, remarks)
}

/// Writes a set of files.
fn add_set(drafts: &[Draft], shards: &mut Vec<Shard>) -> SetName {
    let (set, files) = seal(&SetName::default(), drafts);
    let shard = |(number, bytes)| Shard { name: ShardName { set, number }, bytes };
    shards.extend((0..).zip(files).map(shard));
    set
}

/// Fills in what the manifest says of each transcript, and its places.
fn describe(
    manifest: &mut Manifest,
    extracts: &[&Extract],
    texts: &[(Option<transcript::Date>, Packed)],
) {
    let mut places: BTreeMap<&str, u32> = BTreeMap::new();
    for place in extracts.iter().flat_map(|extract| &extract.places) {
        *places.entry(place).or_default() += 1;
    }
    let mut places: Vec<(&str, u32)> = places.into_iter().collect();
    places.sort_by_key(|(_, transcripts)| core::cmp::Reverse(*transcripts));
    let numbers: BTreeMap<&str, u16> =
        places.iter().zip(0..=u16::MAX).map(|((place, _), number)| (*place, number)).collect();
    manifest.places =
        places.iter().take(numbers.len()).map(|(place, _)| (*place).to_owned()).collect();
    for (extract, (_, text)) in extracts.iter().zip(texts) {
        manifest.words += u64::from(extract.word_count());
        let start = manifest.place_numbers.len() as u32;
        let own = extract.places.iter().filter_map(|place| numbers.get(place.as_str()));
        manifest.place_numbers.extend(own);
        manifest.transcripts.push(TranscriptRow {
            date: extract.date,
            kind: extract.kind,
            rules: extract.rules,
            turns: extract.turns.len() as u32,
            blocks: text.firsts.len() as u32,
            places: start..manifest.place_numbers.len() as u32,
        });
    }
}

fn entry_files(extracts: &[&Extract]) -> Vec<Vec<u8>> {
    let row = |extract: &&Extract| EntryRow {
        id: extract.id.clone(),
        title: extract.title.clone(),
        minutes: extract.minutes,
        words: extract.word_count(),
    };
    let rows: Vec<_> = extracts.iter().map(|extract| (row(extract), extract.date)).collect();
    let encode =
        |rows: &[(EntryRow, _)]| entries::encode(rows.iter().map(|(row, date)| (row, *date)));
    rows.chunks(entries::PER_FILE).map(encode).collect()
}

/// The bodies of the index's files in the order of their numbers.
fn index_files(
    manifest: &mut Manifest,
    extracts: &[&Extract],
    company: Company,
    texts: &[(Option<transcript::Date>, Packed)],
    index: Index,
) -> Vec<(FileKind, Vec<u8>)> {
    let column = |((extract, (_, text)), cast): ((&&Extract, &(_, Packed)), _)| Column {
        cast,
        speakers: extract.turns.iter().map(|turn| turn.speaker).collect(),
        firsts: text.firsts.clone(),
    };
    let columns: Vec<Column> = extracts.iter().zip(texts).zip(company.casts).map(column).collect();
    let pages = columns::pages(extracts.iter().map(|extract| extract.turns.len() as u32));
    let turns = |page: &core::ops::Range<usize>| {
        extracts.get(page.clone()).unwrap_or_default().iter().flat_map(|extract| &extract.turns)
    };
    manifest.voices = company.voices;
    manifest.common = index.common;
    let (firsts, terms) = index.terms.into_iter().unzip();
    manifest.terms = firsts;
    let (firsts, spellings) = index.spellings.into_iter().unzip();
    manifest.spellings = firsts;
    let all = 0..extracts.len();
    manifest.exchanges = extracts.iter().map(|extract| extract.exchanges()).sum();
    manifest.marks = marks::counts(turns(&all).map(|turn| turn.marks));
    let shelves: [Vec<Vec<u8>>; SHELVES.len()] = [
        entry_files(extracts),
        company.speakers.chunks(directory::PER_FILE).map(directory::encode).collect(),
        pages.iter().map(|p| columns::encode(columns.get(p.clone()).unwrap_or_default())).collect(),
        pages.iter().map(|p| columns::encode_lengths(turns(p).map(|turn| turn.words))).collect(),
        vec![marks::encode(turns(&all).map(|turn| turn.marks))],
        terms,
        index.positions,
        spellings,
    ];
    manifest.files = shelves.each_ref().map(|files| files.len() as u32);
    let named = SHELVES.into_iter().zip(shelves);
    named.flat_map(|(kind, files)| files.into_iter().map(move |file| (kind, file))).collect()
}
