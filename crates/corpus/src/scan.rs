//! Turns whose text a pattern matches: the index names those that can, their texts decide.
//!
//! Must not know: how a pattern is read.

use std::rc::Rc;

use crate::lists;
use crate::pattern::Pattern;
use crate::reach::Reach;
use crate::resolve;
use crate::segment::{Segment, Stop, gather};
use crate::terms::Postings;

/// Turns whose text is read at most: some two megabytes of blocks.
const MOST: usize = 1_000;

/// The turns in reach that `pattern` matches, and how often; `None` where more than [`MOST`] could.
pub(crate) fn postings(reach: &Reach<'_>, pattern: &Pattern) -> Result<Option<Rc<Postings>>, Stop> {
    let segment = reach.segment;
    let words = segment.spellings("")?;
    let literals = pattern.literals().iter();
    let lists = gather(literals.map(|literal| holding(segment, &words, literal)))?;
    let among = lists.into_iter().reduce(|among, all| {
        let shared = lists::intersect(&all.turns, &among.turns);
        pick(&all, &shared)
    });
    let among = reach.clip(Rc::new(among.unwrap_or_default()));
    let mut found = Postings::default();
    if among.turns.len() > MOST {
        return Ok(None);
    }
    let texts = segment.text(&among.turns)?;
    for ((turn, weight), spoken) in among.turns.iter().zip(&among.weights).zip(texts) {
        let hits = pattern.find_all(spoken.text).len() as u32;
        if hits > 0 {
            found.turns.push(*turn);
            found.weights.push(hits << 2 | weight & 3);
        }
    }
    Ok(Some(found.into()))
}

/// The turns with one of `words` that contains `literal`.
fn holding(segment: &Segment, words: &[(String, u32)], literal: &str) -> Result<Postings, Stop> {
    let tokens = words.iter().map(|(token, _)| token).filter(|token| token.contains(literal));
    let forms = resolve::spelled(segment, tokens.cloned().collect())?;
    let all = gather(forms.iter().map(|form| segment.postings(form)))?;
    Ok(lists::add_up(&all, segment.all_turns()))
}

/// The postings of some of the turns.
fn pick(all: &Postings, turns: &[u32]) -> Postings {
    let mut found = Postings::default();
    for turn in turns {
        let weight = all.turns.binary_search(turn).ok().and_then(|at| all.weights.get(at));
        found.turns.push(*turn);
        found.weights.push(weight.copied().unwrap_or_default());
    }
    found
}
