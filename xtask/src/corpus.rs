//! A folder of transcripts becomes the archive that the page fetches: parsed, compiled, written to
//! `target/corpus`. Nothing is done where nothing has changed, and what has not changed is neither
//! parsed nor packed again.
//!
//! Must not know: the page, or how an archive looks inside.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use corpus::{Compiled, Compiler, Source as File};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::archive::{self, Source};
use crate::cache::Folder;
use crate::failure::Failure;
use crate::project::Project;
use crate::turns;

/// Remarks printed one by one; all of them go to a file beside the archive.
const MOST_PRINTED: usize = 40;

/// Trunk's hook before the build: brings `target/corpus` up to date.
///
/// # Errors
/// When the folder of transcripts cannot be read or the archive cannot be written.
pub(crate) fn run(project: &Project) -> Result<(), Failure> {
    let folder = project.sources();
    let sources = archive::read(&folder)?;
    let program = program()?;
    let mark = mark_of(&program, &sources);
    let stamp = project.at("target/corpus.stamp");
    if project.compiled().is_dir()
        && let Some(report) =
            fs::read_to_string(&stamp).ok().as_deref().and_then(|s| s.strip_prefix(&mark))
    {
        print!("The archive is up to date.{report}");
        return Ok(());
    }
    let kept = Folder::open(project.at("target/corpus-kept"))?;
    let threads = std::thread::available_parallelism().map_or(1, Into::into);
    let compiler = Compiler { threads, cache: Some(&kept), version: &program };
    let compiled = match sources.as_slice() {
        [only] if turns::are_in(&folder) => {
            corpus::compile(&turns::read(&String::from_utf8_lossy(&only.bytes))?)
        }
        sources => compiler.compile(&sources.iter().map(file).collect::<Vec<_>>()),
    };
    kept.tidy();
    // A build that is stopped from here on leaves an archive of which nothing is known.
    let _ = fs::remove_file(&stamp);
    write(&project.compiled(), &compiled)?;
    write_contents(&project.compiled(), &sources)?;
    tell(project, &folder, &compiled)?;
    let report = report(&sources, &compiled);
    print!("The archive is compiled.{report}");
    fs::write(&stamp, format!("{mark}{report}")).map_err(Failure::file("write", &stamp))
}

fn file(source: &Source) -> File<'_> {
    File { name: &source.name, bytes: &source.bytes }
}

/// A digest of this very program, which parses and compiles.
fn program() -> Result<Vec<u8>, Failure> {
    let program = std::env::current_exe().map_err(Failure::file("find", Path::new("xtask")))?;
    let program = fs::read(&program).map_err(Failure::file("read", &program))?;
    Ok(Sha256::digest(program).to_vec())
}

/// A digest of all that the archive is made from: the transcripts, and the program.
fn mark_of(program: &[u8], sources: &[Source]) -> String {
    let mut digest = Sha256::new();
    digest.update(program);
    for Source { name, bytes } in sources {
        digest.update(Sha256::digest(name));
        digest.update(Sha256::digest(bytes));
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Makes `folder` hold the archive and nothing else. What is there as it is wanted stays: reading a file is
/// quicker than writing it, and of thousands a change of one transcript leaves most.
fn write(folder: &Path, compiled: &Compiled) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(Failure::file("make", folder))?;
    let digest = Sha256::digest(&compiled.manifest);
    let mark: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let manifest = (format!("manifest-{mark}"), &compiled.manifest);
    let shards = compiled.shards.iter().map(|shard| (shard.name.to_string(), &shard.bytes));
    let wanted: BTreeMap<_, _> = std::iter::once(manifest)
        .chain(shards)
        .map(|(name, bytes)| (folder.join(name), bytes))
        .collect();
    clear(folder, &|path| wanted.contains_key(path))?;
    for (file, bytes) in wanted {
        if fs::read(&file).is_ok_and(|there| there == *bytes) {
            continue;
        }
        if let Some(set) = file.parent().filter(|set| !set.is_dir()) {
            fs::create_dir(set).map_err(Failure::file("make", set))?;
        }
        fs::write(&file, bytes).map_err(Failure::file("write", &file))?;
    }
    Ok(())
}

/// Removes every file below `folder` that is not wanted, and with the last of a folder that.
fn clear(folder: &Path, is_wanted: &dyn Fn(&Path) -> bool) -> Result<(), Failure> {
    for entry in WalkDir::new(folder).min_depth(1).contents_first(true) {
        let entry = entry.map_err(|fault| Failure::file("look through", folder)(fault.into()))?;
        let path = entry.path();
        if entry.file_type().is_dir() {
            // Only an empty one goes.
            let _ = fs::remove_dir(path);
        } else if !is_wanted(path) {
            fs::remove_file(path).map_err(Failure::file("remove", path))?;
        }
    }
    Ok(())
}

/// Writes what two builds are compared by: for each transcript 32 bits of its name's digest, and as
/// many of its text's.
fn write_contents(folder: &Path, sources: &[Source]) -> Result<(), Failure> {
    let start = |bytes: &[u8]| Sha256::digest(bytes).into_iter().take(4);
    let pair = |source: &Source| start(source.name.as_bytes()).chain(start(&source.bytes));
    let contents: Vec<u8> = sources.iter().flat_map(pair).collect();
    let file = folder.join("contents");
    fs::write(&file, contents).map_err(Failure::file("write", &file))
}

/// Prints what parser and compiler doubted, as `file:line: …`.
fn tell(project: &Project, folder: &Path, compiled: &Compiled) -> Result<(), Failure> {
    let folder = project.short(folder).display();
    let doubts = compiled.doubts.iter().map(|remark| format!("{folder}/{remark}"));
    let lines: Vec<_> =
        doubts.chain(compiled.remarks.iter().map(|remark| format!("{folder}/{remark}"))).collect();
    for line in lines.iter().take(MOST_PRINTED) {
        println!("{line}");
    }
    let file = project.at("target/corpus-remarks.txt");
    fs::write(&file, lines.join("\n") + "\n").map_err(Failure::file("write", &file))?;
    if lines.len() > MOST_PRINTED {
        println!("… all {} remarks are in target/corpus-remarks.txt", lines.len());
    }
    Ok(())
}

/// How much went in and what was doubted, by kind.
fn report(sources: &[Source], compiled: &Compiled) -> String {
    let bytes: usize = sources.iter().map(|source| source.bytes.len()).sum();
    let turns = compiled.turns;
    let remarks = compiled.doubts.len() + compiled.remarks.len();
    let mut report = format!(
        " {} files ({:.1} MB), {turns} turns, {} archive files, {remarks} remarks.\n",
        sources.len(),
        bytes as f64 / 1e6,
        compiled.shards.len() + 1,
    );
    for (kind, count) in archive::remarks_by_kind(&compiled.doubts) {
        // Writing to a string cannot fail.
        let _ = writeln!(report, "  {count:>6} × {kind}");
    }
    if !compiled.remarks.is_empty() {
        let _ = writeln!(report, "  {:>6} × SameTranscript", compiled.remarks.len());
    }
    report
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_stays_and_all_else_goes() {
        let folder = std::env::temp_dir().join(format!("lectern-archive-{}", std::process::id()));
        let compiled = |text: &str| {
            let bytes = format!("ADA: {text}").into_bytes();
            corpus::compile(&[transcript::parse("a.md", &String::from_utf8_lossy(&bytes)).0])
        };
        let files = || -> Vec<_> {
            let all = WalkDir::new(&folder).sort_by_file_name().into_iter().flatten();
            let files = all.filter(|entry| entry.file_type().is_file());
            files.map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap())).collect()
        };
        let (one, other) = (compiled("Good morning."), compiled("Good evening, all of you."));
        write(&folder, &one).unwrap();
        let whole = files();
        let written = || fs::metadata(&whole[0].0).unwrap().modified().unwrap();
        let first_written = written();
        write(&folder, &one).unwrap();
        assert_eq!(written(), first_written, "it is not written again");
        // One is cut short, one has no business there, and the archive was another one meanwhile.
        write(&folder, &other).unwrap();
        write(&folder, &one).unwrap();
        fs::write(&whole[0].0, b"").unwrap();
        fs::create_dir(folder.join("old")).unwrap();
        fs::write(folder.join("old/0"), b"old").unwrap();
        write(&folder, &one).unwrap();
        assert_eq!(files(), whole);
        assert!(!folder.join("old").exists());
        fs::remove_dir_all(folder).unwrap();
    }
}
