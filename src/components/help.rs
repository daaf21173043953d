//! The sheet of help: the query language by examples, each with the turns it finds in this archive and
//! a link to them, and every key. Drawn only once it is opened.

use view::{Change, Example, Key, KeyGroup};

use crate::app::Handles;
use crate::browser::ink::{Ink, button, ink};
use crate::browser::scroll;
use crate::components::overlay;
use crate::held::Held;

/// The name of the sheet on the page.
const ID: &str = "help";

/// Opens the sheet.
pub(crate) fn open(handles: Handles) {
    let Handles { engine, help, .. } = handles;
    let examples = engine.found_now().map(|found| view::examples(&found)).unwrap_or_default();
    engine.count(examples.iter().map(|one| one.query.clone()).collect());
    help.set(examples);
    overlay::open(ID, move || stand(handles));
}

fn close() {
    overlay::close(ID);
}

/// The sheet.
fn stand(handles: Handles) -> Ink {
    let Handles { help, .. } = handles;
    ink("dialog", "overlay help")
        .attribute("id", ID)
        .attribute("aria-labelledby", "help-title")
        .live(move |sheet| {
            let examples = help.get();
            let drawn = (!examples.is_empty()).then(|| sheet_of(&examples, handles));
            sheet.fill(drawn.into_iter().flatten());
        })
}

fn sheet_of(examples: &[Example], handles: Handles) -> [Ink; 4] {
    let close = button("button", "Close", close);
    let head = ink("header", "")
        .with(ink("h2", "").attribute("id", "help-title").text("How to ask"))
        .with(close);
    let rows = examples.iter().enumerate().map(|(at, one)| example(at, one, handles));
    let keys = view::KEYS.iter().map(group);
    [
        head,
        ink("dl", "examples").all(rows),
        ink("h2", "").text("Keys"),
        ink("div", "keys").all(keys),
    ]
}

/// One query as a link, what it asks for, and the turns it finds.
fn example(at: usize, one: &Example, Handles { navigation, engine, .. }: Handles) -> Ink {
    let link = ink("a", "")
        .attribute("href", &navigation.href(Change::Query(one.query.clone())))
        .text(&one.query)
        .on("click", |_| {
            close();
            scroll::focus("q");
        });
    let count = ink("span", "n").live(move |place| {
        let turns = engine.counted().get(at).map(|turns| view::counted(*turns, "turn"));
        place.say(&turns.unwrap_or_default());
    });
    let link = ink("dt", "").with(link);
    ink("div", "").with(link).with(ink("dd", "").text(one.does).text(" ").with(count))
}

fn group(group: &KeyGroup) -> Ink {
    let row = |Key { keys, does }: &Key| {
        let keys = keys.iter().map(|name| ink("kbd", "").text(name));
        ink("div", "").with(ink("dt", "").all(keys)).with(ink("dd", "").text(does))
    };
    ink("section", "")
        .with(ink("h3", "").text(group.title))
        .with(ink("dl", "").all(group.keys.iter().map(row)))
}

/// What the sheet shows once it is open.
pub(crate) type Sheet = Held<Vec<Example>>;
