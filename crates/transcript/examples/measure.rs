//! How fast a folder of transcripts is parsed, and what is remarked on.
//!
//! `cargo run --profile xtask -p transcript --example measure -- ../shared/corpus/press-briefings`

use std::{collections::BTreeMap, env, fs, io, path::Path, time::Instant};

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_else(|| "seeds".to_owned());
    let mut texts = Vec::new();
    read(Path::new(&folder), &mut texts)?;
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    let mut parsed = Vec::new();
    // The best of five: the others measure what else the machine does.
    let mut seconds = f64::INFINITY;
    for _ in 0..5 {
        let start = Instant::now();
        parsed = texts.iter().map(|(id, text)| transcript::parse(id, text)).collect();
        seconds = seconds.min(start.elapsed().as_secs_f64());
    }
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for (_, remarks) in &parsed {
        for remark in remarks {
            let shown = format!("{:?}", remark.kind);
            let name = shown.split([' ', '{']).next().unwrap_or_default().to_owned();
            *kinds.entry(name).or_default() += 1;
        }
    }
    let turns: usize = parsed.iter().map(|(transcript, _)| transcript.turns.len()).sum();
    let megabytes = bytes as f64 / 1e6;
    println!("{} files, {megabytes:.1} MB, {turns} turns", texts.len());
    println!("{:.3} s, {:.0} MB/s on one core", seconds, megabytes / seconds);
    for (kind, count) in kinds {
        println!("{count:6}  {kind}");
    }
    Ok(())
}

fn read(folder: &Path, texts: &mut Vec<(String, String)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read(&path, texts)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            texts.push((path.display().to_string(), fs::read_to_string(&path)?));
        }
    }
    Ok(())
}
