//! The minimap beside the script: a slider over its turns, still without ticks and without a frame.
//!
//! Must not know: what is ticked, what is in sight.

use super::Element;
use crate::{Minimap, Reading, TurnNo};

/// Draws the map; `None` where there is nothing to move along.
pub fn minimap<E: Element>(reading: &Reading, map: &Minimap) -> Option<E> {
    let slider = || {
        E::new("div", "minimap")
            .attribute("role", "slider")
            .attribute("tabindex", "0")
            .attribute("aria-label", "Place in the transcript")
            .attribute("aria-orientation", "vertical")
            .attribute("aria-valuemin", "1")
            .attribute("aria-valuemax", &map.turns().to_string())
            .attribute("aria-valuenow", "1")
            .attribute("aria-valuetext", &map.words(reading, TurnNo(1)))
            .with(picture(map))
            .with(E::new("div", "frame"))
    };
    (map.turns() > 1).then(slider)
}

/// As long as the map. Answers are filled, questions hollow and narrower.
fn picture<E: Element>(map: &Minimap) -> E {
    let path =
        |class: &str, path: &str| E::drawing("path").attribute("class", class).attribute("d", path);
    E::drawing("svg")
        .attribute("viewBox", "0 0 44 10000")
        .attribute("preserveAspectRatio", "none")
        .attribute("aria-hidden", "true")
        .with(path("said", &map.outline(false, 24)))
        .with(path(if map.is_dense() { "asked dense" } else { "asked" }, &map.outline(true, 14)))
        .all(["hits", "lit", "pins"].map(|class| path(class, "")))
}
