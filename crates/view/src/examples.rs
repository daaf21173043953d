//! The query language by examples, of which as many as can be are made from what this very archive
//! holds.
//!
//! Must not know: how many turns each finds, how they are drawn.

use corpus::message::Found;

use crate::Choice;
use crate::facet::key_of;

/// One query and what it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    pub query: String,
    pub does: &'static str,
}

/// What needs nothing of the archive.
const PLAIN: [(&str, &str); 9] = [
    ("sanctions diplomacy", "both words in one turn, in any form: sanction, sanctioned"),
    ("\"policy review\"", "exactly these words, one after the other"),
    ("sanctions OR diplomacy", "either"),
    ("sanctions -diplomacy", "the first without the second"),
    ("sanct*", "words that begin so"),
    ("diplomasy~", "words that are spelled nearly so"),
    ("\"north korea\" NEAR/10 missile", "at most ten words from each other"),
    ("/20[0-9]{2}/", "a regular expression"),
    ("asked:sanctions answered:diplomacy", "a question with the one whose answer has the other"),
];

/// Every example, the language's own first.
pub fn examples(found: &Found) -> Vec<Example> {
    let plain = PLAIN.map(|(query, does)| Example { query: query.to_owned(), does });
    let facets = &found.facets;
    let named = facets.speakers.iter().find(|count| count.who.office.is_some());
    let most = |counts: Vec<(String, u32)>| {
        counts.into_iter().max_by_key(|(_, turns)| *turns).map(|(name, _)| name)
    };
    let kinds = facets.kinds.iter().map(|(kind, turns)| (key_of(&Choice::Kind(*kind)), *turns));
    let rules = facets.rules.iter().map(|(rule, turns)| (key_of(&Choice::Rule(*rule)), *turns));
    let marks = facets.marks.iter().map(|(mark, turns)| (key_of(&Choice::Mark(*mark)), *turns));
    let own = [
        ("speaker:", named.map(|count| count.key.0.clone()), "who speaks"),
        ("role:", Some("press".to_owned()), "press, official, moderator or other"),
        ("kind:", most(kinds.collect()), "the kind of event"),
        ("rule:", most(rules.collect()), "the terms on which it was said"),
        (
            "date:",
            found.archive.last.map(|day| day.year().to_string()),
            "2021, 2021-03, 2021-03..2021-06, >2021",
        ),
        ("has:", most(marks.collect()), "what stands in the text besides words"),
        ("len:", Some(">100".to_owned()), "words of the turn"),
    ];
    let own = own
        .into_iter()
        .filter_map(|(name, value, does)| Some(Example { query: name.to_owned() + &value?, does }));
    plain.into_iter().chain(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn the_archive_gives_its_own_examples() {
        let all = examples(&sample::found());
        let queries: Vec<_> = all.iter().skip(PLAIN.len()).map(|one| one.query.as_str()).collect();
        let expected = [
            "speaker:jen-psaki",
            "role:press",
            "kind:briefing",
            "rule:background",
            "date:2022",
            "len:>100",
        ];
        assert_eq!(queries, expected);
    }
}
