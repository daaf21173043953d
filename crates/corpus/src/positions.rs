//! Where in its turns a term stands: one long stream for all terms in dictionary order, cut into
//! shards between terms. Only phrases need it, so words alone never fetch it.
//!
//! A position counts the tokens of its turn before it, across paragraphs: a quotation that runs
//! over a paragraph break is found.
//!
//! Must not know: what a query is, where a term's postings lie.

use crate::error::{FormatError, Part};
use crate::format::{FileKind, Reader, Sealed, ShardName, put_varint, seal};
use crate::terms::Postings;

/// Appends the positions of one term in one turn, which are in order.
pub(crate) fn put_positions(bytes: &mut Vec<u8>, positions: impl Iterator<Item = u32>) {
    let mut next = 0;
    for position in positions {
        put_varint(bytes, u64::from(position - next));
        next = position + 1;
    }
}

pub(crate) fn seal_shard(stream: &[u8]) -> (ShardName, Vec<u8>) {
    seal(FileKind::Positions, &[stream])
}

/// Checks a shard that arrived.
pub(crate) fn open(name: ShardName, bytes: Vec<u8>) -> Result<Sealed, FormatError> {
    Sealed::open(Part::Shard(name), FileKind::Positions, bytes)
}

/// A place in the segment: turn in the upper half, position in the lower, so that places sort.
pub(crate) type Place = u64;

/// The turn of a place.
pub(crate) fn turn(place: Place) -> u32 {
    (place >> 32) as u32
}

/// The places of a term within the turns of `among` (sorted). `bytes` is the term's own part of the
/// stream. `None` says that it and the postings contradict each other.
pub(crate) fn places(bytes: &[u8], postings: &Postings, among: &[u32]) -> Option<Vec<Place>> {
    let mut found = Vec::new();
    let mut reader = Reader(bytes);
    let mut wanted = among.iter().peekable();
    for (turn, weight) in postings.turns.iter().zip(&postings.weights) {
        let hits = weight >> 2;
        while wanted.next_if(|other| *other < turn).is_some() {}
        let Some(next) = wanted.peek() else { return Some(found) };
        if *next != turn {
            skip(&mut reader, hits)?;
            continue;
        }
        let mut position = 0_u32;
        for _ in 0..hits {
            position = position.checked_add(reader.small()?)?;
            found.push(u64::from(*turn) << 32 | u64::from(position));
            position = position.checked_add(1)?;
        }
    }
    Some(found)
}

/// Steps over `count` varints.
fn skip(reader: &mut Reader<'_>, count: u32) -> Option<()> {
    for _ in 0..count {
        let length = reader.0.iter().position(|byte| *byte < 0x80)?;
        reader.bytes(length + 1)?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_back_for_the_turns_asked_for() {
        let all = [(3_u32, vec![0, 1, 500]), (4, vec![7]), (90_000, vec![2, 70_000])];
        let mut bytes = Vec::new();
        let mut postings = Postings::default();
        for (turn, positions) in &all {
            put_positions(&mut bytes, positions.iter().copied());
            postings.turns.push(*turn);
            postings.weights.push((positions.len() as u32) << 2);
        }
        let check = |among: &[u32]| {
            let expected: Vec<Place> = all
                .iter()
                .filter(|(turn, _)| among.contains(turn))
                .flat_map(|(turn, at)| {
                    at.iter().map(move |p| u64::from(*turn) << 32 | u64::from(*p))
                })
                .collect();
            assert_eq!(places(&bytes, &postings, among), Some(expected), "{among:?}");
        };
        check(&[]);
        check(&[3, 4, 90_000]);
        check(&[0, 4, 5]);
        check(&[90_000, 90_001]);
        assert_eq!(places(&bytes[..3], &postings, &[4]), None);
    }
}
