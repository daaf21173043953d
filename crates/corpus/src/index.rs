//! Gathers the terms of all turns and seals them into shards of terms and of positions.
//!
//! Postings and positions are apart because only phrases need the latter. Over 353 briefings (36,637
//! turns, 14 MB of text; `examples/measure.rs`) the deflated terms with their postings take 1.8 MB,
//! the positions 2.3 MB; a word fetches one shard of 20 to 40 KB of the first and none of the second.
//!
//! Must not know: transcripts, speakers.

use std::collections::HashMap;

use crate::compile::Shard;
use crate::fold::fold;
use crate::format::ShardName;
use crate::manifest::{Manifest, PositionRange, TermRange};
use crate::positions::{put_positions, seal_shard};
use crate::terms::{TermData, TermsWriter, put_posting};
use crate::tokenize::{stem, tokens};

/// A shard is closed once it is this long: some twenty kilobytes on the wire, for one word of a query.
const SHARD: usize = 48 * 1024;

/// All terms so far, numbered in order of first appearance.
#[derive(Debug, Default)]
pub(crate) struct Index {
    numbers: HashMap<String, u32>,
    terms: Vec<Gathering>,
    turns: u32,
    /// The turn at hand, term and position; kept to spare its allocation.
    turn: Vec<(u32, u32)>,
}

#[derive(Debug, Default)]
struct Gathering {
    data: TermData,
    last_turn: Option<u32>,
}

impl Index {
    /// Indexes the next turn.
    pub(crate) fn add_turn(&mut self, text: &str) {
        let mut folded = String::new();
        self.turn.clear();
        for (position, span) in tokens(text).enumerate() {
            folded.clear();
            fold(span.of(text), &mut folded);
            let number = self.number(&folded);
            self.turn.push((number, position as u32));
        }
        self.turn.sort_unstable();
        for hits in self.turn.chunk_by(|a, b| a.0 == b.0) {
            let number = hits.first().map_or(0, |first| first.0) as usize;
            let Some(term) = self.terms.get_mut(number) else { continue };
            put_posting(&mut term.data.postings, term.last_turn, self.turns, hits.len() as u32);
            put_positions(&mut term.data.positions, hits.iter().map(|hit| hit.1));
            term.last_turn = Some(self.turns);
            term.data.turns += 1;
            term.data.hits += hits.len() as u32;
        }
        self.turns += 1;
    }

    fn number(&mut self, folded: &str) -> u32 {
        if let Some(number) = self.numbers.get(folded) {
            return *number;
        }
        let number = self.terms.len() as u32;
        self.numbers.insert(folded.to_owned(), number);
        self.terms.push(Gathering::default());
        number
    }

    /// Writes the shards, and their ranges into the manifest.
    pub(crate) fn seal(self, manifest: &mut Manifest) -> Vec<Shard> {
        let mut sorted: Vec<(String, &str, &TermData)> = Vec::with_capacity(self.terms.len());
        #[expect(clippy::iter_over_hash_type, reason = "sorted right below")]
        for (term, number) in &self.numbers {
            let data = self.terms.get(*number as usize).map(|term| &term.data);
            sorted.extend(data.map(|data| (stem(term).into_owned(), term.as_str(), data)));
        }
        sorted.sort_unstable_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        let mut shards = seal_terms(&sorted, manifest);
        shards.extend(seal_positions(&sorted, manifest));
        shards
    }
}

type Sorted<'a> = [(String, &'a str, &'a TermData)];

fn seal_terms(sorted: &Sorted<'_>, manifest: &mut Manifest) -> Vec<Shard> {
    let mut shards = Vec::new();
    let mut writer = TermsWriter::default();
    let mut first = None;
    let mut positions = 0;
    for forms in sorted.chunk_by(|a, b| a.0 == b.0) {
        let stem = forms.first().map_or("", |form| form.0.as_str());
        let terms: Vec<(&str, &TermData)> = forms.iter().map(|form| (form.1, form.2)).collect();
        let size: usize = terms.iter().map(|(_, data)| data.postings.len()).sum();
        // A term that fills a shard by itself does not drag its neighbours along.
        if writer.len() > 0 && writer.len() + size > SHARD {
            close(&mut writer, first.take(), manifest, &mut shards);
        }
        first = first.or_else(|| Some(stem.to_owned()));
        writer.add(stem, &terms, positions);
        positions += terms.iter().map(|(_, data)| data.positions.len() as u64).sum::<u64>();
    }
    close(&mut writer, first, manifest, &mut shards);
    shards
}

fn close(
    writer: &mut TermsWriter,
    first: Option<String>,
    manifest: &mut Manifest,
    shards: &mut Vec<Shard>,
) {
    let Some(first) = first else { return };
    let shard = shard(core::mem::take(writer).seal());
    manifest.terms.push(TermRange { first, name: shard.name });
    shards.push(shard);
}

fn seal_positions(sorted: &Sorted<'_>, manifest: &mut Manifest) -> Vec<Shard> {
    let mut shards = Vec::new();
    let (mut start, mut stream) = (0, Vec::new());
    let mut close = |start: &mut u64, stream: &mut Vec<u8>| {
        let shard = shard(seal_shard(stream));
        manifest.positions.push(PositionRange { start: *start, name: shard.name });
        *start += stream.len() as u64;
        stream.clear();
        shards.push(shard);
    };
    for (_, _, data) in sorted {
        if !stream.is_empty() && stream.len() + data.positions.len() > SHARD {
            close(&mut start, &mut stream);
        }
        stream.extend_from_slice(&data.positions);
    }
    if !stream.is_empty() {
        close(&mut start, &mut stream);
    }
    shards
}

fn shard((name, bytes): (ShardName, Vec<u8>)) -> Shard {
    Shard { name, bytes }
}
