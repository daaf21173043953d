//! Bytes: the same for the same transcripts in any order, pinned by their names, and refused in
//! words whenever they are not what was written.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test reports by panicking")]

mod common;

use std::collections::BTreeMap;
use std::sync::Mutex;

use common::{ask, keep, open};
use corpus::message::{
    Date, Direction, Extent, Filter, GroundRule, Mark, MarkKind, Passage, Reply, Request, Role,
    Rows, RuleKind, Scope, Search, Span, SpeakerKey, TurnNo,
};
use corpus::{
    Answer, Cache, Compiled, Compiler, Engine, FORMAT_VERSION, Fault, Part, Shard, Source, compile,
};
use transcript::{SpeakerNo, Transcript};

/// Two small transcripts that use every kind of file.
fn tiny() -> Vec<Transcript> {
    let mut first = common::empty("2021-03-23-k7q2");
    first.meta.title = "Background Press Call".to_owned();
    first.meta.date = Date::new(2021, 3, 23);
    first.speakers = vec![
        common::speaker("MODERATOR", None, Role::Moderator, true),
        common::speaker("Q", None, Role::Press, true),
        common::speaker("MS. PSAKI", Some("Jen Psaki"), Role::Official, false),
    ];
    let mut laughter = common::turn(SpeakerNo(0), "Good afternoon. (Laughter.) Sanctions stay.");
    laughter.text.marks = vec![Mark {
        span: Span { start: 16, end: 27 },
        kind: MarkKind::Direction(Direction::Laughter),
    }];
    first.turns = vec![
        laughter,
        common::turn(SpeakerNo(1), "Are sanctions on North Korea eased?"),
        common::turn(SpeakerNo(2), "No.\nNot one sanction."),
    ];
    first.ground_rules = vec![GroundRule {
        kind: RuleKind::OnBackground,
        extent: Extent::Questions,
        passage: Passage { turn: Some(TurnNo(1)), span: Span { start: 0, end: 15 } },
    }];
    let mut second = common::empty("2021-04-01-bbbb");
    second.meta.title = "A second call".to_owned();
    second.meta.date = Date::new(2021, 4, 1);
    second.speakers = vec![common::speaker("MS. PSAKI", None, Role::Official, false)];
    second.turns = vec![common::turn(SpeakerNo(0), "North Korea was sanctioned again.")];
    vec![first, second]
}

/// As many turns as it takes to send every part of the index into files of its own.
fn large() -> Vec<Transcript> {
    let mut all = tiny();
    for n in 0..4_000 {
        let text = format!("number {n} of the turns about topic{n} and topic{}", n / 2);
        all[0].turns.push(common::turn(SpeakerNo(1), &text));
    }
    all
}

fn search(query: &str) -> Request {
    let scope = Scope::Archive { first: 0, count: 20 };
    Request::Search(Search::new(query.to_owned(), Filter::default(), scope))
}

#[test]
fn the_bytes_are_the_same_in_any_order_and_in_every_build() {
    let mut backwards = tiny();
    backwards.reverse();
    let archive = compile(&tiny());
    assert_eq!(compile(&backwards), archive);
    // These names are digests of all bytes. Where they change, FORMAT_VERSION has to.
    let names: Vec<String> = archive.shards.iter().map(|shard| shard.name.to_string()).collect();
    assert_eq!(FORMAT_VERSION, 6);
    assert_eq!(
        names,
        ["gahpblbkhjmkcjhx/0", "gahpblbkhjmkcjhx/1", "2sc47cbjkevywlvs/0", "2sc47cbjkevywlvs/1"]
    );
    let checksum: String =
        archive.manifest[24..32].iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(checksum, "1d42660386d108cc");
}

/// What is kept of one build for the next, in memory.
#[derive(Default)]
struct Memory(Mutex<BTreeMap<String, Vec<u8>>>);

impl Memory {
    fn change(&self, change: impl Fn(&mut Vec<u8>)) {
        self.0.lock().unwrap().values_mut().for_each(change);
    }
}

impl Cache for Memory {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        self.0.lock().unwrap().get(name).cloned()
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        self.0.lock().unwrap().insert(name.to_owned(), bytes.to_vec());
    }
}

#[test]
fn the_bytes_are_the_same_in_any_number_of_threads_and_whatever_was_kept() {
    let text = |n: usize| {
        let turns: Vec<String> = (0..40)
            .map(|m| format!("Q    Is {m} of the {n} answered?\n\nMR. KIRBY:  No.\n\n"))
            .collect();
        let (month, day) = (n % 12 + 1, n % 28 + 1);
        format!("---\ndate: '2021-{month:02}-{day:02}'\ntitle: No. {n}\n---\n \n{}", turns.concat())
    };
    let texts: Vec<(String, String)> = (0..30).map(|n| (format!("{n}.md"), text(n))).collect();
    let source = |(name, text): &'static (String, String)| Source { name, bytes: text.as_bytes() };
    let texts: &'static [(String, String)] = texts.leak();
    let mut sources: Vec<Source<'_>> = texts.iter().map(source).collect();
    let memory = Memory::default();
    let build = |threads, sources: &[Source<'_>], version| {
        Compiler { threads, cache: Some(&memory), version }.compile(sources)
    };
    let cold = build(1, &sources, b"1");
    assert!(cold.shards.len() > 30);
    assert_eq!(build(2, &sources, b"1"), cold);
    let doubts = cold.doubts.clone();
    sources.reverse();
    let shuffled = |built: Compiled| Compiled { doubts: doubts.clone(), ..built };
    assert_eq!(shuffled(build(3, &sources, b"2")), cold);
    // Whatever is wrong with what was kept, it is made anew.
    memory.change(|kept| kept.truncate(kept.len() / 2));
    assert_eq!(shuffled(build(2, &sources, b"1")), cold);
    memory.change(|kept| kept.iter_mut().for_each(|byte| *byte ^= 1));
    assert_eq!(shuffled(build(1, &sources, b"1")), cold);
    let parsed: Vec<Transcript> =
        texts.iter().map(|(name, text)| transcript::parse(name, text).0).collect();
    assert_eq!(shuffled(compile(&parsed)), cold);
}

#[test]
fn a_new_transcript_renames_no_old_volume() {
    let mut grown = tiny();
    grown.push(common::empty("2021-05-01-cccc"));
    grown[2].meta.date = Date::new(2021, 5, 1);
    let before = compile(&tiny());
    let after = compile(&grown);
    let kept = |shard: &&Shard| after.shards.contains(shard);
    assert_eq!(before.shards.iter().filter(kept).count(), before.shards.len());
}

#[test]
fn a_text_keeps_its_name_when_the_archive_grows() {
    let alone = compile(&tiny()[..1]);
    let together = compile(&tiny());
    let kept = |name| together.shards.iter().any(|shard| shard.name == name);
    assert!(alone.shards.iter().all(|shard| kept(shard.name)));
}

#[test]
fn two_sources_of_one_id_are_one_transcript_and_a_remark() {
    let mut twice = tiny();
    twice.push(Transcript { source: "a/second.md".to_owned(), ..twice[0].clone() });
    let archive = compile(&twice);
    let [remark] = archive.remarks.as_slice() else { panic!("{:?}", archive.remarks) };
    assert_eq!(
        (remark.kept.as_str(), remark.left_out.as_str()),
        ("2021-03-23-k7q2.md", "a/second.md")
    );
    assert!(remark.to_string().starts_with("a/second.md: "), "{remark}");
    assert_eq!(archive.manifest, compile(&tiny()).manifest);
}

#[test]
fn an_empty_archive_answers_too() {
    let Reply::Found(found) = ask(&mut open(&[]), &search("word")) else { panic!() };
    assert_eq!(found.rows, Rows::Groups(Vec::new()));
    assert_eq!(found.removals.len(), 1);
}

#[test]
fn everything_read_comes_back() {
    let transcripts = tiny();
    let mut engine = open(&transcripts);
    let request = Request::Read(transcripts[0].id.clone());
    let Reply::Reading(reading) = ask(&mut engine, &request) else { panic!() };
    assert_eq!(reading.entry.title, "Background Press Call");
    assert_eq!(reading.entry.words, 15);
    for (turn, (read, no)) in transcripts[0].turns.iter().zip(reading.turns.iter().zip(1..)) {
        assert_eq!((&read.text, &read.cue, read.no), (&turn.text, &turn.cue, TurnNo(no)));
        assert_eq!(read.speaker, turn.speaker.0);
    }
    // The label without a name is the one person who is named under it elsewhere.
    let request = Request::Read(transcripts[1].id.clone());
    let Reply::Reading(reading) = ask(&mut engine, &request) else { panic!() };
    assert_eq!(reading.cast[0].key, SpeakerKey("jen-psaki".to_owned()));
    assert_eq!(reading.cast[0].who.name, "Jen Psaki");
    let unknown = transcript::TranscriptId::parse("2021-01-01-zzzz").unwrap();
    assert_eq!(ask(&mut engine, &Request::Read(unknown.clone())), Reply::Unknown(unknown));
}

#[test]
fn a_large_archive_is_asked_in_at_most_three_rounds() {
    let mut engine = open(&large());
    for query in ["", "sanction", "\"of the turns\" number", "topic77", "nowhere"] {
        let Reply::Found(found) = ask(&mut engine, &search(query)) else { panic!() };
        assert_eq!(found.counts.turns == 0, query == "nowhere", "{query}");
    }
}

#[test]
fn a_truncated_manifest_is_refused_at_every_byte() {
    let manifest = compile(&tiny()).manifest;
    for length in 0..manifest.len() {
        let error = Engine::open(&manifest[..length]).expect_err("a part is not the whole");
        assert_eq!((error.part, error.fault), (Part::Manifest, Fault::Damaged), "{length}");
    }
}

#[test]
fn a_flipped_byte_is_refused_wherever_it_is() {
    let manifest = compile(&tiny()).manifest;
    for at in 0..manifest.len() {
        for mask in [1, 0x80, 0xff] {
            let mut flipped = manifest.clone();
            flipped[at] ^= mask;
            let error = Engine::open(&flipped).expect_err("every byte counts");
            assert!(!error.to_string().is_empty());
        }
    }
}

#[test]
fn shards_are_refused_when_damaged_and_the_engine_goes_on() {
    let archive = keep(&large());
    let mut engine = Engine::open(&archive.manifest).unwrap();
    for shard in &archive.shards {
        let step = (shard.bytes.len() / 97).max(1);
        for at in (0..shard.bytes.len()).step_by(step) {
            assert!(engine.supply(&shard.name, shard.bytes[..at].to_vec()).is_err(), "cut at {at}");
            let mut flipped = shard.bytes.clone();
            flipped[at] ^= 0x10;
            assert!(engine.supply(&shard.name, flipped).is_err(), "flipped at {at}");
        }
    }
    assert!(matches!(ask(&mut engine, &search("sanction")), Reply::Found(_)));
}

#[test]
fn each_refusal_says_what_to_do() {
    let Compiled { manifest, shards, .. } = compile(&large());
    let mut engine = Engine::open(&manifest).unwrap();
    let [one, other, ..] = shards.as_slice() else { panic!() };
    let versioned = |version: u16| {
        let mut bytes = one.bytes.clone();
        bytes[8..10].copy_from_slice(&version.to_le_bytes());
        bytes
    };
    let mut check = |bytes: Vec<u8>, fault: Fault, words: &str| {
        let error = engine.supply(&one.name, bytes).expect_err("this is not the shard");
        assert_eq!(error.fault, fault);
        let text = error.to_string();
        assert!(text.contains(&one.name.to_string()) && text.contains(words), "{text}");
        assert!(text.contains("reload") || text.contains("rebuild"), "{text}");
        assert!(text.ends_with('.'), "{text}");
    };
    let page = b"<!doctype html><title>404</title>".to_vec();
    check(page, Fault::Foreign, "error page");
    check(Vec::new(), Fault::Damaged, "incomplete");
    check(other.bytes.clone(), Fault::Misnamed, "another name");
    check(manifest.clone(), Fault::Misnamed, "another name");
    check(versioned(0), Fault::Version { found: 0 }, "older");
    check(versioned(FORMAT_VERSION + 1), Fault::Version { found: FORMAT_VERSION + 1 }, "newer");
    // A shard that is no part of this archive is left aside.
    let mut elsewhere = tiny();
    elsewhere[1].meta.title.push('!');
    let stranger = compile(&elsewhere[1..]).shards.remove(0);
    assert_eq!(engine.supply(&stranger.name, b"anything".to_vec()), Ok(()));
}

#[test]
fn a_missing_shard_is_asked_for_again() {
    let archive = compile(&large());
    let engine = Engine::open(&archive.manifest).unwrap();
    let Answer::Need(names) = engine.ask(&search("sanction")) else { panic!() };
    assert_eq!(engine.ask(&search("sanction")), Answer::Need(names));
}

#[test]
fn an_adopted_segment_is_searched_with_the_rest_and_twins_count_once() {
    let mut engine = open(&tiny());
    let mut own = tiny();
    own[1].id = transcript::TranscriptId::parse("2022-01-01-cccc").unwrap();
    own[1].meta.date = Date::new(2022, 1, 1);
    common::adopt(&mut engine, &own);
    let Reply::Found(found) = ask(&mut engine, &search("sanction")) else { panic!() };
    assert_eq!(found.archive.transcripts, 3);
    assert_eq!((found.counts.transcripts, found.counts.turns), (3, 5));
    let Rows::Groups(groups) = found.rows else { panic!() };
    let ids: Vec<&str> = groups.iter().map(|group| group.entry.id.as_str()).collect();
    assert_eq!(ids, ["2022-01-01-cccc", "2021-04-01-bbbb", "2021-03-23-k7q2"]);
    let held: Vec<bool> = groups.iter().map(|group| engine.holds(&group.entry.id)).collect();
    assert_eq!(held, [false, true, true], "a twin is the archive's");
    assert!(engine.adopt(b"<html>", []).is_err());
}
