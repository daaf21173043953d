//! One turn of the script: its place, and what comes into it later.

use view::{Hit, Reading, TurnNo, draw};

use crate::browser::ink::Ink;
use crate::navigation::Navigation;

/// The place of turn `no` of `reading`, about as high as it will be, still empty.
pub(crate) fn turn(reading: &Reading, no: TurnNo) -> Ink {
    let outline = view::outline(reading, no).unwrap_or_default();
    draw::turn::<Ink>(no, outline).property("--lines", &outline.1.to_string())
}

/// Draws who speaks, unless that stands there already, and what is said, with its hits marked.
pub(crate) fn speak(
    turn: &Ink,
    reading: &Reading,
    no: TurnNo,
    hits: &[Hit],
    navigation: Navigation,
) {
    let Some(row) = view::turn_row(reading, no, hits) else { return };
    if turn.find(".cue").is_none() {
        turn.add(&draw::cue(&navigation, reading, &row));
    }
    turn.refill([draw::said(row.paragraphs)]);
}

/// Shows whether the turn is pinned.
pub(crate) fn pin(turn: &Ink, pinned: bool) {
    turn.mark("pinned", pinned);
    if let Some(button) = turn.find(".pin") {
        button.set("aria-pressed", &pinned.to_string());
    }
}
