//! What a reader can do to the view, and whether Back undoes it step by step.
//!
//! Must not know: which key or control asked for it, how history is kept.

use corpus::message::{
    Choices, Date, Filter, Kind, MarkName, Order, Reading, Role, RuleName, Rules, SpeakerKey,
    TurnNo,
};

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
    /// Results are single turns from now on, or exchanges under their transcripts.
    Single(bool),
    /// What is typed and what is chosen are now these, which mean the same as before: a reader who
    /// touches a control turns what was typed into choices.
    Lift(String, Box<Filter>),
    /// Query and filters go; the open transcript stays open.
    Clear,
}

/// A step in what is let through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterChange {
    /// Asked for if it was not, else no longer.
    Only(Choice),
    /// Refused if it was not, else no longer.
    Without(Choice),
    /// First and last day let through.
    Dates(Option<Date>, Option<Date>),
    /// Fewest and most words of a turn.
    Length(Option<(u32, u32)>),
    /// All choices of one facet go.
    Drop(Facet),
    /// All choices go.
    Clear,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    Speaker(SpeakerKey),
    Role(Role),
    Kind(Kind),
    Place(String),
    Rule(RuleName),
    Mark(MarkName),
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
    Rules,
    Marks,
    Dates,
    Length,
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
    /// To a turn of the transcript that is read.
    pub fn to_turn(reading: &Reading, turn: TurnNo) -> Self {
        let place = Place { transcript: reading.entry.id.clone(), turn: Some(turn) };
        Self::Place(PlaceChange::Turn(place))
    }

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
            Change::Single(single) => next.single = single,
            Change::Lift(query, filter) => (next.query, next.filter) = (query, *filter),
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

pub(crate) fn apply_filter(filter: &mut Filter, change: FilterChange) {
    match change {
        FilterChange::Only(choice) => {
            take_back(&mut filter.without, &choice);
            choose(&mut filter.only, choice);
        }
        FilterChange::Without(choice) => {
            take_back(&mut filter.only, &choice);
            choose(&mut filter.without, choice);
        }
        FilterChange::Dates(from, to) => (filter.from, filter.to) = (from, to),
        FilterChange::Length(length) => filter.length = length,
        FilterChange::Drop(Facet::Dates) => (filter.from, filter.to) = (None, None),
        FilterChange::Drop(Facet::Length) => filter.length = None,
        FilterChange::Drop(facet) => {
            drop_all(&mut filter.only, facet);
            drop_all(&mut filter.without, facet);
        }
        FilterChange::Clear => *filter = Filter::default(),
    }
}

fn drop_all(choices: &mut Choices, facet: Facet) {
    match facet {
        Facet::Speakers => choices.speakers.clear(),
        Facet::Roles => choices.roles.clear(),
        Facet::Kinds => choices.kinds.clear(),
        Facet::Places => choices.places.clear(),
        Facet::Rules => choices.rules = Rules::default(),
        Facet::Marks => choices.marks.clear(),
        Facet::Dates | Facet::Length => {}
    }
}

/// Chosen if it was not, else no longer chosen.
pub(crate) fn choose(choices: &mut Choices, choice: Choice) {
    match choice {
        Choice::Speaker(key) => toggle(&mut choices.speakers, key),
        Choice::Role(role) => toggle(&mut choices.roles, role),
        Choice::Kind(kind) => toggle(&mut choices.kinds, kind),
        Choice::Place(name) => toggle(&mut choices.places, name),
        Choice::Rule(rule) => choices.rules.toggle(rule),
        Choice::Mark(mark) => toggle(&mut choices.marks, mark),
    }
}

fn take_back(choices: &mut Choices, choice: &Choice) {
    if is_chosen(choices, choice) {
        choose(choices, choice.clone());
    }
}

/// Whether a value is among the choices.
pub(crate) fn is_chosen(choices: &Choices, choice: &Choice) -> bool {
    match choice {
        Choice::Speaker(key) => choices.speakers.contains(key),
        Choice::Role(role) => choices.roles.contains(role),
        Choice::Kind(kind) => choices.kinds.contains(kind),
        Choice::Place(name) => choices.places.contains(name),
        Choice::Rule(rule) => choices.rules.has(*rule),
        Choice::Mark(mark) => choices.marks.contains(mark),
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
        let key = |key: &str| Choice::Speaker(SpeakerKey(key.to_owned()));
        let speaker = |name: &str| FilterChange::Only(key(name));
        let no_speaker = |name: &str| FilterChange::Without(key(name));
        let march = FilterChange::Dates(Date::new(2021, 3, 1), Date::new(2021, 3, 31));
        let table = [
            ("", speaker("b"), "?speaker=b"),
            ("?speaker=b", speaker("a"), "?speaker=a,b"),
            ("?speaker=a,b", speaker("a"), "?speaker=b"),
            ("?role=press", FilterChange::Only(Choice::Role(Role::Press)), ""),
            (
                "?kind=remarks",
                FilterChange::Only(Choice::Kind(Kind::Gaggle)),
                "?kind=gaggle,remarks",
            ),
            ("?speaker=b", no_speaker("b"), "?speaker=-b"),
            ("?speaker=a,-b", no_speaker("b"), "?speaker=a"),
            ("?speaker=a,-b", speaker("b"), "?speaker=a,b"),
            ("?speaker=a,-b", FilterChange::Drop(Facet::Speakers), ""),
            ("", FilterChange::Length(Some((20, u32::MAX))), "?len=20.%2E"),
            ("?len=20..99", FilterChange::Drop(Facet::Length), ""),
            ("?q=x&date=2020", march, "?q=x&date=2021-03"),
            ("?speaker=a&date=2020", FilterChange::Drop(Facet::Dates), "?speaker=a"),
            ("?speaker=a&date=2020", FilterChange::Drop(Facet::Speakers), "?date=2020"),
            ("?role=press&kind=gaggle", FilterChange::Drop(Facet::Roles), "?kind=gaggle"),
            ("?role=press&kind=gaggle", FilterChange::Drop(Facet::Kinds), "?role=press"),
            ("?rule=background&has=sic", FilterChange::Drop(Facet::Rules), "?has=sic"),
            ("?q=x&role=press&date=2020", FilterChange::Clear, "?q=x"),
        ];
        for (before, change, after) in table {
            check(before, Change::Filter(change), History::Replace, after);
        }
    }
}
