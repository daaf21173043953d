//! Measures the engine on a folder of transcripts: compile time, bytes by kind of file, bytes and
//! time of each query, cold and warm.
//!
//! `cargo run --release -p corpus --example measure [FOLDER [QUERIES]]`: by default
//! `../shared/corpus`, and the queries below; a file of queries has one a line.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use corpus::message::{Filter, Order, Reply, Request, Scope, Search, Unit};
use corpus::{Answer, Cache, Compiled, Compiler, Engine, ShardName, Source};

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
    let sources: Vec<Source<'_>> =
        texts.iter().map(|(name, text)| Source { name, bytes: text.as_bytes() }).collect();
    let memory = Memory::default();
    let compiler = Compiler { threads: 2, cache: Some(&memory), version: &[] };
    let mut archive = None;
    for state in ["cold", "warm"] {
        let start = Instant::now();
        archive = Some(compiler.compile(&sources));
        println!("{} files, compiled {state}: {:.2?}", paths.len(), start.elapsed());
    }
    let Some(archive) = archive else { return Ok(()) };
    println!("{} turns; {} bytes kept", archive.turns, memory.bytes());
    archive.remarks.iter().for_each(|remark| println!("{remark}"));
    sizes(&archive);
    let listed = std::env::args().nth(2).map(std::fs::read_to_string).transpose()?;
    let listed: Vec<&str> = listed.iter().flat_map(|text| text.lines()).collect();
    queries(&archive, if listed.is_empty() { &QUERIES } else { &listed })
}

/// What is kept of one build for the next.
#[derive(Default)]
struct Memory(Mutex<BTreeMap<String, Vec<u8>>>);

impl Memory {
    fn bytes(&self) -> usize {
        self.0.lock().map_or(0, |kept| kept.values().map(Vec::len).sum())
    }
}

impl Cache for Memory {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        self.0.lock().ok()?.get(name).cloned()
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        if let Ok(mut kept) = self.0.lock() {
            kept.insert(name.to_owned(), bytes.to_vec());
        }
    }
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

/// Bytes by kind of file, which stands in the eighth byte.
fn sizes(archive: &Compiled) {
    let mut kinds: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    let files = archive.shards.iter().map(|shard| &shard.bytes).chain([&archive.manifest]);
    for bytes in files {
        let kind = match bytes.get(7) {
            Some(1) => "manifest",
            Some(2) => "entries",
            Some(3) => "speakers",
            Some(4) => "columns",
            Some(5) => "lengths",
            Some(6) => "marks",
            Some(7) => "terms",
            Some(8) => "positions",
            Some(9) => "spellings",
            Some(10) => "phrases",
            Some(11) => "text heads",
            _ => "text",
        };
        let small = bytes.len();
        let plain = bytes.get(32..36).and_then(|four| four.try_into().ok());
        let plain = plain.map_or(0, u32::from_le_bytes) as usize;
        for kind in [kind, "~ all"] {
            let sum = kinds.entry(kind).or_default();
            *sum = (sum.0 + 1, sum.1 + plain, sum.2 + small);
        }
    }
    println!("\n{:10} {:>6} {:>12} {:>12}", "file", "files", "plain", "on the wire");
    for (kind, (files, raw, small)) in kinds {
        println!("{kind:10} {files:6} {raw:12} {small:12}");
    }
}

/// Each query asked of a fresh engine, as a first query is, and again for its time.
fn queries(archive: &Compiled, queries: &[&str]) -> Result<(), Box<dyn std::error::Error>> {
    let shards: BTreeMap<ShardName, &[u8]> =
        archive.shards.iter().map(|shard| (shard.name, shard.bytes.as_slice())).collect();
    println!(
        "\n{:38} {:>7} {:>6} {:>6} {:>8} {:>10}  by kind",
        "query", "turns", "rounds", "files", "bytes", "warm"
    );
    for query in queries {
        let mut engine = Engine::open(&archive.manifest)?;
        let scope = Scope::Archive { first: 0, count: 20 };
        let search = Search::new((*query).to_owned(), Filter::default(), scope);
        let search = Search { unit: Unit::Turn, order: Order::Relevance, ..search };
        let request = Request::Search(search);
        let mut fetched = BTreeSet::new();
        let mut rounds = 0;
        let found = loop {
            match engine.ask(&request) {
                Answer::Ready(Reply::Found(found)) => break found,
                Answer::Need(names) => supply(&mut engine, &shards, names, &mut fetched)?,
                other => return Err(format!("{other:?}").into()),
            }
            rounds += 1;
        };
        let mut kinds: BTreeMap<u8, (usize, usize)> = BTreeMap::new();
        for bytes in fetched.iter().filter_map(|name| shards.get(name)) {
            let sum = kinds.entry(bytes.get(7).copied().unwrap_or_default()).or_default();
            *sum = (sum.0 + 1, sum.1 + bytes.len());
        }
        let bytes: usize = kinds.values().map(|(_, bytes)| bytes).sum();
        let turns = found.counts.turns;
        let warm = median(|| engine.ask(&request));
        let files = fetched.len();
        println!("{query:38} {turns:7} {rounds:6} {files:6} {bytes:8} {warm:>10.2?}  {kinds:?}");
    }
    Ok(())
}

fn median<T>(mut work: impl FnMut() -> T) -> Duration {
    let time = |_| {
        let start = Instant::now();
        std::hint::black_box(work());
        start.elapsed()
    };
    let mut times: Vec<Duration> = (0..RUNS).map(time).collect();
    times.sort();
    times.get(RUNS / 2).copied().unwrap_or_default()
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
