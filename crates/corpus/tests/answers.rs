//! The same answers wherever the engine runs: this one file is run natively, as WebAssembly in
//! Node, and in a worker of a browser, and holds all of them to the same expectations.

#![expect(clippy::panic, reason = "a test reports by panicking")]

mod common;

use common::{ask, ask_in_rounds, empty, open, speaker, turn};
use corpus::Engine;
use corpus::message::{
    Choices, Date, Filter, Kind, Reply, Request, Role, Rows, RuleName, Rules, Scope, Search,
    Snippet, SpeakerKey,
};
use transcript::{SpeakerNo, Transcript};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test;

const SOURCES: [(&str, &str); 3] = [
    (
        "2021/a.md",
        "---\ndate: '2021-03-23'\ntitle: Press Briefing by Press Secretary Jen Psaki\n---\n \n\
         James S. Brady Press Briefing Room\n\n1:05 P.M. EDT\n\n\
         MS. PSAKI:  Hi, everyone.  (Laughter.)  Sanctions were eased.\n\n\
         Q    Thanks, Jen.  Which sanction, and how many cafés?\n\n\
         MS. PSAKI:  The “big” one — <s>two</s> \\[three\\] cafes.\n\n1:52 P.M. EDT\n",
    ),
    (
        "2022/b.md",
        "---\ndate: '2022-02-24'\ntitle: Background Press Call by Senior Administration Officials\n\
         ---\n \nVia Teleconference\n\nMODERATOR:  Good afternoon.  The opening remarks are on the record.\n\
         The Q&A will be on background.\n\n\
         SENIOR ADMINISTRATION OFFICIAL:  The economy, the economies, economic sanctions.\n\n\
         Q    Is that all?\n",
    ),
    ("c.md", "---\ndate: '2020-01-01'\ntitle: Remarks\n---\n \nNo label stands here.\n"),
];

/// Asks all of the archive and tells what came as `turns/hits` and the words that were hit.
fn check(query: &str, filter: Filter, expected: &str) {
    let mut engine = open(&transcripts());
    let scope = Scope::Archive { first: 0, count: 10 };
    let request = Request::Search(Search::new(query.to_owned(), filter, scope));
    let Reply::Found(found) = ask(&mut engine, &request) else { panic!("{request:?}") };
    let Rows::Groups(groups) = &found.rows else { panic!("{:?}", found.rows) };
    let words: Vec<&str> = groups.iter().flat_map(|group| &group.snippets).flat_map(hit).collect();
    let told = format!("{}/{} {}", found.counts.turns, found.counts.hits, words.join(" "));
    assert_eq!(told, expected, "{query}");
}

fn transcripts() -> Vec<Transcript> {
    SOURCES.iter().map(|(name, text)| transcript::parse(name, text).0).collect()
}

fn hit(snippet: &Snippet) -> impl Iterator<Item = &str> {
    snippet.hits.iter().map(|hit| hit.span.of(&snippet.text.text))
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn words_phrases_and_accents() {
    check("", Filter::default(), "6/0 ");
    check("sanction", Filter::default(), "3/3 sanctions Sanctions sanction");
    check("\"sanctions were\"", Filter::default(), "1/1 Sanctions were");
    check("café", Filter::default(), "2/2 cafés cafes");
    check("economy", Filter::default(), "1/2 economy economies");
    check("zebra", Filter::default(), "0/0 ");
    check("sanction rule:background", Filter::default(), "1/1 sanctions");
    check("sanction -rule:background", Filter::default(), "2/2 Sanctions sanction");
    // Of two terms, each for a part, both are found.
    check("sanction rule:on-the-record", Filter::default(), "1/1 sanctions");
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn words_that_nobody_said_are_offered_otherwise() {
    let mut engine = open(&transcripts());
    let mut offers = |query: &str| offered(&mut engine, query);
    let offer = |query: &str, turns| (query.to_owned(), turns);
    assert_eq!(offers("sanction"), []);
    assert_eq!(offers("sanctoin"), [offer("sanction", Some(3))], "of one word's forms, one");
    assert_eq!(
        offers("sanktions (econony)"),
        [
            offer("sanctions (economy)", None),
            offer("sanctions (econony)", Some(3)),
            offer("sanktions (economy)", Some(1)),
        ],
        "with all of them put right, first"
    );
    // “ease” is a form of what somebody said, but nobody said it; nor “many were” or “many eased”.
    assert_eq!(offers("\"many ease\""), []);
    assert_eq!(offers("\"were ease\""), [offer("\"were eased\"", Some(1))]);
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn speakers_whom_nobody_knows_are_offered_otherwise() {
    let mut engine = open(&transcripts());
    let offer = |query: &str, turns| (query.to_owned(), Some(turns));
    for (query, expected) in [
        ("speaker:psaki", vec![]),
        ("speaker:saki", vec![offer("speaker:jen-psaki", 2)]),
        ("speaker:jen", vec![offer("speaker:jen-psaki", 2)]),
        ("speaker:\"jenn psaky\"", vec![offer("speaker:jen-psaki", 2)]),
        ("speaker:ms speaker:qq", vec![]),
        (
            "\"eased\" -asked:(sanction speaker:q|psakki)",
            vec![offer("\"eased\" -asked:(sanction speaker:jen-psaki|q)", 2)],
        ),
        // Where nobody is meant by the name, words are still put right.
        ("speaker:nobody sanctoin", vec![offer("speaker:nobody sanction", 3)]),
    ] {
        assert_eq!(offered(&mut engine, query), expected, "{query}");
    }
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn what_is_offered_is_all_of_a_phrase() {
    let mut engine = open(&transcripts());
    let scope = Scope::Archive { first: 0, count: 10 };
    for (query, expected) in [
        ("-laughter “wer eased”", ["were eased"].as_slice()),
        ("sanctoins-were", &["sanctions-were"]),
        ("sanctoin", &["sanction"]),
    ] {
        let search = Search::new(query.to_owned(), Filter::default(), scope.clone());
        let Reply::Found(found) = ask(&mut engine, &Request::Search(search)) else {
            panic!("{query}")
        };
        let words: Vec<_> = found.suggestions.iter().map(|one| one.word.as_str()).collect();
        assert_eq!(words, expected, "{query}");
    }
}

/// The queries that are offered for one, and the turns that each is said to find.
fn offered(engine: &mut Engine, query: &str) -> Vec<(String, Option<u32>)> {
    let scope = Scope::Archive { first: 0, count: 10 };
    let search = Search::new(query.to_owned(), Filter::default(), scope);
    let Reply::Found(found) = ask(engine, &Request::Search(search)) else { panic!("{query}") };
    found.suggestions.into_iter().map(|one| (one.query, one.turns)).collect()
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn slips_of_the_source_are_not_offered() {
    let mut talk = empty("2022-02-24-aaaa");
    talk.speakers.push(speaker("Q", None, Role::Press, true));
    let said = [("Zelenskyy", 400), ("Zelensky", 6), ("Zelenskey", 1)];
    let said = said.into_iter().flat_map(|(word, times)| std::iter::repeat_n(word, times));
    talk.turns.extend(said.map(|word| turn(SpeakerNo(0), word)));
    let mut engine = open(&[talk]);
    let offer = |query: &str, turns| (query.to_owned(), Some(turns));
    let expected = [offer("zelensky", 6), offer("zelenskyy", 400)];
    assert_eq!(offered(&mut engine, "zelenske"), expected, "what some say is no slip");
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn filters() {
    let only = Choices {
        speakers: vec![SpeakerKey("jen-psaki".to_owned())],
        roles: vec![Role::Official],
        kinds: vec![Kind::Briefing],
        ..Choices::default()
    };
    let psaki = Filter {
        only,
        from: Date::new(2021, 1, 1),
        to: Date::new(2021, 12, 31),
        ..Filter::default()
    };
    check("sanction", psaki, "1/1 Sanctions");
    let press = || Choices { roles: vec![Role::Press], ..Choices::default() };
    check("sanction", Filter { only: press(), ..Filter::default() }, "1/1 sanction");
    check("sanction", Filter { without: press(), ..Filter::default() }, "2/2 sanctions Sanctions");
    let rules = || Choices { rules: Rules::of([RuleName::OnBackground]), ..Choices::default() };
    check("sanction", Filter { only: rules(), ..Filter::default() }, "1/1 sanctions");
    check("sanction", Filter { without: rules(), ..Filter::default() }, "2/2 Sanctions sanction");
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn reading() {
    let transcripts = transcripts();
    let mut engine = open(&transcripts);
    for transcript in &transcripts {
        let Reply::Reading(reading) = ask(&mut engine, &Request::Read(transcript.id.clone()))
        else {
            panic!("{} is in the archive", transcript.source);
        };
        let read: Vec<_> = reading.turns.iter().map(|turn| &turn.text).collect();
        let written: Vec<_> = transcript.turns.iter().map(|turn| &turn.text).collect();
        assert_eq!(read, written);
    }
}

/// The words of a pattern are looked up side by side: a round is a wait for the network.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn a_longer_pattern_takes_no_more_rounds() {
    let transcripts = [many_words()];
    let rounds = |query: &str| {
        let scope = Scope::Archive { first: 0, count: 10 };
        let search = Search::new(query.to_owned(), Filter::default(), scope);
        let (reply, rounds) = ask_in_rounds(&mut open(&transcripts), &Request::Search(search));
        let Reply::Found(found) = reply else { panic!("{query} is a search") };
        assert_eq!(found.counts.turns, 1, "{query}");
        rounds
    };
    let [first, middle, last] = [7, 20_007, 39_207].map(word);
    let short = rounds(&format!("/{first}/"));
    assert!(short > 2, "an archive so small travels at once");
    assert_eq!(rounds(&format!("/{first}.*{middle}.*{last}/")), short);
}

fn word(n: u32) -> String {
    let letter = |n: u32| char::from(b'a' + (n % 26) as u8);
    format!("word{}", [n / 17_576, n / 676, n / 26, n].map(letter).iter().collect::<String>())
}

/// A transcript of so many words that its index does not travel with the manifest. Words that stand
/// together in the text are far apart in the dictionary.
fn many_words() -> Transcript {
    let text = |nth: u32| (0..50).map(|n| word(nth + 800 * n)).collect::<Vec<_>>().join(" ");
    Transcript {
        speakers: vec![speaker("Q", None, Role::Press, true)],
        turns: (0..800).map(|nth| turn(SpeakerNo(0), &text(nth))).collect(),
        ..empty("2021-03-23-aaaa")
    }
}
