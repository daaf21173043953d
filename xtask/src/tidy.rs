//! The house rules that a program can check: who may depend on whom, what may be named where, how
//! long files and functions may be, and that nothing points at anybody's own machine.
//!
//! Must not know: what any room does.

mod crates;
mod leaks;
mod rooms;
mod sizes;

use std::fs;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use crate::failure::Failure;
use crate::project::Project;

/// A text file of the project. `name` is its path from the checkout, parts joined by `/`.
#[derive(Debug)]
struct Text {
    name: String,
    text: String,
}

/// Checks all rules.
///
/// # Errors
/// With every breach, one a line, when there are any.
pub(crate) fn run(project: &Project) -> Result<(), Failure> {
    let texts = texts(project.root())?;
    let mut breaches = crates::breaches(&crates::edges(project)?);
    for text in &texts {
        breaches.extend(leaks::breaches(text));
        if text.name.ends_with(".rs") {
            breaches.extend(rooms::breaches(text));
            breaches.extend(sizes::breaches(text));
        }
    }
    if breaches.is_empty() {
        return Ok(());
    }
    Err(Failure::Found(format!("the house is untidy:\n{}", breaches.join("\n"))))
}

/// Every text file that belongs to the project.
fn texts(root: &Path) -> Result<Vec<Text>, Failure> {
    let mut texts = Vec::new();
    for entry in WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(is_ours) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(root).to_path_buf();
            Failure::File { doing: "list", path, cause: error.into() }
        })?;
        // A file that is not text holds nothing that these rules speak of.
        if let Some(text) =
            entry.file_type().is_file().then(|| fs::read_to_string(entry.path()).ok()).flatten()
        {
            let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
            texts.push(Text { name: below.to_string_lossy().replace('\\', "/"), text });
        }
    }
    Ok(texts)
}

fn is_ours(entry: &DirEntry) -> bool {
    let made = ["target", "dist", ".git", "node_modules"];
    entry.depth() != 1 || !made.iter().any(|name| entry.file_name() == *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_tidy() {
        run(&Project::here()).unwrap_or_else(|failure| panic!("{failure}"));
    }

    #[test]
    fn looks_at_the_house_and_not_at_what_was_made_in_it() {
        let texts = texts(Project::here().root()).unwrap();
        assert!(texts.iter().any(|text| text.name == "xtask/src/tidy.rs"));
        assert!(texts.iter().all(|text| !text.name.starts_with("target/")));
    }
}
