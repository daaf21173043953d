//! How an open transcript is read, beyond how much of it is shown: in which wording, without whom,
//! which of the source's marks is lit, which turns are pinned.
//!
//! Must not know: how an address spells it all together, what is drawn.

use corpus::message::{MarkKind, MarkName, TurnNo};

use crate::sorted;

/// How an open transcript is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Manner {
    pub wording: Wording,
    /// Whose turns are passed over.
    pub hidden: Vec<Hidden>,
    /// The mark that is lit in the text, ticked on the minimap and walked along.
    pub lit: Option<MarkName>,
    /// Turns of the open transcript that the reader keeps at hand.
    pub pins: Vec<TurnNo>,
}

/// Which wording is read where the source corrects itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Wording {
    /// Struck words and what stands for them, as the source prints both.
    #[default]
    Both,
    /// What was said: struck words stand, replacements do not.
    Spoken,
    /// What the source would have it say.
    Corrected,
}

impl Wording {
    /// Whether what is marked so is not read.
    pub(crate) fn leaves_out(self, kind: &MarkKind) -> bool {
        match self {
            Self::Both => false,
            Self::Spoken => *kind == MarkKind::Replacement,
            Self::Corrected => *kind == MarkKind::Struck,
        }
    }
}

/// Turns that a reader may pass over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hidden {
    Moderators,
    /// Turns of at most three words.
    Interjections,
}

/// One step in how a transcript is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MannerChange {
    Wording(Wording),
    /// Hidden if they were not, else shown again.
    Hide(Hidden),
    /// Lit if it was not, else lit no longer.
    Light(MarkName),
    /// Pinned if it was not, else no longer pinned.
    Pin(TurnNo),
    /// All pins go.
    Unpin,
}

/// Turns that can be pinned at once.
pub(crate) const MAX_PINS: usize = 100;

impl Manner {
    /// The one spelling: choices in order and named once.
    pub(crate) fn normal(self) -> Manner {
        let pins = self.pins.into_iter().filter(|pin| pin.0 > 0);
        Manner {
            hidden: sorted::once(self.hidden.into_iter(), usize::MAX),
            pins: sorted::once(pins, MAX_PINS),
            ..self
        }
    }

    pub(crate) fn apply(&mut self, change: MannerChange) {
        match change {
            MannerChange::Wording(wording) => self.wording = wording,
            MannerChange::Hide(hidden) => toggle(&mut self.hidden, hidden),
            MannerChange::Light(mark) => self.lit = Some(mark).filter(|_| self.lit != Some(mark)),
            MannerChange::Pin(turn) => toggle(&mut self.pins, turn),
            MannerChange::Unpin => self.pins.clear(),
        }
    }
}

/// Chosen if it was not, else no longer chosen.
pub(crate) fn toggle<T: PartialEq>(chosen: &mut Vec<T>, value: T) {
    match chosen.iter().position(|held| *held == value) {
        Some(at) => drop(chosen.remove(at)),
        None => chosen.push(value),
    }
}

impl Wording {
    /// Every wording, the usual one first.
    pub const ALL: [Wording; 3] = [Wording::Both, Wording::Spoken, Wording::Corrected];

    /// The spelling in an address; it never changes.
    pub fn as_str(self) -> &'static str {
        match self {
            Wording::Both => "both",
            Wording::Spoken => "spoken",
            Wording::Corrected => "corrected",
        }
    }

    /// Reads [`Wording::as_str`] back; `None` for any other spelling.
    pub fn parse(text: &str) -> Option<Wording> {
        Wording::ALL.into_iter().find(|wording| wording.as_str() == text)
    }
}

impl Hidden {
    /// All that can be hidden.
    pub const ALL: [Hidden; 2] = [Hidden::Moderators, Hidden::Interjections];

    /// The spelling in an address; it never changes.
    pub fn as_str(self) -> &'static str {
        match self {
            Hidden::Moderators => "moderators",
            Hidden::Interjections => "interjections",
        }
    }

    /// Reads [`Hidden::as_str`] back; `None` for any other spelling.
    pub fn parse(text: &str) -> Option<Hidden> {
        Hidden::ALL.into_iter().find(|hidden| hidden.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Change, Place, PlaceChange, TranscriptId, from_query, to_query};

    fn check(before: &str, change: MannerChange, after: &str) {
        let (state, dropped) = from_query(before);
        assert_eq!(dropped, []);
        assert_eq!(to_query(&state.apply(Change::Manner(change))), after, "{before} {change:?}");
    }

    #[test]
    fn every_step_has_its_spelling() {
        use MannerChange::{Hide, Light, Pin, Unpin};
        check("?q=a", MannerChange::Wording(Wording::Spoken), "?q=a&text=spoken");
        check("?text=spoken", MannerChange::Wording(Wording::Both), "");
        check("", Hide(Hidden::Interjections), "?hide=interjections");
        check("?hide=interjections", Hide(Hidden::Moderators), "?hide=moderators,interjections");
        check("?mark=sic", Light(MarkName::Redaction), "?mark=redaction");
        check("?mark=sic", Light(MarkName::Sic), "");
        check("?pin=3,12", Pin(TurnNo(7)), "?pin=3,7,12");
        check("?pin=3,7", Pin(TurnNo(3)), "?pin=7");
        check("?q=a&pin=3,7", Unpin, "?q=a");
    }

    #[test]
    fn what_is_pinned_is_of_one_transcript() {
        let (state, _) = from_query("?at=2021-03-23-k7q2&pin=3&text=spoken");
        let place = |id: &str| Place { transcript: TranscriptId::parse(id).expect(id), turn: None };
        let open = |id| to_query(&state.apply(Change::Place(PlaceChange::Open(place(id)))));
        assert_eq!(open("2021-03-23-k7q2"), "?at=2021-03-23-k7q2&text=spoken&pin=3");
        assert_eq!(open("2022-01-02-aaaa"), "?at=2022-01-02-aaaa&text=spoken");
        assert_eq!(to_query(&state.apply(Change::Place(PlaceChange::Close))), "");
    }
}
