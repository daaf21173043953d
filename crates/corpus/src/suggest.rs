//! Did you mean: words of the archive near to words of the query that it does not hold. The list of
//! all spellings is asked for only where a word is unknown. And the words that begin as a reader
//! begins one.
//!
//! Must not know: what else was found.

use crate::close;
use crate::lists;
use crate::matching::Match;
use crate::message::{Reply, Suggestion};
use crate::query::{Query, QueryTerm, What};
use crate::reach::Reach;
use crate::resolve::Wanted;
use crate::segment::{Nearby, Segment, Stop, gather};
use crate::tokenize::{stem, tokens};

/// Words offered for one unknown word.
const OFFERS: usize = 3;

/// Offers for all unknown words of the query. `matches` are the terms in each reach.
pub(crate) fn suggestions(
    typed: &str,
    query: &Query,
    reaches: &[Reach<'_>],
    matches: &[Vec<Match>],
) -> Result<Vec<Suggestion>, Stop> {
    let mut found = Vec::new();
    for (nth, term) in query.terms.iter().enumerate() {
        let (What::Inflected(words) | What::Exact(words)) = &term.what else { continue };
        for slot in 0..words.len() {
            if reaches.iter().zip(matches).any(|(_, matches)| is_known(matches.get(nth), slot)) {
                continue;
            }
            let Some(unknown) = Unknown::new(typed, term, slot) else { continue };
            found.extend(gather(unknown.near(reaches)?.iter().map(|word| {
                let turns = turns_of(word, reaches)?;
                Ok(unknown.offer(typed, word, turns))
            }))?);
        }
    }
    Ok(found)
}

fn is_known(own: Option<&Match>, slot: usize) -> bool {
    match own.map(|own| &*own.wanted) {
        Some(Wanted::Slots(slots)) => slots.get(slot).is_some_and(|slot| !slot.forms.is_empty()),
        _ => true,
    }
}

/// A word that the archive does not hold.
struct Unknown {
    folded: String,
    /// Where it was typed.
    start: usize,
    end: usize,
}

impl Unknown {
    /// The `slot`-th word of a term.
    fn new(typed: &str, term: &QueryTerm, slot: usize) -> Option<Self> {
        let word = tokens(term.span.of(typed)).nth(slot)?;
        let (start, end) = (term.span.start + word.start, term.span.start + word.end);
        let mut folded = String::new();
        crate::fold::fold(typed.get(start as usize..end as usize)?, &mut folded);
        Some(Self { folded, start: start as usize, end: end as usize })
    }

    /// The nearest spellings, of equals those that more turns hold.
    fn near(&self, reaches: &[Reach<'_>]) -> Result<Vec<String>, Stop> {
        let most = close::edits(&self.folded);
        let lists = gather(reaches.iter().map(|reach| reach.segment.near(&self.folded, most)))?;
        let rank = |one: &Nearby| (one.edits, !one.turns);
        let mut best: Vec<&Nearby> = Vec::new();
        for one in lists.iter().flat_map(|list| list.iter()) {
            let same = best.iter().position(|other| other.term == one.term);
            let before = best.partition_point(|other| rank(other) <= rank(one));
            if same.is_none_or(|same| before <= same) {
                if let Some(same) = same {
                    best.remove(same);
                }
                best.insert(before, one);
                best.truncate(OFFERS);
            }
        }
        Ok(best.iter().map(|one| one.term.clone()).collect())
    }

    fn offer(&self, typed: &str, word: &str, turns: u32) -> Suggestion {
        let part = |range: core::ops::Range<usize>| typed.get(range).unwrap_or_default();
        let query = [part(0..self.start), word, part(self.end..typed.len())].concat();
        let instead_of = part(self.start..self.end).to_owned();
        Suggestion { instead_of, word: word.to_owned(), turns, query }
    }
}

/// Words offered for a beginning.
const WORDS: usize = 6;

/// The words that begin so and are held by most turns.
pub(crate) fn words(segments: &[Segment], start: &str) -> Result<Reply, Stop> {
    let mut folded = String::new();
    crate::fold::fold(start, &mut folded);
    let mut all: Vec<(String, u32)> = Vec::new();
    for (word, turns) in
        gather(segments.iter().map(|segment| segment.spellings(&folded)))?.into_iter().flatten()
    {
        match all.binary_search_by(|(other, _)| other.cmp(&word)) {
            Ok(at) => all.get_mut(at).into_iter().for_each(|known| known.1 += turns),
            Err(at) => all.insert(at, (word, turns)),
        }
    }
    let mut best: Vec<(String, u32)> = Vec::new();
    for (word, turns) in all {
        let before = best.iter().take_while(|other| other.1 >= turns).count();
        if before < WORDS {
            best.insert(before, (word, turns));
            best.truncate(WORDS);
        }
    }
    Ok(Reply::Words(best))
}

/// Turns of the archive that hold a word in any form.
fn turns_of(word: &str, reaches: &[Reach<'_>]) -> Result<u32, Stop> {
    let turns = gather(reaches.iter().map(|reach| {
        let forms = reach.segment.forms(&stem(word))?;
        let lists = gather(forms.iter().map(|form| reach.segment.postings(form)))?;
        Ok(lists::add_up(&lists, reach.segment.all_turns()).turns.len() as u32)
    }))?;
    Ok(turns.iter().sum())
}
