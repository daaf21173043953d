//! What the parser doubted, so that nothing is guessed silently.

use serde::{Deserialize, Serialize};

/// One doubt about one place of one file. `Display` is a clear sentence naming file and line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The name under which the source was handed in.
    pub source: String,
    /// Line of the source, counted from 1.
    pub line: u32,
    pub kind: RemarkKind,
}

/// What was doubted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RemarkKind {}
