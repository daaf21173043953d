//! The manifest: what must be known before anything can be asked. It answers the start view alone,
//! names every shard, and carries small shards within itself.
//!
//! Must not know: how queries run.

use serde::{Deserialize, Serialize};

use crate::error::{Fault, FormatError, Part};
use crate::format::{FileKind, Sealed, ShardName, seal};
use crate::message::{Date, Entry, Kind, Role, SpeakerKey, TranscriptId, Who};

/// Transcripts described by one shard of entries.
pub(crate) const ENTRIES_PER_SHARD: usize = 32;

/// Everything about one segment that travels first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// Sorted by key.
    pub speakers: Vec<SpeakerRow>,
    /// Sorted by speaker, then role.
    pub voices: Vec<Voice>,
    /// Places as transcripts name them, sorted.
    pub places: Vec<String>,
    /// Exchanges of all transcripts.
    pub exchanges: u32,
    /// Turns that hold each of `MarkName::ALL`.
    pub marks: Vec<u32>,
    /// Oldest first; turns are numbered through in this order.
    pub transcripts: Vec<TranscriptRow>,
    /// Descriptions, [`ENTRIES_PER_SHARD`] transcripts each.
    pub entries: Vec<ShardName>,
    /// Who speaks each turn. `None` where there are no turns.
    pub columns: Option<ShardName>,
    /// Terms and postings, by range of stems.
    pub terms: Vec<TermRange>,
    /// Positions, by range of one long stream.
    pub positions: Vec<PositionRange>,
}

/// One speaker of the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SpeakerRow {
    pub key: SpeakerKey,
    pub who: Who,
    /// Other keys under which links may name this speaker: the slugs of the labels.
    pub aliases: Vec<String>,
}

/// A speaker in one role: the finest distinction that facets make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Voice {
    /// Index into [`Manifest::speakers`].
    pub speaker: u32,
    pub role: Role,
    /// Turns in the whole segment.
    pub turns: u32,
}

/// Position in [`Manifest::voices`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct VoiceNo(pub u32);

/// One transcript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TranscriptRow {
    pub id: TranscriptId,
    pub date: Option<Date>,
    pub kind: Kind,
    pub turns: u32,
    pub words: u32,
    /// Positions in [`Manifest::places`], each once.
    pub places: Vec<u16>,
    pub text: ShardName,
    /// The archive's voice for each of the transcript's own speakers.
    pub cast: Vec<VoiceNo>,
}

/// A shard of terms, from this stem to the next shard's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TermRange {
    pub first: String,
    pub name: ShardName,
}

/// A shard of the position stream, from this byte of it to the next shard's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PositionRange {
    pub start: u64,
    pub name: ShardName,
}

/// What a list says of a transcript beyond its [`TranscriptRow`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EntryRow {
    pub title: String,
    pub places: Vec<String>,
    pub minutes: Option<u16>,
}

impl EntryRow {
    pub(crate) fn entry(&self, row: &TranscriptRow) -> Entry {
        Entry {
            id: row.id.clone(),
            title: self.title.clone(),
            date: row.date,
            kind: row.kind,
            places: self.places.clone(),
            turns: row.turns,
            words: row.words,
            minutes: self.minutes,
        }
    }
}

/// Writes the manifest file, with `inline` shards inside.
pub(crate) fn encode(manifest: &Manifest, inline: &[Vec<u8>]) -> Vec<u8> {
    let head = postcard::to_allocvec(manifest).unwrap_or_default();
    let mut sections = vec![head.as_slice()];
    sections.extend(inline.iter().map(Vec::as_slice));
    seal(FileKind::Manifest, &sections).1
}

/// Reads a manifest file, and the shards inside it.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<(Manifest, Vec<Vec<u8>>), FormatError> {
    let file = Sealed::open(Part::Manifest, FileKind::Manifest, bytes)?;
    let contradicts = FormatError { part: Part::Manifest, fault: Fault::Inconsistent };
    let head = file.section(0).and_then(|head| postcard::from_bytes(head).ok());
    let manifest: Manifest = head.filter(is_sound).ok_or(contradicts)?;
    let inline = (1..file.len()).filter_map(|n| file.section(n).map(<[u8]>::to_vec)).collect();
    Ok((manifest, inline))
}

/// Every number that points at a row points at one that is there.
fn is_sound(manifest: &Manifest) -> bool {
    let turns: u64 = manifest.transcripts.iter().map(|row| u64::from(row.turns)).sum();
    let cast = |row: &TranscriptRow| {
        row.cast.iter().all(|voice| (voice.0 as usize) < manifest.voices.len())
            && row.places.iter().all(|place| usize::from(*place) < manifest.places.len())
    };
    manifest.voices.iter().all(|voice| (voice.speaker as usize) < manifest.speakers.len())
        && manifest.transcripts.iter().all(cast)
        && manifest.entries.len() == manifest.transcripts.len().div_ceil(ENTRIES_PER_SHARD)
        && manifest.columns.is_some() == (turns > 0)
        && u32::try_from(turns).is_ok()
}
