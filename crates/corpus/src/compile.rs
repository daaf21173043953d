//! Transcripts to manifest and shards: pure, and the same bytes for the same transcripts whatever
//! their order.
//!
//! Must not know: where transcripts come from, where shards go.

use core::fmt;

use transcript::{Role, Transcript, Turn};

use crate::columns;
use crate::format::{FileKind, ShardName, seal};
use crate::index::Index;
use crate::manifest::{self, ENTRIES_PER_SHARD, EntryRow, Manifest, TranscriptRow, VoiceNo};
use crate::message::{Entry, MarkName, Part, Reading, TranscriptId};
use crate::speakers::{self, own_key, who};
use crate::text;
use crate::tokenize::words;

/// An index of at most this many bytes travels inside the manifest: one fetch instead of four.
const SMALL_INDEX: usize = 32 * 1024;

/// A compiled archive: what the host writes to disk and serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// The first file to fetch, for `Engine::open`.
    pub manifest: Vec<u8>,
    /// The others, in the order of their names, which are their file names.
    pub shards: Vec<Shard>,
    /// What was left out, and why.
    pub remarks: Vec<CompileRemark>,
}

/// One file of the archive, uncompressed.
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

/// Compiles `transcripts` into one segment. Of several with one id, the first by source name is
/// kept and the others are remarked upon.
pub fn compile(transcripts: &[Transcript]) -> Compiled {
    let (transcripts, remarks) = arrange(transcripts);
    let company = speakers::join(&transcripts);
    let mut manifest =
        Manifest { speakers: company.speakers, voices: company.voices, ..Manifest::default() };
    take_totals(&mut manifest, &transcripts);
    let mut texts = Vec::new();
    let mut entries = Vec::new();
    for (transcript, cast) in transcripts.iter().zip(company.casts) {
        let (row, entry, shard) = write_text(transcript, cast, &manifest.places);
        manifest.transcripts.push(row);
        entries.push(entry);
        texts.push(shard);
    }
    let mut small = write_entries(&mut manifest, &entries);
    let first_entries = small.len().min(1);
    small.extend(write_columns(&mut manifest, &transcripts));
    let mut index = Index::default();
    transcripts.iter().flat_map(|t| &t.turns).for_each(|turn| index.add_turn(&turn.text.text));
    small.extend(index.seal(&mut manifest));

    let whole = small.iter().map(|shard| shard.bytes.len()).sum::<usize>() <= SMALL_INDEX;
    let apart = small.split_off(if whole { small.len() } else { first_entries });
    let inline: Vec<Vec<u8>> = small.into_iter().map(|shard| shard.bytes).collect();
    let mut shards: Vec<Shard> = texts.into_iter().chain(apart).collect();
    shards.sort_by_key(|shard| shard.name);
    shards.dedup_by_key(|shard| shard.name);
    Compiled { manifest: manifest::encode(&manifest, &inline), shards, remarks }
}

/// Oldest first, of one day by id; each id once.
fn arrange(transcripts: &[Transcript]) -> (Vec<&Transcript>, Vec<CompileRemark>) {
    let mut sorted: Vec<&Transcript> = transcripts.iter().collect();
    sorted.sort_by(|a, b| (a.meta.date, &a.id, &a.source).cmp(&(b.meta.date, &b.id, &b.source)));
    let mut kept: Vec<&Transcript> = Vec::new();
    let mut remarks = Vec::new();
    let mut ids = std::collections::BTreeMap::new();
    for transcript in sorted {
        let first = *ids.entry(&transcript.id).or_insert(&transcript.source);
        if core::ptr::eq(first, &transcript.source) {
            kept.push(transcript);
        } else {
            remarks.push(CompileRemark {
                id: transcript.id.clone(),
                kept: first.clone(),
                left_out: transcript.source.clone(),
            });
        }
    }
    (kept, remarks)
}

/// What the manifest says of all transcripts together.
fn take_totals(manifest: &mut Manifest, transcripts: &[&Transcript]) {
    let mut places: Vec<String> =
        transcripts.iter().flat_map(|transcript| &transcript.meta.places).cloned().collect();
    places.sort_unstable();
    places.dedup();
    manifest.places = places;
    let roles = |t: &Transcript| -> Vec<Role> {
        let role = |turn: &Turn| t.speaker(turn.speaker).map(|speaker| speaker.role);
        t.turns.iter().map(|turn| role(turn).unwrap_or_default()).collect()
    };
    let exchanges = transcripts.iter().map(|t| transcript::exchanges(&roles(t)).len() as u32);
    manifest.exchanges = exchanges.sum();
    let turns = || transcripts.iter().flat_map(|transcript| &transcript.turns);
    let holds = |name| turns().filter(|turn| columns::holds(turn, name)).count() as u32;
    manifest.marks = MarkName::ALL.into_iter().map(holds).collect();
}

/// The transcript's row, description and text.
fn write_text(
    transcript: &Transcript,
    cast: Vec<VoiceNo>,
    all: &[String],
) -> (TranscriptRow, EntryRow, Shard) {
    let reading = reading(transcript);
    let Entry { turns, words, ref title, ref places, minutes, .. } = reading.entry;
    let entry = EntryRow { title: title.clone(), places: places.clone(), minutes };
    let mut numbers: Vec<u16> =
        places.iter().filter_map(|place| all.binary_search(place).ok()?.try_into().ok()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let (name, bytes) = text::encode(transcript, reading);
    let row = TranscriptRow {
        id: transcript.id.clone(),
        date: transcript.meta.date,
        kind: transcript.meta.kind,
        turns,
        words,
        places: numbers,
        text: name,
        cast,
    };
    (row, entry, Shard { name, bytes })
}

/// All of the transcript but its turns.
fn reading(transcript: &Transcript) -> Reading {
    let meta = &transcript.meta;
    let cast = parts(transcript);
    Reading {
        entry: Entry {
            id: transcript.id.clone(),
            title: meta.title.clone(),
            date: meta.date,
            kind: meta.kind,
            places: meta.places.clone(),
            turns: transcript.turns.len() as u32,
            words: cast.iter().map(|part| part.words).sum(),
            minutes: transcript.minutes().and_then(|minutes| minutes.try_into().ok()),
        },
        event_date: meta.event_date,
        published: meta.published.clone(),
        modified: meta.modified.clone(),
        start: meta.start.clone(),
        end: meta.end.clone(),
        address: meta.address.clone(),
        preamble: transcript.preamble.clone(),
        closing: transcript.end.clone(),
        ground_rules: transcript.ground_rules.clone(),
        cast,
        turns: Vec::new(),
        exchanges: transcript.exchanges.clone(),
    }
}

/// The transcript's own cast, with what each says.
fn parts(transcript: &Transcript) -> Vec<Part> {
    let mut parts: Vec<Part> = transcript
        .speakers
        .iter()
        .map(|speaker| Part {
            key: own_key(speaker),
            who: who(speaker),
            at_least: speaker.at_least,
            evidence: speaker.evidence.clone(),
            turns: 0,
            words: 0,
        })
        .collect();
    for turn in &transcript.turns {
        if let Some(part) = parts.get_mut(usize::from(turn.speaker.0)) {
            part.turns += 1;
            part.words += words(&turn.text.text);
        }
    }
    parts
}

fn write_entries(manifest: &mut Manifest, entries: &[EntryRow]) -> Vec<Shard> {
    let write = |some: &[EntryRow]| {
        let bytes = postcard::to_allocvec(some).unwrap_or_default();
        let (name, bytes) = seal(FileKind::Entries, &[&bytes]);
        Shard { name, bytes }
    };
    let shards: Vec<Shard> = entries.chunks(ENTRIES_PER_SHARD).map(write).collect();
    manifest.entries = shards.iter().map(|shard| shard.name).collect();
    shards
}

fn write_columns(manifest: &mut Manifest, transcripts: &[&Transcript]) -> Option<Shard> {
    let turns = || transcripts.iter().flat_map(|transcript| &transcript.turns);
    turns().next()?;
    let (name, bytes) = columns::encode(turns());
    manifest.columns = Some(name);
    Some(Shard { name, bytes })
}
