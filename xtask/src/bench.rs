//! How fast the core is on this machine: a clock around the work, the best of several rounds,
//! printed as a table. How fast it is in a browser, a bench measures through the page that `site.rs`
//! makes.

mod site;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use corpus::message::{Filter, Reply, Request, Scope, Search};
use corpus::{Answer, Compiled, Engine};

use crate::archive;
use crate::failure::Failure;
use crate::process;
use crate::project::Project;

/// Rounds of which the fastest counts: the one least disturbed by the rest of the machine.
const ROUNDS: usize = 5;

/// Questions that readers ask.
const QUERIES: [&str; 6] =
    ["", "sanctions", "the", "north korea", "\"senior administration official\"", "xylophone"];

/// Measures over `folder`, else over the archive beside the checkout, else over the seeds; or, given
/// `out`, builds there the site that a bench drives.
///
/// # Errors
/// When the transcripts cannot be read, the engine refuses what was just compiled, or a build fails.
pub(crate) fn run(
    project: &Project,
    folder: Option<PathBuf>,
    out: Option<PathBuf>,
) -> Result<(), Failure> {
    match out {
        Some(out) => site::build(project, folder.as_deref(), &out),
        None => native(project, folder),
    }
}

fn native(project: &Project, folder: Option<PathBuf>) -> Result<(), Failure> {
    if cfg!(debug_assertions) {
        return run_optimised(project, folder);
    }
    let beside = project.at("../shared/corpus/press-briefings");
    let folder = folder.unwrap_or(if beside.is_dir() { beside } else { project.at("seeds") });
    let sources = archive::read(&folder)?;
    let bytes: usize = sources.iter().map(|source| source.bytes.len()).sum();
    println!("{} transcripts, {:.1} MB, one core\n", sources.len(), megabytes(bytes));

    let (parsing, parsed) = best(|| archive::parse(&sources));
    row("parse", parsing, &format!("{:.0} MB/s", megabytes(bytes) / parsing.as_secs_f64()));
    for (kind, count) in archive::remarks_by_kind(&parsed.remarks) {
        println!("  {count:>6} × {kind}");
    }
    let (compiling, compiled) = best(|| corpus::compile(&parsed.transcripts));
    row("compile", compiling, &format!("{:.0} MB/s", megabytes(bytes) / compiling.as_secs_f64()));
    let packed = packed_size(&compiled);
    let share = 100.0 * packed as f64 / bytes as f64;
    println!("{packed} bytes at rest, {share:.0} % of the sources\n");
    searches(&compiled)
}

/// The same once more as the program that is worth measuring.
fn run_optimised(project: &Project, folder: Option<PathBuf>) -> Result<(), Failure> {
    let mut bench = process::cargo(project.root());
    bench.args(["run", "--quiet", "--profile", "bench", "--package", "xtask", "--", "bench"]);
    if let Some(folder) = folder {
        let folder = std::path::absolute(&folder).map_err(Failure::file("find", &folder))?;
        bench.arg("--corpus").arg(folder);
    }
    process::run(&mut bench)
}

fn searches(compiled: &Compiled) -> Result<(), Failure> {
    let refused = |error: corpus::FormatError| Failure::Found(error.to_string());
    for query in QUERIES {
        let scope = Scope::Archive { first: 0, count: 20 };
        let request = Request::Search(Search::new(query.to_owned(), Filter::default(), scope));
        let mut engine = Engine::open(&compiled.manifest).map_err(refused)?;
        let (first, reply) = once(|| answer(&mut engine, compiled, &request));
        let turns = match reply? {
            Reply::Found(found) => found.counts.turns,
            _ => 0,
        };
        let (again, _) = best(|| engine.ask(&request));
        row(&format!("search “{query}”"), again, &format!("{turns} turns, first {}", shown(first)));
    }
    Ok(())
}

/// Asks until the engine has all it needs.
fn answer(engine: &mut Engine, compiled: &Compiled, request: &Request) -> Result<Reply, Failure> {
    loop {
        match engine.ask(request) {
            Answer::Ready(reply) => return Ok(reply),
            Answer::Failed(error) => return Err(Failure::Found(error.to_string())),
            Answer::Need(names) => {
                for shard in compiled.shards.iter().filter(|shard| names.contains(&shard.name)) {
                    engine
                        .supply(&shard.name, shard.bytes.clone())
                        .map_err(|error| Failure::Found(error.to_string()))?;
                }
            }
        }
    }
}

fn packed_size(compiled: &Compiled) -> usize {
    let shards = compiled.shards.iter().map(|shard| &shard.bytes);
    std::iter::once(&compiled.manifest).chain(shards).map(Vec::len).sum()
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn once<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let began = Instant::now();
    let made = std::hint::black_box(work());
    (began.elapsed(), made)
}

fn best<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let (mut least, mut made) = once(&mut work);
    for _ in 1..ROUNDS {
        let (time, next) = once(&mut work);
        least = least.min(time);
        made = next;
    }
    (least, made)
}

fn row(what: &str, time: Duration, note: &str) {
    println!("{what:<46} {:>10}  {note}", shown(time));
}

fn shown(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fastest_round_counts() {
        let mut rounds = 0;
        let (time, made) = best(|| {
            rounds += 1;
            if rounds < ROUNDS {
                std::thread::sleep(Duration::from_millis(20));
            }
            rounds
        });
        assert_eq!(made, ROUNDS);
        assert!(time < Duration::from_millis(20), "{time:?}");
    }
}
