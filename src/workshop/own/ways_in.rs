//! How transcripts come in: chosen, dropped or pasted; and what a label is in those that are not set
//! as transcripts.
//!
//! Must not know: what becomes of them.

use intake::Labels;

use super::{Desk, Item};
use crate::browser::files;
use crate::browser::ink::{Happening, Ink, button, ink};
use crate::held::Held;

/// Endings of files that are read.
const ENDINGS: &str = ".md,.markdown,.txt,.html,.htm,.srt,.vtt,.docx,.zip";

/// What a reader may say that a label is, in the order in which it is offered.
const LABELS: [(&str, &str, Labels); 5] = [
    ("found", "Find them", Labels::Found),
    ("capitals", "MS. NAME: in capitals", Labels::Capitals),
    ("names", "Name: at the start of a line", Labels::Names),
    ("questions", "Q: and A:", Labels::QuestionsAndAnswers),
    ("none", "None, all is paragraphs", Labels::None),
];

/// Draws all of them.
pub(super) fn ways_in(desk: Desk) -> Ink {
    let files = picker("Choose files", desk).attribute("accept", ENDINGS);
    let folder = picker("Choose a folder", desk).attribute("webkitdirectory", "");
    let kinds = "or drop them here: .md, .txt, .html, .srt, .vtt, .docx, .zip";
    ink("div", "ways-in")
        .on("dragover", |happening| drop(files::dropped(&happening)))
        .on("drop", move |happening| take(&files::dropped(&happening), desk))
        .with(labelled("Choose files", files))
        .with(labelled("Choose a folder", folder))
        .with(ink("p", "").text(kinds))
        .with(labels(desk))
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

fn labels(desk: Desk) -> Ink {
    let options =
        LABELS.map(|(value, words, _)| ink("option", "").attribute("value", value).text(words));
    let choice = ink("select", "").all(options).on("change", move |happening| {
        let value = happening.choice();
        let chosen = LABELS.iter().find(|(one, ..)| *one == value);
        desk.labels.set(chosen.map_or(Labels::Found, |(.., labels)| *labels));
    });
    ink("label", "labels").text("Speakers’ labels in plain texts ").with(choice)
}

/// A text that is in no file.
fn paste(desk: Desk) -> Ink {
    let text = Held::new(String::new());
    let field = ink("textarea", "")
        .attribute("rows", "6")
        .attribute("aria-label", "Text of a transcript")
        .on("input", move |happening| text.set(happening.choice()));
    let clear = field.clone();
    let add = button("button", "Add this text", move || {
        desk.take(Some(text.peek()).filter(|text| !text.trim().is_empty()).map(Item::Text));
        text.set(String::new());
        clear.write_text("");
    });
    ink("details", "paste").with(ink("summary", "").text("Paste a text")).with(field).with(add)
}
