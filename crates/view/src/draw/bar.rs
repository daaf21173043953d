//! The bar with the search box and the tools, and what may stand between it and the text.
//!
//! Must not know: what is typed, what the tools do.

use super::{Element, button, sign};
use crate::Change;

/// The way past the bar.
pub fn skip<E: Element>() -> E {
    E::new("a", "skip").attribute("href", "#content").text("Skip to the text")
}

/// Draws the bar; `home` is the address of the page.
pub fn bar<E: Element>(home: &str, search_box: E, tools: E) -> E {
    let home = E::new("a", "").attribute("href", home).text("Lectern").with(sign("."));
    E::new("header", "bar").with(E::new("p", "wordmark").with(home)).with(search_box).with(tools)
}

/// The attributes of the search field.
const FIELD: [(&str, &str); 9] = [
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

/// Draws the box, still without offers; `count` is what is found.
pub fn search_box<E: Element>(view: &E::View, count: &str) -> E {
    let field = FIELD
        .into_iter()
        .fold(E::new("input", ""), |field, (name, value)| field.attribute(name, value));
    let label = E::new("label", "unseen").attribute("for", "q").text("Search the transcripts");
    let count = E::new("output", "").attribute("id", "count").attribute("for", "q").text(count);
    let clear = button::<E>("clear", "").attribute("aria-label", "Clear the search");
    let clear = clear.with(sign("×")).goes(view, Change::Query(String::new()));
    E::new("search", "search")
        .all([label, field, count])
        .with(key::<E>("/").shown(view, Box::new(|view| view.query.is_empty())))
        .with(clear.shown(view, Box::new(|view| !view.query.is_empty())))
}

/// Draws the far end of the bar; `own` leads to the reader's own transcripts.
pub fn tools<E: Element>(own: &str) -> E {
    let words = |words| E::new("span", "words").text(words);
    let own = E::new("a", "button plain add").attribute("href", own).with(sign("+"));
    let help = button::<E>("button plain", "")
        .attribute("aria-label", "Help")
        .attribute("aria-keyshortcuts", "?");
    let dark = "Switch to dark";
    let theme = button::<E>("button plain theme", "").attribute("aria-label", dark);
    E::new("div", "tools")
        .with(own.with(words("Add transcripts")))
        .with(help.with(words("Help ")).with(key("?")))
        .with(theme.attribute("title", dark).with(half_moon()))
        .with(button("button", "Copy link"))
}

fn key<E: Element>(name: &str) -> E {
    E::new("kbd", "").attribute("aria-hidden", "true").text(name)
}

fn half_moon<E: Element>() -> E {
    let shape = |tag, attributes: &[(&'static str, &str)]| {
        let set = |shape: E, (name, value): &(&'static str, &str)| shape.attribute(name, value);
        attributes.iter().fold(E::drawing(tag), set)
    };
    let ink = "currentColor";
    let rim = [("cx", "12"), ("cy", "12"), ("r", "8"), ("fill", "none"), ("stroke", ink)];
    let rim = shape("circle", &rim).attribute("stroke-width", "2");
    let half = shape("path", &[("d", "M12 4a8 8 0 0 1 0 16z"), ("fill", ink)]);
    shape("svg", &[("viewBox", "0 0 24 24"), ("aria-hidden", "true")]).with(rim).with(half)
}

/// What a question was taken to mean and what else may have been meant: nothing yet.
pub fn understood<E: Element>() -> E {
    let offers = E::new("p", "offers").with(E::new("span", "").text("Did you mean "));
    E::new("div", "understood")
        .with(E::new("p", "meaning").attribute("hidden", ""))
        .with(offers.attribute("hidden", ""))
}

/// What narrows the answer: nothing yet.
pub fn chips<E: Element>() -> E {
    let list = E::new("ul", "chips-list").attribute("aria-label", "Filters that are set");
    let clear = button("more", "Clear all");
    E::new("div", "chips").attribute("hidden", "").with(list).with(clear)
}
