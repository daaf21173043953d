//! What can be asked of an archive and what comes back: plain data in the reader's words, and the
//! only types of this crate that the page may see.
//!
//! Must not know: how answers are found, how shards look, who carries the messages.

mod carried;
mod found;
mod question;
mod reading;

use serde::{Deserialize, Serialize};

pub use crate::mark_name::MarkName;
pub use crate::rule_name::{RuleName, Rules};
pub use transcript::{
    ClockTime, Date, Direction, Extent, GroundRule, Kind, Mark, MarkKind, Passage, Piece,
    PieceKind, Role, RuleKind, Span, Stamp, Text, TranscriptId, TurnNo,
};
pub use {found::*, question::*, reading::*};

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    Found(Box<Found>),
    Reading(Box<Reading>),
    /// The archive has no transcript of this name.
    Unknown(TranscriptId),
    /// Words that begin as asked, folded, with the turns that hold each; those of most turns first.
    Words(Vec<(String, u32)>),
    /// Turns, one number for each query.
    Counted(Vec<u32>),
}
