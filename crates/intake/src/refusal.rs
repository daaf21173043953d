//! Why a file is not taken in.
//!
//! Must not know: who is told.

use core::fmt;

/// Why a file is not taken in. `Display` is a clause that follows the file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Neither name nor first bytes are of a kind that is read.
    UnknownKind,
    /// More than [`crate::LARGEST`] bytes.
    TooLarge,
    /// No text in it.
    Empty,
    /// A zip that breaks off or contradicts itself.
    DamagedArchive,
    /// A zip of more files than are read.
    TooManyEntries,
    /// A file in a zip that unpacks to more than it may.
    Bomb,
    /// A file in a zip whose path leads out of it.
    StrangePath,
    /// A file in a zip that is packed in another way than usual, or under a password.
    UnknownPacking,
    /// A .docx without its document.
    NoDocument,
    /// A backup whose list is damaged or contradicts itself.
    DamagedBackup,
    /// A backup of a version to come.
    NewerBackup,
    /// More than a backup holds.
    TooMuch,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownKind => {
                "this is no kind of file that Lectern reads: it takes .md, .txt, .html, .srt, .vtt, .docx and .zip"
            }
            Self::TooLarge => "this file is larger than the 16 MB that Lectern reads: divide it",
            Self::Empty => "there is no text in this file",
            Self::DamagedArchive => "this archive is damaged or incomplete: pack it again",
            Self::TooManyEntries => {
                "this archive holds more than 5,000 files: unpack it and add the folder"
            }
            Self::Bomb => "this file unpacks to far more than a transcript has and was left alone",
            Self::StrangePath => "the path of this file leads out of its archive: it was left alone",
            Self::UnknownPacking => {
                "this file is packed in a way that Lectern does not read, or under a password: unpack it first"
            }
            Self::DamagedBackup => {
                "the list in this backup is damaged: unpack it, and add the folder of transcripts in it"
            }
            Self::NewerBackup => {
                "this backup was made by a newer version of Lectern: reload the page and try again"
            }
            Self::TooMuch => "this is more than one backup holds: remove some of it first",
            Self::NoDocument => "there is no document in this .docx: save it again, or as text",
        })
    }
}

impl core::error::Error for Refusal {}
