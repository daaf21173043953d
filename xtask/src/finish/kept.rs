//! What a browser keeps of the site: one version of the page as a whole, each file with its digest;
//! and how large the parts of the archive are, of which it keeps what was used.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::digest;
use super::script::Script;
use crate::failure::Failure;

/// Pictures that only a shop window shows, and settings that only a host reads.
const NOT_KEPT: [&str; 3] = ["screenshot-", "_headers", "sw.js"];

/// Sizes of the archive's parts, by set, in order of their numbers.
type Sets = BTreeMap<String, BTreeMap<u32, u64>>;

/// Writes the sizes of all parts of the archive to `corpus/files.json`.
pub(super) fn write_list(stage: &Path) -> Result<(), Failure> {
    let sets: BTreeMap<_, Vec<u64>> =
        sets(stage)?.into_iter().map(|(set, sizes)| (set, sizes.into_values().collect())).collect();
    let file = stage.join("corpus/files.json");
    fs::write(&file, json(&sets)?).map_err(Failure::file("write", &file))
}

/// A name for this version: another whenever any file that is kept is another. `page` stands for
/// what is still to be made from it.
pub(super) fn version(stage: &Path, page: &str) -> Result<String, Failure> {
    let mut all = Sha256::new();
    all.update(page);
    for name in ["keeper.js", "start.js", "send.js", "first.js"] {
        all.update(Script::read(name)?.text());
    }
    for (name, digest) in files(stage)? {
        all.update(name);
        all.update(digest);
    }
    Ok(all.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

/// Writes the service worker, the site being complete.
pub(super) fn write_worker(stage: &Path, version: &str) -> Result<(), Failure> {
    let mut files = files(stage)?;
    files.insert("./".to_owned(), digest::of_file(&stage.join("index.html"))?);
    let sets: Vec<_> = sets(stage)?.into_keys().collect();
    let worker = Script::read("sw.js")?.with("{version}", version);
    worker.with("{files}", &json(&files)?).with("{sets}", &json(&sets)?).write_as_named(stage)
}

/// Every file that is kept with the page, but the page itself: its name and digest.
fn files(stage: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let mut files = BTreeMap::new();
    for name in all(stage)? {
        let is_kept = !NOT_KEPT.iter().any(|start| name.starts_with(start));
        if is_kept && part_of(&name).is_none() && name != "index.html" {
            let digest = digest::of_file(&stage.join(&name))?;
            files.insert(name, digest);
        }
    }
    Ok(files)
}

fn sets(stage: &Path) -> Result<Sets, Failure> {
    let mut sets = Sets::new();
    for name in all(stage)? {
        if let Some((set, number)) = part_of(&name) {
            let file = stage.join(&name);
            let size = fs::metadata(&file).map_err(Failure::file("read", &file))?.len();
            sets.entry(set.to_owned()).or_default().insert(number, size);
        }
    }
    Ok(sets)
}

/// Set and number of a part of the archive: `corpus/set/number`.
fn part_of(name: &str) -> Option<(&str, u32)> {
    let (set, number) = name.strip_prefix("corpus/")?.split_once('/')?;
    Some((set, number.parse().ok()?))
}

/// Paths of all files of the site, parts joined by `/`, sorted.
fn all(stage: &Path) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    for entry in WalkDir::new(stage).sort_by_file_name() {
        let entry = entry.map_err(|error| Failure::File {
            doing: "list",
            path: stage.to_path_buf(),
            cause: error.into(),
        })?;
        let below = entry.path().strip_prefix(stage).unwrap_or(entry.path());
        if entry.file_type().is_file() {
            names.push(below.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(names)
}

/// A list as scripts write it.
pub(super) fn json(value: &(impl serde::Serialize + ?Sized)) -> Result<String, Failure> {
    serde_json::to_string(value)
        .map_err(|error| Failure::Found(format!("a list of files cannot be written: {error}.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_the_archive_are_told_from_what_is_kept_with_the_page() {
        assert_eq!(part_of("corpus/aepsd33gqd6bxkt3/12"), Some(("aepsd33gqd6bxkt3", 12)));
        assert_eq!(part_of("corpus/manifest-1f"), None);
        assert_eq!(part_of("icon.svg"), None);
    }
}
