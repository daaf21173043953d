//! What the room asks of its importer, and what that tells: plain values, and their bytes.
//!
//! Must not know: either end.

use intake::Labels;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The room's word. Each is answered by one [`News`]; the next is sent after that.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Task {
    /// Say what is kept.
    List,
    /// Take a file in.
    Take { path: String, bytes: Vec<u8>, labels: Labels },
    /// No more files for now.
    Finish,
    /// Remove these transcripts.
    Remove(Vec<String>),
    /// Bring back what was last removed.
    Undo,
}

/// The importer's word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum News {
    /// It has begun; only now it hears.
    Ready,
    /// What is kept, newest first.
    Own(Vec<Line>),
    /// What became of files, as far as that is settled.
    Settled(Vec<Outcome>),
    /// Nothing was changed, and why.
    Trouble(String),
}

/// A transcript in one line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) date: Option<String>,
    pub(crate) turns: u32,
    pub(crate) speakers: u32,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Outcome {
    pub(crate) name: String,
    pub(crate) fate: Fate,
}

/// Taken in, or not and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Fate {
    /// With what the parser doubted: `line 12: …`.
    Taken(Line, Vec<String>),
    /// The same text is here already, under this title.
    Twin(String),
    Refused(String),
}

/// A message as bytes.
pub(crate) fn bytes(message: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(message).unwrap_or_default()
}

/// Reads what [`bytes`] wrote.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
