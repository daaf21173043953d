//! Random transcripts, questions and filters.

use corpus::message::*;
use proptest::prelude::*;
use transcript::{Meta, Speaker, SpeakerNo, Transcript, Turn};

use crate::common;
use crate::compare::Asked;
use crate::question::{self, Part, Term, Test};
use crate::scan;

/// Few words, so that terms meet: inflected, accented, split by marks, in capitals, without spaces.
const WORDS: [&str; 22] = [
    "sanction",
    "sanctions",
    "Sanctioned",
    "north",
    "North",
    "Korea",
    "Koreans",
    "the",
    "to",
    "be",
    "Erdoğan",
    "Erdogan",
    "e\u{301}te\u{301}",
    "été",
    "two",
    "state",
    "19",
    "2,000",
    "鮮",
    "朝",
    "U.S.",
    "don’t",
];
const JOINTS: [&str; 8] = [" ", " ", " ", "-", " — ", ". ", "\n", "’"];
const PLACES: [&str; 3] =
    ["South Lawn", "Via Teleconference", "James S. Brady Press Briefing Room"];
const MARKS: [MarkKind; 4] = [
    MarkKind::Direction(Direction::Laughter),
    MarkKind::Redaction,
    MarkKind::Struck,
    MarkKind::Emphasis,
];

/// Ground rules as a parser tells them, one of them twice in other words.
fn rules() -> impl Strategy<Value = Vec<GroundRule>> {
    let rule = |kind| GroundRule {
        kind,
        extent: Extent::Whole,
        passage: Passage { turn: None, span: Span::default() },
    };
    let kinds = vec![
        RuleKind::OnBackground,
        RuleKind::OnTheRecord,
        RuleKind::Attribution("officials".to_owned()),
        RuleKind::Embargo("five".to_owned()),
        RuleKind::Embargo("six".to_owned()),
    ];
    prop::sample::subsequence(kinds, 0..5)
        .prop_map(move |kinds| kinds.into_iter().map(rule).collect())
}

fn text() -> impl Strategy<Value = Text> {
    let word = (prop::sample::select(&WORDS[..]), prop::sample::select(&JOINTS[..]));
    let words = prop_oneof![
        9 => prop::collection::vec(word.clone(), 0..12),
        1 => prop::collection::vec(word, 60..150),
    ];
    let marks = prop::sample::subsequence(MARKS.to_vec(), 0..3);
    (words, prop::option::weighted(0.3, marks)).prop_map(|(words, marks)| {
        let text: String = words.into_iter().flat_map(|(word, joint)| [word, joint]).collect();
        let span = Span { start: 0, end: text.len() as u32 };
        let marks = marks.unwrap_or_default().into_iter().map(|kind| Mark { span, kind }).collect();
        Text { text, marks }
    })
}

fn cast() -> Vec<Speaker> {
    let speaker = |label: &str, name: Option<&str>, role, anonymous| {
        common::speaker(label, name, role, anonymous)
    };
    vec![
        speaker("Q", None, Role::Press, true),
        speaker("MS. PSAKI", Some("Jen Psaki"), Role::Official, false),
        speaker("MODERATOR", None, Role::Moderator, true),
        speaker("MR. KIRBY", None, Role::Official, false),
        speaker("MR. KIRBY", None, Role::Moderator, false),
    ]
}

fn date() -> impl Strategy<Value = Option<Date>> {
    prop::option::weighted(0.9, (2021_u16..2023, 1_u8..4, 1_u8..4))
        .prop_map(|date| date.and_then(|(year, month, day)| Date::new(year, month, day)))
}

fn transcript() -> impl Strategy<Value = Transcript> {
    let kind = prop::sample::select(&Kind::ALL[..3]);
    let places = prop::sample::subsequence(PLACES.to_vec(), 0..3);
    let speaker = prop_oneof![2 => Just(0), 1 => 0..cast().len() as u16];
    let turns = prop::collection::vec((text(), speaker), 0..9);
    let rules = prop::option::of(rules()).prop_map(Option::unwrap_or_default);
    (date(), kind, places, rules, turns).prop_map(|(date, kind, places, ground_rules, turns)| {
        let places = places.into_iter().map(str::to_owned).collect();
        let turn = |(text, speaker)| Turn { text, ..common::turn(SpeakerNo(speaker), "") };
        Transcript {
            meta: Meta { date, kind, places, title: "A briefing".to_owned(), ..Meta::default() },
            speakers: cast(),
            ground_rules,
            turns: turns.into_iter().map(turn).collect(),
            ..common::empty("2021-01-01-aaaa")
        }
    })
}

/// As ids are made: the date of the transcript stands in it.
fn id(date: Option<Date>, letter: char) -> TranscriptId {
    let date = date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
    TranscriptId::parse(&format!("{date}-aaa{letter}")).unwrap()
}

pub fn transcripts() -> impl Strategy<Value = Vec<Transcript>> {
    prop::collection::vec(transcript(), 1..6).prop_map(|mut all| {
        for (letter, transcript) in ('b'..).zip(&mut all) {
            transcript.id = id(transcript.meta.date, letter);
            transcript.source = format!("{letter}.md");
        }
        all
    })
}

fn word() -> impl Strategy<Value = String> {
    let known = prop::sample::select(&WORDS[..]).prop_map(|word| scan::tokens(word)[0].1.clone());
    prop_oneof![12 => known, 1 => Just("zebra".to_owned())]
}

/// A word or a phrase.
fn words() -> impl Strategy<Value = Term> {
    let several = || prop::collection::vec(word(), 1..4);
    prop_oneof![
        word().prop_map(|word| Term::Word(vec![word])),
        several().prop_map(Term::Word),
        several().prop_map(Term::Phrase),
    ]
}

fn term() -> impl Strategy<Value = Term> {
    let prefix = prop::sample::select(vec!["sanct", "ko", "north", "ze", "er", "20"]);
    let close =
        prop::sample::select(vec!["kores", "nroth", "sanctoin", "sancsionsd", "erdogn", "zebra"]);
    prop_oneof![
        8 => words(),
        1 => prefix.prop_map(|start| Term::Prefix(start.to_owned())),
        1 => close.prop_map(|word| Term::Close(word.to_owned())),
        1 => (0..scan::PATTERNS.len()).prop_map(Term::Pattern),
    ]
}

fn test() -> impl Strategy<Value = Test> {
    const SPEAKERS: [(&str, &[&str]); 6] = [
        ("psaki", &["jen-psaki"]),
        ("\"jen psaki\"", &["jen-psaki"]),
        ("jen-psaki|moderator", &["jen-psaki", "moderator"]),
        ("kirby", &["mr-kirby"]),
        ("\"MS. PSAKI\"", &["jen-psaki"]),
        ("q", &["q"]),
    ];
    const PLACE: [(&str, &[&str]); 3] = [
        ("lawn", &["South Lawn"]),
        ("\"press briefing\"", &["James S. Brady Press Briefing Room"]),
        ("lawn|teleconference", &["South Lawn", "Via Teleconference"]),
    ];
    let names = vec![MarkName::Laughter, MarkName::Redaction, MarkName::Correction];
    prop_oneof![
        prop::sample::select(&SPEAKERS[..]).prop_map(|(typed, keys)| Test::Speaker(typed, keys)),
        prop::sample::subsequence(Role::ALL.to_vec(), 1..3).prop_map(Test::Roles),
        prop::sample::subsequence(Kind::ALL[..4].to_vec(), 1..3).prop_map(Test::Kinds),
        prop::sample::select(&PLACE[..]).prop_map(|(typed, places)| Test::Place(typed, places)),
        prop::sample::subsequence(RuleName::ALL.to_vec(), 1..3).prop_map(Test::Rules),
        (date(), date())
            .prop_filter("a date", |(from, to)| from.is_some() || to.is_some())
            .prop_map(|(a, b)| match (a, b) {
                (Some(a), Some(b)) => Test::Dates(Some(a.min(b)), Some(a.max(b))),
                (from, to) => Test::Dates(from, to),
            }),
        prop::sample::subsequence(names, 1..3).prop_map(Test::Has),
        (date(), prop::sample::select(vec!['b', 'c', 'd']))
            .prop_map(|(date, letter)| Test::In(id(date, letter))),
        (0_u32..9, 2_u32..90).prop_map(|(above, more)| Test::Length(above, above + more)),
    ]
}

fn part() -> impl Strategy<Value = Part> {
    if std::env::var("SIMPLE").is_ok() {
        return words().prop_map(Part::Term).boxed();
    }
    let near = (words(), 1_u16..6, words());
    let leaf = prop_oneof![
        6 => term().prop_map(Part::Term),
        1 => near.prop_map(|(left, within, right)| Part::Near(left, within, right)),
        2 => test().prop_map(Part::Test),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let several = || prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            inner.clone().prop_map(|part| Part::Asked(part.into())),
            inner.clone().prop_map(|part| Part::Answered(part.into())),
            inner.clone().prop_map(|part| match part {
                // Twice not is not at all.
                Part::Not(inner) => *inner,
                part => Part::Not(part.into()),
            }),
            several().prop_map(Part::All),
            several().prop_map(Part::Any),
        ]
    })
    .boxed()
}

fn filter() -> impl Strategy<Value = Filter> {
    let day = || prop::option::weighted(0.1, date()).prop_map(Option::flatten);
    let length = prop::option::weighted(0.1, (0_u32..9, 0_u32..90));
    let length = length.prop_map(|length| length.map(|(from, more)| (from, from + more)));
    let without = prop_oneof![3 => Just(Choices::default()), 1 => choices()];
    (choices(), without, day(), day(), length)
        .prop_map(|(only, without, from, to, length)| Filter { only, without, from, to, length })
}

fn choices() -> impl Strategy<Value = Choices> {
    let speakers = prop::sample::subsequence(vec!["q", "jen-psaki", "moderator", "mr-kirby"], 1..3);
    let speakers =
        speakers.prop_map(|keys| keys.into_iter().map(|key| SpeakerKey(key.to_owned())).collect());
    let places = prop::sample::subsequence(PLACES.to_vec(), 1..3);
    let places = places.prop_map(|places| places.into_iter().map(str::to_owned).collect());
    let names = vec![MarkName::Laughter, MarkName::Redaction, MarkName::Sic];
    let choice = (
        prop::option::weighted(0.2, speakers),
        prop::option::weighted(0.2, prop::sample::subsequence(Role::ALL.to_vec(), 1..3)),
        prop::option::weighted(0.2, prop::sample::subsequence(Kind::ALL[..4].to_vec(), 1..3)),
        prop::option::weighted(0.2, places),
        prop::option::weighted(0.2, prop::sample::subsequence(RuleName::ALL.to_vec(), 1..3)),
        prop::option::weighted(0.2, prop::sample::subsequence(names, 1..3)),
    );
    choice.prop_map(|(speakers, roles, kinds, places, rules, marks)| Choices {
        speakers: speakers.unwrap_or_default(),
        roles: roles.unwrap_or_default(),
        kinds: kinds.unwrap_or_default(),
        places: places.unwrap_or_default(),
        rules: Rules::of(rules.unwrap_or_default()),
        marks: marks.unwrap_or_default(),
    })
}

pub fn asked() -> impl Strategy<Value = Asked> {
    (prop::collection::vec(part(), 0..4), filter()).prop_map(|(parts, filter)| {
        // What the parser joins on purpose (equal parts, parts of parts) has its own tests.
        let mut distinct: Vec<Part> = Vec::new();
        for part in parts {
            let is_new = |other: &Part| question::meaning(other) != question::meaning(&part);
            if distinct.iter().all(is_new) && !matches!(part, Part::All(_)) {
                distinct.push(part);
            }
        }
        Asked { parts: distinct, filter }
    })
}

pub fn order() -> impl Strategy<Value = (Unit, Order)> {
    let units = prop::sample::select(vec![Unit::Turn, Unit::Exchange, Unit::Transcript]);
    let orders = vec![Order::Relevance, Order::Newest, Order::Oldest, Order::Longest];
    (units, prop::sample::select(orders))
}
