//! Reports of the worker as plain objects: what a bench wants to see of an answer.

use std::collections::BTreeMap;

use corpus::message::{Found, Group, Reply, Rows};
use corpus::wire::Report;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// Characters of text that a result shows.
const SHOWN: usize = 300;

/// `{number, total, results, speakers, years}` of an answer, `{number, error}` of a trouble, where
/// the number 0 is that of no question; an open archive is `{number: 0}`. What answers nothing has no
/// number.
pub(crate) fn of(bytes: &[u8]) -> JsValue {
    match Report::from_bytes(bytes) {
        Ok(Report::Ready) => object([("number", 0.into())]),
        Ok(Report::Answer(number, Ok(Reply::Found(found)))) => answer(number, &found),
        Ok(Report::Answer(number, Ok(_))) => error(number, "an answer to another question"),
        Ok(Report::Answer(number, Err(trouble))) => error(number, &trouble.sentence),
        Ok(Report::Closed(trouble)) => error(0, &trouble.sentence),
        Ok(Report::Own(_) | Report::Unread) => object([]),
        Err(_) => error(0, "page and worker are of two builds"),
    }
}

fn answer(number: u32, found: &Found) -> JsValue {
    let results = match &found.rows {
        Rows::Groups(groups) => groups.iter().map(result).collect(),
        Rows::Turns(_) => Array::new(),
    };
    let speakers = found.facets.speakers.iter().filter(|speaker| speaker.turns > 0);
    let mut years: BTreeMap<u16, u32> = BTreeMap::new();
    for month in &found.facets.months {
        *years.entry(month.year).or_default() += month.turns;
    }
    object([
        ("number", number.into()),
        ("total", found.counts.turns.into()),
        ("results", results.into()),
        ("speakers", counts(speakers.map(|one| (one.who.name.as_str().into(), one.turns)))),
        ("years", counts(years.into_iter().map(|(year, turns)| (year.into(), turns)))),
    ])
}

fn result(group: &Group) -> JsValue {
    let text = group.snippets.first().map_or("", |snippet| &snippet.text.text);
    let end = text.char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| at);
    let text = text.get(..end).unwrap_or_default();
    object([("title", group.entry.title.as_str().into()), ("text", text.into())])
}

fn counts(counts: impl Iterator<Item = (JsValue, u32)>) -> JsValue {
    counts.map(|(of, turns)| Array::of2(&of, &turns.into())).collect::<Array>().into()
}

fn error(number: u32, sentence: &str) -> JsValue {
    object([("number", number.into()), ("error", sentence.into())])
}

fn object<const N: usize>(fields: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // A fresh object takes any property.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}
