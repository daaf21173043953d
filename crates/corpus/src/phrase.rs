//! Where tokens stand one after the other.
//!
//! Two ways lead there: the positions of the index, and the texts of the turns that hold all of the
//! tokens. Positions of a common word are many bytes, a turn's text is one block; whichever is
//! likely to be fewer bytes is taken. In the archive of 353 briefings “the” alone has 120 KB of
//! positions, and a block of text about 2.5 KB on the wire. Common words that stand one after the
//! other have positions as a pair, and the commonest wait until rarer ones have left few turns.
//!
//! Must not know: what else is asked, how often a phrase counts.

use crate::lists;
use crate::positions::{self, Place};
use crate::query::What;
use crate::resolve::Slot;
use crate::segment::{Form, Segment, Stop, gather};
use crate::tokenize::tokens;

/// Bytes on the wire of a block of text.
const BLOCK: u64 = 2_500;
/// Bytes on the wire of the positions that one turn makes necessary.
const PAGE: u64 = 2_000;
/// A word that stands more often than this waits for rarer ones.
const HEAVY: u64 = 16 * 1024;

/// A slot, or a pair of them, and where in the phrase it stands.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub at: u32,
    pub forms: Vec<Form>,
}

impl Unit {
    /// How often it stands in the segment: about as many bytes of positions.
    fn hits(&self) -> u64 {
        self.forms.iter().map(|form| u64::from(form.term.hits)).sum()
    }
}

/// The slots as units, pairs of very common words taken together where the phrase is exact.
pub(crate) fn units(segment: &Segment, what: &What, slots: &[Slot]) -> Result<Vec<Unit>, Stop> {
    let exact: &[String] = if let What::Exact(tokens) = what { tokens } else { &[] };
    let pairs = gather(exact.windows(2).map(|pair| match pair {
        [first, second] => segment.pair(first, second),
        _ => Ok(None),
    }))?;
    let paired = |at: usize| pairs.get(at).and_then(Option::as_ref);
    let mut units = Vec::new();
    let mut covered = false;
    for (at, slot) in slots.iter().enumerate() {
        // What the pair before it covers begins another only where the next cannot.
        let pair = paired(at).filter(|_| !covered || paired(at + 1).is_none());
        let forms = match pair {
            Some(pair) => vec![pair.clone()],
            None if covered => Vec::new(),
            None => slot.forms.clone(),
        };
        if !covered || pair.is_some() {
            units.push(Unit { at: at as u32, forms });
        }
        covered = pair.is_some();
    }
    Ok(units)
}

/// The places within `among` at which all slots stand one after the other.
pub(crate) fn starts(
    segment: &Segment,
    slots: &[Slot],
    units: &[Unit],
    among: &[u32],
) -> Result<Vec<Place>, Stop> {
    if among.is_empty() {
        return Ok(Vec::new());
    }
    let (light, heavy): (Vec<&Unit>, Vec<&Unit>) =
        units.iter().partition(|unit| unit.hits() <= HEAVY);
    if text_is_less(units.iter(), among) {
        return by_text(segment, slots, among);
    }
    if light.is_empty() || heavy.is_empty() {
        return by_positions(segment, &units.iter().collect::<Vec<_>>(), among);
    }
    let found = by_positions(segment, &light, among)?;
    let mut left: Vec<u32> = found.iter().map(|place| positions::turn(*place)).collect();
    left.dedup();
    if text_is_less(heavy.iter().copied(), &left) {
        return by_text(segment, slots, &left);
    }
    Ok(lists::intersect(&found, &by_positions(segment, &heavy, &left)?))
}

/// Whether the blocks of these turns are fewer bytes than the units' positions in them.
fn text_is_less<'a>(units: impl Iterator<Item = &'a Unit>, among: &[u32]) -> bool {
    let turns = among.len() as u64;
    turns * BLOCK < units.map(|unit| unit.hits().min(turns * PAGE)).sum()
}

fn by_positions(segment: &Segment, units: &[&Unit], among: &[u32]) -> Result<Vec<Place>, Stop> {
    let starts = gather(units.iter().map(|unit| {
        let places = gather(unit.forms.iter().map(|form| {
            let postings = segment.postings(form)?;
            segment.places_of(form, &postings, among)
        }))?;
        let all = places.into_iter().reduce(|a, b| lists::union(&a, &b)).unwrap_or_default();
        let early = |place: &&Place| position(**place) >= unit.at;
        Ok(all.iter().filter(early).map(|place| place - u64::from(unit.at)).collect::<Vec<_>>())
    }))?;
    Ok(starts.into_iter().reduce(|a, b| lists::intersect(&a, &b)).unwrap_or_default())
}

fn by_text(segment: &Segment, slots: &[Slot], among: &[u32]) -> Result<Vec<Place>, Stop> {
    let mut found = Vec::new();
    for (turn, spoken) in among.iter().zip(segment.text(among)?) {
        let text = spoken.text;
        let cut: Vec<&str> = tokens(text).map(|token| token.of(text)).collect();
        for (position, window) in (0_u64..).zip(cut.windows(slots.len())) {
            if slots.iter().zip(window).all(|(slot, token)| slot.fits(token)) {
                found.push(u64::from(*turn) << 32 | position);
            }
        }
    }
    Ok(found)
}

/// Tokens of the turn before a place.
pub(crate) fn position(place: Place) -> u32 {
    place as u32
}
