//! One turn of the script: who speaks in the margin, what is said, and its number, which is a link.

use view::{Change, Hit, Paragraph, Place, PlaceChange, Reading, Role, TurnNo, TurnRow};

use crate::browser::ink::{Ink, ink};
use crate::components::marked;
use crate::navigation::Navigation;

/// Draws turn `no` of `reading`, still without its words.
pub(crate) fn turn(reading: &Reading, no: TurnNo, navigation: Navigation) -> Ink {
    let number = no.0.to_string();
    let Some(TurnRow { cue, who, role, paragraphs, .. }) = view::turn_row(reading, no, &[]) else {
        return ink("section", "turn");
    };
    let name = ink("span", "who").text(cue.trim_end_matches(':'));
    let name = name.all(who.map(|who| ink("small", "").text(&who)));
    let place = Place { transcript: reading.entry.id.clone(), turn: Some(no) };
    let link = ink("a", "no")
        .attribute("href", &navigation.href(Change::Place(PlaceChange::Turn(place))))
        .attribute("aria-label", &("Copy link to turn ".to_owned() + &number))
        .text(&number);
    ink("section", if role == Role::Press { "turn q" } else { "turn" })
        .attribute("id", &("t".to_owned() + &number))
        .attribute("aria-label", &("Turn ".to_owned() + &number))
        .property("--lines", &lines(&paragraphs).to_string())
        .with(
            ink("div", "cue")
                .with(name)
                .with(link)
                .with(deed("pin", "Pin turn ", "◇", no))
                .with(deed("quote", "Copy turn with its source, turn ", "❝", no)),
        )
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

/// About how many lines the turn will take, so that the page is about as long as it will be before
/// anything far below is laid out.
fn lines(paragraphs: &[Paragraph<'_>]) -> usize {
    const LINE: usize = 66;
    let letters = |one: &Paragraph<'_>| -> usize {
        one.stretches.iter().flat_map(|stretch| &stretch.runs).map(|run| run.text.len()).sum()
    };
    paragraphs.iter().map(|one| letters(one) / LINE + 1).sum()
}

/// Draws what is said in the turn, with its hits marked; anew when other words are sought in it.
pub(crate) fn speak(turn: &Ink, reading: &Reading, no: TurnNo, hits: &[Hit]) {
    let row = view::turn_row(reading, no, hits);
    let paragraphs = row.into_iter().flat_map(|row| row.paragraphs);
    turn.refill([ink("div", "text").all(paragraphs.map(marked::paragraph))]);
}
