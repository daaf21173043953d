//! What the source itself sets apart, and how it is read: wordings, sizes of text, marks with their
//! counts, turns that can be passed over, and the way along the marks that are lit.
//!
//! Must not know: where a walk has come, what size is kept.

use super::{Element, Holds, button, group, sign};
use crate::{Change, Hidden, LegendRow, MannerChange, MarkName, Reading, Wording};

/// Draws the legend of `reading`.
pub fn legend<E: Element>(view: &E::View, reading: &Reading) -> E {
    let rows = crate::legend(reading);
    let corrected = rows.iter().any(|row| row.mark == MarkName::Correction);
    let hides = Hidden::ALL.map(|hidden| (hidden, crate::hideable(reading, hidden)));
    let hides = hides.into_iter().filter(|(_, count)| *count > 0);
    let hides = hides.map(|(hidden, count)| hide(hidden, count, view));
    let marks = rows.into_iter().map(|row| mark(row, view));
    let walk = E::new("div", "lit-walk")
        .with(button("chip", "Only these turns"))
        .with(steps("Marks", "mark", "M"))
        .shown(view, Box::new(|view| view.manner.lit.is_some()));
    E::new("div", "legend")
        .all(corrected.then(|| wordings(view)))
        .with(sizes())
        .with(group("chips", "Marks of the source", marks.chain(hides)))
        .with(walk)
}

fn wordings<E: Element>(view: &E::View) -> E {
    let choice = |wording: Wording| {
        let label = match wording {
            Wording::Both => "As printed",
            Wording::Spoken => "As spoken",
            Wording::Corrected => "As corrected",
        };
        button::<E>("", label)
            .goes(view, Change::Manner(MannerChange::Wording(wording)))
            .pressed(view, Box::new(move |view| view.manner.wording == wording))
    };
    group("densities wordings", "Wording", Wording::ALL.map(choice))
}

fn sizes<E: Element>() -> E {
    let step = |label: &str, words: &str| {
        let button = button::<E>("chip", "").with(sign(words));
        button.attribute("aria-label", label).attribute("title", label)
    };
    let steps = [step("A−, smaller text", "A−"), step("A+, larger text", "A+")];
    group("sizes", "Text size", steps)
}

fn mark<E: Element>(LegendRow { mark, label, count }: LegendRow, view: &E::View) -> E {
    let holds = Box::new(move |view: &crate::ViewState| view.manner.lit == Some(mark));
    counted(label, count, view, MannerChange::Light(mark), holds)
}

fn hide<E: Element>(hidden: Hidden, count: u32, view: &E::View) -> E {
    let label = match hidden {
        Hidden::Moderators => "Hide moderators",
        Hidden::Interjections => "Hide interjections",
    };
    let holds = Box::new(move |view: &crate::ViewState| view.manner.hidden.contains(&hidden));
    let chip: E = counted(label, count, view, MannerChange::Hide(hidden), holds);
    match hidden {
        Hidden::Moderators => chip,
        Hidden::Interjections => chip.attribute("title", "Turns of at most three words"),
    }
}

/// A choice with its count.
fn counted<E: Element>(
    label: &str,
    count: u32,
    view: &E::View,
    change: MannerChange,
    holds: Holds,
) -> E {
    let count = E::new("b", "").text(&crate::number(u64::from(count)));
    let chip = button::<E>("chip", label).text(" ").with(count);
    chip.goes(view, Change::Manner(change)).pressed(view, holds)
}

/// A way along something of which there is nothing yet. `noun` is one of it, `key` the key that leads
/// on; with Shift it leads back.
pub fn steps<E: Element>(label: &str, noun: &str, key: &str) -> E {
    let step = |arrow: &str, which: &str, key: &str| {
        let label = [which, " ", noun].concat();
        button::<E>("", "")
            .attribute("aria-label", &label)
            .attribute("aria-keyshortcuts", key)
            .attribute("title", &label)
            .with(sign(arrow))
    };
    let words = E::new("span", "").attribute("role", "status");
    let back = step("↑", "Previous", &("Shift+".to_owned() + key));
    let class = if noun == "hit" { "walk" } else { "steps" };
    group(class, label, [words, back, step("↓", "Next", key)]).attribute("hidden", "")
}
