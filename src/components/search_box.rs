//! The one box: answers while the reader types. What stands in the field is the reader's draft; the
//! view holds it without the white space around it.

use view::{Change, Controls};

use crate::app::Handles;
use crate::browser::ink::{Happening, Ink, button, ink};
use crate::browser::scroll;
use crate::components::arrival;
use crate::held::Coming;
use crate::wings;

pub(crate) fn search_box(handles: Handles) -> Ink {
    let Handles { navigation, engine, .. } = handles;
    let is_empty = move || navigation.view().query.is_empty();
    let label = ink("label", "unseen").attribute("for", "q").text("Search the transcripts");
    let field = heard(field(), handles);
    let count = ink("output", "").attribute("id", "count").attribute("for", "q");
    let count = count.live(move |count| {
        count.say(&engine.found().map(|found| view::count(&found)).unwrap_or_default());
    });
    let hint = ink("kbd", "").attribute("aria-hidden", "true").text("/");
    let clear = button("clear", "", move || {
        navigation.go(Change::Query(String::new()));
        scroll::focus("q");
    });
    let cross = ink("span", "").attribute("aria-hidden", "true").text("×");
    let box_of = field.clone();
    let send = move || -> Coming<_> { Box::pin(wings::offers(box_of.clone(), handles)) };
    let offers = arrival::help(engine, send);
    ink("search", "search")
        .all([label, field, count])
        .with(hint.live(move |hint| hint.hide(!is_empty())))
        .with(
            clear
                .attribute("aria-label", "Clear the search")
                .with(cross)
                .live(move |clear| clear.hide(is_empty())),
        )
        .with(offers)
}

/// Lets the field change the view, and the view the field.
fn heard(field: Ink, handles: Handles) -> Ink {
    let Handles { navigation, before, .. } = handles;
    let first = move |event: &Happening| before.peek().is_some_and(|before| before(event));
    let typed = move |text: String| navigation.go(Change::Query(text));
    field
        .on("input", move |event| {
            first(&event);
            typed(event.value());
        })
        .on("keydown", move |event| {
            if first(&event) {
            } else if event.is_key("Escape") {
                typed(String::new());
            } else if event.is_key("Enter") {
                enter(handles);
            }
        })
        .live(move |field| field.write(&navigation.view().query))
}

/// Turns what of the query the controls can say into choices.
fn enter(Handles { navigation, engine, .. }: Handles) {
    let view = navigation.view_now();
    let lift = engine.found().and_then(|found| Controls::new(&view, &found).lift());
    lift.into_iter().for_each(|change| navigation.go(change));
}

/// The field itself, which does nothing yet.
fn field() -> Ink {
    let write = |field: Ink, (name, value): (&str, &str)| field.attribute(name, value);
    view::FIELD.into_iter().fold(ink("input", ""), write)
}
