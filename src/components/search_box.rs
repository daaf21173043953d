//! The one box: answers while the reader types. What stands in the field is the reader's draft; the
//! view holds it without the white space around it.

use view::{Change, Controls, draw};

use crate::app::Handles;
use crate::browser::ink::{Happening, Ink};
use crate::browser::scroll;
use crate::components::arrival;
use crate::held::Coming;
use crate::wings;

pub(crate) fn search_box(handles: Handles) -> Ink {
    let Handles { navigation, engine, .. } = handles;
    let drawn: Ink = draw::search_box(&navigation, "");
    let field = heard(drawn.part("#q"), handles);
    drawn.part("#count").live(move |count| {
        count.say(&engine.found().map(|found| view::count(&found)).unwrap_or_default());
    });
    drawn.part(".clear").on("click", |_| scroll::focus("q"));
    let send = move || -> Coming<_> { Box::pin(wings::offers(field.clone(), handles)) };
    drawn.with(arrival::help(engine, send))
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
