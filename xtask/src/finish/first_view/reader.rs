//! One transcript, as far as a first screen shows it: `src/components/reader.rs`,
//! `src/components/reader_bar.rs`, `src/components/pins.rs`, `src/components/minimap.rs`.

use view::{Density, Minimap, Piece, Reading, TurnNo};

use super::head::head;
use super::legend::legend;
use super::tree::{Ink, button, ink};
use super::turn::{paragraph, turn};

/// Turns that are there from the first moment: as many as have so many lines. The page brings the rest.
const LINES: u32 = 60;

/// From so many turns on, those out of sight are left out of the layout.
const MANY: usize = 100;

pub(super) fn reader(reading: &Reading) -> Ink {
    let leaf = ink("div", "leaf")
        .with(ink("div", ""))
        .with(ink("div", "").with(head(reading)))
        .with(resume(reading))
        .with(legend(reading))
        .with(pins())
        .with(ink("p", "on-paper"))
        .with(reader_bar())
        .with(ink("div", ""))
        .all(prose(&reading.preamble))
        .with(script(reading));
    let leaf = if is_whole(reading) { leaf.all(prose(&reading.closing)) } else { leaf };
    ink("article", "reading").with(leaf).all(minimap(reading))
}

/// The way to where the reader was, which only their device knows: `script/first.js` fills it in or
/// takes it away.
fn resume(reading: &Reading) -> Ink {
    ink("a", "resume")
        .hide(true)
        .attribute("data-place", reading.entry.id.as_str())
        .text("Continue at turn ")
}

/// Out of sight until something is pinned.
fn pins() -> Ink {
    let chips = ["Copy as text", "Copy as Markdown", "Clear pins"];
    let chips = chips.map(|words| button("chip", words));
    ink("section", "pins")
        .hide(true)
        .attribute("aria-label", "Pins")
        .with(ink("h2", "").text("Pins"))
        .with(ink("ol", ""))
        .with(ink("div", "chips").all(chips).with(steps("steps", "Pins", "pin")))
}

fn reader_bar() -> Ink {
    let choice = |density: Density| {
        let label = match density {
            Density::All => "All turns",
            Density::Context => "In context",
            Density::Hits => "Matches only",
        };
        button("", label)
            .attribute("aria-pressed", if density == Density::All { "true" } else { "false" })
    };
    let densities = ink("div", "densities")
        .hide(true)
        .attribute("role", "group")
        .attribute("aria-label", "How much is shown")
        .all(Density::ALL.map(choice));
    ink("div", "reader-bar")
        .with(densities)
        .with(ink("p", "terms"))
        .with(steps("walk", "Hits", "hit"))
}

/// A way along something of which there is nothing yet.
pub(super) fn steps(class: &str, label: &str, noun: &str) -> Ink {
    let step = |arrow: &str, which: &str| {
        let label = [which, " ", noun].concat();
        let arrow = ink("span", "").attribute("aria-hidden", "true").text(arrow);
        button("", "").attribute("aria-label", &label).attribute("title", &label).with(arrow)
    };
    ink("div", class)
        .hide(true)
        .attribute("role", "group")
        .attribute("aria-label", label)
        .with(ink("span", "").attribute("role", "status"))
        .with(step("↑", "Previous"))
        .with(step("↓", "Next"))
}

/// The turns that are written.
fn first_turns(reading: &Reading) -> Vec<TurnNo> {
    let lines = |no: TurnNo| view::outline(reading, no).map_or(0, |(_, lines)| lines + 1);
    let so_far = reading.turns.iter().scan(0, |sum, turn| {
        let before = *sum;
        *sum += lines(turn.no);
        (before < LINES).then_some(turn.no)
    });
    so_far.collect()
}

fn is_whole(reading: &Reading) -> bool {
    first_turns(reading).len() == reading.turns.len()
}

fn script(reading: &Reading) -> Ink {
    let many = reading.turns.len() > MANY;
    ink("div", if many { "many" } else { "" })
        .attribute("data-text", "both")
        .attribute("data-lit", "")
        .all(first_turns(reading).into_iter().filter_map(|no| turn(reading, no, many)))
}

/// Paragraphs that belong to no turn.
fn prose(pieces: &[Piece]) -> Option<Ink> {
    let drawn = view::prose(pieces).into_iter().map(paragraph);
    (drawn.len() > 0).then(|| ink("div", "aside").all(drawn))
}

/// The map beside the script; what of it is in sight, the page knows.
fn minimap(reading: &Reading) -> Option<Ink> {
    let map = Minimap::of(reading);
    let path = |class: &str, path: &str| ink("path", class).attribute("d", path);
    let asked = if map.is_dense() { "asked dense" } else { "asked" };
    let picture = ink("svg", "")
        .attribute("viewBox", "0 0 44 10000")
        .attribute("preserveAspectRatio", "none")
        .attribute("aria-hidden", "true")
        .with(path("said", &map.outline(false, 24)))
        .with(path(asked, &map.outline(true, 14)))
        .all(["hits", "lit", "pins"].map(|class| path(class, "")));
    let slider = ink("div", "minimap")
        .attribute("role", "slider")
        .attribute("tabindex", "0")
        .attribute("aria-label", "Place in the transcript")
        .attribute("aria-orientation", "vertical")
        .attribute("aria-valuemin", "1")
        .attribute("aria-valuemax", &map.turns().to_string())
        .attribute("aria-valuenow", "1")
        .attribute("aria-valuetext", &map.words(reading, TurnNo(1)));
    (map.turns() > 1).then(|| slider.with(picture).with(ink("div", "frame")))
}
