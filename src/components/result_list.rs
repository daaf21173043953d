//! The archive: what is in it, and every briefing that matches, or why there is none.

use view::{Found, Way, draw};

use crate::app::Handles;
use crate::browser::ink::{Ink, button, ink};
use crate::browser::page;
use crate::components::arrival;
use crate::components::pane::waiting;
use crate::components::sheets::sheets;
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
    nothing(&found, navigation).into_iter().chain([sheets(&found, handles)]).collect()
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
