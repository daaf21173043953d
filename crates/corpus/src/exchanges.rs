//! Which exchange each turn of a segment is of, and on which side. Derived from the roles of the
//! turns by the very rule that the transcripts are parsed with, and kept once derived.
//!
//! Must not know: what matched.

use core::ops::Range;

use crate::message::Role;
use crate::segment::{Segment, Stop};

/// Where a turn stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Question,
    Answer,
    /// In no exchange.
    Outside,
}

/// An exchange is known by its first turn.
#[derive(Debug, Default)]
pub(crate) struct Exchanges {
    /// Per turn the first turn of its exchange, shifted left, and 1 for an answer below;
    /// [`OUTSIDE`] where it is of none.
    units: Vec<u32>,
}

const OUTSIDE: u32 = u32::MAX;

/// The exchanges of `segment`.
pub(crate) fn of(segment: &Segment) -> Result<&Exchanges, Stop> {
    if segment.exchanges.get().is_none() {
        let derived = derive(segment)?;
        return Ok(segment.exchanges.get_or_init(|| derived));
    }
    Ok(segment.exchanges.get_or_init(Exchanges::default))
}

fn derive(segment: &Segment) -> Result<Exchanges, Stop> {
    let (column, voices) = (segment.voice_of_turns()?, segment.voices());
    let role = |turn: u32| {
        let voice = column.get(turn).and_then(|voice| voices.get(voice.0 as usize));
        voice.map_or(Role::Other, |voice| voice.role)
    };
    let mut units = vec![OUTSIDE; segment.all_turns() as usize];
    for transcript in 0..segment.transcripts() {
        let turns = segment.turns(&(transcript..transcript + 1));
        let roles: Vec<Role> = turns.clone().map(role).collect();
        for exchange in transcript::exchanges(&roles) {
            let first = turns.start + exchange.first.0 - 1;
            let end = turns.start + exchange.end.0 - 1;
            let answered = turns.start + exchange.answered.0 - 1;
            let own = units.get_mut(first as usize..end as usize).unwrap_or_default();
            for (turn, unit) in (first..).zip(own) {
                *unit = first << 1 | u32::from(turn >= answered);
            }
        }
    }
    Ok(Exchanges { units })
}

impl Exchanges {
    /// The first turn of the exchange that `turn` is of.
    #[inline(always)] // small, and asked for every turn that matches
    pub(crate) fn first(&self, turn: u32) -> Option<u32> {
        let unit = self.units.get(turn as usize).filter(|unit| **unit != OUTSIDE)?;
        Some(unit >> 1)
    }

    pub(crate) fn side(&self, turn: u32) -> Side {
        match self.units.get(turn as usize) {
            None | Some(&OUTSIDE) => Side::Outside,
            Some(unit) if unit & 1 == 1 => Side::Answer,
            Some(_) => Side::Question,
        }
    }

    /// All turns of the exchange that begins with `first`.
    pub(crate) fn turns(&self, first: u32) -> Range<u32> {
        let rest = self.units.get(first as usize..).unwrap_or_default();
        let count =
            rest.iter().take_while(|unit| **unit != OUTSIDE && **unit >> 1 == first).count();
        first..first + count as u32
    }

    /// How many exchanges begin within `turns`.
    pub(crate) fn count(&self, turns: Range<u32>) -> u32 {
        turns.filter(|turn| self.first(*turn) == Some(*turn)).count() as u32
    }
}
