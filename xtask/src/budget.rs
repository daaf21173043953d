//! What a built site weighs on the wire, and whether that is within what `budgets.json` allows.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use serde::Deserialize;
use walkdir::WalkDir;

use crate::failure::Failure;
use crate::project::Project;

/// The files of a site with their weights.
#[derive(Debug)]
pub(crate) struct Shipped(Vec<Item>);

/// One file of a site.
#[derive(Debug, PartialEq, Eq)]
struct Item {
    /// Path below the site, parts joined by `/`.
    name: String,
    /// Bytes on disk.
    plain: usize,
    /// Bytes on the wire: brotli at its best, or as they are where they are packed already.
    wire: usize,
}

impl Item {
    fn is_code_of_the_page(&self) -> bool {
        self.name.starts_with("lectern-")
            && [".js", ".wasm"].iter().any(|end| self.name.ends_with(end))
    }

    fn is_of_the_archive(&self) -> bool {
        self.name.starts_with("corpus/")
    }

    /// Fetched when the page stands: to keep it on the device, to install it, to compare versions.
    fn is_for_later(&self) -> bool {
        let starts = [
            "sw.js",
            "keeper-",
            "manifest.webmanifest",
            "screenshot-",
            "apple-",
            "icon-",
            "_headers",
        ];
        let parts = ["corpus/contents", "corpus/files.json"];
        self.is_of_the_workshop()
            || self.is_beside()
            || self.is_of_the_overlay()
            || starts.iter().any(|start| self.name.starts_with(start))
            || parts.contains(&self.name.as_str())
    }

    /// Fetched behind the first answer: filters, chart, completions.
    fn is_beside(&self) -> bool {
        self.name.starts_with("beside-")
    }

    /// Fetched when a reader first asks for help or quotes: code and look.
    fn is_of_the_overlay(&self) -> bool {
        self.name.starts_with("overlay-")
    }

    /// Fetched when a reader asks for it.
    fn is_of_the_workshop(&self) -> bool {
        self.name.starts_with("workshop-")
    }
}

/// A limit, as `budgets.json` states it.
#[derive(Debug, Deserialize)]
struct Budget {
    /// Bytes on the wire that fail the check: what is reached today, only ever to be lowered.
    most: usize,
    /// Bytes on the wire to be reached.
    goal: usize,
}

impl Budget {
    /// How `weight` stands to the limit and to the goal.
    fn verdict(&self, weight: usize) -> String {
        if weight > self.most {
            format!("✘ more than {}", self.most)
        } else if weight > self.goal {
            format!("✔ {} over the goal of {}", weight - self.goal, self.goal)
        } else {
            format!("✔ within the goal of {}", self.goal)
        }
    }
}

impl Shipped {
    /// Weighs the site in `folder`.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(crate) fn in_folder(folder: &Path) -> Result<Self, Failure> {
        let mut items = Vec::new();
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry = entry.map_err(|error| {
                let path = error.path().map_or_else(|| folder.to_path_buf(), PathBuf::from);
                Failure::File { doing: "list", path, cause: error.into() }
            })?;
            if entry.file_type().is_file() {
                let bytes = fs::read(entry.path()).map_err(Failure::file("read", entry.path()))?;
                let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
                items.push(weigh(below.to_string_lossy().replace('\\', "/"), &bytes));
            }
        }
        Ok(Self(items))
    }

    /// The weights by file, the archive's parts as one line.
    pub(crate) fn table(&self) -> String {
        let mut table = format!("\n{:>12} {:>12}  file\n", "bytes", "on the wire");
        let mut line = |name: &str, plain: usize, wire: usize| {
            // Writing to a string cannot fail.
            let _ = writeln!(table, "{plain:>12} {wire:>12}  {name}");
        };
        let (archive, page): (Vec<_>, Vec<_>) =
            self.0.iter().partition(|item| item.is_of_the_archive());
        for item in page {
            line(&item.name, item.plain, item.wire);
        }
        let sum = |weight: fn(&Item) -> usize| archive.iter().map(|item| weight(item)).sum();
        line(
            &format!("corpus/ ({} files)", archive.len()),
            sum(|item| item.plain),
            sum(|item| item.wire),
        );
        line("all", self.sum(|_| true, |item| item.plain), self.sum(|_| true, |item| item.wire));
        table
    }

    /// Holds the site of the seeds against `budgets.json`. Returns the figures as lines.
    ///
    /// # Errors
    /// When something weighs more than it may, with all figures.
    pub(crate) fn judge(&self, project: &Project) -> Result<String, Failure> {
        let file = project.at("xtask/budgets.json");
        let text = fs::read_to_string(&file).map_err(Failure::file("read", &file))?;
        let budgets: BTreeMap<String, Budget> = serde_json::from_str(&text)
            .map_err(|error| Failure::Found(format!("budgets.json is not readable: {error}.")))?;
        self.hold_against(&budgets)
    }

    fn hold_against(&self, budgets: &BTreeMap<String, Budget>) -> Result<String, Failure> {
        let mut lines = String::new();
        let mut broken = false;
        for (name, budget) in budgets {
            let weight = self.weight_of(name).ok_or_else(|| {
                Failure::Found(format!("budgets.json limits “{name}”, which nothing measures."))
            })?;
            broken |= weight > budget.most;
            // Writing to a string cannot fail.
            let _ = writeln!(lines, "{weight:>12}  {name}: {}", budget.verdict(weight));
        }
        if broken {
            let table = self.table();
            return Err(Failure::Found(format!(
                "the site is heavier than it may be.\n{table}\n{lines}"
            )));
        }
        Ok(lines)
    }

    fn weight_of(&self, name: &str) -> Option<usize> {
        match name {
            "until the seed is read and searched" => {
                Some(self.sum(|item| !item.is_for_later(), |item| item.wire))
            }
            "the workshop, where a reader enters it" => {
                Some(self.sum(Item::is_of_the_workshop, |item| item.wire))
            }
            "filters, chart and completions, behind the first answer" => {
                Some(self.sum(Item::is_beside, |item| item.wire))
            }
            "help and quoting, when a reader asks for them" => {
                Some(self.sum(Item::is_of_the_overlay, |item| item.wire))
            }
            "the page's own WebAssembly and scripts" => {
                Some(self.sum(Item::is_code_of_the_page, |item| item.wire))
            }
            _ => None,
        }
    }

    fn sum(&self, of: fn(&Item) -> bool, weight: fn(&Item) -> usize) -> usize {
        self.0.iter().filter(|item| of(item)).map(weight).sum()
    }
}

fn weigh(name: String, bytes: &[u8]) -> Item {
    let mut item = Item { name, plain: bytes.len(), wire: bytes.len() };
    if !item.is_of_the_archive() {
        item.wire = brotli_size(bytes);
    }
    item
}

fn brotli_size(bytes: &[u8]) -> usize {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    // Packing from memory to memory cannot fail; were it to, the plain size would be the truth.
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(name: &str, wire: usize) -> Item {
        Item { name: name.to_owned(), plain: wire * 3, wire }
    }

    fn check(most_page: usize, most_all: usize) -> bool {
        let shipped = Shipped(vec![
            item("corpus/manifest-1", 1000),
            item("engine-1.wasm", 100),
            item("lectern-1.css", 10),
            item("lectern-1.wasm", 1),
            item("sw.js", 9000),
            item("workshop-1.wasm", 5000),
            item("beside-1.wasm", 3000),
            item("overlay-1.wasm", 2000),
        ]);
        let budgets = BTreeMap::from([
            ("until the seed is read and searched".to_owned(), Budget { most: most_all, goal: 0 }),
            (
                "the page's own WebAssembly and scripts".to_owned(),
                Budget { most: most_page, goal: 0 },
            ),
        ]);
        shipped.hold_against(&budgets).is_ok()
    }

    #[test]
    fn a_limit_holds_to_the_byte() {
        assert!(check(1, 1111));
        assert!(!check(0, 1111));
        assert!(!check(1, 1110));
    }

    #[test]
    fn the_goal_is_told_apart_from_the_limit() {
        let verdict = |weight| Budget { most: 120, goal: 100 }.verdict(weight);
        assert_eq!(verdict(100), "✔ within the goal of 100");
        assert_eq!(verdict(120), "✔ 20 over the goal of 100");
        assert_eq!(verdict(121), "✘ more than 120");
    }

    #[test]
    fn a_limit_on_nothing_is_refused() {
        let budgets = BTreeMap::from([("dreams".to_owned(), Budget { most: 1, goal: 0 })]);
        assert!(Shipped(Vec::new()).hold_against(&budgets).is_err());
    }

    #[test]
    fn the_archive_travels_as_it_is_and_all_else_packed() {
        let text = "the same words again and again, ".repeat(100);
        assert_eq!(weigh("corpus/x".to_owned(), text.as_bytes()).wire, text.len());
        assert!(weigh("index.html".to_owned(), text.as_bytes()).wire < 60);
    }
}
