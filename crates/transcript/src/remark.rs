//! What the parser doubted, so that nothing is guessed silently.
//!
//! Must not know: what is done about a doubt.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One doubt about one place of one file. `Display` is a clear sentence naming file and line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The name under which the source was handed in.
    pub source: String,
    /// Line of the source, counted from 1.
    pub line: u32,
    pub kind: RemarkKind,
}

/// What was doubted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RemarkKind {
    /// The first line is not `---`.
    NoFrontMatter,
    /// The front matter has no closing `---`.
    UnclosedFrontMatter,
    /// The front matter is longer than what is handed to the YAML reader.
    FrontMatterTooLong { bytes: usize, most: usize },
    /// The YAML reader refused the front matter.
    BadFrontMatter { problem: String },
    /// A key that every transcript should have is not there.
    MissingKey { key: String },
    /// A known key holds something else than what it should.
    UnreadableValue { key: String, value: String },
    /// Bytes that are not UTF-8, read as replacement characters.
    InvalidUtf8,
    /// NUL characters, read as replacement characters.
    NulCharacters { count: usize },
    /// Nothing stands below the front matter.
    EmptyBody,
    /// No speaker label in the whole text, so no turns.
    NoLabels,
    /// Paragraphs of speech stand before the first label.
    SpeechBeforeLabel,
    /// A printed label was read as another one.
    LabelRead { printed: String, label: String },
    /// A label without its colon.
    NoColon { printed: String },
    /// A label in the middle of a paragraph.
    BuriedLabel { printed: String },
    /// Capitals and a colon that were not taken for a label.
    NotALabel { printed: String },
    /// Start time and first label on one line.
    GluedStart,
    /// End time at the end of the last paragraph spoken.
    GluedEnd,
    /// An end mark or end time after which people go on speaking.
    EarlyEnd,
    /// Start and end are printed, but no duration follows from them.
    NoDuration,
    /// A tag without its partner; the words it set apart are kept unmarked.
    UnpairedTag { tag: String },
    /// Words in a question that look like the answerer's, under a label that was forgotten.
    PerhapsAnotherSpeaker { words: String },
    /// Remarks that were left out because there were too many.
    More { count: usize },
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}.", self.source, self.line, self.kind)
    }
}

impl fmt::Display for RemarkKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use RemarkKind as K;
        match self {
            K::NoFrontMatter => f.write_str("no front matter, so title and date are unknown; begin the file with a line `---`"),
            K::UnclosedFrontMatter => f.write_str("the front matter never ends, so all of it was read as text; close it with a line `---`"),
            K::FrontMatterTooLong { bytes, most } => write!(f, "the front matter has {bytes} bytes, longer than the {most} that are read; shorten it"),
            K::BadFrontMatter { problem } => write!(f, "the front matter is not readable YAML ({problem}), so title and date are unknown; mend it"),
            K::MissingKey { key } => write!(f, "no `{key}` in the front matter; add it"),
            K::UnreadableValue { key, value } => write!(f, "`{key}` holds {value:?}, which is not a date or time of the known form; correct it"),
            K::InvalidUtf8 => f.write_str("bytes that are not UTF-8 were read as `\u{fffd}`; save the file as UTF-8"),
            K::NulCharacters { count } => write!(f, "NUL characters ({count} of them) were read as `\u{fffd}`; remove them"),
            K::EmptyBody => f.write_str("no text below the front matter; check that the file is whole"),
            K::NoLabels => f.write_str("no speaker label, so the text was kept as paragraphs without turns"),
            K::SpeechBeforeLabel => f.write_str("speech before the first label was kept outside the turns, because the source gives it to nobody"),
            K::LabelRead { printed, label } => write!(f, "the label `{printed}` was read as a slip for `{label}`"),
            K::NoColon { printed } => write!(f, "`{printed}` was read as a label although its colon is missing"),
            K::BuriedLabel { printed } => write!(f, "the label `{printed}` stands inside a paragraph, which was divided there"),
            K::NotALabel { printed } => write!(f, "`{printed}` looks like a label and was read as text"),
            K::GluedStart => f.write_str("the start time and the first label stand on one line, which was divided there"),
            K::GluedEnd => f.write_str("the end time stands behind the last words spoken and was cut off there"),
            K::EarlyEnd => f.write_str("people go on speaking after this end mark, so it was kept as text of the turn above"),
            K::NoDuration => f.write_str("start and end are printed, but no believable duration follows from them"),
            K::UnpairedTag { tag } => write!(f, "`{tag}` has no partner in its paragraph, so its words are kept unmarked"),
            K::PerhapsAnotherSpeaker { words } => write!(f, "“{words}” in a question looks like the answerer’s; the label may have been forgotten"),
            K::More { count } => write!(f, "{count} further remarks were left out"),
        }
    }
}

/// Most remarks on one file; a file with more of them is not a transcript.
const MOST: usize = 500;

/// Collects doubts while the source is read.
#[derive(Debug, Default)]
pub(crate) struct Doubts {
    noted: Vec<(u32, RemarkKind)>,
    left_out: usize,
}

impl Doubts {
    pub(crate) fn note(&mut self, line: u32, kind: RemarkKind) {
        if self.noted.len() < MOST {
            self.noted.push((line, kind));
        } else {
            self.left_out += 1;
        }
    }

    /// All remarks on the source of that name, in order of lines.
    pub(crate) fn finish(mut self, source: &str) -> Vec<Remark> {
        self.noted.sort_by_key(|(line, _)| *line);
        if self.left_out > 0 {
            let last = self.noted.last().map_or(1, |(line, _)| *line);
            self.noted.push((last, RemarkKind::More { count: self.left_out }));
        }
        let remark = |(line, kind)| Remark { source: source.to_owned(), line, kind };
        self.noted.into_iter().map(remark).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sentence_naming_file_and_line() {
        let mut doubts = Doubts::default();
        doubts.note(9, RemarkKind::BuriedLabel { printed: "MS. PSAKI:".to_owned() });
        (0..600).for_each(|_| doubts.note(3, RemarkKind::NoDuration));
        let remarks = doubts.finish("a/b.md");
        assert_eq!(remarks.len(), MOST + 1);
        assert!(remarks[0].to_string().starts_with("a/b.md:3: start and end"));
        assert_eq!(
            remarks[MOST - 1].to_string(),
            "a/b.md:9: the label `MS. PSAKI:` stands inside a paragraph, which was divided there."
        );
        assert_eq!(remarks[MOST].kind, RemarkKind::More { count: 101 });
    }
}
