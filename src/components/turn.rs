//! One turn of the script: who speaks in the margin, what is said, and its number, which is a link.

use view::{Change, Hit, Place, PlaceChange, Reading, Role, TurnNo, TurnRow};

use crate::browser::ink::{Ink, ink};
use crate::components::marked;
use crate::navigation::Navigation;

/// Draws turn `no` of `reading`, still without its words.
pub(crate) fn turn(reading: &Reading, no: TurnNo, navigation: Navigation) -> Ink {
    let number = no.0.to_string();
    let Some(TurnRow { cue, who, role, .. }) = view::turn_row(reading, no, &[]) else {
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
        .with(ink("div", "cue").with(name).with(link))
}

/// Draws what is said in the turn, with its hits marked; anew when other words are sought in it.
pub(crate) fn speak(turn: &Ink, reading: &Reading, no: TurnNo, hits: &[Hit]) {
    let row = view::turn_row(reading, no, hits);
    let paragraphs = row.into_iter().flat_map(|row| row.paragraphs);
    turn.refill([ink("div", "text").all(paragraphs.map(marked::paragraph))]);
}
