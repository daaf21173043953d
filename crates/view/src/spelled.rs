//! How the page spells what it shows, as far as two draw it: the page in the browser, and the build,
//! which writes the first view into index.html.
//!
//! Must not know: who draws, or how.

use corpus::message::{Direction, Order};

use crate::{ParagraphKind, Style};

/// From so many lines on a turn may be broken over two sheets of paper.
const LONG: u32 = 12;

/// The attributes of the search field.
pub const FIELD: [(&str, &str); 9] = [
    ("id", "q"),
    ("type", "search"),
    ("placeholder", "Search what was said"),
    ("autocomplete", "off"),
    ("autocapitalize", "off"),
    ("spellcheck", "false"),
    ("enterkeyhint", "search"),
    ("aria-keyshortcuts", "/"),
    ("aria-describedby", "count"),
];

/// Whether a turn of so many lines may be broken over two sheets of paper.
pub fn is_long(lines: u32) -> bool {
    lines > LONG
}

/// What an order is called on its button.
pub fn label_of(order: Order) -> &'static str {
    match order {
        Order::Relevance => "Best match",
        Order::Newest => "Newest",
        Order::Oldest => "Oldest",
        Order::Longest => "Longest",
    }
}

/// The class of a paragraph.
pub fn class_of(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Speech => "",
        ParagraphKind::Item => "item",
        ParagraphKind::Direction => "stage",
    }
}

/// The element and the class of a style.
pub fn element_of(style: Style) -> (&'static str, &'static str) {
    match style {
        Style::Struck => ("del", "struck"),
        Style::Replacement => ("ins", "replacement"),
        Style::Emphasis => ("em", ""),
        Style::Strong => ("strong", ""),
        Style::Subscript => ("sub", ""),
        Style::Direction(Direction::Laughter) => ("span", "direction laughter"),
        Style::Direction(Direction::Inaudible) => ("span", "direction inaudible"),
        Style::Direction(Direction::CrossTalk) => ("span", "direction crosstalk"),
        Style::Direction(Direction::Applause) => ("span", "direction applause"),
        Style::Direction(Direction::Other) => ("span", "direction"),
        Style::Redaction => ("span", "redaction"),
        Style::Sic => ("span", "sic"),
        Style::Insertion => ("span", "insertion"),
    }
}
