//! One turn of the script: who speaks in the margin, what is said, and its number, which is a link.
//!
//! Must not know: which turns are shown, what its buttons do.

use super::marked::paragraph;
use super::{Element, sign, way_to};
use crate::{Paragraph, Reading, Role, TurnNo, TurnRow};

/// From so many lines on a turn may be broken over two sheets of paper.
const LONG: u32 = 12;

/// From so many turns on, those out of sight are left out of the layout.
const MANY: usize = 100;

/// Whether turns out of sight are left out of the layout, each as high as it says it will be.
pub fn is_many(reading: &Reading) -> bool {
    reading.turns.len() > MANY
}

/// The place of the turns, still empty.
pub fn script<E: Element>(reading: &Reading) -> E {
    E::new("div", if is_many(reading) { "many" } else { "" })
}

/// The place of turn `no`, still empty, of which `outline` tells what can be told by now.
pub fn turn<E: Element>(no: TurnNo, (role, lines): (Role, u32)) -> E {
    let press = if role == Role::Press { " q" } else { "" };
    let long = if lines > LONG { " long" } else { "" };
    let number = no.0.to_string();
    E::new("section", &["turn", press, long].concat())
        .attribute("id", &("t".to_owned() + &number))
        .attribute("aria-label", &("Turn ".to_owned() + &number))
}

/// Draws who speaks, and what can be done with the turn.
pub fn cue<E: Element>(view: &E::View, reading: &Reading, row: &TurnRow<'_>) -> E {
    let number = row.no.0.to_string();
    let who = row.who.iter().map(|who| E::new("small", "").text(who));
    let link = E::new("a", "no")
        .attribute("href", &way_to::<E>(view, reading, row.no))
        .attribute("aria-label", &("Copy link to turn ".to_owned() + &number))
        .text(&number);
    E::new("div", "cue")
        .with(E::new("span", "who").text(row.cue.trim_end_matches(':')).all(who))
        .with(link)
        .with(deed::<E>("pin", "Pin turn ", "◇", &number).attribute("aria-pressed", "false"))
        .with(deed("quote", "Quote or cite turn ", "❝", &number))
}

/// A button whose clicks the script hears, so that a thousand of them cost no listener.
fn deed<E: Element>(class: &str, label: &str, of: &str, number: &str) -> E {
    let label = label.to_owned() + number;
    let button = E::new("button", class).attribute("type", "button").attribute("title", &label);
    button.attribute("aria-label", &label).with(sign(of))
}

/// Draws what is said.
pub fn said<E: Element>(paragraphs: Vec<Paragraph<'_>>) -> E {
    E::new("div", "text").all(paragraphs.into_iter().map(paragraph))
}
