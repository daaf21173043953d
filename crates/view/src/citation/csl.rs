//! An item in CSL-JSON, version 1.0.2 of its schema: what Zotero, Pandoc and citeproc read. Written by
//! hand, because a general writer weighs more than all the styles together; tests read it back.
//!
//! Must not know: what is done with it.

use corpus::message::Date;

use super::work::{Author, Work};

/// The item, as the one of its list.
pub(super) fn items(work: &Work<'_>) -> String {
    let mut fields: Vec<String> = Vec::new();
    let mut field = |name: &str, value: Option<String>| {
        fields.extend(value.map(|value| ["    ", &string(name), ": ", &value].concat()));
    };
    let text = |text: &str| Some(string(text));
    let places = Some(work.places.join(", ")).filter(|places| !places.is_empty());
    let publisher = work.publisher.as_deref();
    field("id", text(&work.id));
    field("type", text(if work.is_speech { "speech" } else { "webpage" }));
    field("title", text(&work.title));
    field("author", work.author.as_ref().map(name));
    field("container-title", publisher.and_then(text));
    field("publisher", publisher.and_then(text));
    field("genre", text(work.genre));
    field("event-place", places.as_deref().and_then(text));
    field("issued", work.date.map(day));
    field("accessed", work.read_on.map(day));
    field("archive", work.keeper().and_then(text));
    field("URL", text(work.page()));
    field("note", text(&work.note()));
    ["[\n  {\n", &fields.join(",\n"), "\n  }\n]\n"].concat()
}

fn name(author: &Author) -> String {
    let parts = match author {
        Author::Person { family, given, suffix } => {
            vec![("family", family), ("given", given), ("suffix", suffix)]
        }
        Author::Publisher(name) => vec![("literal", name)],
    };
    let there = parts.into_iter().filter(|(_, part)| !part.is_empty());
    let parts: Vec<String> =
        there.map(|(name, part)| [&string(name), ": ", &*string(part)].concat()).collect();
    ["[{ ", &parts.join(", "), " }]"].concat()
}

/// `{ "date-parts": [[2021, 3, 23]] }`
fn day(date: Date) -> String {
    let parts = [date.year(), date.month().into(), date.day().into()].map(|part| part.to_string());
    ["{ \"date-parts\": [[", &parts.join(", "), "]] }"].concat()
}

/// A string of JSON.
fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\0'..='\u{1f}' => {
                let digit = |value: u32| char::from_digit(value & 15, 16).unwrap_or('0');
                out.push_str("\\u00");
                out.extend([digit(letter as u32 >> 4), digit(letter as u32)]);
            }
            _ => out.push(letter),
        }
    }
    out + "\""
}
