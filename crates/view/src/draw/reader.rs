//! What stands around the script: how much of it is shown, the way from hit to hit, the pins, and the
//! paragraphs that belong to no turn.
//!
//! Must not know: which turns are shown or pinned.

use super::legend::steps;
use super::marked::paragraph;
use super::{Element, button, group};
use crate::{Change, Density, MannerChange, Piece, prose as told};

/// Draws the bar above the script, still without the looks of terms.
pub fn reader_bar<E: Element>(view: &E::View) -> E {
    let choice = |density: Density| {
        let label = match density {
            Density::All => "All turns",
            Density::Context => "In context",
            Density::Hits => "Matches only",
        };
        button::<E>("", label)
            .goes(view, Change::Density(density))
            .pressed(view, Box::new(move |view| view.density == density))
    };
    // Without a question every density is the same.
    let densities = group::<E>("densities", "How much is shown", Density::ALL.map(choice));
    E::new("div", "reader-bar")
        .with(densities.shown(view, Box::new(|view| view.is_asking())))
        .with(E::new("p", "terms"))
        .with(steps("Hits", "hit", "N"))
}

/// Draws the list of pins, still empty, and what can be done with all of them: quoting first.
pub fn pins<E: Element>(view: &E::View) -> E {
    let chips = E::new("div", "chips")
        .with(button("chip", "Quote or cite"))
        .with(button::<E>("chip", "Clear pins").goes(view, Change::Manner(MannerChange::Unpin)))
        .with(steps("Pins", "pin", "."));
    E::new("section", "pins")
        .attribute("aria-label", "Pins")
        .with(E::new("h2", "").text("Pins"))
        .with(E::new("ol", ""))
        .with(chips)
        .shown(view, Box::new(|view| !view.manner.pins.is_empty()))
}

/// Draws paragraphs that belong to no turn; `None` where there are none.
pub fn prose<E: Element>(pieces: &[Piece]) -> Option<E> {
    let drawn = told(pieces).into_iter().map(paragraph);
    (drawn.len() > 0).then(|| E::new("div", "aside").all(drawn))
}
