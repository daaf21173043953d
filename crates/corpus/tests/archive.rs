//! The engine over transcripts as they are published: the seed always, the whole collection beside
//! the repository where there is one.

#![expect(clippy::expect_used, clippy::panic, reason = "a test reports by panicking")]

mod common;

use std::path::{Path, PathBuf};

use common::{ask, keep, open};
use corpus::message::{
    Choices, Filter, Found, Reply, Request, Role, Rows, Scope, Search, SpeakerKey,
};
use corpus::{Engine, ShardName};
use transcript::Transcript;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
}

fn parse(folder: &Path) -> Vec<Transcript> {
    let mut paths = Vec::new();
    collect(folder, &mut paths);
    paths.sort();
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).expect("a transcript can be read");
        transcript::parse(&path.display().to_string(), &text).0
    };
    paths.iter().map(read).collect()
}

fn found(engine: &mut Engine, query: &str, filter: Filter, scope: Scope) -> Box<Found> {
    let request = Request::Search(Search::new(query.to_owned(), filter, scope));
    match ask(engine, &request) {
        Reply::Found(found) => found,
        other => panic!("{other:?}"),
    }
}

fn all() -> Scope {
    Scope::Archive { first: 0, count: 20 }
}

#[test]
fn the_seed_travels_in_few_bytes_and_answers() {
    let seed: Vec<Transcript> = parse(&root().join("seeds/2021"));
    let archive = keep(&seed);
    let bytes: usize = archive.shards.iter().map(|shard| shard.bytes.len()).sum();
    let bytes = bytes + archive.manifest.len();
    let files = archive.shards.len() + 1;
    assert!(files <= 4, "{files} files");
    assert!(bytes <= 25_000, "{bytes} bytes");

    let mut engine = open(&seed);
    let start = found(&mut engine, "", Filter::default(), all());
    assert_eq!(start.archive.only.as_ref(), Some(&seed[0].id));
    assert_eq!(start.archive.turns as usize, seed[0].turns.len());
    let sanctions = found(&mut engine, "sanctions", Filter::default(), all());
    let text = |turn: &transcript::Turn| turn.text.text.to_lowercase().contains("sanction");
    assert_eq!(sanctions.counts.turns as usize, seed[0].turns.iter().filter(|t| text(t)).count());
    let phrase = found(&mut engine, "“two-plus-two dialogues”", Filter::default(), all());
    assert_eq!((phrase.counts.turns, phrase.counts.hits), (1, 1));
    let nothing = found(&mut engine, "korea zebra", Filter::default(), all());
    let gains: Vec<bool> = nothing.removals.iter().map(|removal| removal.turns > 0).collect();
    assert_eq!(gains, [false, true]);
}

/// For each phrase, the turns of the collection that hold it and how often they do, in any case,
/// found by splitting every turn.
fn scan(transcripts: &[Transcript], phrases: &[&str]) -> Vec<(u32, u32)> {
    let phrases: Vec<Vec<&str>> =
        phrases.iter().map(|phrase| phrase.split(' ').collect()).collect();
    let mut found = vec![(0, 0); phrases.len()];
    for turn in transcripts.iter().flat_map(|transcript| &transcript.turns) {
        let lower = turn.text.text.to_lowercase();
        let tokens: Vec<&str> =
            lower.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
        for (phrase, (turns, hits)) in phrases.iter().zip(&mut found) {
            let here = tokens.windows(phrase.len()).filter(|window| window == phrase).count();
            *hits += here as u32;
            *turns += u32::from(here > 0);
        }
    }
    found
}

#[test]
fn the_collection_is_searched_as_a_scan_searches_it() {
    let folder = root().join("../shared/corpus");
    if !folder.is_dir() {
        eprintln!("skipped: there is no ../shared/corpus");
        return;
    }
    let mut transcripts = parse(&folder);
    transcripts.sort_by(|a, b| (&a.id, &a.source).cmp(&(&b.id, &b.source)));
    transcripts.dedup_by(|a, b| a.id == b.id);
    let mut engine = open(&transcripts);
    let phrases = [
        "the",
        "sanctions",
        "fracking",
        "of the",
        "north korea",
        "covid 19",
        "u s",
        "don t",
        "zzzz",
        "to be or not to be",
        "the president of the united states",
    ];
    for (phrase, expected) in phrases.iter().zip(scan(&transcripts, &phrases)) {
        let query = format!("\"{phrase}\"");
        let counts = found(&mut engine, &query, Filter::default(), all()).counts;
        assert_eq!((counts.turns, counts.hits), expected, "{query}");
    }
    let press = only(Choices { roles: vec![Role::Press], ..Choices::default() });
    let by_role = found(&mut engine, "sanction", press, all()).counts;
    let q = only(Choices { speakers: vec![SpeakerKey("q".to_owned())], ..Choices::default() });
    assert_eq!(found(&mut engine, "sanction", q, all()).counts, by_role);
    read_all(&mut engine, &transcripts);
}

fn only(only: Choices) -> Filter {
    Filter { only, ..Filter::default() }
}

/// Every tenth transcript comes back whole, and its hits are as many as the archive's list says.
fn read_all(engine: &mut Engine, transcripts: &[Transcript]) {
    let everything = Scope::Archive { first: 0, count: u32::MAX };
    let listed = found(engine, "economy", Filter::default(), everything);
    let Rows::Groups(groups) = &listed.rows else { panic!() };
    for transcript in transcripts.iter().step_by(10) {
        let Reply::Reading(reading) = ask(engine, &Request::Read(transcript.id.clone())) else {
            panic!("{:?} cannot be read", transcript.id)
        };
        let texts = reading.turns.iter().map(|turn| &turn.text);
        assert!(texts.eq(transcript.turns.iter().map(|turn| &turn.text)), "{:?}", transcript.id);
        let scope = Scope::Transcript(transcript.id.clone());
        let own = found(engine, "economy", Filter::default(), scope);
        let Rows::Turns(turns) = own.rows else { panic!() };
        let hits: usize = turns.iter().map(|turn| turn.hits.len()).sum();
        let group = groups.iter().find(|group| group.entry.id == transcript.id);
        assert_eq!(hits as u32, group.map_or(0, |group| group.hits), "{:?}", transcript.id);
    }
}

#[test]
fn names_of_shards_make_file_names() {
    let archive = keep(&parse(&root().join("seeds/2021")));
    let name = |name: ShardName| name.to_string();
    for file in archive.shards.iter().map(|shard| name(shard.name)) {
        let (set, number) = file.split_once('/').expect("a set and a number");
        assert!(set.len() == 16 && set.bytes().all(|b| b.is_ascii_alphanumeric()), "{file}");
        assert!(number.parse::<u32>().is_ok(), "{file}");
    }
}
