//! One turn of the script: who speaks in the margin, what is said, and its number, which is a link.

use view::{Change, Hit, Place, PlaceChange, Reading, Role, TurnNo, TurnRow};

use crate::browser::ink::{Ink, ink};
use crate::components::marked;
use crate::navigation::Navigation;

/// The place of turn `no` of `reading`, about as high as it will be, still empty.
pub(crate) fn turn(reading: &Reading, no: TurnNo) -> Ink {
    let number = no.0.to_string();
    let (role, lines) = view::outline(reading, no).unwrap_or_default();
    let turn = ink("section", if role == Role::Press { "turn q" } else { "turn" })
        .attribute("id", &("t".to_owned() + &number))
        .attribute("aria-label", &("Turn ".to_owned() + &number))
        .property("--lines", &lines.to_string());
    turn.mark("long", view::is_long(lines));
    turn
}

/// Draws who speaks, unless that stands there already, and what is said, with its hits marked.
pub(crate) fn speak(
    turn: &Ink,
    reading: &Reading,
    no: TurnNo,
    hits: &[Hit],
    navigation: Navigation,
) {
    let Some(TurnRow { cue: label, who, paragraphs, .. }) = view::turn_row(reading, no, hits)
    else {
        return;
    };
    if turn.find(".cue").is_none() {
        turn.add(&cue(label, who, no, reading, navigation));
    }
    turn.refill([ink("div", "text").all(paragraphs.into_iter().map(marked::paragraph))]);
}

fn cue(
    label: &str,
    who: Option<String>,
    no: TurnNo,
    reading: &Reading,
    navigation: Navigation,
) -> Ink {
    let number = no.0.to_string();
    let name = ink("span", "who").text(label.trim_end_matches(':'));
    let name = name.all(who.map(|who| ink("small", "").text(&who)));
    let place = Place { transcript: reading.entry.id.clone(), turn: Some(no) };
    let link = ink("a", "no")
        .attribute("href", &navigation.href(Change::Place(PlaceChange::Turn(place))))
        .attribute("aria-label", &("Copy link to turn ".to_owned() + &number))
        .text(&number);
    ink("div", "cue").with(name).with(link).with(deed("pin", "Pin turn ", "◇", no)).with(deed(
        "quote",
        "Copy turn with its source, turn ",
        "❝",
        no,
    ))
}

/// A button whose clicks the script hears, so that a thousand of them cost no listener.
fn deed(class: &str, label: &str, sign: &str, no: TurnNo) -> Ink {
    let label = label.to_owned() + &no.0.to_string();
    let sign = ink("span", "").attribute("aria-hidden", "true").text(sign);
    let button = ink("button", class).attribute("type", "button").attribute("title", &label);
    button.attribute("aria-label", &label).with(sign)
}

/// Shows whether the turn is pinned.
pub(crate) fn pin(turn: &Ink, pinned: bool) {
    turn.mark("pinned", pinned);
    if let Some(button) = turn.find(".pin") {
        button.set("aria-pressed", &pinned.to_string());
    }
}
