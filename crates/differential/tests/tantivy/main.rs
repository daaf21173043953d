//! The engine against tantivy, a search engine of other people's making, over the same turns: some
//! thousands of questions drawn from the archive's own words must be answered with the same counts.
//!
//! The archive is that of `../shared/corpus` where it is there, else the seeds. What the two engines
//! mean by a word is the same by construction: letters and digits, case and accents folded, stems by
//! Snowball. How they find it has nothing in common.
//!
//! Must not know: how either engine works inside.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reports by panicking"
)]

mod archive;
mod compare;
mod draw;
mod peer;
mod question;

use std::sync::OnceLock;

use archive::Archive;
use draw::Draw;
use peer::Peer;
use question::Question;

/// Questions of each sort.
const EACH: usize = 500;

/// The archive in both engines, made once for all tests.
fn both() -> &'static (Archive, Peer) {
    static BOTH: OnceLock<(Archive, Peer)> = OnceLock::new();
    BOTH.get_or_init(|| {
        let archive = Archive::read();
        let peer = Peer::index(&archive);
        (archive, peer)
    })
}

/// Asks `EACH` questions of a sort, under a seed of its own.
fn agree(seed: u64, question: fn(&mut Draw<'_>) -> Question) {
    let (archive, peer) = both();
    let mut draw = Draw::new(archive, seed);
    let mut engine = archive.engine();
    let mut found = 0;
    for _ in 0..EACH {
        let question = question(&mut draw);
        let filter = draw.filter();
        found += usize::from(compare::counts(archive, peer, &mut engine, &question, &filter) > 0);
    }
    // Questions without an answer prove little: most have to find something.
    assert!(found * 3 > EACH, "only {found} of {EACH} questions find anything");
}

#[test]
fn words_in_any_form() {
    agree(1, |draw| Question::Word(draw.word()));
}

#[test]
fn words_as_they_are() {
    agree(2, |draw| Question::Phrase(vec![draw.word()]));
}

#[test]
fn several_words() {
    agree(3, |draw| {
        Question::All(draw.words_of_one_turn().into_iter().map(Question::Word).collect())
    });
}

#[test]
fn phrases() {
    agree(4, |draw| Question::Phrase(draw.phrase()));
}

#[test]
fn booleans() {
    agree(5, |draw| draw.combination(3));
}

#[test]
fn beginnings() {
    agree(6, |draw| Question::Prefix(draw.beginning()));
}

#[test]
fn near_spellings() {
    agree(7, |draw| Question::Close(draw.slip()));
}
