//! Tests of what is known of a turn besides its words: `speaker:psaki`, `date:2021-03`, `len:>200`.
//!
//! Must not know: how tests are joined.

use super::ast::Test;
use super::term::tokens_of;
use crate::days;
use crate::fold::folded;
use crate::mark_name::MarkName;
use crate::message::{Date, Kind, Role, RuleName, Rules, TranscriptId};

/// What may stand before a colon.
pub(super) const NAMES: [&str; 11] =
    ["speaker", "role", "kind", "place", "rule", "date", "has", "in", "len", "asked", "answered"];

/// Reads the values of the test `name`. Those that are none are put into `bad`; a test of which
/// nothing is left is `None`.
pub(super) fn read(name: &str, values: &[&str], bad: &mut Vec<String>) -> Option<Test> {
    match name {
        "speaker" => list(values, bad, name_of).map(Test::Speaker),
        "role" => list(values, bad, |value| Role::parse(&folded(value))).map(Test::Role),
        "kind" => list(values, bad, |value| Kind::parse(&folded(value))).map(Test::Kind),
        "place" => list(values, bad, place).map(Test::Place),
        "rule" => list(values, bad, |value| RuleName::parse(&folded(value)))
            .map(|names| Test::Rule(Rules::of(names))),
        "date" => list(values, bad, dates).map(Test::Dates),
        "has" => list(values, bad, |value| MarkName::parse(&folded(value))).map(Test::Has),
        "in" => list(values, bad, TranscriptId::parse).map(Test::In),
        _ => length(values, bad),
    }
}

/// What the values of a test may be, for whoever wrote another.
pub(super) fn possible(name: &str) -> String {
    let names: Vec<&str> = match name {
        "role" => Role::ALL.map(Role::as_str).to_vec(),
        "kind" => Kind::ALL.map(Kind::as_str).to_vec(),
        "rule" => RuleName::ALL.map(RuleName::as_str).to_vec(),
        "has" => MarkName::ALL.map(MarkName::as_str).to_vec(),
        "date" => return "write 2021, 2021-03, 2021-03-23, 2021-03..2021-06 or >2021".to_owned(),
        "len" => return "write >200, <20 or 20..200".to_owned(),
        "in" => return "write the name of a transcript as it stands in its address".to_owned(),
        _ => return "write a letter or digit".to_owned(),
    };
    ["write ", &names.join(", ")].concat()
}

/// Each value once and in order, so that equal tests are equal.
fn list<T: Ord>(
    values: &[&str],
    bad: &mut Vec<String>,
    read: impl Fn(&str) -> Option<T>,
) -> Option<Vec<T>> {
    let mut found: Vec<T> = Vec::new();
    for value in values {
        match read(value) {
            None => bad.push((*value).to_owned()),
            Some(value) => {
                if let Err(place) = found.binary_search(&value) {
                    found.insert(place, value);
                }
            }
        }
    }
    (!found.is_empty()).then_some(found)
}

/// A speaker's name is kept as it is written, but for case, accents and space around it.
fn name_of(value: &str) -> Option<String> {
    let name = folded(value.trim());
    name.contains(char::is_alphanumeric).then_some(name)
}

/// A place is its words.
fn place(value: &str) -> Option<String> {
    let words = tokens_of(value, true).join(" ");
    (!words.is_empty()).then_some(words)
}

type Range = (Option<Date>, Option<Date>);

/// A day, month, year, range of them, or what lies beyond one.
fn dates(value: &str) -> Option<Range> {
    let text = value.trim();
    let first = |text: &str| days::parse(text).and_then(|(first, _)| first);
    let last = |text: &str| days::parse(text).and_then(|(_, last)| last);
    if let Some(text) = text.strip_prefix(">=") {
        Some((Some(first(text)?), None))
    } else if let Some(text) = text.strip_prefix("<=") {
        Some((None, Some(last(text)?)))
    } else if let Some(text) = text.strip_prefix('>') {
        Some((Some(next_day(last(text)?)?), None))
    } else if let Some(text) = text.strip_prefix('<') {
        Some((None, Some(day_before(first(text)?)?)))
    } else {
        days::parse(text).filter(|range| *range != (None, None))
    }
}

fn next_day(day: Date) -> Option<Date> {
    let (year, month) = (day.year(), day.month());
    Date::new(year, month, day.day() + 1)
        .or_else(|| Date::new(year, month + 1, 1))
        .or_else(|| Date::new(year + 1, 1, 1))
}

fn day_before(day: Date) -> Option<Date> {
    let (year, month) = (day.year(), day.month());
    let last_of = |year, month| (28..=31).rev().find_map(|day| Date::new(year, month, day));
    Date::new(year, month, day.day() - 1)
        .or_else(|| last_of(year, month - 1))
        .or_else(|| last_of(year.checked_sub(1)?, 12))
}

/// Words of a turn; of several ranges one that spans them all would be a guess, so one is read.
fn length(values: &[&str], bad: &mut Vec<String>) -> Option<Test> {
    let (value, rest) = values.split_first()?;
    bad.extend(rest.iter().map(|value| (*value).to_owned()));
    let range = length_range(value.trim());
    if range.is_none() {
        bad.push((*value).to_owned());
    }
    range.map(|(from, to)| Test::Length { from, to })
}

fn length_range(text: &str) -> Option<(u32, u32)> {
    let number = |text: &str| text.trim().parse::<u32>().ok();
    if let Some(text) = text.strip_prefix(">=") {
        Some((number(text)?, u32::MAX))
    } else if let Some(text) = text.strip_prefix("<=") {
        Some((0, number(text)?))
    } else if let Some(text) = text.strip_prefix('>') {
        Some((number(text)?.checked_add(1)?, u32::MAX))
    } else if let Some(text) = text.strip_prefix('<') {
        Some((0, number(text)?.checked_sub(1)?))
    } else if let Some((from, to)) = days::sides(text) {
        let side = |text: &str, open| if text.is_empty() { Some(open) } else { number(text) };
        Some((side(from, 0)?, side(to, u32::MAX)?))
    } else {
        number(text).map(|words| (words, words))
    }
}
