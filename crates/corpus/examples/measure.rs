//! Measures the engine on a folder of transcripts: compile time, bytes by kind of file, bytes and
//! time of each query, cold and warm.
//!
//! `cargo run --release -p corpus --example measure [FOLDER]`, by default `../shared/corpus`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use corpus::message::{Filter, Reply, Request, Scope, Search};
use corpus::{Answer, Compiled, Engine, ShardName, compile};
use flate2::Compression;
use flate2::write::DeflateEncoder;

const QUERIES: [&str; 20] = [
    "",
    "president",
    "administration",
    "economy",
    "the",
    "fracking",
    "evergrande",
    "netanyahu",
    "fauci",
    "gas prices",
    "student loans",
    "hostage deal",
    "the president of the united states",
    "\"north korea\"",
    "\"to be or not to be\"",
    "\"of the\"",
    "COVID-19",
    "U.S.",
    "two-state",
    "zzzz president",
];

/// Runs of each query, of which the median is told.
const RUNS: usize = 31;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder =
        std::env::args().nth(1).unwrap_or_else(|| "../shared/corpus/press-briefings".to_owned());
    let mut paths = Vec::new();
    collect(Path::new(&folder), &mut paths)?;
    paths.sort();
    let mut texts = Vec::new();
    for path in &paths {
        texts.push((path.display().to_string(), std::fs::read_to_string(path)?));
    }
    let start = Instant::now();
    let transcripts: Vec<_> =
        texts.iter().map(|(path, text)| transcript::parse(path, text).0).collect();
    let parsed = start.elapsed();
    let start = Instant::now();
    let archive = compile(&transcripts);
    println!(
        "{} files, {} turns; parse {parsed:.2?}, compile {:.2?}",
        paths.len(),
        transcripts.iter().map(|transcript| transcript.turns.len()).sum::<usize>(),
        start.elapsed()
    );
    archive.remarks.iter().for_each(|remark| println!("{remark}"));
    sizes(&archive)?;
    queries(&archive)
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
    Ok(())
}

fn deflated(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    std::io::Write::write_all(&mut encoder, bytes)?;
    Ok(encoder.finish()?.len())
}

/// Bytes by kind of file, which stands in the eighth byte.
fn sizes(archive: &Compiled) -> std::io::Result<()> {
    let mut kinds: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    let files = archive.shards.iter().map(|shard| &shard.bytes).chain([&archive.manifest]);
    for bytes in files {
        let kind = match bytes.get(7) {
            Some(1) => "manifest",
            Some(2) => "columns",
            Some(3) => "entries",
            Some(4) => "terms",
            Some(5) => "positions",
            _ => "text",
        };
        let small = deflated(bytes)?;
        for kind in [kind, "~ all"] {
            let sum = kinds.entry(kind).or_default();
            *sum = (sum.0 + 1, sum.1 + bytes.len(), sum.2 + small);
        }
    }
    println!("\n{:10} {:>6} {:>12} {:>12}", "file", "files", "raw", "deflated");
    for (kind, (files, raw, small)) in kinds {
        println!("{kind:10} {files:6} {raw:12} {small:12}");
    }
    Ok(())
}

fn queries(archive: &Compiled) -> Result<(), Box<dyn std::error::Error>> {
    let shards: BTreeMap<ShardName, &[u8]> =
        archive.shards.iter().map(|shard| (shard.name, shard.bytes.as_slice())).collect();
    println!(
        "\n{:38} {:>7} {:>7} {:>6} {:>10} {:>10}",
        "query", "turns", "hits", "files", "deflated", "warm"
    );
    let mut warm_engine = Engine::open(&archive.manifest)?;
    for query in QUERIES {
        let scope = Scope::Archive { first: 0, count: 20 };
        let request = Request::Search(Search::new(query.to_owned(), Filter::default(), scope));
        let mut fetched = BTreeSet::new();
        let found = loop {
            match warm_engine.ask(&request) {
                Answer::Ready(Reply::Found(found)) => break found,
                Answer::Need(names) => supply(&mut warm_engine, &shards, names, &mut fetched)?,
                other => return Err(format!("{other:?}").into()),
            }
        };
        let mut bytes = 0;
        for name in &fetched {
            bytes += deflated(shards.get(name).copied().unwrap_or_default())?;
        }
        let mut times: Vec<Duration> = (0..RUNS)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(warm_engine.ask(&request));
                start.elapsed()
            })
            .collect();
        times.sort();
        let warm = times.get(RUNS / 2).copied().unwrap_or_default();
        let corpus::message::Counts { turns, hits, .. } = found.counts;
        println!("{query:38} {turns:7} {hits:7} {:6} {bytes:10} {warm:>10.2?}", fetched.len());
    }
    Ok(())
}

fn supply(
    engine: &mut Engine,
    shards: &BTreeMap<ShardName, &[u8]>,
    names: Vec<ShardName>,
    fetched: &mut BTreeSet<ShardName>,
) -> Result<(), corpus::FormatError> {
    for name in names {
        engine.supply(&name, shards.get(&name).copied().unwrap_or_default().to_vec())?;
        fetched.insert(name);
    }
    Ok(())
}
