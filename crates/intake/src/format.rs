//! What kind of file it is, and its bytes as text.
//!
//! Must not know: what is done with the text.

/// A kind of file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Markdown,
    Plain,
    Html,
    Captions,
    Docx,
    Zip,
}

impl Format {
    /// By the name's ending; a name without one is taken by its first bytes.
    pub(crate) fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("md" | "markdown") => Some(Self::Markdown),
            Some("txt" | "text") => Some(Self::Plain),
            Some("html" | "htm" | "xhtml") => Some(Self::Html),
            Some("srt" | "vtt") => Some(Self::Captions),
            Some("docx") => Some(Self::Docx),
            Some("zip") => Some(Self::Zip),
            _ if bytes.starts_with(b"PK\x03\x04") => Some(Self::Zip),
            None => core::str::from_utf8(bytes).is_ok().then_some(Self::Plain),
            Some(_) => None,
        }
    }
}

/// Bytes as text, whatever they are: UTF-8, or UTF-16 that says so.
pub(crate) fn text(bytes: &[u8]) -> String {
    let units = |bytes: &[u8], join: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| join(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}
