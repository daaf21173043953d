//! Above the script and always at hand: how much of it is shown, and the way from hit to hit.

use view::draw;

use crate::app::Handles;
use crate::browser::ink::{Ink, ink};
use crate::walk::Walk;

pub(crate) fn reader_bar(Handles { navigation, engine, walk, .. }: Handles) -> Ink {
    let bar: Ink = draw::reader_bar(&navigation);
    // How each of several terms is marked in the script.
    bar.part(".terms").live(move |place| {
        let found = engine.found();
        let terms = found.iter().flat_map(|found| &found.terms);
        let sample = |(nth, term): (u8, &view::Term)| {
            let look = draw::look(nth).to_string();
            ink("span", "term").attribute("data-term", &look).text(&term.text)
        };
        let several = found.as_ref().is_some_and(|found| found.terms.len() > 1);
        place.fill((0..).zip(terms).filter(|_| several).map(sample));
    });
    walked(bar.part(".walk"), walk);
    bar
}

/// Lets `steps` lead along something, in sight only once there is something to walk along.
pub(crate) fn walked(steps: Ink, walk: Walk) {
    let words = move |words: &Ink| words.say(&walk.words().unwrap_or_default());
    steps.part("[role=status]").live(words);
    steps.part("button").on("click", move |_| walk.previous());
    steps.part("button:last-child").on("click", move |_| walk.next());
    steps.live(move |steps| steps.hide(walk.words().is_none()));
}
