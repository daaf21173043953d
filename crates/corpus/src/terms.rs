//! A shard of terms: a stretch of the dictionary with its postings. Writer and reader together.
//!
//! Terms are sorted by stem, then by themselves, so that all forms of a word lie in one shard and
//! exact and inflected search share one index. Two very common words next to each other are a term
//! of their own, `of the`, whose stem is itself (`pairs.rs`). Postings say in which turns and how
//! often; where within the turn is in the position stream (`positions.rs`), which only phrases need.
//!
//! ```text
//! section 0  u32 offsets into section 1, one per block of BLOCK stems
//! section 1  block: postings offset, position offset (varints), then stems:
//!              bytes shared with the stem before (0 at a block's start), the rest, number of terms,
//!              term: bytes shared with the stem, the rest, turns, hits - turns,
//!                    bytes of postings, bytes of positions
//! section 2  postings: per turn (distance - 1) * 8 + class of the turn's length * 2, + 1 and the
//!              number of hits if that is not one; before them, where positions are longer than a
//!              chunk, the number of ways into them and each (`positions.rs`)
//! ```
//!
//! Must not know: what a query is.

use core::ops::Range;

use crate::format::{Reader, Sealed, body, put_varint};
use crate::front::{put_rest, rest};
use crate::positions::{CHUNK, Chunk};

/// Stems per block: a lookup reads half of them on average.
const BLOCK: usize = 16;

/// The class of a turn's length in words, so that ranking need not know the length itself.
pub(crate) fn length_class(words: u32) -> u32 {
    match words {
        0..=12 => 0,
        13..=40 => 1,
        41..=120 => 2,
        _ => 3,
    }
}

/// One term with everything known of it, as the compiler hands it in.
#[derive(Clone, Debug, Default)]
pub(crate) struct TermData {
    pub turns: u32,
    pub hits: u32,
    postings: Vec<u8>,
    pub positions: Vec<u8>,
    /// One past the last turn so far.
    next: u32,
    /// Ways into the positions: postings and bytes between one chunk and the next.
    ways: Vec<(u32, u32)>,
    /// Where the last chunk begins, in postings and in bytes.
    chunk: (u32, u32),
}

impl TermData {
    /// Adds the next turn; `positions` is what `put_positions` wrote for its `hits` hits.
    pub(crate) fn add(&mut self, turn: u32, class: u32, hits: u32, positions: &[u8]) {
        let at = self.positions.len() as u32;
        if (at - self.chunk.1) as usize >= CHUNK {
            self.ways.push((self.turns - self.chunk.0, at - self.chunk.1));
            self.chunk = (self.turns, at);
        }
        let distance = u64::from(turn - self.next);
        put_varint(
            &mut self.postings,
            distance << 3 | u64::from(class & 3) << 1 | u64::from(hits != 1),
        );
        if hits != 1 {
            put_varint(&mut self.postings, u64::from(hits));
        }
        self.positions.extend_from_slice(positions);
        self.next = turn + 1;
        self.turns += 1;
        self.hits += hits;
    }

    /// Bytes that the postings take, with the ways into the positions.
    pub(crate) fn len(&self) -> usize {
        self.postings.len() + self.ways.len() * 4
    }

    fn write(&self, bytes: &mut Vec<u8>) -> usize {
        let before = bytes.len();
        if self.positions.len() > CHUNK {
            put_varint(bytes, self.ways.len() as u64);
            for (postings, positions) in &self.ways {
                put_varint(bytes, u64::from(*postings));
                put_varint(bytes, u64::from(*positions));
            }
        }
        bytes.extend_from_slice(&self.postings);
        bytes.len() - before
    }
}

/// Collects stems in order until the shard is full enough.
#[derive(Debug, Default)]
pub(crate) struct TermsWriter {
    offsets: Vec<u8>,
    entries: Vec<u8>,
    postings: Vec<u8>,
    stems: usize,
    before: String,
}

impl TermsWriter {
    /// Adds the next stem with its terms. `positions` is where its first term stands in the stream.
    pub(crate) fn add<'a>(
        &mut self,
        stem: &str,
        terms: impl ExactSizeIterator<Item = (&'a str, &'a TermData)>,
        positions: u64,
    ) {
        if self.stems.is_multiple_of(BLOCK) {
            let offset = self.entries.len() as u32;
            self.offsets.extend_from_slice(&offset.to_le_bytes());
            put_varint(&mut self.entries, self.postings.len() as u64);
            put_varint(&mut self.entries, positions);
            self.before.clear();
        }
        put_rest(&mut self.entries, &self.before, stem);
        put_varint(&mut self.entries, terms.len() as u64);
        for (term, data) in terms {
            let postings = data.write(&mut self.postings);
            put_rest(&mut self.entries, stem, term);
            put_varint(&mut self.entries, u64::from(data.turns));
            put_varint(&mut self.entries, u64::from(data.hits - data.turns));
            put_varint(&mut self.entries, postings as u64);
            put_varint(&mut self.entries, data.positions.len() as u64);
        }
        self.before = stem.to_owned();
        self.stems += 1;
    }

    /// Bytes so far.
    pub(crate) fn len(&self) -> usize {
        self.offsets.len() + self.entries.len() + self.postings.len()
    }

    pub(crate) fn body(&self) -> Vec<u8> {
        body(&[&self.offsets, &self.entries, &self.postings])
    }
}

/// A term as a lookup finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub folded: String,
    /// Turns that hold it.
    pub turns: u32,
    /// Times that it stands in them.
    pub hits: u32,
    /// Its postings, within their section.
    pub postings: Range<usize>,
    /// Its part of the position stream.
    pub positions: Range<u64>,
}

/// All terms of `stem` in a shard; `None` says that the shard contradicts itself.
pub(crate) fn lookup(shard: &Sealed, stem: &str) -> Option<Vec<Term>> {
    let (offsets, entries) = (shard.section(0)?, shard.section(1)?);
    let mut blocks = 0..offsets.len() / 4;
    // The last block whose first stem is not greater.
    while blocks.len() > 1 {
        let middle = blocks.start + blocks.len() / 2;
        let mut reader = block(offsets, entries, middle)?;
        let mut first = String::new();
        reader.varint()?;
        reader.varint()?;
        rest(&mut reader, &mut first)?;
        if first.as_str() <= stem {
            blocks.start = middle;
        } else {
            blocks.end = middle;
        }
    }
    if blocks.is_empty() {
        Some(Vec::new())
    } else {
        scan(block(offsets, entries, blocks.start)?, stem)
    }
}

fn block<'a>(offsets: &[u8], entries: &'a [u8], number: usize) -> Option<Reader<'a>> {
    let start = Reader(offsets.get(number * 4..)?).u32()? as usize;
    let end =
        Reader(offsets.get(number * 4 + 4..)?).u32().map_or(entries.len(), |end| end as usize);
    entries.get(start..end).map(Reader)
}

fn scan(mut reader: Reader<'_>, stem: &str) -> Option<Vec<Term>> {
    let mut postings = usize::try_from(reader.varint()?).ok()?;
    let mut positions = reader.varint()?;
    let mut here = String::new();
    while !reader.0.is_empty() {
        rest(&mut reader, &mut here)?;
        let wanted = here == stem;
        let mut terms = Vec::new();
        for _ in 0..reader.small()? {
            let (shared, rest) = (reader.small()? as usize, reader.str()?);
            let (turns, more) = (reader.small()?, reader.small()?);
            let postings_end = postings.checked_add(reader.small()? as usize)?;
            let positions_end = positions.checked_add(reader.varint()?)?;
            if wanted {
                terms.push(Term {
                    folded: [here.get(..shared)?, rest].concat(),
                    turns,
                    hits: turns.checked_add(more)?,
                    postings: postings..postings_end,
                    positions: positions..positions_end,
                });
            }
            (postings, positions) = (postings_end, positions_end);
        }
        if here.as_str() >= stem {
            return Some(terms);
        }
    }
    Some(Vec::new())
}

/// Turns, numbered through the segment, in order, each with its weight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Postings {
    pub turns: Vec<u32>,
    /// As long as `turns`: hits × 4 + the class of the turn's length (0 to 3), so that hits are added
    /// by `a + (b & !3)`.
    pub weights: Vec<u32>,
}

/// The postings of a term, which must be as many as the dictionary says and of fewer than `end`.
pub(crate) fn postings(shard: &Sealed, term: &Term, end: u32) -> Option<Postings> {
    let mut reader = Reader(shard.section(2)?.get(term.postings.clone())?);
    chunks(&mut reader, term)?;
    // A posting takes a byte at least: no more than these are allocated for.
    let count = (term.turns as usize).min(reader.0.len());
    let mut found =
        Postings { turns: Vec::with_capacity(count), weights: Vec::with_capacity(count) };
    let (mut next, mut all_hits) = (0_u32, 0_u64);
    while !reader.0.is_empty() {
        let step = reader.varint()?;
        let turn = next.checked_add(u32::try_from(step >> 3).ok()?)?;
        next = turn.checked_add(1).filter(|next| *next <= end)?;
        let hits = if step & 1 == 1 { reader.small()? } else { 1 };
        all_hits += u64::from(hits);
        found.turns.push(turn);
        found.weights.push(hits << 2 | (step >> 1) as u32 & 3);
    }
    let whole = found.turns.len() == term.turns as usize && all_hits == u64::from(term.hits);
    // So many hits fit beside the class.
    (whole && term.hits < 1 << 30).then_some(found)
}

/// The chunks of a term's positions, and where the last of them ends.
pub(crate) fn ways(shard: &Sealed, term: &Term) -> Option<Vec<Chunk>> {
    chunks(&mut Reader(shard.section(2)?.get(term.postings.clone())?), term)
}

fn chunks(reader: &mut Reader<'_>, term: &Term) -> Option<Vec<Chunk>> {
    let mut here = Chunk { posting: 0, position: term.positions.start };
    let mut chunks = vec![here];
    if term.positions.end - term.positions.start > CHUNK as u64 {
        for _ in 0..reader.small()? {
            here.posting = here.posting.checked_add(reader.small()? as usize)?;
            here.position = here.position.checked_add(reader.varint()?)?;
            chunks.push(here);
        }
    }
    let sound = here.position <= term.positions.end && here.posting <= term.turns as usize;
    chunks.push(Chunk { posting: term.turns as usize, position: term.positions.end });
    sound.then_some(chunks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(turns: &[(u32, u32)]) -> TermData {
        let mut data = TermData::default();
        turns.iter().for_each(|(turn, hits)| data.add(*turn, turn % 4, *hits, &[0, 0]));
        data
    }

    #[test]
    fn every_stem_is_found_with_its_terms() {
        let data = term(&[(0, 1), (1, 3), (900, 1), (70_000, 200)]);
        let stems: Vec<String> = (0..100).map(|n| format!("stem{n:03}é")).collect();
        let mut writer = TermsWriter::default();
        for (n, stem) in stems.iter().enumerate() {
            let forms = [format!("stem{n:03}"), format!("{stem}s")];
            writer.add(stem, forms.iter().map(|form| (form.as_str(), &data)), n as u64 * 16);
        }
        let shard = Sealed::of_body(writer.body()).unwrap();
        for (n, stem) in stems.iter().enumerate() {
            let terms = lookup(&shard, stem).unwrap();
            let folded: Vec<&str> = terms.iter().map(|term| term.folded.as_str()).collect();
            assert_eq!(folded, [&format!("stem{n:03}"), &format!("{stem}s")]);
            let start = n as u64 * 16;
            assert_eq!(terms[1].positions, start + 8..start + 16);
            let found = postings(&shard, &terms[1], 70_001).unwrap();
            assert_eq!(found.turns, [0, 1, 900, 70_000]);
            assert_eq!(found.weights, [4, 13, 4, 800]);
            assert_eq!(postings(&shard, &terms[1], 70_000), None);
        }
        for absent in ["", "stem", "stem050", "stem050éa", "zzz"] {
            assert_eq!(lookup(&shard, absent), Some(Vec::new()), "{absent}");
        }
    }

    #[test]
    fn long_positions_have_ways_in() {
        let data = term(&(0..10_000).map(|turn| (turn * 2, 1)).collect::<Vec<_>>());
        let mut writer = TermsWriter::default();
        writer.add("the", [("the", &data)].into_iter(), 77);
        let shard = Sealed::of_body(writer.body()).unwrap();
        let term = lookup(&shard, "the").unwrap().remove(0);
        let ways = ways(&shard, &term).unwrap();
        assert_eq!(ways.len(), 20_000_usize.div_ceil(CHUNK) + 1);
        let sound = |way: &Chunk| way.position == 77 + way.posting as u64 * 2;
        assert!(ways.iter().all(sound), "{ways:?}");
        assert_eq!(postings(&shard, &term, u32::MAX).unwrap().turns.len(), 10_000);
    }
}
