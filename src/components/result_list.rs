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
    // Whoever asks something wants the answer high on the page, and knows what the archive holds.
    let is_asking = move || navigation.view().is_asking();
    let heading = ink("h1", "").text("Briefings");
    let heading = heading.live(move |heading| heading.mark("unseen", is_asking()));
    let sum = ink("p", "").live(move |sum| {
        let found = engine.found();
        sum.hide(is_asking());
        sum.set("class", if found.is_some() { "sum" } else { "" });
        sum.say(&found.map(|found| view::summary(&found.archive)).unwrap_or_default());
    });
    ink("section", "results")
        .with(heading)
        .with(sum)
        .with(arrival::beside(engine, move || Box::pin(wings::chart(handles))))
        .with(bar(handles))
        .with(ink("div", "").live(move |place| place.fill(list(handles))))
}

/// What results are, and their order; of no use where there are none.
fn bar(Handles { navigation, engine, .. }: Handles) -> Ink {
    let bar: Ink = draw::result_bar(&navigation);
    let is_empty = move || engine.found().is_some_and(|found| found.counts.turns == 0);
    bar.live(move |bar| bar.hide(is_empty()))
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
