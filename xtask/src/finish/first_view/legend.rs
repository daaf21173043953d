//! What the source sets apart, and how it is read: `src/components/legend.rs`,
//! `src/components/text_size.rs`.

use view::{Hidden, MarkName, Reading, Wording};

use super::reader::steps;
use super::tree::{Ink, button, ink};

pub(super) fn legend(reading: &Reading) -> Ink {
    let rows = view::legend(reading);
    let corrected = rows.iter().any(|row| row.mark == MarkName::Correction);
    let hides = Hidden::ALL.map(|hidden| (hidden, view::hideable(reading, hidden)));
    let hides = hides.into_iter().filter(|(_, count)| *count > 0);
    let chips = ink("div", "chips")
        .attribute("role", "group")
        .attribute("aria-label", "Marks of the source")
        .all(rows.into_iter().map(|row| chip(row.label, row.count)))
        .all(hides.map(|(hidden, count)| hide(hidden, count)));
    let only = button("chip", "Only these turns");
    let walk = ink("div", "lit-walk").hide(true).with(only).with(steps("steps", "Marks", "mark"));
    ink("div", "legend").all(corrected.then(wordings)).with(text_size()).with(chips).with(walk)
}

fn wordings() -> Ink {
    let choice = |wording: Wording| {
        let label = match wording {
            Wording::Both => "As printed",
            Wording::Spoken => "As spoken",
            Wording::Corrected => "As corrected",
        };
        button("", label)
            .attribute("aria-pressed", if wording == Wording::Both { "true" } else { "false" })
    };
    ink("div", "densities wordings")
        .attribute("role", "group")
        .attribute("aria-label", "Wording")
        .all(Wording::ALL.map(choice))
}

fn text_size() -> Ink {
    let step = |label: &str, words: &str| {
        let sign = ink("span", "").attribute("aria-hidden", "true").text(words);
        button("chip", "").with(sign).attribute("aria-label", label).attribute("title", label)
    };
    ink("div", "sizes")
        .attribute("role", "group")
        .attribute("aria-label", "Text size")
        .with(step("A−, smaller text", "A−"))
        .with(step("A+, larger text", "A+"))
}

/// A choice with its count.
fn chip(label: &str, count: u32) -> Ink {
    let count = ink("b", "").text(&view::number(u64::from(count)));
    button("chip", label).attribute("aria-pressed", "false").text(" ").with(count)
}

fn hide(hidden: Hidden, count: u32) -> Ink {
    match hidden {
        Hidden::Moderators => chip("Hide moderators", count),
        Hidden::Interjections => {
            chip("Hide interjections", count).attribute("title", "Turns of at most three words")
        }
    }
}
