//! What the room asks of its importer, and what that tells: plain values, and their bytes.
//!
//! Must not know: either end.

use intake::Labels;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The room's word. They are worked off in their order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Task {
    /// Say what is kept: [`News::Own`].
    List,
    /// Compile anew what this version cannot read.
    Mend,
    /// Take in the file that comes with it: [`News::Settled`].
    Take { path: String, labels: Labels },
    /// No more files for now: [`News::Finished`], once all can be searched.
    Finish,
    /// Remove these transcripts: [`News::Removed`].
    Remove(Vec<String>),
    /// Make a backup of all that is kept, and of these: [`News::Saved`].
    Save { settings: Vec<(String, String)>, view: String },
    /// Bring back what was last removed: [`News::Removed`], of those that are still away.
    Undo,
}

/// The importer's word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum News {
    /// It has begun; only now it hears.
    Ready,
    /// What is kept, newest first, and how many bytes it has as sources.
    Own(Vec<Line>, u32),
    /// What became of a file, or of the files in it.
    Settled(Vec<Outcome>),
    /// All files are settled.
    Finished,
    /// So many were last removed, and can come back.
    Removed(usize),
    /// The backup comes with it.
    Saved,
    /// A backup was taken in, with these settings and the address of this view.
    Restored(Vec<(String, String)>, String),
    /// What was to be done was denied, and why.
    Trouble(String),
    /// The importer is no more: a fault of its own.
    Stopped,
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

/// A message as bytes; a file may follow, as it is.
pub(crate) fn bytes(message: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(message).unwrap_or_default()
}

/// Reads what [`bytes`] wrote, and gives the file behind it.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<(T, &[u8])> {
    postcard::take_from_bytes(bytes).ok()
}
