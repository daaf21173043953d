//! What kind of file it is, and its bytes as text.
//!
//! Must not know: what is done with the text.

use core::str::Utf8Chunk;

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

/// What windows-1252 has from 0x80 on, where Latin-1 has controls; as browsers read it.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// A byte of windows-1252.
pub(crate) fn windows(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|at| WINDOWS.chars().nth(usize::from(at)));
    special.unwrap_or(char::from(byte))
}

/// Bytes as text, whatever they are: UTF-16 that says so, else UTF-8, and of what is none what old Windows
/// wrote.
pub(crate) fn text(bytes: &[u8]) -> String {
    let units = |bytes: &[u8], join: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| join(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => {
            let parts = bytes.utf8_chunks();
            let read = |part: Utf8Chunk<'_>| {
                part.valid()
                    .chars()
                    .chain(part.invalid().iter().copied().map(windows))
                    .collect::<String>()
            };
            parts.map(read).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_any_encoding() {
        assert_eq!(text(b"\x93It\x92s caf\xe9\x94 \x80\x9f~"), "“It’s café” €Ÿ~");
        assert_eq!(text("“It’s”".as_bytes()), "“It’s”");
        assert_eq!(text(b"\xe2\x80\x9cIt\x92s\xe2\x80\x9d"), "“It’s”");
        assert_eq!(text(b"\xff\xfeH\0i\0"), "Hi");
        assert_eq!(text(b"\xfe\xff\0H\0i"), "Hi");
        assert_eq!(text(b"\xef\xbb\xbfHi\x92"), "Hi\u{fffd}");
        assert_eq!(WINDOWS.chars().count(), 32);
        assert!(
            (0..=255).all(|byte| (0x80..0xa0).contains(&byte) || windows(byte) == char::from(byte))
        );
    }
}
