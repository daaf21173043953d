//! What a reader sees before any code runs: the view of the page without an address of its own,
//! written into index.html from the archive's own answers. The page draws the same and then takes
//! its place (`src/browser/first_view.rs`), so every element here is the one that a component draws;
//! a journey holds the two against each other.
//!
//! Must not know: how the page starts, or what it does with it.

mod asked;
mod bar;
mod chart;
mod facets;
mod head;
mod legend;
mod reader;
mod results;
mod tree;
mod turn;

use std::path::Path;

use asked::Answered;
use tree::{Ink, ink};

use crate::failure::Failure;

/// The first view of the archive in `folder`, as HTML.
///
/// # Errors
/// When the archive cannot be read.
pub(super) fn of(folder: &Path) -> Result<String, Failure> {
    Ok(drawn(&asked::ask(folder)?).html())
}

fn drawn(answered: &Answered) -> Ink {
    let shown = match &answered.reading {
        Some(reading) => arrival(reader::reader(reading)),
        None => results::results(answered),
    };
    let main = ink("main", "").attribute("id", "content").attribute("tabindex", "-1");
    let main = above().into_iter().fold(main, Ink::with).with(ink("div", "").with(shown));
    ink("div", "")
        .attribute("id", "first")
        .with(bar::skip())
        .with(bar::bar(answered))
        .with(ink("div", "desk").with(arrival(facets::facets(answered))).with(main))
}

/// What is in a wing: `src/components/arrival.rs`.
fn arrival(drawn: Ink) -> Ink {
    ink("div", "arrival").with(drawn)
}

/// What may stand above the text, and does not yet: `src/components/pane.rs` names it.
fn above() -> [Ink; 4] {
    let meaning = ink("p", "meaning").hide(true);
    let offers = ink("p", "offers").hide(true).with(ink("span", "").text("Did you mean "));
    let list = ink("ul", "chips-list").attribute("aria-label", "Filters that are set");
    let clear = ink("button", "more").attribute("type", "button").text("Clear all");
    [
        ink("div", "understood").with(meaning).with(offers),
        ink("div", "chips").hide(true).with(list).with(clear),
        ink("div", ""),
        ink("div", ""),
    ]
}
