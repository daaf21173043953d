//! One transcript, whole.
//!
//! Must not know: what was searched for.

use serde::{Deserialize, Serialize};

use super::{
    ClockTime, Date, Entry, GroundRule, Passage, Piece, SpeakerKey, Stamp, Text, TurnNo, Who,
};

/// One transcript, ready to be drawn as a script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub entry: Entry,
    pub event_date: Option<Date>,
    pub published: Option<Stamp>,
    pub modified: Option<Stamp>,
    pub start: Option<ClockTime>,
    pub end: Option<ClockTime>,
    /// The official address, as printed.
    pub address: Option<String>,
    pub preamble: Vec<Piece>,
    pub closing: Vec<Piece>,
    pub ground_rules: Vec<GroundRule>,
    /// Who speaks, in order of first appearance. `TurnText::speaker` points in here.
    pub cast: Vec<Part>,
    pub turns: Vec<TurnText>,
    /// Questions with their answers, as in `transcript::Exchange`.
    pub exchanges: Vec<transcript::Exchange>,
}

/// One speaker's part in one transcript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub key: SpeakerKey,
    pub who: Who,
    /// At least this many people speak under the label; 1 where the text proves no more.
    pub at_least: u8,
    /// The passages that prove it.
    pub evidence: Vec<Passage>,
    pub turns: u32,
    pub words: u32,
}

/// One turn as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnText {
    pub no: TurnNo,
    /// The label as printed, with its colon.
    pub cue: String,
    /// Index into `Reading::cast`.
    pub speaker: u16,
    pub text: Text,
}
