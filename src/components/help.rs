//! The sheet of help: the query language by examples, each with the turns it finds in this archive and
//! a link to them, and every key. Drawn only once it is opened. The examples are made from the open
//! transcript, else from the first of the list.

use std::rc::Rc;

use view::{Change, Example, Found, Key, KeyGroup};

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
    let found = engine.found_now();
    // One that is open is on its way, and another question for a transcript would supersede that.
    if engine.open().is_none() && engine.reading_now().is_none() {
        let first = found.as_deref().and_then(view::example_source);
        first.into_iter().for_each(|id| engine.read(id));
    }
    help.set(found);
    overlay::open(ID, move || stand(handles));
}

fn close() {
    overlay::close(ID);
}

/// The sheet.
fn stand(handles: Handles) -> Ink {
    let Handles { help, .. } = handles;
    let title = ink("h2", "").attribute("id", "help-title").text("How to ask");
    let head = ink("header", "").with(title).with(button("button", "Close", close));
    ink("dialog", "overlay help")
        .attribute("id", ID)
        .attribute("aria-labelledby", "help-title")
        .on("close", move |_| help.set(None))
        .with(head)
        .with(examples(handles))
        .with(ink("h2", "").text("Keys"))
        .with(ink("div", "keys").all(view::KEYS.iter().map(group)))
}

/// The list of examples, as long as the sheet is open; it waits for the text that they are made from.
fn examples(handles: Handles) -> Ink {
    let Handles { engine, help, .. } = handles;
    ink("dl", "examples").live(move |list| {
        let Some(found) = help.get() else { return };
        let reading = engine.reading();
        if reading.is_none() && view::example_source(&found).is_some() {
            return;
        }
        let examples = view::examples(&found, reading.as_deref());
        engine.count(examples.iter().map(|one| one.query.clone()).collect());
        list.fill(examples.iter().enumerate().map(|(at, one)| example(at, one, handles)));
    })
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

/// What was found when the sheet was opened; nothing as long as it is closed.
pub(crate) type Sheet = Held<Option<Rc<Found>>>;
