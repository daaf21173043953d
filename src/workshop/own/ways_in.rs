//! How transcripts come in: chosen or pasted here, dropped anywhere.
//!
//! Must not know: what becomes of them.

use super::{Desk, Item};
use crate::browser::files;
use crate::browser::ink::{Happening, Ink, button, ink};
use crate::held::Held;

/// Endings of files that are read.
const ENDINGS: &str = ".md,.markdown,.txt,.html,.htm,.srt,.vtt,.docx,.zip";

/// Draws all of them.
pub(super) fn ways_in(desk: Desk) -> Ink {
    let files = picker("Choose files", desk).attribute("accept", ENDINGS);
    let folder = picker("Choose a folder", desk).attribute("webkitdirectory", "");
    let kinds = "or drop them anywhere on the page: .md, .txt, .html, .srt, .vtt, .docx, .zip";
    ink("div", "ways-in")
        .with(labelled("Choose files", files))
        .with(labelled("Choose a folder", folder))
        .with(ink("p", "").text(kinds))
        .with(paste(desk))
}

fn picker(name: &str, desk: Desk) -> Ink {
    ink("input", "unseen")
        .attribute("type", "file")
        .attribute("multiple", "")
        .attribute("aria-label", name)
        .on("change", move |happening: Happening| take(&files::chosen(&happening), desk))
}

fn labelled(words: &str, field: Ink) -> Ink {
    ink("label", "button").with(field).text(words)
}

fn take(files: &[files::Handed], desk: Desk) {
    desk.take(files.iter().cloned().map(Item::File));
}

/// A text that is in no file.
fn paste(desk: Desk) -> Ink {
    let text = Held::new(String::new());
    let field = ink("textarea", "")
        .attribute("rows", "6")
        .attribute("aria-label", "Text of a transcript")
        .on("input", move |happening| text.set(happening.choice()))
        .live(move |field| {
            // One at a time, as soon as there is room for it.
            let mut back = desk.unpasted.get();
            if text.get().is_empty()
                && let Some(one) = back.pop()
            {
                field.write_text(&one);
                text.set(one);
                desk.unpasted.set(back);
            }
        });
    let clear = field.clone();
    let add = button("button", "Add this text", move || {
        desk.take(Some(text.peek()).filter(|text| !text.trim().is_empty()).map(Item::Text));
        text.set(String::new());
        clear.write_text("");
    });
    ink("details", "paste").with(ink("summary", "").text("Paste a text")).with(field).with(add)
}
