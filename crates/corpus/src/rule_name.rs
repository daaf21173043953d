//! Ground rules as a reader asks for them: `rule:background`. Coarser than [`RuleKind`]: that there is an
//! embargo, not until when.
//!
//! Must not know: which words of a transcript set a rule.

use serde::{Deserialize, Serialize};
use transcript::RuleKind;

use crate::carried::Carried;
use crate::format::Reader;

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

/// Some of the ground rules, a bit for each of [`RuleName::ALL`].
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Rules(u8);

impl Rules {
    /// These, in any order.
    pub fn of(names: impl IntoIterator<Item = RuleName>) -> Self {
        names.into_iter().fold(Self::default(), |all, name| all.and(Self(1 << name as u8)))
    }

    /// Those whose bits these are; `None` where one has no name.
    pub(crate) fn of_bits(bits: u8) -> Option<Self> {
        (bits >> RuleName::ALL.len() == 0).then_some(Self(bits))
    }

    pub(crate) fn bits(self) -> u8 {
        self.0
    }

    /// Their names, in order.
    pub fn names(self) -> impl Iterator<Item = RuleName> {
        RuleName::ALL.into_iter().filter(move |name| self.has(*name))
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn has(self, name: RuleName) -> bool {
        self.0 >> name as u8 & 1 == 1
    }

    /// Whether one of `others` is among these.
    pub(crate) fn meet(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// These and `more`.
    #[must_use]
    pub fn and(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    /// These without `others`.
    #[must_use]
    pub fn but(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Among these if it was not, else no longer.
    pub fn toggle(&mut self, name: RuleName) {
        self.0 ^= 1 << name as u8;
    }
}

impl Carried for Rules {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Self::of_bits(u8::take(from)?)
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
    fn some_of_the_rules_are_a_set() {
        use RuleName::{Embargo, OnBackground, OnTheRecord};
        let both = Rules::of([Embargo, OnBackground, Embargo]);
        assert!(both.names().eq([OnBackground, Embargo]));
        assert!(both.meet(Rules::of([Embargo])) && !both.meet(Rules::of([OnTheRecord])));
        let mut left = both.but(Rules::of([Embargo, OnTheRecord]));
        assert_eq!(left, Rules::of([OnBackground]));
        left.toggle(OnBackground);
        assert!(left.is_empty() && left.and(both) == both);
        assert_eq!(Rules::of_bits(Rules::of(RuleName::ALL).bits()), Some(Rules::of(RuleName::ALL)));
        assert_eq!(Rules::of_bits(1 << RuleName::ALL.len()), None);
    }
}
