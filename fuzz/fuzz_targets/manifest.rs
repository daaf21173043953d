//! A manifest of sound checksum and any body: refused, or asked.
#![no_main]

use corpus::Engine;
use fuzz::{ARCHIVE, ask, questions, reseal};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static QUESTIONS: LazyLock<Vec<corpus::message::Request>> = LazyLock::new(questions);

fuzz_target!(|body: &[u8]| {
    if let Ok(mut engine) = Engine::open(&reseal(&ARCHIVE.manifest, body)) {
        for question in QUESTIONS.iter() {
            ask(&mut engine, question, &|_| None);
        }
    }
});
