//! Under the box: what the question was taken to mean, in one quiet line, and near spellings of what
//! the archive does not hold.

use view::{Way, draw};

use crate::app::Handles;
use crate::browser::ink::{Ink, button};

pub(crate) fn understood(handles: Handles) -> Ink {
    let Handles { navigation, engine, .. } = handles;
    let drawn: Ink = draw::understood();
    drawn.part(".meaning").live(move |line| {
        let view = navigation.view();
        let words = engine.found().and_then(|found| view::understood(&view, &found));
        line.hide(words.is_none());
        line.say(&words.unwrap_or_default());
    });
    drawn.part(".offers").live(move |place| {
        let ways = engine.found().map(|found| view::suggestions(&found)).unwrap_or_default();
        place.hide(ways.is_empty());
        place.refill(ways.into_iter().map(|way| offer(way, handles)));
    });
    drawn
}

fn offer(Way { label, change }: Way, Handles { navigation, .. }: Handles) -> Ink {
    button("more", &label, move || navigation.go(change.clone()))
}
