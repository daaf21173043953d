//! Did you mean, of speakers: for a name that nobody goes by, those who go by one that is near to it, or
//! by it among others: `speaker:jen` means Jen Psaki.
//!
//! Must not know: words of turns.

use super::{LOOKED_AT, OFFERS};
use crate::close;
use crate::criteria;
use crate::manifest::SpeakerRow;
use crate::message::Suggestion;
use crate::query::{self, Node, Query, Test};
use crate::reach::Reach;
use crate::segment::Stop;
use crate::speakers::slug;

/// Shortest part of a name that is somebody's: a stop or an initial is everybody's.
const SHORTEST: usize = 3;

/// Offers for all names of the query that are nobody's.
pub(super) fn offers(query: &Query, reaches: &[Reach<'_>]) -> Result<Vec<Suggestion>, Stop> {
    let Some(mut root) = query.root.clone() else { return Ok(Vec::new()) };
    let mut names = Vec::new();
    named(&mut root, &mut |name| {
        if !names.contains(name) {
            names.push(name.clone());
        }
    });
    let mut offers = Vec::new();
    for name in names {
        for (row, turns) in near(&name, reaches)? {
            let mut root = root.clone();
            named(&mut root, &mut |other| {
                if *other == name {
                    other.clone_from(&row.key.0);
                }
            });
            offers.push(Suggestion {
                word: row.who.name.clone(),
                turns: Some(turns),
                query: query::canonical(query, Some(&root)),
            });
        }
    }
    Ok(offers)
}

/// Comes to each name by which speakers are asked for.
fn named(node: &mut Node, come: &mut dyn FnMut(&mut String)) {
    match node {
        Node::Test(Test::Speaker(names)) => names.iter_mut().for_each(come),
        Node::All(parts) | Node::Any(parts) => parts.iter_mut().for_each(|part| named(part, come)),
        Node::Asked(inner) | Node::Answered(inner) | Node::Not(inner) => named(inner, come),
        Node::Term(_) | Node::Near { .. } | Node::Test(_) => {}
    }
}

/// Those who may be meant by a name that is nobody's, the nearest first, and the turns of each within
/// reach. None where it is somebody's.
fn near<'a>(name: &str, reaches: &[Reach<'a>]) -> Result<Vec<(&'a SpeakerRow, u32)>, Stop> {
    let sought = slug(name);
    let mut nearest: Vec<(u8, &SpeakerRow)> = Vec::new();
    for reach in reaches {
        if !criteria::called(reach.segment, &[name.to_owned()])?.is_empty() {
            return Ok(Vec::new());
        }
        for (row, calling) in criteria::callings(reach.segment)? {
            let Some(edits) = edits(&sought, calling) else { continue };
            // Of equals whoever comes first has more turns.
            let before = nearest.partition_point(|(other, _)| *other <= edits);
            if nearest.iter().all(|(_, known)| known.key != row.key) {
                nearest.insert(before, (edits, row));
                nearest.truncate(LOOKED_AT);
            }
        }
    }
    let mut found = Vec::new();
    for (_, row) in nearest {
        let turns = turns(row, reaches)?;
        if turns > 0 && found.len() < OFFERS {
            found.push((row, turns));
        }
    }
    Ok(found)
}

/// Edits from what is sought to the nearest of what somebody goes by; none to one of its words.
fn edits(sought: &str, calling: &[String]) -> Option<u8> {
    let most = close::edits(sought);
    let is_part = |name: &String| name.split('-').any(|word| word == sought);
    let edits = |name: &String| match is_part(name) {
        true => Some(0),
        false => close::distance(sought, name, most),
    };
    calling.iter().filter(|_| sought.len() >= SHORTEST).filter_map(edits).min()
}

/// Turns within reach of whoever goes by this speaker's key.
fn turns(row: &SpeakerRow, reaches: &[Reach<'_>]) -> Result<u32, Stop> {
    let test = Test::Speaker(vec![row.key.0.clone()]);
    let mut turns = 0;
    for reach in reaches {
        turns += criteria::pass(&test, reach, reach.all())?.len() as u32;
    }
    Ok(turns)
}
