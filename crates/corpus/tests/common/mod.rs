//! What the tests of this crate share: transcripts made by hand, and a host that has every shard.

#![allow(dead_code, reason = "each test uses its part")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test reports by panicking, and this is a module of several tests"
)]

use std::cell::RefCell;
use std::collections::BTreeMap;

use corpus::message::{Reply, Request, Role, TranscriptId};
use corpus::{Answer, Compiled, Engine, ShardName, compile};
use transcript::{Meta, Speaker, SpeakerNo, Text, Transcript, Turn};

thread_local! {
    /// Every shard compiled in this test, by name.
    static SHARDS: RefCell<BTreeMap<ShardName, Vec<u8>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Cases of a property test: `PROPTEST_CASES` where it is set.
pub fn cases(usual: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

pub fn empty(id: &str) -> Transcript {
    Transcript {
        id: TranscriptId::parse(id).expect("an id as addresses show it"),
        source: format!("{id}.md"),
        meta: Meta::default(),
        preamble: Vec::new(),
        turns: Vec::new(),
        end: Vec::new(),
        speakers: Vec::new(),
        ground_rules: Vec::new(),
        exchanges: Vec::new(),
    }
}

pub fn speaker(label: &str, name: Option<&str>, role: Role, anonymous: bool) -> Speaker {
    Speaker {
        label: label.to_owned(),
        name: name.map(str::to_owned),
        office: None,
        role,
        anonymous,
        at_least: 1,
        evidence: Vec::new(),
        printed: vec![label.to_owned()],
    }
}

pub fn turn(speaker: SpeakerNo, text: &str) -> Turn {
    Turn {
        cue: "Q".to_owned(),
        glued: false,
        speaker,
        text: Text { text: text.to_owned(), marks: Vec::new() },
        line: 1,
    }
}

/// Compiles, and keeps the shards for [`ask`].
pub fn keep(transcripts: &[Transcript]) -> Compiled {
    let compiled = compile(transcripts);
    SHARDS.with_borrow_mut(|shards| {
        shards.extend(compiled.shards.iter().map(|shard| (shard.name, shard.bytes.clone())));
    });
    compiled
}

pub fn open(transcripts: &[Transcript]) -> Engine {
    Engine::open(&keep(transcripts).manifest).expect("what was compiled opens")
}

pub fn adopt(engine: &mut Engine, transcripts: &[Transcript]) {
    let compiled = keep(transcripts);
    engine.adopt(&compiled.manifest, []).expect("what was compiled is adopted");
}

/// Asks until there is a reply, which takes at most six rounds.
pub fn ask(engine: &mut Engine, request: &Request) -> Reply {
    ask_in_rounds(engine, request).0
}

/// As [`ask`], and how many rounds of shards it took.
pub fn ask_in_rounds(engine: &mut Engine, request: &Request) -> (Reply, u32) {
    for round in 0..7 {
        match engine.ask(request) {
            Answer::Ready(reply) => return (reply, round),
            Answer::Failed(error) => panic!("{request:?}: {error}"),
            Answer::Need(names) => {
                assert!(!names.is_empty());
                for name in names {
                    let bytes = SHARDS.with_borrow(|shards| shards.get(&name).cloned());
                    engine.supply(&name, bytes.expect("a shard that was compiled")).unwrap();
                }
            }
        }
    }
    panic!("{request:?} needs more than six rounds");
}
