//! The measures of a real archive.
//!
//! Must not know: how large another one is to be.

use std::collections::{BTreeMap, BTreeSet};

use transcript::Transcript;

use crate::columns::Column;
use crate::compile::compile;
use crate::error::FormatError;
use crate::extract::Extract;
use crate::manifest::{self, Manifest, TranscriptRow, VoiceNo};
use crate::{speakers, volumes};

/// What is drawn from. Exponents are those of Heaps' law: how many distinct things every other transcript
/// has, against all of them.
#[derive(Debug)]
pub struct Fit {
    pub of_words: f64,
    pub of_voices: f64,
    pub(super) manifest: Manifest,
    pub(super) drawn: Vec<Drawn>,
    /// Times that each word stands in the text, the most frequent first.
    pub(super) words: Vec<u64>,
    /// Bytes on the wire: all text, all speakers, the phrases, and a block on average.
    pub(super) text: usize,
    pub(super) directory: usize,
    pub(super) phrases: usize,
    pub(super) block: usize,
}

/// One real transcript.
#[derive(Debug)]
pub(super) struct Drawn {
    pub row: TranscriptRow,
    pub column: Column,
    pub marks: Vec<u16>,
}

impl Fit {
    /// Takes the measures of real transcripts.
    ///
    /// # Errors
    /// Never for what was just compiled.
    pub fn of(transcripts: &[Transcript]) -> Result<Self, FormatError> {
        let compiled = compile(transcripts);
        let (manifest, _) = manifest::decode(&compiled.manifest)?;
        let wire = |kinds: &[u8]| {
            let files = compiled.shards.iter().map(|shard| shard.bytes.as_slice());
            let files = files.filter(|file| file.get(7).is_some_and(|kind| kinds.contains(kind)));
            files.fold((0, 0), |(files, bytes), file| (files + 1, bytes + file.len()))
        };
        let (blocks, text) = wire(&[12]);
        let extracts: Vec<Extract> = transcripts.iter().map(Extract::of).collect();
        let casts = speakers::join(&extracts.iter().collect::<Vec<_>>()).casts;
        let words: Vec<Vec<&str>> =
            extracts.iter().map(|one| one.terms().map(|(term, _)| term).collect()).collect();
        let drawn = transcripts.iter().zip(&extracts).zip(&casts);
        Ok(Self {
            of_words: exponent(&words),
            of_voices: exponent(&casts),
            drawn: drawn.map(|((text, one), cast)| draw(text, one, cast)).collect(),
            words: frequencies(&extracts),
            text: text + wire(&[11]).1,
            directory: wire(&[3]).1,
            phrases: wire(&[10]).1,
            block: text / blocks.max(1),
            manifest,
        })
    }
}

fn exponent<T: Ord>(lists: &[Vec<T>]) -> f64 {
    let all: BTreeSet<&T> = lists.iter().flatten().collect();
    let half: BTreeSet<&T> = lists.iter().step_by(2).flatten().collect();
    (all.len().max(1) as f64 / half.len().max(1) as f64).log2()
}

fn draw(transcript: &Transcript, extract: &Extract, cast: &[VoiceNo]) -> Drawn {
    let firsts = volumes::pack(transcript, &[], false).firsts;
    let Extract { kind, rules, turns, .. } = extract;
    let row = TranscriptRow {
        kind: *kind,
        rules: *rules,
        turns: turns.len() as u32,
        blocks: firsts.len() as u32,
        ..TranscriptRow::default()
    };
    let speakers = turns.iter().map(|turn| turn.speaker).collect();
    let marks = turns.iter().map(|turn| turn.marks).collect();
    Drawn { row, column: Column { cast: cast.to_vec(), speakers, firsts }, marks }
}

fn frequencies(extracts: &[Extract]) -> Vec<u64> {
    let mut words: BTreeMap<&str, u64> = BTreeMap::new();
    for (term, stands) in extracts.iter().flat_map(Extract::terms) {
        *words.entry(term).or_default() += stands.map(|stand| u64::from(stand.hits)).sum::<u64>();
    }
    let mut hits: Vec<u64> = words.into_values().collect();
    hits.sort_unstable_by(|a, b| b.cmp(a));
    hits
}
