//! Text on its way to files: each transcript's head and blocks are packed by themselves, then bound
//! in sets of consecutive transcripts, so that a new one renames the newest set alone.
//!
//! Blocks of 2 KB, because a snippet fetches one, and a page of results twenty. Of 353 briefings
//! (13.6 MB of text), all blocks together and what a query fetches (median and 95th percentile of 30
//! queries, with blocks of terms of 13 KB, or of 5 KB as now) are on the wire
//!
//! | block | all blocks | number | a query, terms of 13 KB | terms of 5 KB |
//! | ---: | ---: | ---: | ---: | ---: |
//! | 4 KB | 5.29 MB | 3,799 | 46 KB, 84 KB | |
//! | 2 KB | 5.65 MB | 7,435 | 35 KB, 71 KB | 27 KB, 55 KB |
//! | 1.5 KB | 5.84 MB | 9,745 | 33 KB, 69 KB | |
//!
//! Must not know: what is in the index.

use serde::{Deserialize, Serialize};
use transcript::{Date, Transcript};

use crate::compile::Shard;
use crate::format::{Draft, FileKind, SetName, ShardName, seal};
use crate::manifest::Volume;
use crate::message::{Entry, Part, Reading};
use crate::pack::draft;
use crate::speakers::{own_key, who};
use crate::text;
use crate::tokenize::words;

/// Bytes of text in a block, at most, but for a turn that is longer.
const BLOCK: usize = 2 * 1024;
/// A volume is closed when the month ends, or when it is this long (on the wire).
pub(crate) const VOLUME: usize = 2 * 1024 * 1024;

/// One transcript's text, packed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Packed {
    /// First turn of each block, 0-based within the transcript.
    pub firsts: Vec<u32>,
    /// Length when inflated, and packed: the head, then each block.
    files: Vec<(u32, Vec<u8>)>,
}

/// Adds to `sample` about what the blocks of `transcript` hold: its text, and now and again its title.
pub(crate) fn sample(transcript: &Transcript, sample: &mut Vec<u8>) {
    let mut next = sample.len();
    for turn in &transcript.turns {
        if sample.len() >= next {
            sample.extend_from_slice(transcript.meta.title.as_bytes());
            next = sample.len() + BLOCK;
        }
        sample.extend_from_slice(turn.text.text.as_bytes());
    }
}

/// Packs the text of `transcript`. One that is `alone` in its archive is read whole, and so is one
/// block.
pub(crate) fn pack(transcript: &Transcript, phrases: &[u8], alone: bool) -> Packed {
    let most = if alone { usize::MAX } else { BLOCK };
    let bodies = text::encode(transcript, reading(transcript), most);
    let file = |body: &Vec<u8>| {
        let Draft { plain, packed, .. } = draft(FileKind::Block, body, phrases);
        (plain, packed)
    };
    let files = core::iter::once(&bodies.head).chain(&bodies.blocks).map(file).collect();
    Packed { firsts: bodies.firsts, files }
}

/// Binds all texts, oldest first, each with its day.
pub(crate) fn bind(
    texts: &[(Option<Date>, Packed)],
    phrases: &SetName,
) -> (Vec<Volume>, Vec<Shard>) {
    let month = |date: Option<Date>| date.map(|date| (date.year(), date.month()));
    let (mut volumes, mut shards) = (Vec::new(), Vec::new());
    let mut start = 0;
    let mut size = 0;
    for (nth, (date, packed)) in texts.iter().enumerate() {
        size += packed.files.iter().map(|(_, file)| file.len()).sum::<usize>();
        let next = texts.get(nth + 1);
        let ends = next.is_none_or(|(next, _)| month(*next) != month(*date)) || size >= VOLUME;
        if ends {
            let own = texts.get(start..=nth).unwrap_or_default();
            let name = write(own, phrases, &mut shards);
            volumes.push(Volume { name, transcripts: own.len() as u32 });
            (start, size) = (nth + 1, 0);
        }
    }
    (volumes, shards)
}

fn write(texts: &[(Option<Date>, Packed)], phrases: &SetName, shards: &mut Vec<Shard>) -> SetName {
    let mut drafts = Vec::new();
    for (_, packed) in texts {
        for (nth, (plain, packed)) in packed.files.iter().enumerate() {
            let kind = if nth == 0 { FileKind::Head } else { FileKind::Block };
            drafts.push(Draft { kind, plain: *plain, packed: packed.clone() });
        }
    }
    let (set, files) = seal(phrases, &drafts);
    let shard = |(number, bytes)| Shard { name: ShardName { set, number }, bytes };
    shards.extend((0..).zip(files).map(shard));
    set
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
