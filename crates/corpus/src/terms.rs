//! A shard of terms: a stretch of the dictionary with its postings. Writer and reader together.
//!
//! Terms are sorted by stem, then by themselves, so that all forms of a word lie in one shard and
//! exact and inflected search share one index. Postings say in which turns and how often; where
//! within the turn is in the position stream (`positions.rs`), which only phrases need.
//!
//! ```text
//! section 0  u32 offsets into section 1, one per block of BLOCK stems
//! section 1  block: postings offset, position offset (varints), then stems:
//!              bytes shared with the stem before (0 at a block's start), the rest, number of terms,
//!              term: bytes shared with the stem, the rest, turns, hits - turns,
//!                    bytes of postings, bytes of positions
//! section 2  postings: per turn (distance - 1) * 2, + 1 and the number of hits if that is not one
//! ```
//!
//! Must not know: what a query is.

use core::ops::Range;

use crate::error::FormatError;
use crate::format::{FileKind, Reader, Sealed, ShardName, put_str, put_varint, seal};

/// Stems per block: a lookup reads half of them on average.
const BLOCK: usize = 16;

/// One term with everything known of it, as the compiler hands it in.
#[derive(Clone, Debug, Default)]
pub(crate) struct TermData {
    pub turns: u32,
    pub hits: u32,
    pub postings: Vec<u8>,
    pub positions: Vec<u8>,
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
    pub(crate) fn add(&mut self, stem: &str, terms: &[(&str, &TermData)], positions: u64) {
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
            put_rest(&mut self.entries, stem, term);
            put_varint(&mut self.entries, u64::from(data.turns));
            put_varint(&mut self.entries, u64::from(data.hits - data.turns));
            put_varint(&mut self.entries, data.postings.len() as u64);
            put_varint(&mut self.entries, data.positions.len() as u64);
            self.postings.extend_from_slice(&data.postings);
        }
        self.before = stem.to_owned();
        self.stems += 1;
    }

    /// Bytes so far.
    pub(crate) fn len(&self) -> usize {
        self.offsets.len() + self.entries.len() + self.postings.len()
    }

    pub(crate) fn seal(&self) -> (ShardName, Vec<u8>) {
        seal(FileKind::Terms, &[&self.offsets, &self.entries, &self.postings])
    }
}

/// Writes what `word` does not share with the word `before`.
fn put_rest(bytes: &mut Vec<u8>, before: &str, word: &str) {
    let pairs = before.char_indices().zip(word.chars());
    let shared = pairs.take_while(|((_, a), b)| a == b).last();
    let shared = shared.map_or(0, |((at, c), _)| at + c.len_utf8());
    put_varint(bytes, shared as u64);
    put_str(bytes, word.get(shared..).unwrap_or_default());
}

/// Reads what [`put_rest`] wrote.
fn rest(reader: &mut Reader<'_>, before: &str) -> Option<String> {
    let shared = reader.small()? as usize;
    let mut word = before.get(..shared)?.to_owned();
    word.push_str(reader.str()?);
    Some(word)
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

/// A shard of terms, read in place.
#[derive(Debug)]
pub(crate) struct TermsShard(pub Sealed);

impl TermsShard {
    /// All terms of `stem`; `None` says that the shard contradicts itself.
    pub(crate) fn lookup(&self, stem: &str) -> Option<Vec<Term>> {
        let (offsets, entries) = (self.0.section(0)?, self.0.section(1)?);
        let mut blocks = 0..offsets.len() / 4;
        // The last block whose first stem is not greater.
        while blocks.len() > 1 {
            let middle = blocks.start + blocks.len() / 2;
            let mut reader = block(offsets, entries, middle)?;
            reader.varint()?;
            reader.varint()?;
            if rest(&mut reader, "")?.as_str() <= stem {
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

    /// Turns and hits of a term.
    pub(crate) fn postings(&self, term: &Term) -> Option<Postings> {
        decode(self.0.section(2)?.get(term.postings.clone())?, term)
    }
}

fn block<'a>(offsets: &[u8], entries: &'a [u8], number: usize) -> Option<Reader<'a>> {
    let start = Reader(offsets.get(number * 4..)?).u32()? as usize;
    let end =
        Reader(offsets.get(number * 4 + 4..)?).u32().map_or(entries.len(), |end| end as usize);
    entries.get(start..end).map(Reader)
}

/// Walks one block up to `stem`.
fn scan(mut reader: Reader<'_>, stem: &str) -> Option<Vec<Term>> {
    let mut postings = usize::try_from(reader.varint()?).ok()?;
    let mut positions = reader.varint()?;
    let mut here = String::new();
    while !reader.0.is_empty() {
        here = rest(&mut reader, &here)?;
        let mut terms = Vec::new();
        for _ in 0..reader.small()? {
            let folded = rest(&mut reader, &here)?;
            let turns = reader.small()?;
            let hits = turns.checked_add(reader.small()?)?;
            let postings_end = postings.checked_add(reader.small()? as usize)?;
            let positions_end = positions.checked_add(reader.varint()?)?;
            terms.push(Term {
                folded,
                turns,
                hits,
                postings: postings..postings_end,
                positions: positions..positions_end,
            });
            (postings, positions) = (postings_end, positions_end);
        }
        if here.as_str() >= stem {
            return Some(if here == stem { terms } else { Vec::new() });
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

/// Appends one turn to encoded postings; `before` is the turn before it.
pub(crate) fn put_posting(bytes: &mut Vec<u8>, before: Option<u32>, turn: u32, hits: u32) {
    let distance = u64::from(turn - before.map_or(0, |before| before + 1));
    put_varint(bytes, distance << 1 | u64::from(hits != 1));
    if hits != 1 {
        put_varint(bytes, u64::from(hits));
    }
}

/// Reads a term's postings, which must be as many as the dictionary says.
fn decode(bytes: &[u8], term: &Term) -> Option<Postings> {
    // A posting takes a byte at least: no more than these are allocated for.
    let count = (term.turns as usize).min(bytes.len());
    let mut found =
        Postings { turns: Vec::with_capacity(count), weights: Vec::with_capacity(count) };
    let mut reader = Reader(bytes);
    let (mut next, mut all_hits) = (0_u32, 0_u64);
    while !reader.0.is_empty() {
        let step = reader.varint()?;
        let turn = next.checked_add(u32::try_from(step >> 1).ok()?)?;
        next = turn.checked_add(1)?;
        found.turns.push(turn);
        let hits = if step & 1 == 1 { reader.small()? } else { 1 };
        all_hits += u64::from(hits);
        found.weights.push(hits.checked_shl(2)?);
    }
    let whole = found.turns.len() == term.turns as usize && all_hits == u64::from(term.hits);
    whole.then_some(found)
}

/// Checks a shard that arrived.
pub(crate) fn open(name: ShardName, bytes: Vec<u8>) -> Result<TermsShard, FormatError> {
    Sealed::open(crate::error::Part::Shard(name), FileKind::Terms, bytes).map(TermsShard)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(turns: &[(u32, u32)], positions: usize) -> TermData {
        let mut data = TermData { positions: vec![0; positions], ..TermData::default() };
        let mut before = None;
        for (turn, hits) in turns {
            put_posting(&mut data.postings, before, *turn, *hits);
            before = Some(*turn);
            data.turns += 1;
            data.hits += hits;
        }
        data
    }

    #[test]
    fn every_stem_is_found_with_its_terms() {
        let data = term(&[(0, 1), (1, 3), (900, 1), (70_000, 200)], 5);
        let stems: Vec<String> = (0..100).map(|n| format!("stem{n:03}é")).collect();
        let mut writer = TermsWriter::default();
        for (n, stem) in stems.iter().enumerate() {
            let forms = [format!("stem{n:03}"), format!("{stem}s")];
            writer.add(stem, &forms.each_ref().map(|form| (form.as_str(), &data)), n as u64 * 10);
        }
        let (name, bytes) = writer.seal();
        let shard = open(name, bytes).unwrap();
        for (n, stem) in stems.iter().enumerate() {
            let terms = shard.lookup(stem).unwrap();
            let folded: Vec<&str> = terms.iter().map(|term| term.folded.as_str()).collect();
            assert_eq!(folded, [&format!("stem{n:03}"), &format!("{stem}s")]);
            let start = n as u64 * 10;
            assert_eq!(terms[1].positions, start + 5..start + 10);
            let postings = shard.postings(&terms[1]).unwrap();
            assert_eq!(postings.turns, [0, 1, 900, 70_000]);
            assert_eq!(postings.weights, [4, 12, 4, 800]);
        }
        for absent in ["", "stem", "stem050", "stem050éa", "zzz"] {
            assert_eq!(shard.lookup(absent), Some(Vec::new()), "{absent}");
        }
    }
}
