//! Where in its turns a term stands: one long stream for all terms in dictionary order, cut into
//! pages of equal length. Only phrases need it, so words alone never fetch it.
//!
//! A position counts the tokens of its turn before it, across paragraphs: a quotation that runs
//! over a paragraph break is found. Per turn of a term the stream has the first position and the
//! distances to the others, less one; nothing says where a turn begins, the postings know how many
//! hits it has. So a long stretch has ways in, one per chunk, beside the postings: where few turns
//! are asked about, only the pages of their chunks are fetched.
//!
//! Must not know: what a query is, where a term's postings lie.

use std::borrow::Cow;

use crate::format::{Reader, put_varint};
use crate::terms::Postings;

/// Bytes of the stream in one file.
pub(crate) const PAGE: u64 = 6 * 1024;
/// Bytes of a term's part of the stream between one way in and the next, at least.
pub(crate) const CHUNK: usize = 1024;

/// Appends the positions of one term in one turn, which are in order.
pub(crate) fn put_positions(bytes: &mut Vec<u8>, positions: impl Iterator<Item = u32>) {
    let mut next = 0;
    for position in positions {
        put_varint(bytes, u64::from(position - next));
        next = position + 1;
    }
}

/// A place in the segment: turn in the upper half, position in the lower, so that places sort.
pub(crate) type Place = u64;

/// The turn of a place.
pub(crate) fn turn(place: Place) -> u32 {
    (place >> 32) as u32
}

/// A way into a term's positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Chunk {
    /// Which of the term's postings comes first.
    pub posting: usize,
    /// Where its positions begin, in the whole stream.
    pub position: u64,
}

/// The chunks (by their number) that hold positions of the turns of `among`, which are in order.
pub(crate) fn wanted(chunks: &[Chunk], postings: &Postings, among: &[u32]) -> Vec<usize> {
    let mut wanted = Vec::new();
    let mut among = among.iter().peekable();
    for (number, pair) in chunks.windows(2).enumerate() {
        let [chunk, next] = pair else { continue };
        let turns = postings.turns.get(chunk.posting..next.posting).unwrap_or_default();
        let Some((first, last)) = turns.first().zip(turns.last()) else { continue };
        while among.next_if(|turn| *turn < first).is_some() {}
        if among.peek().is_some_and(|turn| *turn <= last) {
            wanted.push(number);
        }
        while among.next_if(|turn| *turn <= last).is_some() {}
    }
    wanted
}

/// The pages that a stretch of the stream lies on.
pub(crate) fn pages(from: Chunk, to: Chunk) -> core::ops::Range<u64> {
    from.position / PAGE..to.position.div_ceil(PAGE)
}

/// A stretch of the stream, given the pages that it lies on.
pub(crate) fn stretch<'a>(pages: &[&'a [u8]], from: Chunk, to: Chunk) -> Option<Cow<'a, [u8]>> {
    let start = (from.position % PAGE) as usize;
    let end = start + usize::try_from(to.position.checked_sub(from.position)?).ok()?;
    match pages {
        [page] => page.get(start..end).map(Cow::Borrowed),
        pages => pages.concat().get(start..end).map(|part| Cow::Owned(part.to_vec())),
    }
}

/// Adds the places of a term within the turns of `among`. `bytes` are the positions of the postings
/// in `postings`. `None` says that the two contradict each other.
pub(crate) fn places(
    bytes: &[u8],
    (turns, weights): (&[u32], &[u32]),
    among: &[u32],
    found: &mut Vec<Place>,
) -> Option<()> {
    let mut reader = Reader(bytes);
    let start = turns.first().map_or(0, |first| among.partition_point(|turn| turn < first));
    let mut wanted = among.get(start..).unwrap_or_default().iter().peekable();
    for (turn, weight) in turns.iter().zip(weights) {
        let hits = weight >> 2;
        while wanted.next_if(|other| *other < turn).is_some() {}
        let Some(next) = wanted.peek() else { return Some(()) };
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
    Some(())
}

/// Steps over `count` varints.
pub(crate) fn skip(reader: &mut Reader<'_>, count: u32) -> Option<()> {
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
        let read = |bytes: &[u8], among: &[u32]| {
            let mut found = Vec::new();
            places(bytes, (&postings.turns, &postings.weights), among, &mut found)?;
            Some(found)
        };
        let check = |among: &[u32]| {
            let expected: Vec<Place> = all
                .iter()
                .filter(|(turn, _)| among.contains(turn))
                .flat_map(|(turn, at)| {
                    at.iter().map(move |p| u64::from(*turn) << 32 | u64::from(*p))
                })
                .collect();
            assert_eq!(read(&bytes, among), Some(expected), "{among:?}");
        };
        check(&[]);
        check(&[3, 4, 90_000]);
        check(&[0, 4, 5]);
        check(&[90_000, 90_001]);
        assert_eq!(read(&bytes[..3], &[4]), None);
    }

    #[test]
    fn only_the_chunks_asked_for_are_wanted() {
        let postings = Postings { turns: (0..100).collect(), weights: vec![4; 100] };
        let chunk = |posting| Chunk { posting, position: posting as u64 * 200 };
        let chunks = [0, 40, 41, 80, 100].map(chunk);
        let check = |among: &[u32], expected: &[usize]| {
            assert_eq!(wanted(&chunks, &postings, among), expected, "{among:?}");
        };
        check(&[], &[]);
        check(&[0, 39], &[0]);
        check(&[40], &[1]);
        check(&[41, 79, 99, 500], &[2, 3]);
        let way = |position| Chunk { posting: 0, position };
        assert_eq!(pages(way(0), way(PAGE)), 0..1);
        assert_eq!(pages(way(PAGE - 1), way(PAGE + 1)), 0..2);
    }

    #[test]
    fn a_stretch_may_run_over_pages() {
        let stream: Vec<u8> = (0..PAGE as usize * 3).map(|n| (n / 100) as u8).collect();
        let pages: Vec<&[u8]> = stream.chunks(PAGE as usize).collect();
        let way = |position| Chunk { posting: 0, position };
        for (from, to) in [(5, 9), (PAGE - 1, PAGE + 1), (PAGE, 2 * PAGE), (7, 3 * PAGE)] {
            let range = super::pages(way(from), way(to));
            let pages = &pages[range.start as usize..range.end as usize];
            let found = stretch(pages, way(from), way(to)).unwrap();
            assert_eq!(*found, stream[from as usize..to as usize]);
        }
    }
}
