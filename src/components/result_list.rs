//! The archive: what is in it, and every briefing that matches, or why there is none.

use view::{Found, GroupRow, Way, draw};

use crate::app::Handles;
use crate::browser::ink::{Ink, button, ink};
use crate::browser::{page, scroll};
use crate::components::arrival;
use crate::components::pane::waiting;
use crate::navigation::Navigation;
use crate::wings;

pub(crate) fn result_list(handles: Handles) -> Ink {
    let Handles { navigation, engine, .. } = handles;
    page::set_title("Lectern");
    let sum = ink("p", "").live(move |sum| {
        let found = engine.found();
        sum.set("class", if found.is_some() { "sum" } else { "" });
        sum.say(&found.map(|found| view::summary(&found.archive)).unwrap_or_default());
    });
    ink("section", "results")
        .with(ink("h1", "").text("Briefings"))
        .with(sum)
        .with(arrival::beside(engine, move || Box::pin(wings::chart(handles))))
        .with(draw::result_bar(&navigation))
        .with(ink("div", "").live(move |place| place.fill(list(handles))))
}

fn list(handles: Handles) -> Vec<Ink> {
    let Handles { navigation, engine, .. } = handles;
    let Some(found) = engine.found() else {
        let waits = engine.trouble().is_none();
        return waits.then(|| waiting("Opening the archive…")).into_iter().collect();
    };
    let rows = view::groups(&found);
    // An answer about the transcript just left is no list yet.
    if !rows.is_empty() {
        arrive(navigation);
    }
    let single = navigation.view_now().single;
    let listed = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let more = view::rows(&found, single).saturating_sub(listed);
    let mut list: Vec<Ink> = nothing(&found, navigation).into_iter().collect();
    let row = |row: GroupRow<'_>| {
        let own = engine.is_own(row.id);
        draw::result_row(&navigation, row, own)
    };
    list.push(ink("div", "").all(rows.into_iter().map(row)));
    if more > 0 {
        let noun = if single { "turn" } else { "briefing" };
        let label = "Show more of the ".to_owned() + &view::counted(more, noun) + " left";
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
