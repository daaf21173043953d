//! One transcript, as far as a first screen shows it: `src/components/reader.rs`.

use view::draw::{self, Element};
use view::{Minimap, Reading, TurnNo, ViewState};

use super::tree::Ink;

pub(super) fn reader(view: &ViewState, reading: &Reading) -> Ink {
    // The page brings the rest.
    let written: Vec<_> = view::first_screen(reading).collect();
    let is_whole = written.len() == reading.turns.len();
    let turns = written.into_iter().filter_map(|no| turn(view, reading, no));
    let script = draw::script::<Ink>(reading).attribute("data-text", "both");
    let leaf = Ink::new("div", "leaf")
        .with(Ink::new("div", ""))
        .with(Ink::new("div", "").with(draw::head(view, reading)))
        .with(resume(reading))
        .with(draw::legend(view, reading))
        .with(draw::pins(view))
        .with(Ink::new("p", "on-paper"))
        .with(draw::reader_bar(view))
        .with(Ink::new("div", ""))
        .all(draw::prose(&reading.preamble))
        .with(script.attribute("data-lit", "").attribute("data-begun", "").all(turns));
    let leaf = if is_whole { leaf.all(draw::prose(&reading.closing)) } else { leaf };
    let map = draw::minimap(reading, &Minimap::of(reading));
    Ink::new("article", "reading").with(leaf).all(map)
}

/// The way to where the reader was, which only their device knows: `script/first.js` fills it in or
/// takes it away.
fn resume(reading: &Reading) -> Ink {
    Ink::new("a", "resume")
        .attribute("hidden", "")
        .attribute("data-place", reading.entry.id.as_str())
        .text("Continue at turn ")
}

/// Draws turn `no`; `None` where there is none. In a long script a turn says how high it will be.
fn turn(view: &ViewState, reading: &Reading, no: TurnNo) -> Option<Ink> {
    let row = view::turn_row(reading, no, &[])?;
    let outline = view::outline(reading, no)?;
    let place: Ink = draw::turn(no, outline);
    let place = if draw::is_many(reading) {
        place.property("--lines", &outline.1.to_string())
    } else {
        place
    };
    Some(place.with(draw::cue(view, reading, &row)).with(draw::said(row.paragraphs)))
}
