//! All that a link reproduces: what is on screen is a pure function of this value and the archive.
//!
//! Must not know: how the address spells it (`url.rs`), what it asks of the engine (`request.rs`).

use corpus::message::{Choices, Filter, Order, TranscriptId, TurnNo, Unit};

use crate::{Manner, sorted};

/// The view: query, filters, order of results, open transcript and turn, density.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ViewState {
    /// As typed, without white space around it.
    pub query: String,
    pub filter: Filter,
    /// The order of results that the reader chose; see [`ViewState::order`].
    pub sort: Option<Order>,
    /// Results are single turns, not exchanges under their transcript.
    pub single: bool,
    /// The transcript being read; `None` shows the archive, or its only transcript.
    pub place: Option<Place>,
    pub density: Density,
    /// How the open transcript is read.
    pub manner: Manner,
}

/// Where in the archive the reader is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    pub transcript: TranscriptId,
    /// The turn the link points at.
    pub turn: Option<TurnNo>,
}

/// How much of an open transcript stands between its hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Density {
    /// Every turn, hits marked.
    #[default]
    All,
    /// Matching turns with the turn before and after.
    Context,
    /// Matching turns alone.
    Hits,
}

/// Characters of a query that are kept; the rest is cut off.
pub const MAX_QUERY: usize = 400;

/// Speakers that can be chosen at once.
pub(crate) const MAX_SPEAKERS: usize = 50;

/// Places that can be chosen at once.
pub(crate) const MAX_PLACES: usize = 20;

/// Bytes of the longest name of a speaker or a place.
pub(crate) const MAX_KEY: usize = 300;

impl ViewState {
    /// The one spelling of this view: choices sorted and named once, nothing longer than an address
    /// can hold. Equal views have equal normal states; `apply` and `from_query` give only these.
    #[must_use]
    pub fn normal(mut self) -> ViewState {
        let kept: String = self.query.trim().chars().take(MAX_QUERY).collect();
        self.query = kept.trim_end().to_owned();
        self.filter = normal_filter(self.filter);
        self.sort = self.sort.filter(|order| *order != self.usual_order());
        self.manner = self.manner.normal();
        if let Some(place) = &mut self.place {
            place.turn = place.turn.filter(|turn| turn.0 > 0);
        }
        self
    }

    /// The order of results: the one chosen, else what matches best first where something is looked
    /// for, and the newest first where nothing is.
    pub fn order(&self) -> Order {
        self.sort.unwrap_or(self.usual_order())
    }

    /// What one row of the results is.
    pub fn unit(&self) -> Unit {
        if self.single { Unit::Turn } else { Unit::Transcript }
    }

    fn usual_order(&self) -> Order {
        if self.query.is_empty() { Order::Newest } else { Order::Relevance }
    }

    /// Something is sought: there is a query or a filter.
    pub fn is_asking(&self) -> bool {
        !self.query.is_empty() || self.is_filtered()
    }

    /// Some filter is set.
    pub fn is_filtered(&self) -> bool {
        self.filter != Filter::default()
    }
}

fn normal_filter(filter: Filter) -> Filter {
    let only = normal_choices(filter.only);
    let mut without = normal_choices(filter.without);
    // What is asked for cannot be unwanted as well.
    without.speakers.retain(|one| !only.speakers.contains(one));
    without.roles.retain(|one| !only.roles.contains(one));
    without.kinds.retain(|one| !only.kinds.contains(one));
    without.places.retain(|one| !only.places.contains(one));
    without.rules = without.rules.but(only.rules);
    without.marks.retain(|one| !only.marks.contains(one));
    let length = filter.length.filter(|length| *length != (0, u32::MAX) && length.0 <= length.1);
    Filter { only, without, length, ..filter }
}

fn normal_choices(choices: Choices) -> Choices {
    let speakers = choices.speakers.into_iter();
    let speakers = speakers.filter(|key| (1..=MAX_KEY).contains(&key.0.len()));
    let places = choices.places.into_iter();
    Choices {
        speakers: sorted::once(speakers, MAX_SPEAKERS),
        roles: sorted::once(choices.roles.into_iter(), usize::MAX),
        kinds: sorted::once(choices.kinds.into_iter(), usize::MAX),
        rules: choices.rules,
        marks: sorted::once(choices.marks.into_iter(), usize::MAX),
        places: sorted::once(places.filter(|name| (1..=MAX_KEY).contains(&name.len())), MAX_PLACES),
    }
}

impl Density {
    /// Every density, from the most text to the least.
    pub const ALL: [Density; 3] = [Density::All, Density::Context, Density::Hits];

    /// The spelling in an address; it never changes.
    pub fn as_str(self) -> &'static str {
        match self {
            Density::All => "all",
            Density::Context => "context",
            Density::Hits => "hits",
        }
    }

    /// Reads [`Density::as_str`] back; `None` for any other spelling.
    pub fn parse(text: &str) -> Option<Density> {
        Density::ALL.into_iter().find(|density| density.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use corpus::message::{Role, SpeakerKey};

    use super::*;

    fn check(query: &str, expect: &str) {
        let state = ViewState { query: query.to_owned(), ..ViewState::default() };
        assert_eq!(state.normal().query, expect);
    }

    #[test]
    fn queries_are_trimmed_and_bounded() {
        check("  a  b\u{a0}\n", "a  b");
        check(&"é".repeat(MAX_QUERY + 1), &"é".repeat(MAX_QUERY));
        check(&format!("{} b", "a".repeat(MAX_QUERY - 1)), &"a".repeat(MAX_QUERY - 1));
    }

    #[test]
    fn choices_are_sorted_and_named_once() {
        let key = |text: &str| SpeakerKey(text.to_owned());
        let mut state = ViewState::default();
        state.filter.only.speakers =
            vec![key("b"), key("a"), key("b"), key(""), key(&"x".repeat(MAX_KEY + 1))];
        state.filter.only.roles = vec![Role::Official, Role::Press, Role::Official];
        state.place = None;
        let filter = state.normal().filter.only;
        assert_eq!(filter.speakers, [key("a"), key("b")]);
        assert_eq!(filter.roles, [Role::Press, Role::Official]);
    }
}
