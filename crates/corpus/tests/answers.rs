//! The same answers wherever the engine runs: this one file is run natively, as WebAssembly in
//! Node, and in a worker of a browser, and holds all of them to the same expectations.

#![expect(clippy::panic, reason = "a test reports by panicking")]

mod common;

use common::{ask, open};
use corpus::message::{
    Choices, Date, Filter, Kind, Reply, Request, Role, Rows, RuleName, Rules, Scope, Search,
    Snippet, SpeakerKey,
};
use transcript::Transcript;
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
         ---\n \nVia Teleconference\n\nMODERATOR:  Good afternoon.  This call is on background.\n\n\
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
