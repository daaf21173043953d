//! A reader's own files into the source text of transcripts, as `transcript::parse` reads it; or a
//! refusal in clear words. All input is hostile: nothing here panics, and nothing grows past a bound.
//!
//! Must not know: I/O, the web, how a transcript is parsed.
//!
//! ```
//! use intake::{Labels, read};
//!
//! let taken = read("2024-05-02 Harbour talk.txt", b"Ada Quill: Good day.\nQ: Why?\nAda Quill: Because.", Labels::Found);
//! let source = taken[0].source.as_ref().unwrap();
//! assert!(source.contains("date: '2024-05-02'"));
//! assert!(source.contains("ADA QUILL:  Good day."));
//! assert_eq!(read("photo.png", b"\x89PNG", Labels::Found)[0].source.as_ref().unwrap_err().to_string(),
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
pub fn read(path: &str, bytes: &[u8], labels: Labels) -> Vec<Taken> {
    let name = file_name(path).to_owned();
    match Format::of(&name, bytes) {
        Some(Format::Zip) => match zip::entries(bytes, &zip::USUAL) {
            Ok(entries) => entries.into_iter().map(|entry| inside(entry, labels)).collect(),
            Err(refusal) => vec![Taken { name, source: Err(refusal) }],
        },
        format => vec![Taken { source: one(&name, bytes, format, labels), name }],
    }
}

/// A file of an archive; archives in archives stay closed.
fn inside(entry: zip::Entry, labels: Labels) -> Taken {
    let name = file_name(&entry.path).to_owned();
    let source = entry.bytes.and_then(|bytes| {
        let format = Format::of(&name, &bytes).filter(|format| *format != Format::Zip);
        one(&name, &bytes, format, labels)
    });
    Taken { name, source }
}

fn one(
    name: &str,
    bytes: &[u8],
    format: Option<Format>,
    labels: Labels,
) -> Result<String, Refusal> {
    let format = format.ok_or(Refusal::UnknownKind)?;
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    let source = match format {
        Format::Markdown => format::text(bytes),
        Format::Plain => plain::source(name, &format::text(bytes), labels),
        Format::Html => {
            let page = html::read(&format::text(bytes));
            plain::titled(name, page.title.as_deref(), &page.text, labels)
        }
        Format::Captions => {
            let said = captions::read(&format::text(bytes));
            // Whoever names voices in captions names speakers, also if each speaks once.
            let labels = if labels == Labels::Found { Labels::Names } else { labels };
            plain::titled(name, None, &said, labels)
        }
        Format::Docx => plain::source(name, &docx::read(bytes)?, labels),
        Format::Zip => return Err(Refusal::UnknownKind),
    };
    if source.chars().all(char::is_whitespace) || !front::has_body(&source) {
        return Err(Refusal::Empty);
    }
    Ok(source)
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(path)
}
