//! The view as an address and back. One view has one spelling; any string at all gives a view.
//!
//! Must not know: the path before the question mark, the browser, what a view shows.

mod coding;
mod lengths;
mod spell;

use std::fmt;

use corpus::days;
use corpus::message::{
    Choices, Filter, Kind, MarkName, Order, Role, RuleName, SpeakerKey, TranscriptId, TurnNo,
};

use crate::change::{choose, is_chosen};
use crate::state::{MAX_KEY, MAX_PLACES, MAX_QUERY, MAX_SPEAKERS};
use crate::{Choice, Density, Hidden, Place, ViewState, Wording};

pub use spell::to_query;

/// What of an address was not understood and left out. `Display` is one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// The key has no such value.
    Value { key: &'static str, value: String },
    /// The key is there more than once and holds one value: the first counts.
    Repeated { key: &'static str },
    /// More than the address may hold; the rest was left out.
    TooMuch { key: &'static str, limit: usize },
}

/// The address of a view: the page's own address without query and fragment, then the view.
pub fn link(base: &str, state: &ViewState) -> String {
    let page = base.split(['?', '#']).next().unwrap_or(base);
    page.to_owned() + &to_query(state)
}

/// The view that a query string stands for, and what of it was left out. Leading `?` or not;
/// unknown keys are passed over, since others add theirs to links.
pub fn from_query(query: &str) -> (ViewState, Vec<Dropped>) {
    let mut reader = Reader::default();
    let query = query.strip_prefix('?').unwrap_or(query);
    for pair in query.split('#').next().unwrap_or("").split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        if !value.is_empty() {
            reader.take(&coding::decode(key), value);
        }
    }
    reader.finish()
}

/// An address half read.
#[derive(Default)]
struct Reader {
    state: ViewState,
    /// Keys of a single value that have been seen.
    seen: Vec<&'static str>,
    dropped: Vec<Dropped>,
}

impl Reader {
    /// `value` still in percent-coding, because a comma inside a name is coded.
    fn take(&mut self, key: &str, value: &str) {
        match key {
            "q" => self.single("q", value, |state, value| {
                state.query = value.to_owned();
                Some(())
            }),
            "speaker" => self.facet("speaker", value, |value| {
                short(value).map(|key| Choice::Speaker(SpeakerKey(key)))
            }),
            "role" => self.facet("role", value, |value| Role::parse(value).map(Choice::Role)),
            "kind" => self.facet("kind", value, |value| Kind::parse(value).map(Choice::Kind)),
            "place" => self.facet("place", value, |value| short(value).map(Choice::Place)),
            "rule" => self.facet("rule", value, |value| RuleName::parse(value).map(Choice::Rule)),
            "has" => self.facet("has", value, |value| MarkName::parse(value).map(Choice::Mark)),
            "len" => self.single("len", value, |state, value| {
                state.filter.length = Some(lengths::parse(value)?);
                Some(())
            }),
            "unit" => self.single("unit", value, |state, value| {
                state.single = value == "turn";
                state.single.then_some(())
            }),
            "sort" => self.single("sort", value, |state, value| {
                state.sort = Some(Order::parse(value)?);
                Some(())
            }),
            "date" => self.single("date", value, |state, value| {
                (state.filter.from, state.filter.to) = days::parse(value)?;
                Some(())
            }),
            "at" => self.single("at", value, put_place),
            "show" => self.single("show", value, |state, value| {
                state.density = Density::parse(value)?;
                Some(())
            }),
            _ => self.take_manner(key, value),
        }
    }

    fn take_manner(&mut self, key: &str, value: &str) {
        match key {
            "text" => self.single("text", value, |state, value| {
                state.manner.wording = Wording::parse(value)?;
                Some(())
            }),
            "hide" => self.list("hide", value, |state, value| {
                Hidden::parse(value).map(|hidden| state.manner.hidden.push(hidden))
            }),
            "mark" => self.single("mark", value, |state, value| {
                state.manner.lit = Some(MarkName::parse(value)?);
                Some(())
            }),
            "pin" => self.list("pin", value, |state, value| {
                let number = value.parse().ok().filter(|number| *number > 0)?;
                state.manner.pins.push(TurnNo(number));
                Some(())
            }),
            _ => {}
        }
    }

    /// Values of a facet; a sign that is not coded makes one unwanted.
    fn facet(&mut self, key: &'static str, values: &str, read: fn(&str) -> Option<Choice>) {
        for coded in values.split(',') {
            let not = coded.strip_prefix('-');
            let value = coding::decode(not.unwrap_or(coded));
            let Filter { only, without, .. } = &mut self.state.filter;
            match read(&value) {
                _ if value.is_empty() => {}
                Some(choice) => {
                    let choices = if not.is_some() { without } else { only };
                    if !is_chosen(choices, &choice) {
                        choose(choices, choice);
                    }
                }
                None => self.dropped.push(Dropped::Value { key, value }),
            }
        }
    }

    fn list(&mut self, key: &'static str, values: &str, put: Put) {
        for value in values.split(',').map(coding::decode).filter(|value| !value.is_empty()) {
            if put(&mut self.state, &value).is_none() {
                self.dropped.push(Dropped::Value { key, value });
            }
        }
    }

    fn single(&mut self, key: &'static str, value: &str, put: Put) {
        if self.seen.contains(&key) {
            self.dropped.push(Dropped::Repeated { key });
            return;
        }
        let value = coding::decode(value);
        match put(&mut self.state, &value) {
            Some(()) => self.seen.push(key),
            None => self.dropped.push(Dropped::Value { key, value }),
        }
    }

    fn finish(mut self) -> (ViewState, Vec<Dropped>) {
        let long = self.state.query.trim().chars().nth(MAX_QUERY).is_some();
        let before = self.state.filter.clone();
        let state = self.state.normal();
        if long {
            self.dropped.push(Dropped::TooMuch { key: "q", limit: MAX_QUERY });
        }
        if lost(&before, &state.filter, |choices| &choices.speakers) {
            self.dropped.push(Dropped::TooMuch { key: "speaker", limit: MAX_SPEAKERS });
        }
        if lost(&before, &state.filter, |choices| &choices.places) {
            self.dropped.push(Dropped::TooMuch { key: "place", limit: MAX_PLACES });
        }
        (state, self.dropped)
    }
}

/// Whether a value of one facet is neither wanted nor unwanted any more.
fn lost<T: PartialEq>(before: &Filter, after: &Filter, of: fn(&Choices) -> &Vec<T>) -> bool {
    let is_there = |one: &T| [&after.only, &after.without].iter().any(|all| of(all).contains(one));
    [&before.only, &before.without].iter().flat_map(|all| of(all)).any(|one| !is_there(one))
}

/// Puts a value into the state, or gives `None` because it is not one.
type Put = fn(&mut ViewState, &str) -> Option<()>;

/// A name that is none too long.
fn short(value: &str) -> Option<String> {
    (value.len() <= MAX_KEY).then(|| value.to_owned())
}

/// A transcript, and perhaps one of its turns. A bad turn does not close the transcript.
fn put_place(state: &mut ViewState, value: &str) -> Option<()> {
    let (id, turn) = value.split_once('.').map_or((value, None), |(id, turn)| (id, Some(turn)));
    let place = state.place.insert(Place { transcript: TranscriptId::parse(id)?, turn: None });
    if let Some(turn) = turn {
        let number = turn.parse().ok().filter(|number| *number > 0)?;
        place.turn = Some(TurnNo(number));
    }
    Some(())
}

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Dropped::Value { key, value } => {
                let (value, noun) = (shortened(value), noun(key));
                write!(f, "“{value}” in the address is no {noun} and was left out.")
            }
            Dropped::Repeated { key } => {
                write!(f, "“{key}” stands in the address more than once; the first one counts.")
            }
            Dropped::TooMuch { key: "q", limit } => {
                write!(f, "The query is longer than {limit} characters; the rest was left out.")
            }
            Dropped::TooMuch { key, limit } => {
                write!(f, "The address names more than {limit} {key}s; the rest was left out.")
            }
        }
    }
}

fn noun(key: &str) -> &str {
    match key {
        "date" => "day, month, year or range of them",
        "kind" => "kind of event",
        "rule" => "ground rule",
        "has" => "mark",
        "len" => "number of words",
        "unit" => "unit of results",
        "sort" => "order of results",
        "at" => "place in a transcript",
        "show" => "way to show a transcript",
        "text" => "wording",
        "hide" => "kind of turn to hide",
        "pin" => "turn’s number",
        _ => key,
    }
}

/// Enough of a value to be recognised, without what could turn the sentence around it about.
fn shortened(value: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut shown: String =
        value.chars().filter(|c| !c.is_control() && !turns(*c)).take(40).collect();
    if value.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests;
