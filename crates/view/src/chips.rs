//! Everything that narrows the answer, a few words each, to be seen and taken away.
//!
//! Must not know: how chips are drawn.

use corpus::message::{Choices, Filter};

use crate::{Change, Choice, Controls, Facet, FilterChange, facet, words};

/// One thing that narrows the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// Name among all chips.
    pub key: String,
    /// Which facet: `Speaker`, `Not in`.
    pub facet: &'static str,
    /// Its value: `Jen Psaki`.
    pub value: String,
    /// Takes it away.
    pub change: Change,
}

/// All that is set, facet by facet.
pub fn chips(controls: &Controls<'_>) -> Vec<Chip> {
    let Filter { only, without, from, to, length } = &controls.filter;
    let mut chips = chosen(controls, only, false);
    chips.extend(chosen(controls, without, true));
    if from.is_some() || to.is_some() {
        chips.push(Chip {
            key: "date".to_owned(),
            facet: "When",
            value: words::days(*from, *to),
            change: controls.change(FilterChange::Drop(Facet::Dates)),
        });
    }
    chips.extend(length.map(|length| Chip {
        key: "len".to_owned(),
        facet: "Length",
        value: words::length(length) + if length == (1, 1) { " word" } else { " words" },
        change: controls.change(FilterChange::Drop(Facet::Length)),
    }));
    chips
}

fn chosen(controls: &Controls<'_>, choices: &Choices, not: bool) -> Vec<Chip> {
    let Choices { speakers, roles, kinds, places, rules, marks } = choices;
    let speaker = |key: &corpus::message::SpeakerKey| {
        let counts = &controls.found.facets.speakers;
        let known = counts.iter().find(|count| count.key == *key);
        let name = known.map_or(key.0.as_str(), |count| words::name(&count.who));
        (name.to_owned(), Choice::Speaker(key.clone()))
    };
    let mut all: Vec<(&'static str, (String, Choice))> = Vec::new();
    let facet = |plain, negative| if not { negative } else { plain };
    let by = facet("Speaker", "Not by");
    all.extend(speakers.iter().map(|key| (by, speaker(key))));
    let by = facet("Role", "Not by");
    all.extend(roles.iter().map(|role| (by, (words::role(*role).to_owned(), Choice::Role(*role)))));
    let of = facet("Kind", "Not in");
    all.extend(kinds.iter().map(|kind| (of, (words::kind(*kind).to_owned(), Choice::Kind(*kind)))));
    let at = facet("Place", "Not at");
    all.extend(places.iter().map(|place| (at, (place.clone(), Choice::Place(place.clone())))));
    let under = facet("Ground rule", "Not");
    all.extend(
        rules.names().map(|rule| (under, (words::rule(rule).to_owned(), Choice::Rule(rule)))),
    );
    let with = facet("With", "Without");
    all.extend(
        marks.iter().map(|mark| (with, (words::mark(*mark).to_owned(), Choice::Mark(*mark)))),
    );
    let chip = |(facet, (value, choice)): (&'static str, (String, Choice))| Chip {
        key: facet.to_owned() + " " + &facet::key_of(&choice),
        facet,
        value,
        change: controls.change(if not {
            FilterChange::Without(choice)
        } else {
            FilterChange::Only(choice)
        }),
    };
    all.into_iter().map(chip).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{from_query, sample, to_query};

    #[test]
    fn each_chip_takes_one_thing_away() {
        let address = "?q=a&speaker=jen-psaki,-q&kind=-gaggle&rule=embargo&has=laughter&date=2021-03&len=100..";
        let (state, _) = from_query(address);
        let found = sample::found();
        let chips = chips(&Controls::new(&state, &found));
        let told: Vec<_> = chips
            .into_iter()
            .map(|chip| (chip.facet.to_owned() + " " + &chip.value, state.apply(chip.change)))
            .map(|(label, next)| (label, to_query(&next)))
            .collect();
        let told: Vec<_> = told.iter().map(|(label, to)| (label.as_str(), to.as_str())).collect();
        let expected = [
            (
                "Speaker Jen Psaki",
                "?q=a&speaker=-q&kind=-gaggle&rule=embargo&has=laughter&date=2021-03&len=100..",
            ),
            (
                "Ground rule Embargoed",
                "?q=a&speaker=jen-psaki,-q&kind=-gaggle&has=laughter&date=2021-03&len=100..",
            ),
            (
                "With Laughter",
                "?q=a&speaker=jen-psaki,-q&kind=-gaggle&rule=embargo&date=2021-03&len=100..",
            ),
            (
                "Not by Reporters",
                "?q=a&speaker=jen-psaki&kind=-gaggle&rule=embargo&has=laughter&date=2021-03&len=100..",
            ),
            (
                "Not in Gaggle",
                "?q=a&speaker=jen-psaki,-q&rule=embargo&has=laughter&date=2021-03&len=100..",
            ),
            (
                "When March 2021",
                "?q=a&speaker=jen-psaki,-q&kind=-gaggle&rule=embargo&has=laughter&len=100..",
            ),
            (
                "Length 100 or more words",
                "?q=a&speaker=jen-psaki,-q&kind=-gaggle&rule=embargo&has=laughter&date=2021-03",
            ),
        ];
        // The spelling of an address ends with a coded stop.
        let plain: Vec<_> = told.iter().map(|(a, b)| (*a, b.replace("%2E", "."))).collect();
        let plain: Vec<_> = plain.iter().map(|(a, b)| (*a, b.as_str())).collect();
        assert_eq!(plain, expected);
    }

    #[test]
    fn a_length_is_told_in_words() {
        let told = |address: &str| {
            let (state, _) = from_query(address);
            let chips = chips(&Controls::new(&state, &sample::found()));
            chips.iter().map(|chip| chip.value.as_str()).collect::<String>()
        };
        assert_eq!(told("?len=1..1"), "1 word");
        assert_eq!(told("?len=7..7"), "7 words");
        assert_eq!(told("?len=5..1000"), "5 to 1,000 words");
    }
}
