//! The bar with the search box and the tools: `src/app.rs`, `src/components/search_box.rs`,
//! `src/components/tools.rs`.

use super::asked::Answered;
use super::tree::{Ink, button, ink};

/// The way past the bar.
pub(super) fn skip() -> Ink {
    ink("a", "skip").attribute("href", "#content").text("Skip to the text")
}

pub(super) fn bar(answered: &Answered) -> Ink {
    let dot = ink("span", "").attribute("aria-hidden", "true").text(".");
    let home = ink("a", "").attribute("href", "./").text("Lectern").with(dot);
    ink("header", "bar")
        .with(ink("p", "wordmark").with(home))
        .with(search_box(answered))
        .with(tools())
}

fn search_box(answered: &Answered) -> Ink {
    let label = ink("label", "unseen").attribute("for", "q").text("Search the transcripts");
    let count = ink("output", "").attribute("id", "count").attribute("for", "q");
    let hint = ink("kbd", "").attribute("aria-hidden", "true").text("/");
    let cross = ink("span", "").attribute("aria-hidden", "true").text("×");
    let clear = button("clear", "").attribute("aria-label", "Clear the search").with(cross);
    ink("search", "search")
        .all([label, field(), count.text(&view::count(&answered.found)), hint])
        .with(clear.hide(true))
        .with(super::arrival(ink("ul", "completions").attribute("id", "offers").hide(true)))
}

fn field() -> Ink {
    let write = |field: Ink, (name, value)| field.attribute(name, value);
    view::FIELD.into_iter().fold(ink("input", ""), write)
}

fn tools() -> Ink {
    let own = ink("a", "button plain add")
        .attribute("href", "#own")
        .with(ink("span", "").attribute("aria-hidden", "true").text("+"))
        .with(ink("span", "words").text("Add transcripts"));
    let key = ink("kbd", "").attribute("aria-hidden", "true").text("?");
    let help = button("button plain", "")
        .attribute("aria-label", "Help")
        .attribute("aria-keyshortcuts", "?")
        .with(ink("span", "words").text("Help "))
        .with(key);
    let theme = "Switch to dark";
    let theme = button("button plain theme", "")
        .attribute("aria-label", theme)
        .attribute("title", theme)
        .with(half_moon());
    ink("div", "tools").with(own).with(help).with(theme).with(button("button", "Copy link"))
}

fn half_moon() -> Ink {
    let rim = [("cx", "12"), ("cy", "12"), ("r", "8"), ("fill", "none")];
    let rim =
        rim.into_iter().fold(ink("circle", ""), |rim, (name, value)| rim.attribute(name, value));
    let rim = rim.attribute("stroke", "currentColor").attribute("stroke-width", "2");
    let half = ink("path", "").attribute("d", "M12 4a8 8 0 0 1 0 16z");
    ink("svg", "")
        .attribute("viewBox", "0 0 24 24")
        .attribute("aria-hidden", "true")
        .with(rim)
        .with(half.attribute("fill", "currentColor"))
}
