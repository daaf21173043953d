//! What a first result would fetch and hold in archives far larger than any at hand, grown by the laws of
//! a real one.
//!
//! `cargo run --release -p corpus --features simulation --example simulate [FOLDER [BRIEFINGS…]]`

use std::path::{Path, PathBuf};

use corpus::simulation::{Fit, Grown};
use transcript::Transcript;

/// Sizes where none are named. The first is that of the real archive beside the checkout, to be held
/// against what is measured there.
const SIZES: [usize; 4] = [353, 10_758, 100_000, 1_000_000];
/// A word is in one of so many turns: a rare name, a subject of the day, a word like “president”.
const ONE_IN: [u32; 3] = [10_000, 1_000, 10];
const SEED: u64 = 20_210_323;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut named = std::env::args().skip(1);
    let folder = named.next().unwrap_or_else(|| "../shared/corpus/press-briefings".to_owned());
    let sizes = named.map(|size| size.parse()).collect::<Result<Vec<usize>, _>>()?;
    let mut transcripts = Vec::new();
    read(Path::new(&folder), &mut transcripts)?;
    let fit = Fit::of(&transcripts)?;
    let (words, speakers) = (fit.of_words, fit.of_voices);
    println!(
        "{} real transcripts; words grow by {words:.2}, speakers by {speakers:.2}",
        transcripts.len()
    );
    for size in if sizes.is_empty() { SIZES.to_vec() } else { sizes } {
        println!("\n{size} briefings");
        tell(&fit.grow(size, SEED));
    }
    Ok(())
}

fn read(folder: &Path, into: &mut Vec<Transcript>) -> std::io::Result<()> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read(&path, into)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            into.push(
                transcript::parse_bytes(&path.display().to_string(), &std::fs::read(&path)?).0,
            );
        }
    }
    Ok(())
}

fn tell(grown: &Grown) {
    let Grown { turns, words, manifest, shards, pages, once, held, .. } = grown;
    println!("  {turns} turns, {words} words");
    println!("  manifest {manifest} bytes; {shards} files of terms, {pages} of positions");
    println!("  once: {} bytes in {} files; {held} bytes held", once.1, once.0);
    for one_in in ONE_IN {
        let first = grown.first(one_in, SEED);
        let (files, bytes, held) = (first.files, first.bytes, first.held);
        println!(
            "  a word in one of {one_in} turns: {bytes} bytes, {files} files, {held} bytes held"
        );
    }
}
