//! A folder of transcripts, read and parsed.
//!
//! Must not know: what is made of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use transcript::{Remark, RemarkKind, Transcript};
use walkdir::{DirEntry, WalkDir};

use crate::failure::Failure;
use crate::turns;

/// One file as found.
#[derive(Debug)]
pub(crate) struct Source {
    /// Path below the folder, parts joined by `/`: the same on every machine.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// What a folder of transcripts says.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub(crate) transcripts: Vec<Transcript>,
    pub(crate) remarks: Vec<Remark>,
}

/// Reads every Markdown file below `folder`, in order of names. Files called README.md and hidden
/// ones are none of the archive.
///
/// # Errors
/// When the folder or a file cannot be read, or no transcript is there.
pub(crate) fn read(folder: &Path) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_shown) {
        let entry = entry.map_err(|error| walking(folder, error))?;
        if entry.file_type().is_file()
            && (is_transcript(entry.path()) || turns::are_in(entry.path()))
        {
            let path = entry.path();
            let bytes = fs::read(path).map_err(Failure::file("read", path))?;
            sources.push(Source { name: name_below(folder, path), bytes });
        }
    }
    if sources.is_empty() {
        return Err(Failure::Found(format!(
            "{} holds no transcripts; they are files that end in .md, at any depth.",
            folder.display()
        )));
    }
    Ok(sources)
}

/// Parses all of them; the parser never fails.
pub(crate) fn parse(sources: &[Source]) -> Parsed {
    let mut parsed = Parsed::default();
    for source in sources {
        let (transcript, remarks) = transcript::parse_bytes(&source.name, &source.bytes);
        parsed.transcripts.push(transcript);
        parsed.remarks.extend(remarks);
    }
    parsed
}

/// How many remarks there are of each kind, most frequent first.
pub(crate) fn remarks_by_kind(remarks: &[Remark]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for remark in remarks {
        *counts.entry(kind_name(&remark.kind)).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn kind_name(kind: &RemarkKind) -> String {
    format!("{kind:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
}

fn is_shown(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
}

fn is_transcript(path: &Path) -> bool {
    let ends = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("md"));
    let readme = path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"));
    ends && !readme
}

fn name_below(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let below =
        if below.as_os_str().is_empty() { path.file_name().map(Path::new) } else { Some(below) };
    let parts = below.into_iter().flat_map(Path::iter).map(|part| part.to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

fn walking(folder: &Path, error: walkdir::Error) -> Failure {
    let path = error.path().map_or_else(|| folder.to_path_buf(), PathBuf::from);
    let cause = error.into_io_error().unwrap_or_else(|| std::io::Error::other("a loop of links"));
    Failure::File { doing: "list", path, cause }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_at_any_depth_but_no_readme() {
        assert!(is_transcript(Path::new("a/b/2021-01-26.md")));
        assert!(is_transcript(Path::new("A.MD")));
        assert!(!is_transcript(Path::new("a/README.md")));
        assert!(!is_transcript(Path::new("a/b.txt")));
    }

    #[test]
    fn names_are_relative_and_portable() {
        assert_eq!(name_below(Path::new("seeds"), Path::new("seeds/2021/a.md")), "2021/a.md");
        assert_eq!(name_below(Path::new("seeds/a.md"), Path::new("seeds/a.md")), "a.md");
    }

    #[test]
    fn remarks_are_counted_by_kind() {
        let remark = |kind| Remark { source: "a.md".to_owned(), line: 1, kind };
        let printed = "MS. PSAKI".to_owned();
        let remarks = [
            remark(RemarkKind::EmptyBody),
            remark(RemarkKind::NoColon { printed: printed.clone() }),
            remark(RemarkKind::NoColon { printed }),
        ];
        let counts = remarks_by_kind(&remarks);
        assert_eq!(counts, [("NoColon".to_owned(), 2), ("EmptyBody".to_owned(), 1)]);
    }
}
