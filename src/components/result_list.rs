//! The archive: every briefing that matches, newest first, or why there is none.

use view::{Found, Way};

use crate::app::Handles;
use crate::browser::ink::{Ink, button, ink};
use crate::browser::{page, scroll};
use crate::components::pane::waiting;
use crate::components::result_row::result_row;
use crate::navigation::Navigation;

pub(crate) fn result_list(handles: Handles) -> Ink {
    page::set_title("Lectern");
    ink("section", "results").live(move |place| place.fill(list(handles)))
}

fn list(handles: Handles) -> Vec<Ink> {
    let Handles { navigation, engine, .. } = handles;
    let mut list = vec![ink("h1", "").text("Briefings")];
    let Some(found) = engine.found() else {
        list.extend(engine.trouble().is_none().then(|| waiting("Opening the archive…")));
        return list;
    };
    let rows = view::groups(&found);
    // An answer about the transcript just left is no list yet.
    if !rows.is_empty() {
        arrive(navigation);
    }
    list.push(ink("p", "sum").text(&view::summary(&found.archive)));
    list.extend(nothing(&found, navigation));
    list.push(ink("div", "").all(rows.into_iter().map(|row| result_row(row, handles))));
    let more = view::unlisted(&found);
    if more > 0 {
        let label = "Show more of the ".to_owned() + &view::counted(more, "briefing") + " left";
        list.push(button("button", &label, move || navigation.show_more()));
    }
    list
}

/// Takes the reader to where they were in the list, once there is a list.
fn arrive(navigation: Navigation) {
    scroll::after_layout(move || {
        if let Some(position) = navigation.pay() {
            scroll::to(position);
        }
    });
}

/// Why nothing was found, and each way on; `None` where something was.
pub(crate) fn nothing(found: &Found, navigation: Navigation) -> Option<Ink> {
    let nothing = view::nothing(&navigation.view_now(), found)?;
    let reasons = nothing.reasons.iter().map(|reason| ink("p", "").text(reason));
    Some(
        ink("div", "nothing")
            .with(ink("h2", "").text("Nothing matches"))
            .all(reasons)
            .with(ways(nothing.ways, navigation)),
    )
}

/// Steps that a reader may want to take from here.
fn ways(ways: Vec<Way>, navigation: Navigation) -> Ink {
    let way = |Way { label, change }: Way| {
        ink("li", "").with(button("button", &label, move || navigation.go(change.clone())))
    };
    ink("ul", "").all(ways.into_iter().map(way))
}
