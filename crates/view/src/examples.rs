//! The query language by examples, made from what this very archive holds: those about words from the
//! text of one of its transcripts, so that each finds at least what it was made from.
//!
//! Must not know: how many turns each finds, how they are drawn.

mod picks;

use corpus::message::{Found, Reading, Rows, TranscriptId};

use crate::Choice;
use crate::facet::key_of;
use picks::Picks;

/// One query and what it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    pub query: String,
    pub does: &'static str,
}

/// The transcript to make them from where none is open: the first of the list.
pub fn example_source(found: &Found) -> Option<TranscriptId> {
    match &found.rows {
        Rows::Groups(groups) => groups.first().map(|group| group.entry.id.clone()),
        Rows::Turns(_) => None,
    }
}

/// Every example, the language's own first, with words of `reading`.
pub fn examples(found: &Found, reading: Option<&Reading>) -> Vec<Example> {
    let example = |(query, does): (String, &'static str)| Example { query, does };
    let words = reading.and_then(Picks::of).map(|picks| of_words(&picks)).unwrap_or_default();
    let length = reading.and_then(length);
    let length = length.map(|words| (["len:>", &words.to_string()].concat(), "words of the turn"));
    words.into_iter().chain(of_choices(found)).chain(length).map(example).collect()
}

/// A length that at least one turn exceeds by far.
fn length(reading: &Reading) -> Option<usize> {
    let words = reading.turns.iter().map(|turn| turn.text.text.split_whitespace().count());
    words.max().map(|most| (most / 2).min(100))
}

/// What is asked of words.
fn of_words(picks: &Picks) -> Vec<(String, &'static str)> {
    let [one, other] = [&picks.one, &picks.other].map(String::as_str);
    let begin = |word: &str, letters: usize| word.chars().take(letters).collect::<String>();
    let mut all = vec![([one, " ", other].concat(), "both words in one turn, in any form")];
    all.extend(
        picks.phrase.iter().map(|phrase| {
            (["\"", phrase, "\""].concat(), "exactly these words, one after the other")
        }),
    );
    all.push(([one, " OR ", other].concat(), "either"));
    all.extend(
        picks
            .alone
            .iter()
            .map(|(has, lacks)| ([has, " -", lacks].concat(), "the first without the second")),
    );
    all.push((begin(one, 5) + "*", "words that begin so"));
    all.push((misspelled(one) + "~", "words that are spelled nearly so"));
    all.push(([one, " NEAR/40 ", other].concat(), "at most forty words from each other"));
    all.push((["/", &begin(one, 4), "[a-z]+/"].concat(), "a regular expression"));
    all.extend(picks.exchange.iter().map(|(asked, answered)| {
        let query = ["asked:", asked, " answered:", answered].concat();
        (query, "a question with the one whose answer has the other")
    }));
    all
}

/// The word with its fourth letter left out.
fn misspelled(word: &str) -> String {
    word.chars().enumerate().filter(|(at, _)| *at != 3).map(|(_, letter)| letter).collect()
}

/// What is asked of everything else; each with the value that most turns have.
fn of_choices(found: &Found) -> Vec<(String, &'static str)> {
    let facets = &found.facets;
    let spoken = facets.speakers.iter().filter(|count| count.turns > 0);
    let named = spoken.clone().find(|count| count.who.office.is_some()).or(spoken.clone().next());
    let most = |counts: Vec<(String, u32)>| {
        let held = counts.into_iter().filter(|(_, turns)| *turns > 0);
        held.max_by_key(|(_, turns)| *turns).map(|(name, _)| name)
    };
    let roles = facets.roles.iter().map(|(role, turns)| (key_of(&Choice::Role(*role)), *turns));
    let kinds = facets.kinds.iter().map(|(kind, turns)| (key_of(&Choice::Kind(*kind)), *turns));
    let rules = facets.rules.iter().map(|(rule, turns)| (key_of(&Choice::Rule(*rule)), *turns));
    let marks = facets.marks.iter().map(|(mark, turns)| (key_of(&Choice::Mark(*mark)), *turns));
    let month = facets.months.iter().rfind(|month| month.turns > 0);
    let all = [
        ("speaker:", named.map(|count| count.key.0.clone()), "who speaks"),
        ("role:", most(roles.collect()), "press, official, moderator or other"),
        ("kind:", most(kinds.collect()), "the kind of event"),
        ("rule:", most(rules.collect()), "the terms on which it was said"),
        (
            "date:",
            month.map(|month| month.year.to_string()),
            "2021, 2021-03, 2021-03..2021-06, >2021",
        ),
        ("has:", most(marks.collect()), "what stands in the text besides words"),
    ];
    let all = all.into_iter();
    all.filter_map(|(name, value, does)| Some((name.to_owned() + &value?, does))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn check(turns: &[&str], expect: &[&str], length: &[&str]) {
        let all = examples(&sample::found(), Some(&sample::reading(turns)));
        let queries: Vec<_> = all.iter().map(|one| one.query.as_str()).collect();
        let choices =
            ["speaker:jen-psaki", "role:press", "kind:briefing", "rule:background", "date:2022"];
        assert_eq!(queries, [expect, &choices, length].concat());
    }

    #[test]
    fn the_archive_gives_its_own_examples() {
        check(
            &[
                "The lantern treaty holds: the lantern treaty and its harbours.",
                "Why?",
                "Because a treaty with harbours, and the lantern treaty, is law.",
                "But the lantern?",
            ],
            &[
                "lantern harbours",
                "\"lantern treaty\"",
                "lantern OR harbours",
                "lantern -harbours",
                "lante*",
                "lanern~",
                "lantern NEAR/40 harbours",
                "/lant[a-z]+/",
            ],
            &["len:>5"],
        );
    }

    #[test]
    fn where_nobody_says_much_words_are_left_out() {
        check(&[], &[], &[]);
        check(&["Yes.", "No."], &[], &["len:>0"]);
    }
}
