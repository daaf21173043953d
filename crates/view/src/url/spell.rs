//! The one spelling of a view.
//!
//! Must not know: how addresses are read.

use corpus::days;
use corpus::message::{Choices, Filter, MarkName, Order};

use super::{coding, lengths};
use crate::{Density, Manner, ViewState, Wording};

/// The view as a query string with its `?`; empty for the view with which the page opens.
pub fn to_query(state: &ViewState) -> String {
    let filter = &state.filter;
    let mut query = String::new();
    put(&mut query, "q", [state.query.as_str()]);
    let Filter { only, without, .. } = filter;
    for ((key, only), (_, without)) in lists(only).into_iter().zip(lists(without)) {
        list(&mut query, key, only, without);
    }
    put(&mut query, "date", [days::to_text(filter.from, filter.to).as_str()]);
    put(&mut query, "len", filter.length.map(lengths::to_text).as_deref());
    put(&mut query, "unit", state.single.then_some("turn"));
    put(&mut query, "sort", state.sort.map(Order::as_str));
    if let Some(place) = &state.place {
        let turn = place.turn.map(|turn| format!(".{}", turn.0)).unwrap_or_default();
        put(&mut query, "at", [(place.transcript.as_str().to_owned() + &turn).as_str()]);
    }
    if state.density != Density::default() {
        put(&mut query, "show", [state.density.as_str()]);
    }
    put_manner(&mut query, &state.manner);
    if query.ends_with('.') {
        // Programs that turn plain text into links take a last stop for the sentence's.
        query.truncate(query.len() - 1);
        query.push_str("%2E");
    }
    query
}

/// The pins of another transcript would stand with its id before them, as in `at`.
fn put_manner(query: &mut String, manner: &Manner) {
    if manner.wording != Wording::default() {
        put(query, "text", [manner.wording.as_str()]);
    }
    put(query, "hide", manner.hidden.iter().map(|hidden| hidden.as_str()));
    put(query, "mark", manner.lit.map(MarkName::as_str));
    let pins: Vec<String> = manner.pins.iter().map(|pin| pin.0.to_string()).collect();
    put(query, "pin", pins.iter().map(String::as_str));
}

/// The choices of each facet under its key.
fn lists(choices: &Choices) -> [(&'static str, Vec<&str>); 6] {
    let Choices { speakers, roles, kinds, places, rules, marks } = choices;
    [
        ("speaker", speakers.iter().map(|key| key.0.as_str()).collect()),
        ("role", roles.iter().map(|role| role.as_str()).collect()),
        ("kind", kinds.iter().map(|kind| kind.as_str()).collect()),
        ("place", places.iter().map(String::as_str).collect()),
        ("rule", rules.names().map(|rule| rule.as_str()).collect()),
        ("has", marks.iter().map(|mark| mark.as_str()).collect()),
    ]
}

/// Adds `key=value,value` unless there is no value.
fn put<'a>(query: &mut String, key: &str, values: impl IntoIterator<Item = &'a str>) {
    list(query, key, values.into_iter().filter(|value| !value.is_empty()).collect(), Vec::new());
}

/// Adds `key=wanted,wanted,-unwanted` unless there is no value.
fn list(query: &mut String, key: &str, only: Vec<&str>, without: Vec<&str>) {
    let signed = only.into_iter().map(|value| (false, value));
    for (nth, (not, value)) in signed.chain(without.into_iter().map(|one| (true, one))).enumerate()
    {
        if nth == 0 {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(key);
        }
        query.push(if nth == 0 { '=' } else { ',' });
        let bare = value.strip_prefix('-').filter(|_| !not && key != "q");
        query.push_str(if not { "-" } else { bare.map_or("", |_| "%2D") });
        coding::encode(bare.unwrap_or(value), query);
    }
}
