//! Above the script and always at hand: how much of it is shown, and the way from hit to hit.

use view::{Change, Density};

use crate::app::Handles;
use crate::browser::ink::{Ink, button, ink};
use crate::walk::Walk;

pub(crate) fn reader_bar(handles: Handles) -> Ink {
    ink("div", "reader-bar").with(densities(handles)).with(steps(handles.walk))
}

/// Shown only once there is something to walk along.
fn steps(walk: Walk) -> Ink {
    let words = ink("span", "").attribute("role", "status");
    let words = words.live(move |words| words.say(&walk.words().unwrap_or_default()));
    let step = |arrow, label, keys, title| {
        let arrow = ink("span", "").attribute("aria-hidden", "true").text(arrow);
        let act = move || if keys == "N" { walk.next() } else { walk.previous() };
        button("", "", act)
            .attribute("aria-label", label)
            .attribute("aria-keyshortcuts", keys)
            .attribute("title", title)
            .with(arrow)
    };
    ink("div", "walk")
        .attribute("role", "group")
        .attribute("aria-label", "Hits")
        .with(words)
        .with(step("↑", "Previous hit", "Shift+N", "Previous hit (N)"))
        .with(step("↓", "Next hit", "N", "Next hit (n)"))
        .live(move |steps| steps.hide(walk.words().is_none()))
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
