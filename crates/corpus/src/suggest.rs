//! Did you mean: words and speakers of the archive near to those of the query that it does not hold. The
//! list of all spellings is asked for only where a word is unknown. And the words that begin as a reader
//! begins one.
//!
//! Must not know: what else was found.

mod speakers;

use std::rc::Rc;

use crate::close;
use crate::fold::folded;
use crate::matching::{self, Match};
use crate::message::{Reply, Suggestion};
use crate::query::{Query, QueryTerm, What, is_quote};
use crate::reach::Reach;
use crate::resolve::Wanted;
use crate::segment::{Nearby, Segment, Stop, both, gather};
use crate::tokenize::{stem, tokens};

/// Spellings offered for one word.
const OFFERS: usize = 3;
/// Turns that hold a word which may be a slip of the source's: where nothing is found by it, others are
/// offered for it too.
const RARE: u32 = 5;
/// Words of a phrase in which one that is rare is doubted: a longer one is no name, but copied.
const LONG: usize = 4;
/// Spellings, or speakers, of which it is looked up what they find.
const LOOKED_AT: usize = 6;
/// So many times more turns hold the word that was meant than one that is nearer by an edit, and is itself
/// a slip.
const RARER: u32 = 50;

/// Offers for all doubtful names and words of the query. `matches` are the terms in each reach.
pub(crate) fn suggestions(
    typed: &str,
    query: &Query,
    reaches: &[Reach<'_>],
    matches: &[Vec<Match>],
) -> Result<Vec<Suggestion>, Stop> {
    let mut doubted = Vec::new();
    for (nth, term) in query.terms.iter().enumerate() {
        let (What::Inflected(words) | What::Exact(words)) = &term.what else { continue };
        for slot in 0..words.len() {
            let Some(word) = Doubted::new(typed, term, slot) else { continue };
            if word.is_doubted(matches.iter().filter_map(|matches| matches.get(nth))) {
                doubted.push(word);
            }
        }
    }
    let (mut offers, near) = both(
        speakers::offers(query, reaches),
        gather(doubted.iter().map(|word| word.near(reaches))),
    )?;
    let mut best: Vec<Put<'_>> = Vec::new();
    for (word, spellings) in doubted.iter().zip(&near) {
        best.extend(spellings.first().map(|(spelling, _)| (word, spelling.as_str())));
        for (spelling, turns) in spellings.iter().filter(|(_, turns)| *turns > 0) {
            offers.push(offer(typed, &[(word, spelling)], Some(*turns)));
        }
    }
    if best.len() > 1 {
        offers.insert(0, offer(typed, &best, None));
    }
    Ok(offers)
}

/// A word that may be meant otherwise.
struct Doubted<'a> {
    folded: String,
    term: &'a QueryTerm,
    /// Which of the term's words it is.
    slot: usize,
    /// Where it was typed.
    start: usize,
    end: usize,
}

/// What is put for a word.
type Put<'a> = (&'a Doubted<'a>, &'a str);

impl<'a> Doubted<'a> {
    /// The `slot`-th word of a term.
    fn new(typed: &str, term: &'a QueryTerm, slot: usize) -> Option<Self> {
        let word = tokens(term.span.of(typed)).nth(slot)?;
        let (start, end) = (term.span.start + word.start, term.span.start + word.end);
        let (start, end) = (start as usize, end as usize);
        Some(Self { folded: folded(typed.get(start..end)?), term, slot, start, end })
    }

    /// Whether no turn holds the word in any form, or hardly any holds it as it is, in a phrase that is
    /// nowhere. `own` are its term's matches.
    fn is_doubted<'m>(&self, own: impl Iterator<Item = &'m Match>) -> bool {
        // Turns that hold any form of it, or the word as it is.
        let (mut in_any_form, mut as_it_is) = (0, 0);
        let mut is_lost = true;
        for own in own {
            let Wanted::Slots(slots) = &*own.wanted else { return false };
            is_lost &= (2..=LONG).contains(&slots.len()) && own.postings.turns.is_empty();
            for form in slots.get(self.slot).into_iter().flat_map(|slot| &slot.forms) {
                in_any_form += form.term.turns;
                as_it_is += if form.term.folded == self.folded { form.term.turns } else { 0 };
            }
        }
        in_any_form == 0 || is_lost && as_it_is <= RARE
    }

    /// The nearest spellings, of one word's forms one, and the turns that each would find: first those
    /// that find any, of equals those that find more.
    fn near(&self, reaches: &[Reach<'_>]) -> Result<Vec<(String, u32)>, Stop> {
        let most = close::edits(&self.folded);
        let mut all: Vec<Rc<[Nearby]>> = Vec::new();
        for reach in reaches {
            all.push(reach.segment.near(&self.folded, most)?);
        }
        let mut near: Vec<Ranked<'_>> = Vec::new();
        for one in all.iter().flat_map(|list| list.iter()).filter(|one| one.edits > 0) {
            let outdoes =
                |other: &Nearby| other.edits <= one.edits + 1 && other.turns / RARER > one.turns;
            if one.turns > RARE || !all.iter().any(|list| list.iter().any(outdoes)) {
                place((one, one.turns), &mut near, LOOKED_AT);
            }
        }
        let turns = gather(near.iter().map(|(one, _)| self.turns(&one.term, reaches)))?;
        let mut found = Vec::new();
        for ((one, _), turns) in near.into_iter().zip(turns) {
            place((one, turns), &mut found, OFFERS);
        }
        Ok(found.into_iter().map(|(one, turns)| (one.term.clone(), turns)).collect())
    }

    /// Turns within reach in which the term matches with `word` put for this one.
    fn turns(&self, word: &str, reaches: &[Reach<'_>]) -> Result<u32, Stop> {
        let mut term = self.term.clone();
        let (words, word) = match &mut term.what {
            What::Inflected(words) => (words, stem(word).into_owned()),
            What::Exact(words) => (words, word.to_owned()),
            _ => return Ok(0),
        };
        if let Some(doubted) = words.get_mut(self.slot) {
            *doubted = word;
        }
        let query = Query { terms: vec![term], ..Query::default() };
        let mut turns = 0;
        for reach in reaches {
            let mut found = matching::lookup(reach, &query)?;
            matching::fill(reach, &query, &mut found)?;
            turns += found.iter().map(|own| own.postings.turns.len() as u32).sum::<u32>();
        }
        Ok(turns)
    }
}

/// A spelling, and turns by which it is ranked.
type Ranked<'a> = (&'a Nearby, u32);

/// Puts `one` where its rank is among the best, unless a form of the same word stands before it. A
/// library's sorting would weigh more than all else here.
fn place<'a>(one: Ranked<'a>, best: &mut Vec<Ranked<'a>>, most: usize) {
    let rank = |(near, turns): &Ranked<'_>| (*turns == 0, near.edits, !*turns);
    let stem_of = |(near, _): &Ranked<'_>| stem(&near.term).into_owned();
    let before = best.partition_point(|other| rank(other) <= rank(&one));
    match best.iter().position(|other| stem_of(other) == stem_of(&one)) {
        Some(same) if same < before => return,
        Some(same) => drop(best.remove(same)),
        None => {}
    }
    best.insert(before, one);
    best.truncate(most);
}

/// The query with some of its words, in their order, put otherwise. `turns` hold what is put.
fn offer(typed: &str, put: &[Put<'_>], turns: Option<u32>) -> Suggestion {
    let part = |range: core::ops::Range<usize>| typed.get(range).unwrap_or_default();
    // From the beginning of the first word's term to the end of the last one's.
    let start = put.first().map_or(0, |(word, _)| word.term.span.start as usize);
    let mut end = start;
    let mut word = String::new();
    for (before, now) in put {
        word.push_str(part(end..before.start));
        word.push_str(now);
        end = before.end;
    }
    let rest = put.last().map_or(end, |(word, _)| word.term.span.end as usize);
    word.push_str(part(end..rest));
    let query = [part(0..start), &word, part(rest..typed.len())].concat();
    let word = word.trim_matches(is_quote).to_owned();
    Suggestion { word, turns, query }
}

/// Words offered for a beginning.
const WORDS: usize = 6;

/// The words that begin so and are held by most turns.
pub(crate) fn words(segments: &[Segment], start: &str) -> Result<Reply, Stop> {
    let folded = folded(start);
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
