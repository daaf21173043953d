//! Ground rules as a reader asks for them: `rule:background`. Coarser than [`RuleKind`]: that there is an
//! embargo, not until when.
//!
//! Must not know: which words of a transcript set a rule.

use serde::{Deserialize, Serialize};
use transcript::RuleKind;

/// A kind of ground rule that turns can be searched for and counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RuleName {
    OnBackground,
    OnTheRecord,
    OffTheRecord,
    /// The speakers are to be named in given words.
    Attribution,
    Embargo,
}

impl RuleName {
    pub const ALL: [Self; 5] = [
        Self::OnBackground,
        Self::OnTheRecord,
        Self::OffTheRecord,
        Self::Attribution,
        Self::Embargo,
    ];

    /// The name of a rule.
    pub fn of(kind: &RuleKind) -> Self {
        match kind {
            RuleKind::OnBackground => Self::OnBackground,
            RuleKind::OnTheRecord => Self::OnTheRecord,
            RuleKind::OffTheRecord => Self::OffTheRecord,
            RuleKind::Attribution(_) => Self::Attribution,
            RuleKind::Embargo(_) => Self::Embargo,
        }
    }

    /// As it is written in queries and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OnBackground => "background",
            Self::OnTheRecord => "on-the-record",
            Self::OffTheRecord => "off-the-record",
            Self::Attribution => "attribution",
            Self::Embargo => "embargo",
        }
    }

    /// What [`Self::as_str`] writes, read back.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }
}

/// A bit for each name of [`RuleName::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rules(pub u8);

impl Rules {
    /// A bit for each of `names`.
    pub(crate) fn of(names: impl IntoIterator<Item = RuleName>) -> Self {
        Self(names.into_iter().fold(0, |bits, name| bits | 1 << name as u8))
    }

    /// Whether one of `other` is among these.
    pub(crate) fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether each bit has a name.
    pub(crate) fn is_sound(self) -> bool {
        self.0 >> RuleName::ALL.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_back() {
        for name in RuleName::ALL {
            assert_eq!(RuleName::parse(name.as_str()), Some(name));
        }
        assert_eq!(RuleName::parse("on background"), None);
    }

    #[test]
    fn rules_meet_where_they_share_a_name() {
        let [background, .., embargo] = RuleName::ALL.map(|name| Rules::of([name]));
        let both = Rules::of([RuleName::OnBackground, RuleName::Embargo]);
        assert!(both.meet(background) && both.meet(embargo) && !background.meet(embargo));
        assert!(Rules::of(RuleName::ALL).is_sound() && !Rules(1 << RuleName::ALL.len()).is_sound());
    }
}
