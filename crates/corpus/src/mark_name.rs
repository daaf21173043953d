//! The marks as a reader asks for them: `has:laughter`. Coarser than [`MarkKind`], and without what
//! only typography cares about.
//!
//! Must not know: where marks stand.

use serde::{Deserialize, Serialize};
use transcript::{Direction, MarkKind};

/// A kind of mark that turns can be searched for and counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MarkName {
    Laughter,
    Inaudible,
    CrossTalk,
    Applause,
    /// Any other stage direction.
    Direction,
    Redaction,
    /// Struck words, or what replaces them.
    Correction,
    Sic,
    Insertion,
    Link,
}

impl MarkName {
    pub const ALL: [Self; 10] = [
        Self::Laughter,
        Self::Inaudible,
        Self::CrossTalk,
        Self::Applause,
        Self::Direction,
        Self::Redaction,
        Self::Correction,
        Self::Sic,
        Self::Insertion,
        Self::Link,
    ];

    /// The name of a mark; `None` for what only typography cares about.
    pub fn of(kind: &MarkKind) -> Option<Self> {
        Some(match kind {
            MarkKind::Direction(Direction::Laughter) => Self::Laughter,
            MarkKind::Direction(Direction::Inaudible) => Self::Inaudible,
            MarkKind::Direction(Direction::CrossTalk) => Self::CrossTalk,
            MarkKind::Direction(Direction::Applause) => Self::Applause,
            MarkKind::Direction(Direction::Other) => Self::Direction,
            MarkKind::Redaction => Self::Redaction,
            MarkKind::Struck | MarkKind::Replacement => Self::Correction,
            MarkKind::Sic => Self::Sic,
            MarkKind::Insertion => Self::Insertion,
            MarkKind::Link(_) => Self::Link,
            _ => return None,
        })
    }

    /// As it is written in queries and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Laughter => "laughter",
            Self::Inaudible => "inaudible",
            Self::CrossTalk => "crosstalk",
            Self::Applause => "applause",
            Self::Direction => "direction",
            Self::Redaction => "redaction",
            Self::Correction => "correction",
            Self::Sic => "sic",
            Self::Insertion => "insertion",
            Self::Link => "link",
        }
    }

    /// What [`Self::as_str`] writes, read back.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_back() {
        for name in MarkName::ALL {
            assert_eq!(MarkName::parse(name.as_str()), Some(name));
        }
        assert_eq!(MarkName::parse("Laughter"), None);
    }
}
