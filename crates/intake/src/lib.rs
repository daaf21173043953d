//! A reader's own files into the source text of transcripts, as `transcript::parse` reads it; or a
//! refusal in clear words. All input is hostile: nothing here panics, and nothing grows past a bound.
//!
//! Must not know: I/O, the web, how a transcript is parsed.
//!
//! ```
//! use intake::read;
//!
//! let taken = read("2024-05-02 Harbour talk.txt", b"Ada Quill: Good day.\nQ: Why?\nAda Quill: Because.");
//! let source = taken[0].source.as_ref().unwrap();
//! assert!(source.contains("date: '2024-05-02'"));
//! assert!(source.contains("ADA QUILL:  Good day."));
//! assert_eq!(read("photo.png", b"\x89PNG")[0].source.as_ref().unwrap_err().to_string(),
//!     "this is no kind of file that Lectern reads: it takes .md, .txt, .html, .srt, .vtt, .docx and .zip");
//! ```

mod backup;
mod captions;
mod docx;
mod format;
mod front;
mod html;
mod labels;
mod pack;
mod plain;
mod refusal;
mod zip;

pub use backup::{Backup, Saved};
pub use labels::Labels;
pub use refusal::Refusal;

use format::Format;

/// Most bytes of one file, unpacked or not.
pub const LARGEST: usize = 16 * 1024 * 1024;

/// One file's way in; an archive of files has several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The file's name, without the folders it lay in.
    pub name: String,
    /// Its text as source of a transcript, or why it has none.
    pub source: Result<String, Refusal>,
}

/// Reads a file by the kind that its name and first bytes say.
pub fn read(path: &str, bytes: &[u8]) -> Vec<Taken> {
    let name = file_name(path).to_owned();
    match Format::of(&name, bytes) {
        Some(Format::Zip) => match zip::entries(bytes, &zip::USUAL) {
            Ok(entries) => entries.into_iter().map(inside).collect(),
            Err(refusal) => vec![Taken { name, source: Err(refusal) }],
        },
        format => vec![Taken { source: one(&name, bytes, format), name }],
    }
}

/// A file of an archive; archives in archives stay closed.
fn inside(entry: zip::Entry) -> Taken {
    let name = file_name(&entry.path).to_owned();
    let source = entry.bytes.and_then(|bytes| {
        let format = Format::of(&name, &bytes).filter(|format| *format != Format::Zip);
        one(&name, &bytes, format)
    });
    Taken { name, source }
}

fn one(name: &str, bytes: &[u8], format: Option<Format>) -> Result<String, Refusal> {
    let format = format.ok_or(Refusal::UnknownKind)?;
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    let source = match format {
        Format::Markdown => format::text(bytes),
        Format::Plain => plain::source(name, &format::text(bytes)),
        Format::Html => {
            let page = html::read(&format::text(bytes));
            plain::titled(name, page.title.as_deref(), &page.text, labels::found(&page.text))
        }
        Format::Captions => {
            let said = captions::read(&format::text(bytes));
            // Whoever names voices in captions names speakers, also if each speaks once.
            plain::titled(name, None, &said, Some(Labels::Names))
        }
        Format::Docx => plain::source(name, &docx::read(bytes)?),
        Format::Zip => return Err(Refusal::UnknownKind),
    };
    if source.chars().all(char::is_whitespace) || !front::has_body(&source) {
        return Err(Refusal::Empty);
    }
    Ok(source)
}

/// A source in which the reader says what a label is: with its text cut anew.
///
/// ```
/// # use intake::{Labels, cut};
/// let source = cut("---\ntitle: T\n---\n\nAda: Hi.\n", Labels::Names);
/// assert_eq!(source, "---\ntitle: T\nlabels: speakers\n---\n\n\nADA:  Hi.\n");
/// ```
pub fn cut(source: &str, labels: Labels) -> String {
    let (keys, body) = front::divide(source);
    // The parser is told that they are speakers'.
    let vouched = (labels != Labels::None).then_some("speakers");
    front::join(&front::with_key(keys, "labels", vouched), &labels::spell_anew(body, labels))
}

/// A source under another title and date (`2024-05-02`).
///
/// ```
/// # use intake::retitled;
/// let source = retitled("---\ntitle: >\n  A\n  B\nsource_url: /a\n---\nHi.\n", "C", Some("2024-05-02"));
/// assert_eq!(source, "---\nsource_url: /a\ntitle: \"C\"\ndate: '2024-05-02'\n---\nHi.\n");
/// ```
pub fn retitled(source: &str, title: &str, date: Option<&str>) -> String {
    let (keys, body) = front::divide(source);
    let keys = front::with_key(keys, "title", Some(&front::quoted(title)));
    let date = date.map(|date| ["'", date, "'"].concat());
    front::join(&front::with_key(&keys, "date", date.as_deref()), body)
}

/// A source as another edition of its official text: the parser gives it a name of its own.
pub fn edition(source: &str, number: u32) -> String {
    let (keys, body) = front::divide(source);
    front::join(&front::with_key(keys, "lectern-edition", Some(&number.to_string())), body)
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(path)
}
