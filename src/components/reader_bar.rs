//! Above the script and always at hand: how much of it is shown, and the way from hit to hit.

use view::{Change, Density};

use crate::app::Handles;
use crate::browser::ink::{Ink, button, ink};
use crate::components::marked;
use crate::walk::Walk;

pub(crate) fn reader_bar(handles: Handles) -> Ink {
    ink("div", "reader-bar").with(densities(handles)).with(terms(handles)).with(steps(
        handles.walk,
        "Hits",
        ("hit", "N"),
    ))
}

/// The way along something, shown only once there is something to walk along. `noun` is one of it,
/// `key` the key that leads on; with Shift it leads back.
pub(crate) fn steps(walk: Walk, label: &str, (noun, key): (&str, &str)) -> Ink {
    let words = ink("span", "").attribute("role", "status");
    let words = words.live(move |words| words.say(&walk.words().unwrap_or_default()));
    let step = |arrow, which: &str, shift: &str, ahead: bool| {
        let arrow = ink("span", "").attribute("aria-hidden", "true").text(arrow);
        let act = move || if ahead { walk.next() } else { walk.previous() };
        let label = which.to_owned() + " " + noun;
        button("", "", act)
            .attribute("aria-label", &label)
            .attribute("aria-keyshortcuts", &(shift.to_owned() + key))
            .attribute("title", &label)
            .with(arrow)
    };
    ink("div", if noun == "hit" { "walk" } else { "steps" })
        .attribute("role", "group")
        .attribute("aria-label", label)
        .with(words)
        .with(step("↑", "Previous", "Shift+", false))
        .with(step("↓", "Next", "", true))
        .live(move |steps| steps.hide(walk.words().is_none()))
}

/// How each of several terms is marked in the script.
fn terms(Handles { engine, .. }: Handles) -> Ink {
    ink("p", "terms").live(move |place| {
        let found = engine.found();
        let terms = found.iter().flat_map(|found| &found.terms);
        let sample = |(nth, term): (u8, &view::Term)| {
            ink("span", "term")
                .attribute("data-term", &marked::look(nth).to_string())
                .text(&term.text)
        };
        let several = found.as_ref().is_some_and(|found| found.terms.len() > 1);
        place.fill((0..).zip(terms).filter(|_| several).map(sample));
    })
}

/// Shown only once something is sought: without a question every density is the same.
fn densities(Handles { navigation, .. }: Handles) -> Ink {
    let choice = move |density: Density| {
        let label = match density {
            Density::All => "All turns",
            Density::Context => "In context",
            Density::Hits => "Matches only",
        };
        button("", label, move || navigation.go(Change::Density(density))).live(move |choice| {
            choice.set("aria-pressed", &(navigation.view().density == density).to_string());
        })
    };
    ink("div", "densities")
        .attribute("role", "group")
        .attribute("aria-label", "How much is shown")
        .all(Density::ALL.map(choice))
        .live(move |densities| densities.hide(!navigation.view().is_asking()))
}
