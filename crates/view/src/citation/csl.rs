//! An item in CSL-JSON, version 1.0.2 of its schema: what Zotero, Pandoc and citeproc read.
//!
//! Must not know: what is done with it.

use corpus::message::Date;
use serde::Serialize;

use super::work::{Author, Work};

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Name<'a>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    genre: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archive: Option<&'static str>,
    #[serde(rename = "URL")]
    url: &'a str,
    note: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Name<'a> {
    Person {
        family: &'a str,
        #[serde(skip_serializing_if = "str::is_empty")]
        given: &'a str,
        #[serde(skip_serializing_if = "str::is_empty")]
        suffix: &'a str,
    },
    Literal {
        literal: &'a str,
    },
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Day {
    date_parts: [[u16; 3]; 1],
}

/// The item, as the one of its list.
pub(super) fn items(work: &Work<'_>) -> String {
    let places = Some(work.places.join(", ")).filter(|places| !places.is_empty());
    let item = Item {
        id: &work.id,
        kind: if work.is_speech { "speech" } else { "webpage" },
        title: &work.title,
        author: work.author.as_ref().map(|author| [name(author)]),
        container_title: work.publisher.as_deref(),
        publisher: work.publisher.as_deref(),
        genre: work.genre,
        event_place: places,
        issued: work.date.map(day),
        accessed: work.read_on.map(day),
        archive: work.keeper(),
        url: work.page(),
        note: work.note(),
    };
    // Nothing in it can fail to be written.
    serde_json::to_string_pretty(&[item]).unwrap_or_default() + "\n"
}

fn name(author: &Author) -> Name<'_> {
    match author {
        Author::Person { family, given, suffix } => Name::Person { family, given, suffix },
        Author::Publisher(name) => Name::Literal { literal: name },
    }
}

fn day(date: Date) -> Day {
    Day { date_parts: [[date.year(), u16::from(date.month()), u16::from(date.day())]] }
}
