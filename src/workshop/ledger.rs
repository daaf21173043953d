//! How a reader's transcript is kept: its source, and what is to be known without parsing it again.
//!
//! Must not know: where it is kept, how it got here.

use serde::{Deserialize, Serialize};
use transcript::{Remark, Transcript};

use super::task::{self, Line};

/// The first byte of all that is kept; another one is another version's, and left alone.
const VERSION: u8 = 1;

/// A transcript as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// The name under which it is parsed: its identity hangs on it.
    pub(crate) name: String,
    pub(crate) source: String,
    /// The name of the segment that holds it.
    pub(crate) segment: String,
    /// A digest of what is said in it: the same text under another name has the same.
    pub(crate) print: u64,
    pub(crate) line: Line,
}

impl Kept {
    /// Parses a source.
    pub(crate) fn parse(name: &str, source: &str) -> (Self, Vec<String>) {
        let (transcript, remarks) = transcript::parse(name, source);
        let kept = Self {
            name: name.to_owned(),
            source: source.to_owned(),
            segment: String::new(),
            print: print(said(&transcript)),
            line: line(&transcript, name),
        };
        (kept, remarks.iter().map(remark).collect())
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        bytes.extend(task::bytes(self));
        bytes
    }

    /// `None` where the bytes are of another version, or broken.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        task::read(bytes.strip_prefix(&[VERSION])?).map(|(kept, _)| kept)
    }
}

fn line(transcript: &Transcript, name: &str) -> Line {
    let title = &transcript.meta.title;
    Line {
        id: transcript.id.as_str().to_owned(),
        title: if title.is_empty() { name.to_owned() } else { title.clone() },
        date: transcript.meta.date.map(|date| date.to_string()),
        turns: transcript.turns.len() as u32,
        speakers: transcript.speakers.len() as u32,
    }
}

fn remark(remark: &Remark) -> String {
    ["line ", &remark.line.to_string(), ": ", &remark.kind.to_string()].concat()
}

/// What is said in turns, and then around them.
pub(crate) fn said(transcript: &Transcript) -> impl Iterator<Item = &str> {
    let turns = transcript.turns.iter().map(|turn| &*turn.text.text);
    turns.chain(transcript.preamble.iter().map(|piece| &*piece.text.text))
}

/// FNV-1a over the letters and digits of all that is said.
pub(crate) fn print<'a>(said: impl Iterator<Item = &'a str>) -> u64 {
    let letters = said.flat_map(str::chars).filter(|c| c.is_alphanumeric());
    letters.fold(0xCBF2_9CE4_8422_2325, |hash, c| {
        (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01B3)
    })
}
