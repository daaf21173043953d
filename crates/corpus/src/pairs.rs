//! Two very common words next to each other as a term of its own, so that `"of the"` is one lookup
//! and a longer phrase begins from few turns.
//!
//! Over 353 briefings (36,637 turns), bytes on the wire that pairs of the commonest words add to
//! terms and positions: PAIRS-TABLE
//!
//! Must not know: what a phrase in a query is.

use std::collections::HashMap;

use crate::extract::Extract;
use crate::format::Reader;
use crate::positions::put_positions;

/// Words that make pairs, at most.
pub(crate) const MOST: usize = 64;
/// A word that stands in fewer turns is not common: its positions are cheap.
pub(crate) const LEAST_TURNS: u32 = 1_000;

/// One turn of one transcript in which a pair stands.
#[derive(Debug)]
pub(crate) struct Stand {
    /// Numbers of the two words: left × [`MOST`] + right.
    pub pair: u32,
    /// 0-based within the transcript.
    pub turn: u32,
    pub hits: u32,
    pub positions: Vec<u8>,
}

/// All pairs of `common` words of one transcript, by pair, then by turn.
pub(crate) fn of(extract: &Extract, common: &HashMap<&str, u32>) -> Vec<Stand> {
    let mut places: Vec<(u32, u32, u32)> = Vec::new();
    for (term, stands) in extract.terms() {
        let Some(word) = common.get(term) else { continue };
        for stand in stands {
            let (mut reader, mut position) = (Reader(stand.positions), 0);
            for _ in 0..stand.hits {
                position += reader.small().unwrap_or_default();
                places.push((stand.turn, position, *word));
                position += 1;
            }
        }
    }
    places.sort_unstable();
    let mut pairs: Vec<(u32, u32, u32)> = places
        .iter()
        .zip(places.iter().skip(1))
        .filter(|(left, right)| left.0 == right.0 && left.1 + 1 == right.1)
        .map(|(left, right)| (left.2 * MOST as u32 + right.2, left.0, left.1))
        .collect();
    pairs.sort_unstable();
    let stand = |same: &[(u32, u32, u32)]| {
        let (pair, turn, _) = *same.first()?;
        let mut positions = Vec::new();
        put_positions(&mut positions, same.iter().map(|place| place.2));
        Some(Stand { pair, turn, hits: same.len() as u32, positions })
    };
    pairs.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter_map(stand).collect()
}
