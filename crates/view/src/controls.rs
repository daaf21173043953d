//! What the controls show as set, and what touching one does. A reader may type `speaker:psaki` or tick
//! Jen Psaki: the answer is the same, so both show as set. As long as it is typed it stays where it
//! was typed, since a box that changes under the hand is a nuisance; a control that is touched, or
//! Enter, turns what was typed into choices, and the address holds these.
//!
//! Must not know: which facet a control belongs to, how it is drawn.

use corpus::message::{Choices, Filter, Found, Typed};

use crate::change::apply_filter;
use crate::{Change, FilterChange, ViewState};

/// The controls of a view, with the answer that it has.
#[derive(Clone, Debug)]
pub struct Controls<'a> {
    pub found: &'a Found,
    /// What is chosen and what is typed.
    pub filter: Filter,
    /// The query without what is typed and could be chosen, where there is any.
    rest: Option<&'a str>,
}

impl<'a> Controls<'a> {
    /// What an older answer understood of an older query is left aside.
    pub fn new(state: &ViewState, found: &'a Found) -> Self {
        let typed = found.typed.as_ref().filter(|_| found.query == state.query);
        let mut filter = state.filter.clone();
        if let Some(Typed { filter: more, .. }) = typed {
            add(&mut filter.only, &more.only);
            add(&mut filter.without, &more.without);
            filter.from = filter.from.or(more.from);
            filter.to = filter.to.or(more.to);
            filter.length = filter.length.or(more.length);
        }
        Self { found, filter, rest: typed.map(|typed| typed.rest.as_str()) }
    }

    /// What touching a control does.
    pub fn change(&self, change: FilterChange) -> Change {
        let Some(rest) = self.rest else { return Change::Filter(change) };
        let mut filter = self.filter.clone();
        apply_filter(&mut filter, change);
        Change::Lift(rest.to_owned(), Box::new(filter))
    }

    /// Turns what is typed into choices; `None` where there is nothing to turn.
    pub fn lift(&self) -> Option<Change> {
        self.rest.map(|rest| Change::Lift(rest.to_owned(), Box::new(self.filter.clone())))
    }
}

fn add(choices: &mut Choices, more: &Choices) {
    choices.speakers.extend_from_slice(&more.speakers);
    choices.roles.extend_from_slice(&more.roles);
    choices.kinds.extend_from_slice(&more.kinds);
    choices.places.extend_from_slice(&more.places);
    choices.rules = choices.rules.and(more.rules);
    choices.marks.extend_from_slice(&more.marks);
}

#[cfg(test)]
mod tests {
    use corpus::message::{Role, SpeakerKey};

    use super::*;
    use crate::{Choice, from_query, sample, to_query};

    fn typed() -> Found {
        let speakers = vec![SpeakerKey("jen-psaki".to_owned())];
        let only = Choices { speakers, ..Choices::default() };
        let filter = Filter { only, ..Filter::default() };
        let typed = Some(Typed { filter, rest: "a".to_owned() });
        Found { query: "speaker:psaki a".to_owned(), typed, ..sample::found() }
    }

    fn check(address: &str, expect: &str) {
        let (state, _) = from_query(address);
        let found = typed();
        let press = FilterChange::Only(Choice::Role(Role::Press));
        let change = Controls::new(&state, &found).change(press);
        assert_eq!(to_query(&state.apply(change)), expect);
    }

    #[test]
    fn a_touched_control_turns_words_into_choices() {
        check("?q=speaker:psaki+a", "?q=a&speaker=jen-psaki&role=press");
        check("?q=b", "?q=b&role=press");
        let (state, _) = from_query("?q=speaker:psaki+a&role=press");
        let found = typed();
        let controls = Controls::new(&state, &found);
        assert_eq!(controls.filter.only.speakers.len(), 1);
        let lifted = state.apply(controls.lift().expect("something is typed"));
        assert_eq!(to_query(&lifted), "?q=a&speaker=jen-psaki&role=press");
    }
}
