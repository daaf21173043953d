//! The room of the reader's own transcripts.

use crate::browser::ink::{Ink, ink};

/// Draws the room.
pub(crate) fn own() -> Ink {
    let promise = ink("p", "").text("Transcripts that you add stay on this device.");
    ink("div", "room").with(promise)
}
