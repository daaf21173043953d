//! One file of the archive with sound checksum and any body: refused, or read in an answer.
#![no_main]

use corpus::Engine;
use fuzz::{ARCHIVE, ask, questions, reseal};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static QUESTIONS: LazyLock<Vec<corpus::message::Request>> = LazyLock::new(questions);

fuzz_target!(|input: (u8, &[u8])| {
    let (kind, body) = input;
    // The kind of a file stands in its eighth byte.
    let forge =
        |shard: &corpus::Shard| (shard.bytes[7] == kind).then(|| reseal(&shard.bytes, body));
    for question in QUESTIONS.iter() {
        if let Ok(mut engine) = Engine::open(&ARCHIVE.manifest) {
            ask(&mut engine, question, &forge);
        }
    }
});
