//! What the source sets apart, and how it is read: wordings, marks with their counts, turns that can
//! be passed over.

use view::{
    Change, Choice, Density, FilterChange, Hidden, LegendRow, MannerChange, MarkName, Reading,
    Wording,
};

use crate::app::Handles;
use crate::browser::ink::{Ink, button, ink};
use crate::components::reader_bar::steps;
use crate::components::text_size::text_size;
use crate::navigation::Navigation;

/// Draws the legend of `reading`.
pub(crate) fn legend(reading: &Reading, handles: Handles) -> Ink {
    let navigation = handles.navigation;
    let rows = view::legend(reading);
    let corrected = rows.iter().any(|row| row.mark == MarkName::Correction);
    let hides = Hidden::ALL.map(|hidden| (hidden, view::hideable(reading, hidden)));
    let hides = hides.into_iter().filter(|(_, count)| *count > 0);
    ink("div", "legend")
        .all(corrected.then(|| wordings(navigation)))
        .with(text_size())
        .with(
            ink("div", "chips")
                .attribute("role", "group")
                .attribute("aria-label", "Marks of the source")
                .all(rows.into_iter().map(|row| chip(row, navigation)))
                .all(hides.map(|(hidden, count)| hide(hidden, count, navigation))),
        )
        .with(lit(handles))
}

fn wordings(navigation: Navigation) -> Ink {
    let choice = move |wording: Wording| {
        let label = match wording {
            Wording::Both => "As printed",
            Wording::Spoken => "As spoken",
            Wording::Corrected => "As corrected",
        };
        let change = Change::Manner(MannerChange::Wording(wording));
        button("", label, move || navigation.go(change.clone())).live(move |choice| {
            let present = navigation.view().manner.wording == wording;
            choice.set("aria-pressed", &present.to_string());
        })
    };
    ink("div", "densities wordings")
        .attribute("role", "group")
        .attribute("aria-label", "Wording")
        .all(Wording::ALL.map(choice))
}

/// A choice with its count, pressed as long as `holds`.
fn pressed(
    (label, count): (&str, u32),
    navigation: Navigation,
    change: MannerChange,
    holds: impl Fn() -> bool + 'static,
) -> Ink {
    button("chip", label, move || navigation.go(Change::Manner(change)))
        .text(" ")
        .with(ink("b", "").text(&view::number(u64::from(count))))
        .live(move |chip| chip.set("aria-pressed", &holds().to_string()))
}

fn chip(LegendRow { mark, label, count }: LegendRow, navigation: Navigation) -> Ink {
    let holds = move || navigation.view().manner.lit == Some(mark);
    pressed((label, count), navigation, MannerChange::Light(mark), holds)
}

fn hide(hidden: Hidden, count: u32, navigation: Navigation) -> Ink {
    let label = match hidden {
        Hidden::Moderators => "Hide moderators",
        Hidden::Interjections => "Hide interjections",
    };
    let holds = move || navigation.view().manner.hidden.contains(&hidden);
    let chip = pressed((label, count), navigation, MannerChange::Hide(hidden), holds);
    match hidden {
        Hidden::Moderators => chip,
        Hidden::Interjections => chip.attribute("title", "Turns of at most three words"),
    }
}

/// The way along the marks that are lit, and the turns that hold them alone.
fn lit(Handles { navigation, marks, .. }: Handles) -> Ink {
    let only = button("chip", "Only these turns", move || {
        let Some(mark) = navigation.view_now().manner.lit else { return };
        navigation.go(Change::Filter(FilterChange::Only(Choice::Mark(mark))));
        navigation.go(Change::Density(Density::Hits));
    });
    ink("div", "lit-walk")
        .with(only)
        .with(steps(marks, "Marks", ("mark", "M")))
        .live(move |place| place.hide(navigation.view().manner.lit.is_none()))
}
