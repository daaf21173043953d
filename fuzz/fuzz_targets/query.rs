//! Whatever is typed: parsed, spelled out, put in words, answered; and its canonical spelling finds
//! as much.
#![no_main]

use corpus::Engine;
use corpus::message::{Found, Order, Reply, Unit};
use fuzz::{ARCHIVE, ask, search};
use libfuzzer_sys::fuzz_target;

fn found(engine: &mut Engine, query: &str) -> Option<Box<Found>> {
    match ask(engine, &search(query, Unit::Turn, Order::Relevance), &|_| None) {
        Some(Reply::Found(found)) => Some(found),
        _ => None,
    }
}

fuzz_target!(|typed: String| {
    thread_local! {
        static ENGINE: std::cell::RefCell<Engine> =
            std::cell::RefCell::new(Engine::open(&ARCHIVE.manifest).unwrap());
    }
    ENGINE.with_borrow_mut(|engine| {
        let first = found(engine, &typed).expect("every query has an answer");
        if first.remarks.is_empty() && first.canonical.chars().count() < 1_000 {
            let again = found(engine, &first.canonical).expect("every query has an answer");
            assert_eq!(again.counts, first.counts, "{typed:?} and {:?}", first.canonical);
        }
    });
});
