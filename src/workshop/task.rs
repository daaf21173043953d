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
    /// The archive of this address is the one beside which all is kept.
    Beside(String),
    /// Take in the file that comes with it: [`News::Settled`]. Where a text has no label that is known
    /// by itself, it is cut at these; or it is asked what they are: [`News::Unlabelled`].
    Take { path: String, labels: Option<Labels> },
    /// Show how a transcript that is kept would be cut: [`News::Unlabelled`].
    Look(String),
    /// Change a transcript that is kept: [`News::Changed`].
    Change(String, Change),
    /// No more files for now: [`News::Finished`], once all can be searched.
    Finish,
    /// Remove these transcripts: [`News::Undoable`].
    Remove(Vec<String>),
    /// Remove all that is kept for good: [`News::Erased`].
    Erase,
    /// Make a backup of all that is kept, and of these: [`News::Saved`].
    Save { settings: Vec<(String, String)>, view: String },
    /// Bring back what was last removed, or as it was what was last changed: [`News::Undoable`], of what
    /// could not be.
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
    /// Nothing was taken in of the file: what is a label in it?
    Unlabelled(Unlabelled),
    /// The transcript of this name was changed and now has that one; or why it was not.
    Changed(String, Result<String, String>),
    /// All files are settled.
    Finished,
    /// What was last done, and can be undone.
    Undoable(Undoable),
    /// All that was kept is gone for good; or why nothing is.
    Erased(Result<(), String>),
    /// The backup comes with it.
    Saved,
    /// A backup was taken in, with these settings and the address of this view.
    Restored(Vec<(String, String)>, String),
    /// What was to be done was denied, and why.
    Trouble(String),
    /// No more files can be kept, and why. What became of the one at hand comes after it.
    Denied(String),
    /// The importer is no more: a fault of its own.
    Stopped,
}

/// What can be undone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Undoable {
    Nothing,
    /// So many were removed.
    Removal(usize),
    /// The transcript that had this title was changed.
    Change(String),
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

/// What may be changed in a transcript.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Change {
    /// Its text is cut anew at these labels.
    Labels(Labels),
    /// Title and date.
    Head(String, Option<String>),
}

/// A text in which no label is known, and what the reader may say that one is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Unlabelled {
    pub(crate) name: String,
    /// `None` where it is not kept yet.
    pub(crate) id: Option<String>,
    pub(crate) cuts: Vec<Cut>,
}

/// How a text begins when it is cut at these labels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Cut {
    pub(crate) labels: Labels,
    /// Label and first words of each of the first turns, or paragraphs.
    pub(crate) first: Vec<(String, String)>,
    /// There is more than that.
    pub(crate) more: bool,
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
    /// The archive itself has the same text, under this name and title.
    InArchive(String, String),
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
