//! The page as elements, told once for the two that draw it: the page in the browser, whose elements
//! are the browser's own, and the build, which writes the first view into index.html. Elements are told
//! as they begin. What keeps them in step with more than the view, and what is heard in them, the page
//! adds to what is drawn here.
//!
//! Must not know: who draws, what a document is.

mod bar;
mod chart;
mod facets;
mod head;
mod legend;
mod marked;
mod minimap;
mod reader;
mod results;
mod turn;

pub use bar::{bar, chips, search_box, skip, tools, understood};
pub use chart::{bars, chart, end_at, view_box, years};
pub use facets::{
    Count, FIRST, MANY, all_of, choice, choices, count_of, facets, figures, pill, pills, refusal,
};
pub use head::head;
pub use legend::{legend, steps};
pub use marked::{look, paragraph};
pub use minimap::minimap;
pub use reader::{pins, prose, reader_bar};
pub use results::{result_bar, result_row, yours};
pub use turn::{cue, is_many, said, script, turn};

use crate::{Change, Reading, TurnNo, ViewState};

/// Whether something holds in a view.
pub type Holds = Box<dyn Fn(&ViewState) -> bool>;

/// An element that is made link by link. Words and values are text, never markup.
pub trait Element: Sized {
    /// What the view is to it: one that changes, or one that stays.
    type View;

    /// A new element; an empty `class` is not set.
    fn new(tag: &'static str, class: &str) -> Self;

    /// A new element of a drawing; `svg` is the drawing itself.
    fn drawing(tag: &'static str) -> Self;

    /// Sets an attribute.
    fn attribute(self, name: &'static str, value: &str) -> Self;

    /// Sets a custom property.
    fn property(self, name: &'static str, value: &str) -> Self;

    /// Adds words.
    fn text(self, words: &str) -> Self;

    /// Adds an element.
    fn with(self, child: Self) -> Self;

    /// Adds elements one after the other.
    fn all(self, children: impl IntoIterator<Item = Self>) -> Self;

    /// The address that `change` leads to.
    fn href(view: &Self::View, change: Change) -> String;

    /// Lets a button change the view.
    fn goes(self, view: &Self::View, change: Change) -> Self;

    /// Lets a button be pressed as long as that holds.
    fn pressed(self, view: &Self::View, holds: Holds) -> Self;

    /// Lets the element be in sight as long as that holds.
    fn shown(self, view: &Self::View, holds: Holds) -> Self;
}

/// A button, with what it says.
pub fn button<E: Element>(class: &str, words: &str) -> E {
    E::new("button", class).attribute("type", "button").text(words)
}

/// A sign that is seen and not read out.
fn sign<E: Element>(sign: &str) -> E {
    E::new("span", "").attribute("aria-hidden", "true").text(sign)
}

/// Controls that belong together.
fn group<E: Element>(class: &str, label: &str, controls: impl IntoIterator<Item = E>) -> E {
    E::new("div", class).attribute("role", "group").attribute("aria-label", label).all(controls)
}

/// The address of a turn.
fn way_to<E: Element>(view: &E::View, reading: &Reading, no: TurnNo) -> String {
    E::href(view, Change::to_turn(reading, no))
}
