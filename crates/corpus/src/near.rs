//! Two terms near each other in one turn.
//!
//! Must not know: how terms are looked up.

use crate::lists;
use crate::matching::Match;
use crate::phrase::position;
use crate::positions::{self, Place};
use crate::reach::Reach;
use crate::segment::{Stop, both};

/// Turns of `among`, or of all in reach, in which a match of one and a match of the other are at
/// most `within` tokens apart, in either order. The distance is that from the last token of the
/// earlier to the first of the later; matches that overlap are not near each other, but one.
pub(crate) fn turns(
    reach: &Reach<'_>,
    (left, right): (&Match, &Match),
    within: u16,
    among: Option<&[u32]>,
) -> Result<Vec<u32>, Stop> {
    let mut shared = lists::intersect(&left.postings.turns, &right.postings.turns);
    if let Some(among) = among {
        shared = lists::intersect(&shared, among);
    }
    let (a, b) = both(left.places(reach, &shared), right.places(reach, &shared))?;
    let (long_a, long_b) = (left.tokens(), right.tokens());
    shared.retain(|turn| {
        let (a, b) = (of_turn(&a, *turn), of_turn(&b, *turn));
        follows(a, long_a, b, within) || follows(b, long_b, a, within)
    });
    Ok(shared)
}

/// The places of one turn.
fn of_turn(places: &[Place], turn: u32) -> &[Place] {
    let start = places.partition_point(|place| positions::turn(*place) < turn);
    let rest = places.get(start..).unwrap_or_default();
    rest.get(..rest.partition_point(|place| positions::turn(*place) == turn)).unwrap_or_default()
}

/// Whether some later place follows an earlier one, `long` tokens of it, closely enough.
fn follows(earlier: &[Place], long: u32, later: &[Place], within: u16) -> bool {
    earlier.iter().any(|place| {
        let last = position(*place) + long.max(1) - 1;
        let next = later.partition_point(|other| position(*other) <= last);
        later.get(next).is_some_and(|other| position(*other) - last <= u32::from(within))
    })
}
