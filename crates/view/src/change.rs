//! What a reader can do to the view, and whether Back undoes it step by step.
//!
//! Must not know: which key or control asked for it, how history is kept.

use corpus::message::{Date, Filter, Kind, MarkName, Order, Role, SpeakerKey};

use crate::manner::toggle;
use crate::{Density, Manner, MannerChange, Place, ViewState};

/// One step from a view to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The query is now this.
    Query(String),
    Filter(FilterChange),
    Place(PlaceChange),
    Density(Density),
    Manner(MannerChange),
    /// Results come in this order from now on.
    Sort(Order),
    /// Query and filters go; the open transcript stays open.
    Clear,
}

/// A step in what is let through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterChange {
    /// Chosen if it was not, else no longer chosen.
    Speaker(SpeakerKey),
    /// As `Speaker`.
    Role(Role),
    /// As `Speaker`.
    Kind(Kind),
    /// As `Speaker`.
    Place(String),
    /// As `Speaker`.
    Mark(MarkName),
    /// First and last day let through.
    Dates(Option<Date>, Option<Date>),
    /// All choices of one facet go.
    Drop(Facet),
    /// All choices go.
    Clear,
}

/// A step in what is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceChange {
    /// A transcript is opened, from a list of results or a link.
    Open(Place),
    /// The reader moved to another turn of the transcript being read.
    Turn(Place),
    /// Back to the archive.
    Close,
}

/// One list of choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    Speakers,
    Roles,
    Kinds,
    Places,
    Marks,
    Dates,
}

/// What a change does to the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// A real move: Back returns to the view before it.
    Push,
    /// A refinement: Back skips it.
    Replace,
}

impl Change {
    /// What the change does to the browser's history.
    pub fn history(&self) -> History {
        match self {
            Change::Place(PlaceChange::Open(_) | PlaceChange::Close) => History::Push,
            _ => History::Replace,
        }
    }
}

impl ViewState {
    /// The view after a change; always in its normal form.
    #[must_use]
    pub fn apply(&self, change: Change) -> ViewState {
        let mut next = self.clone();
        match change {
            Change::Query(query) => next.query = query,
            Change::Filter(change) => apply_filter(&mut next.filter, change),
            Change::Place(PlaceChange::Open(place)) => next.open(place),
            Change::Place(PlaceChange::Turn(place)) => next.place = Some(place),
            Change::Place(PlaceChange::Close) => {
                next.place = None;
                next.density = Density::default();
                next.manner = Manner::default();
            }
            Change::Manner(change) => next.manner.apply(change),
            Change::Density(density) => next.density = density,
            Change::Sort(order) => next.sort = Some(order),
            Change::Clear => {
                next.query.clear();
                next.filter = Filter::default();
            }
        }
        next.normal()
    }

    /// Pins are of one transcript.
    fn open(&mut self, place: Place) {
        let before = self.place.replace(place);
        let opened = |place: &Option<Place>| place.as_ref().map(|one| one.transcript.clone());
        if opened(&before) != opened(&self.place) {
            self.manner.pins.clear();
        }
    }
}

fn apply_filter(filter: &mut Filter, change: FilterChange) {
    match change {
        FilterChange::Speaker(key) => toggle(&mut filter.speakers, key),
        FilterChange::Role(role) => toggle(&mut filter.roles, role),
        FilterChange::Kind(kind) => toggle(&mut filter.kinds, kind),
        FilterChange::Place(name) => toggle(&mut filter.places, name),
        FilterChange::Mark(mark) => toggle(&mut filter.marks, mark),
        FilterChange::Dates(from, to) => (filter.from, filter.to) = (from, to),
        FilterChange::Drop(Facet::Speakers) => filter.speakers.clear(),
        FilterChange::Drop(Facet::Roles) => filter.roles.clear(),
        FilterChange::Drop(Facet::Kinds) => filter.kinds.clear(),
        FilterChange::Drop(Facet::Places) => filter.places.clear(),
        FilterChange::Drop(Facet::Marks) => filter.marks.clear(),
        FilterChange::Drop(Facet::Dates) => (filter.from, filter.to) = (None, None),
        FilterChange::Clear => *filter = Filter::default(),
    }
}

#[cfg(test)]
mod tests {
    use corpus::message::{TranscriptId, TurnNo};

    use super::*;
    use crate::{from_query, to_query};

    /// Views are written as their addresses.
    fn check(before: &str, change: Change, history: History, after: &str) {
        assert_eq!(change.history(), history, "{change:?}");
        let (state, dropped) = from_query(before);
        assert!(dropped.is_empty(), "{dropped:?}");
        assert_eq!(to_query(&state.apply(change.clone())), after, "{before} {change:?}");
    }

    fn place(turn: u32) -> Place {
        let transcript = TranscriptId::parse("2021-03-23-k7q2").expect("a good name");
        Place { transcript, turn: Some(TurnNo(turn)) }
    }

    #[test]
    fn refinements_replace() {
        use History::Replace;
        check("?q=a", Change::Query(" b c ".to_owned()), Replace, "?q=b+c");
        check("?q=a", Change::Query(" ".to_owned()), Replace, "");
        check("", Change::Density(Density::Hits), Replace, "?show=hits");
        check("?q=a&role=press&at=2021-03-23-k7q2", Change::Clear, Replace, "?at=2021-03-23-k7q2");
        let turn = Change::Place(PlaceChange::Turn(place(9)));
        check("?at=2021-03-23-k7q2.7", turn, Replace, "?at=2021-03-23-k7q2.9");
    }

    #[test]
    fn moves_push() {
        use History::Push;
        let open = Change::Place(PlaceChange::Open(place(7)));
        check("?q=a", open, Push, "?q=a&at=2021-03-23-k7q2.7");
        let close = Change::Place(PlaceChange::Close);
        check("?q=a&at=2021-03-23-k7q2.7&show=hits", close, Push, "?q=a");
    }

    #[test]
    fn choices_toggle() {
        let speaker = |key: &str| FilterChange::Speaker(SpeakerKey(key.to_owned()));
        let march = FilterChange::Dates(Date::new(2021, 3, 1), Date::new(2021, 3, 31));
        let table = [
            ("", speaker("b"), "?speaker=b"),
            ("?speaker=b", speaker("a"), "?speaker=a,b"),
            ("?speaker=a,b", speaker("a"), "?speaker=b"),
            ("?role=press", FilterChange::Role(Role::Press), ""),
            ("?kind=remarks", FilterChange::Kind(Kind::Gaggle), "?kind=gaggle,remarks"),
            ("?q=x&date=2020", march, "?q=x&date=2021-03"),
            ("?speaker=a&date=2020", FilterChange::Drop(Facet::Dates), "?speaker=a"),
            ("?speaker=a&date=2020", FilterChange::Drop(Facet::Speakers), "?date=2020"),
            ("?role=press&kind=gaggle", FilterChange::Drop(Facet::Roles), "?kind=gaggle"),
            ("?role=press&kind=gaggle", FilterChange::Drop(Facet::Kinds), "?role=press"),
            ("?q=x&role=press&date=2020", FilterChange::Clear, "?q=x"),
        ];
        for (before, change, after) in table {
            check(before, Change::Filter(change), History::Replace, after);
        }
    }
}
