//! Words of a transcript that make good examples: frequent, long enough to mean something, and known
//! to stand together as the example says.
//!
//! Must not know: the query language.

use std::cmp::Reverse;

use corpus::message::{Reading, TurnText};

use crate::sorted;

/// What was picked; all of it is in the transcript as it stands here.
#[derive(Debug)]
pub(super) struct Picks {
    /// Two words that many turns hold, and one turn holds within forty words of each other.
    pub one: String,
    pub other: String,
    /// Two words that stand one after the other.
    pub phrase: Option<String>,
    /// A word that a turn holds, and one that it does not.
    pub alone: Option<(String, String)>,
    /// A word of a question, and one of its answer.
    pub exchange: Option<(String, String)>,
}

/// Frequent words that say nothing about an archive.
const EMPTY: [&str; 38] = [
    "about",
    "actually",
    "administration",
    "afternoon",
    "again",
    "answer",
    "because",
    "before",
    "being",
    "between",
    "briefing",
    "certainly",
    "continue",
    "could",
    "every",
    "everybody",
    "everyone",
    "going",
    "having",
    "important",
    "other",
    "people",
    "point",
    "president",
    "question",
    "questions",
    "really",
    "right",
    "secretary",
    "should",
    "something",
    "thank",
    "thanks",
    "their",
    "there",
    "think",
    "through",
    "would",
];

/// The fewest letters of a word that is picked.
const LEAST: usize = 6;

/// How many of the most frequent words are tried with each other.
const TRIED: usize = 24;

/// Words on either side of a word within which another is near.
const NEAR: usize = 40;

/// A turn as words: those that may be picked in small letters, the others empty.
type Words<'a> = Vec<&'a str>;

impl Picks {
    /// What can be picked from `reading`, if anything.
    pub(super) fn of(reading: &Reading) -> Option<Self> {
        let labels = labels(reading);
        let turns: Vec<Words<'_>> = reading.turns.iter().map(|turn| words(turn, &labels)).collect();
        let frequent = frequent(&turns);
        let (one, other) = pair(&turns, &frequent)?;
        let owned = |(a, b): (&str, &str)| (a.to_owned(), b.to_owned());
        Some(Self {
            phrase: phrase(&turns),
            alone: alone(reading, &turns, [one, other]).map(owned),
            exchange: exchange(reading, &turns, &frequent).map(owned),
            one: one.to_owned(),
            other: other.to_owned(),
        })
    }
}

/// How the speakers are called, in small letters: every such transcript is full of it.
fn labels(reading: &Reading) -> String {
    let labels = reading.cast.iter().map(|part| part.who.label.to_lowercase());
    labels.collect::<Vec<_>>().join(" ")
}

/// The words of a turn. Names, labels and beginnings of sentences are not picked, nor is what holds
/// a letter beyond the alphabet.
fn words<'a>(turn: &'a TurnText, labels: &str) -> Words<'a> {
    let pieces = turn.text.text.split(|letter: char| !letter.is_alphanumeric());
    let picked = |word: &str| {
        let fits = word.len() >= LEAST && word.bytes().all(|letter| letter.is_ascii_lowercase());
        fits && !EMPTY.contains(&word) && !labels.contains(word)
    };
    pieces
        .filter(|word| !word.is_empty())
        .map(|word| if picked(word) { word } else { "" })
        .collect()
}

/// The most frequent words, by turns that hold them; of equals the longer, then the earlier letter.
fn frequent<'a>(turns: &[Words<'a>]) -> Vec<&'a str> {
    let own = turns.iter().flat_map(|turn| sorted::once(turn.iter().copied(), usize::MAX));
    let counts = counted(own.filter(|word| !word.is_empty()));
    let rank = |(word, times): &(&'a str, usize)| (Reverse((*times, word.len())), *word);
    let mut frequent: Vec<&str> = Vec::new();
    for (word, _) in sorted::by_key(counts.into_iter(), rank) {
        if frequent.len() < TRIED && !frequent.iter().any(|other| is_like(word, other)) {
            frequent.push(word);
        }
    }
    frequent
}

/// Each value with how often it comes, in order.
fn counted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for value in values {
        match counts.binary_search_by(|(known, _)| known.cmp(&value)) {
            Ok(at) => counts.get_mut(at).into_iter().for_each(|known| known.1 += 1),
            Err(at) => counts.insert(at, (value, 1)),
        }
    }
    counts
}

/// Whether two words may be forms of one.
fn is_like(one: &str, other: &str) -> bool {
    one.get(..4) == other.get(..4)
}

/// The first two frequent words that are near each other in some turn.
fn pair<'a>(turns: &[Words<'a>], frequent: &[&'a str]) -> Option<(&'a str, &'a str)> {
    let near = |one: &str, other: &str| {
        turns.iter().any(|turn| {
            let at = turn.iter().position(|word| *word == one);
            at.is_some_and(|at| {
                let rest = turn.get(at.saturating_sub(NEAR)..).unwrap_or_default();
                rest.iter().take(at.min(NEAR) + NEAR).any(|word| *word == other)
            })
        })
    };
    let pairs = frequent
        .iter()
        .enumerate()
        .flat_map(|(nth, one)| frequent.iter().skip(nth + 1).map(move |other| (*one, *other)));
    pairs.into_iter().find(|(one, other)| near(one, other))
}

/// The two words that stand together most often; of equals the first of the alphabet.
fn phrase(turns: &[Words<'_>]) -> Option<String> {
    let pairs = turns.iter().flat_map(|turn| turn.iter().zip(turn.iter().skip(1)));
    let said = pairs.filter(|(one, other)| !one.is_empty() && !other.is_empty());
    let best = counted(said).into_iter().rev().max_by_key(|(_, times)| *times)?;
    Some([best.0.0, " ", best.0.1].concat())
}

/// Of two words one that some turn holds without any form of the other.
fn alone<'a>(
    reading: &Reading,
    turns: &[Words<'a>],
    [one, other]: [&'a str; 2],
) -> Option<(&'a str, &'a str)> {
    let lacks = |turn: &TurnText, word: &str| {
        let begin = word.get(..4).unwrap_or(word);
        !turn.text.text.to_lowercase().contains(begin)
    };
    let without = |has: &str, lacking: &str| {
        let mut turns = reading.turns.iter().zip(turns);
        turns.any(|(turn, words)| words.contains(&has) && lacks(turn, lacking))
    };
    [(one, other), (other, one)].into_iter().find(|(has, lacking)| without(has, lacking))
}

/// A frequent word of a question, and another of an answer to it.
fn exchange<'a>(
    reading: &Reading,
    turns: &[Words<'a>],
    frequent: &[&'a str],
) -> Option<(&'a str, &'a str)> {
    let first_of = |range: std::ops::Range<u32>, but: &str| {
        let within = |turn: &TurnText| range.contains(&turn.no.0);
        let within = reading.turns.iter().zip(turns).filter(|(turn, _)| within(turn));
        let said: Vec<&str> = within.flat_map(|(_, words)| words).copied().collect();
        frequent.iter().copied().find(|word| *word != but && said.contains(word))
    };
    reading.exchanges.iter().find_map(|one| {
        let asked = first_of(one.first.0..one.answered.0, "")?;
        Some((asked, first_of(one.answered.0..one.end.0, asked)?))
    })
}
