//! Why bytes are refused. Every message is one sentence that ends in what to do.
//!
//! Must not know: where the bytes came from, who reads the message.

use core::fmt;

use crate::format::{FORMAT_VERSION, ShardName};

/// A manifest or shard that this version cannot or will not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    /// Which file is refused.
    pub part: Part,
    /// What is wrong with it.
    pub fault: Fault,
}

/// A file of the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The list of everything, which is opened first.
    Manifest,
    /// One of the content-named files.
    Shard(ShardName),
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The bytes do not begin as a file of an archive does: an error page, another site's file.
    Foreign,
    /// Written in another version of the format.
    Version {
        /// The version that the file states.
        found: u16,
    },
    /// Bytes are missing, changed or too many.
    Damaged,
    /// Sound, but not the shard that bears this name.
    Misnamed,
    /// The checksum holds and the content contradicts itself: the fault is the writer's.
    Inconsistent,
}

impl Fault {
    /// Whether a newer version has written the file: what it holds is for that one, and no loss.
    pub fn is_of_newer(self) -> bool {
        matches!(self, Self::Version { found } if found > FORMAT_VERSION)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Manifest => f.write_str("The archive's manifest"),
            Self::Shard(name) => write!(f, "The archive's part {name}"),
        }
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.part.fmt(f)?;
        match self.fault {
            Fault::Foreign => f.write_str(
                " is not a file of an archive (the server may have sent an error page): reload the page.",
            ),
            Fault::Version { found } if found > FORMAT_VERSION => write!(
                f,
                " has format {found}, newer than this page's {FORMAT_VERSION}: reload the page to get its current version."
            ),
            Fault::Version { found } => write!(
                f,
                " has format {found}, older than this page's {FORMAT_VERSION}: rebuild the archive, or clear this site's stored data and reload."
            ),
            Fault::Damaged => f.write_str(" is damaged or incomplete: reload the page."),
            Fault::Misnamed => f.write_str(
                " holds what another name stands for: reload the page to get names and parts of one build.",
            ),
            Fault::Inconsistent => f.write_str(" contradicts itself: rebuild the archive."),
        }
    }
}

impl core::error::Error for FormatError {}
