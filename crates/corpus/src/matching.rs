//! The terms of a query in one segment: in which turns each matches, and how often.
//!
//! Must not know: how terms are joined, filters, facets.

use std::rc::Rc;

use crate::lists;
use crate::phrase::{self, Unit};
use crate::positions::{self, Place};
use crate::query::Query;
use crate::reach::Reach;
use crate::resolve::{self, Slot, Wanted};
use crate::scan;
use crate::segment::{Form, Stop, gather};
use crate::terms::Postings;

/// A term, and where it matches within reach. Copies are cheap.
#[derive(Clone, Debug)]
pub(crate) struct Match {
    pub wanted: Rc<Wanted>,
    /// As what the slots of a phrase are looked up; none where there is no phrase.
    units: Rc<[Unit]>,
    pub postings: Rc<Postings>,
    /// Hits in all of its turns.
    pub hits: u32,
    /// A pattern that so many turns could match that their texts are not read.
    pub refused: bool,
    /// Whether `postings` are those of the whole segment, kept from an earlier question.
    kept: bool,
}

impl Match {
    /// Tokens that a match takes.
    pub(crate) fn tokens(&self) -> u32 {
        match &*self.wanted {
            Wanted::Slots(slots) => slots.len() as u32,
            Wanted::Pattern(_) => 1,
        }
    }

    /// Where it matches within the turns of `among`: the places of the first tokens.
    pub(crate) fn places(&self, reach: &Reach<'_>, among: &[u32]) -> Result<Vec<Place>, Stop> {
        match &*self.wanted {
            Wanted::Slots(slots) => phrase::starts(reach.segment, slots, &self.units, among),
            Wanted::Pattern(_) => Ok(Vec::new()),
        }
    }
}

/// Looks up all terms of a query.
pub(crate) fn lookup(reach: &Reach<'_>, query: &Query) -> Result<Vec<Match>, Stop> {
    gather(query.terms.iter().map(|term| {
        if let Some(known) = reach.segment.matches.borrow().get(&term.what) {
            return Ok(known.clone());
        }
        let wanted = resolve::resolve(reach.segment, &term.what)?;
        let units = match &wanted {
            Wanted::Slots(slots) => phrase::units(reach.segment, &term.what, slots)?,
            Wanted::Pattern(_) => Vec::new(),
        };
        let (wanted, units) = (Rc::new(wanted), units.into());
        let postings = Rc::default();
        Ok(Match { wanted, units, postings, hits: 0, refused: false, kept: false })
    }))
}

/// Fills in the turns in which each matches, and keeps what holds for the whole segment: who types
/// on asks for the same terms with every letter.
pub(crate) fn fill(reach: &Reach<'_>, query: &Query, found: &mut [Match]) -> Result<(), Stop> {
    let postings = gather(found.iter().map(|own| postings(reach, own)));
    for ((own, term), postings) in found.iter_mut().zip(&query.terms).zip(postings?) {
        own.refused = postings.is_none();
        own.postings = postings.unwrap_or_default();
        if !own.kept || !reach.is_whole() {
            own.hits = own.postings.weights.iter().map(|weight| weight >> 2).sum();
        }
        if reach.is_whole() && !own.kept && matches!(*own.wanted, Wanted::Slots(_)) {
            let (kept, turns) = (Match { kept: true, ..own.clone() }, own.postings.turns.len());
            reach.segment.matches.borrow_mut().put(term.what.clone(), kept, turns);
        }
    }
    Ok(())
}

/// `None` where too many texts would have to be read.
fn postings(reach: &Reach<'_>, own: &Match) -> Result<Option<Rc<Postings>>, Stop> {
    if own.kept {
        return Ok(Some(reach.clip(Rc::clone(&own.postings))));
    }
    match &*own.wanted {
        Wanted::Slots(slots) => match slots.as_slice() {
            [Slot { forms, .. }] => word(reach, forms).map(Some),
            slots => of_phrase(reach, slots, &own.units).map(Some),
        },
        Wanted::Pattern(wanted) => scan::postings(reach, wanted),
    }
}

/// Turns that hold any of `forms`.
fn word(reach: &Reach<'_>, forms: &[Form]) -> Result<Rc<Postings>, Stop> {
    let mut lists = gather(forms.iter().map(|form| reach.segment.postings(form)))?;
    let all = match lists.as_slice() {
        [_] => lists.pop().unwrap_or_default(),
        lists => Rc::new(lists::add_up(lists, reach.segment.all_turns())),
    };
    Ok(reach.clip(all))
}

/// Turns in which the slots stand one after the other.
fn of_phrase(reach: &Reach<'_>, slots: &[Slot], units: &[Unit]) -> Result<Rc<Postings>, Stop> {
    if units.iter().any(|unit| unit.forms.is_empty()) {
        return Ok(Rc::default());
    }
    let words = gather(units.iter().map(|unit| word(reach, &unit.forms)))?;
    let Some(rarest) = words.iter().min_by_key(|list| list.turns.len()) else {
        return Ok(Rc::default());
    };
    let mut among = rarest.turns.clone();
    for list in &words {
        among = lists::intersect(&among, &list.turns);
    }
    let starts = phrase::starts(reach.segment, slots, units, &among)?;
    Ok(Rc::new(count(&starts, rarest)))
}

/// Places as turns with their numbers of hits; `like` knows their classes of length.
fn count(places: &[Place], like: &Postings) -> Postings {
    let mut found = Postings::default();
    let mut at = 0;
    for same in places.chunk_by(|a, b| positions::turn(*a) == positions::turn(*b)) {
        let turn = same.first().map_or(0, |place| positions::turn(*place));
        at += lists::gallop(like.turns.get(at..).unwrap_or_default(), turn);
        found.turns.push(turn);
        found.weights.push((same.len() as u32) << 2 | like.weights.get(at).map_or(0, |w| w & 3));
    }
    found
}
