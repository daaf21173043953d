//! Files named by what is in them: `lectern-1f0c3a….js`.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::failure::Failure;

/// Hexadecimal digits of the digest that a name carries: 64 bits.
const DIGITS: usize = 16;

/// The names of the files in `folder` that `wanted` asks for, sorted.
pub(super) fn names(folder: &Path, wanted: fn(&str) -> bool) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::file("list", folder))? {
        let entry = entry.map_err(Failure::file("list", folder))?;
        names.extend(entry.file_name().into_string().ok().filter(|name| wanted(name)));
    }
    names.sort();
    Ok(names)
}

/// The one file of `folder` whose name begins and ends so.
///
/// # Errors
/// When there is none, or more than one.
pub(crate) fn folder_entry(folder: &Path, start: &str, end: &str) -> Result<String, Failure> {
    let mut found = names(folder, |_| true)?;
    found.retain(|name| name.starts_with(start) && name.ends_with(end));
    match (found.pop(), found.is_empty()) {
        (Some(name), true) => Ok(name),
        _ => Err(Failure::Found(format!(
            "{} should hold one file named {start}…{end}; delete target/corpus and build again.",
            folder.display()
        ))),
    }
}

/// Gives the file a name made from its bytes and returns it.
pub(super) fn rename_by_content(folder: &Path, old: &str) -> Result<String, Failure> {
    let file = folder.join(old);
    let bytes = fs::read(&file).map_err(Failure::file("read", &file))?;
    let new = name_for(old, &bytes);
    fs::rename(&file, folder.join(&new)).map_err(Failure::file("rename", &file))?;
    Ok(new)
}

/// Writes a new file under a name made from its bytes and returns it.
pub(super) fn write_by_content(folder: &Path, name: &str, bytes: &[u8]) -> Result<String, Failure> {
    let name = name_for(name, bytes);
    let file = folder.join(&name);
    fs::write(&file, bytes).map_err(Failure::file("write", &file))?;
    Ok(name)
}

/// `lectern-87225ac8_bg.wasm` becomes `lectern-<digest>.wasm`: the stem's first word is kept,
/// whatever follows it was somebody's mark.
fn name_for(old: &str, bytes: &[u8]) -> String {
    let stem = old.split(['-', '_', '.']).next().unwrap_or(old);
    let end = old.rsplit_once('.').map_or("", |(_, end)| end);
    format!("{stem}-{}.{end}", digest(bytes))
}

/// What a name says of these bytes.
pub(super) fn digest(bytes: &[u8]) -> String {
    let hex: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    hex.chars().take(DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_follows_the_bytes() {
        let name = name_for("lectern-87225ac80a69fc0a_bg.wasm", b"abc");
        assert_eq!(name, "lectern-ba7816bf8f01cfea.wasm");
        assert_eq!(name_for("engine.js", b"abc"), "engine-ba7816bf8f01cfea.js");
        assert_ne!(name_for("engine.js", b"abd"), name_for("engine.js", b"abc"));
    }
}
