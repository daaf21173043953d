//! What the fuzzers share: an archive large enough to have every kind of file, questions that read
//! all of them, and a seal for bodies that no compiler wrote. Damaged files are refused by their
//! checksum before anything is read; so the fuzzers write sound checksums over unsound bodies.

pub mod own;

use std::hash::Hasher;
use std::sync::LazyLock;

use corpus::message::{Filter, Order, Reply, Request, Scope, Search, Unit};
use corpus::{Answer, Compiled, Compiler, Engine, Shard, Source};
use siphasher::sip128::{Hasher128, SipHasher13};

/// Where a file's parts begin, as `format.rs` of the corpus describes them.
const CHECKSUM: usize = 24;
const LENGTH: usize = 32;
const BODY: usize = 36;

/// An archive whose index is in files of its own.
pub static ARCHIVE: LazyLock<Compiled> = LazyLock::new(|| {
    let text = |n: u32| {
        let turn = |m: u32| {
            let word = (n * 131 + m * 17) % 3_000;
            format!(
                "Q    Is word{word} of the {n} sanctions answered?\n\nMR. KIRBY:  No, topic{m}. (Laughter.)\n\n"
            )
        };
        let turns: String = (0..30).map(turn).collect();
        let (month, day) = (n % 12 + 1, n % 28 + 1);
        format!("---\ndate: '2021-{month:02}-{day:02}'\ntitle: No. {n}\n---\n \nGeneva\n\n{turns}")
    };
    let texts: Vec<(String, String)> = (0..150).map(|n| (format!("{n}.md"), text(n))).collect();
    let sources: Vec<Source<'_>> =
        texts.iter().map(|(name, text)| Source { name, bytes: text.as_bytes() }).collect();
    Compiler::default().compile(&sources)
});

/// A search of the archive.
pub fn search(query: &str, unit: Unit, order: Order) -> Request {
    let scope = Scope::Archive { first: 0, count: 20 };
    let search = Search::new(query.to_owned(), Filter::default(), scope);
    Request::Search(Search { unit, order, ..search })
}

/// Questions that together read every kind of file.
pub fn questions() -> Vec<Request> {
    let queries =
        ["sanctions", "\"of the\"", "word1*", "kirbyy", "has:laughter len:>3 answered:no"];
    let mut all: Vec<_> =
        queries.iter().map(|query| search(query, Unit::Exchange, Order::Relevance)).collect();
    let newest = Engine::open(&ARCHIVE.manifest).map(|mut e| ask(&mut e, &all[0], &|_| None));
    if let Ok(Some(Reply::Found(found))) = newest
        && let corpus::message::Rows::Groups(groups) = found.rows
    {
        all.extend(groups.first().map(|group| Request::Read(group.entry.id.clone())));
    }
    all
}

/// Asks until there is an answer, giving `instead` of a shard where there is something instead.
pub fn ask(
    engine: &mut Engine,
    request: &Request,
    instead: &dyn Fn(&Shard) -> Option<Vec<u8>>,
) -> Option<Reply> {
    for _ in 0..8 {
        let names = match engine.ask(request) {
            Answer::Ready(reply) => return Some(reply),
            Answer::Failed(_) => return None,
            Answer::Need(names) => names,
        };
        for shard in ARCHIVE.shards.iter().filter(|shard| names.contains(&shard.name)) {
            let bytes = instead(shard).unwrap_or_else(|| shard.bytes.clone());
            engine.supply(&shard.name, bytes).ok()?;
        }
    }
    None
}

/// `file` with another body under a sound checksum.
pub fn reseal(file: &[u8], body: &[u8]) -> Vec<u8> {
    let mut bytes = file[..BODY].to_vec();
    bytes[LENGTH..BODY].copy_from_slice(&(body.len() as u32).to_le_bytes());
    bytes.extend(miniz_oxide::deflate::compress_to_vec(body, 1));
    let mut hasher = SipHasher13::new();
    hasher.write(&bytes[7..CHECKSUM]);
    hasher.write(&bytes[LENGTH..]);
    bytes[CHECKSUM..LENGTH].copy_from_slice(&hasher.finish128().h1.to_le_bytes());
    bytes
}

/// The body of a file, where no phrases were presumed.
pub fn body(file: &[u8]) -> Vec<u8> {
    miniz_oxide::inflate::decompress_to_vec(&file[BODY..]).unwrap_or_default()
}
