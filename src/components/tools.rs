//! The far end of the bar: theme and the link to this view.

use leptos::task::spawn_local;

use crate::app::Handles;
use crate::browser::ink::{Ink, button, drawing, ink};
use crate::browser::{clipboard, theme};
use crate::components::status::Voice;
use crate::held::Held;
use crate::room::Room;
use crate::wings;

pub(crate) fn tools(handles: Handles) -> Ink {
    let Handles { navigation, voice, .. } = handles;
    let present = Held::new(theme::present());
    let switch = button("button plain theme", "", move || {
        present.set(present.peek().other());
        theme::choose(present.peek());
    });
    let switch = switch.with(half_moon()).live(move |switch| {
        let label = match present.get() {
            theme::Theme::Light => "Switch to dark",
            theme::Theme::Dark => "Switch to light",
        };
        switch.set("aria-label", label);
        switch.set("title", label);
    });
    let copy_link =
        button("button", "Copy link", move || copy(navigation.link(), "Link to this view", voice));
    let key = ink("kbd", "").attribute("aria-hidden", "true").text("?");
    let words = ink("span", "words").text("Help ");
    let help = button("button plain", "", move || wings::open_help(handles)).with(words).with(key);
    let help = help.attribute("aria-label", "Help").attribute("aria-keyshortcuts", "?");
    let own = ink("a", "button plain add")
        .attribute("href", Room::Own.href())
        .with(ink("span", "").attribute("aria-hidden", "true").text("+"))
        .with(ink("span", "words").text("Add transcripts"));
    ink("div", "tools").with(own).with(help).with(switch).with(copy_link)
}

fn half_moon() -> Ink {
    let shape = |tag, attributes: &[(&str, &str)]| {
        attributes.iter().fold(drawing(tag), |shape, (name, value)| shape.attribute(name, value))
    };
    let rim = [("cx", "12"), ("cy", "12"), ("r", "8"), ("fill", "none")];
    let rim =
        shape("circle", &rim).attribute("stroke", "currentColor").attribute("stroke-width", "2");
    let half = shape("path", &[("d", "M12 4a8 8 0 0 1 0 16z"), ("fill", "currentColor")]);
    shape("svg", &[("viewBox", "0 0 24 24"), ("aria-hidden", "true")]).with(rim).with(half)
}

/// Puts a quotation on the clipboard and says so.
pub(crate) fn copy_quotation(words: String, voice: Voice) {
    copy(words, "Quotation with its source", voice);
}

/// Puts `link` on the clipboard and says so; where the browser refuses, says what to do instead.
pub(crate) fn copy(link: String, what: &'static str, voice: Voice) {
    spawn_local(async move {
        let what = what.to_owned();
        voice.say(if clipboard::copy(&link).await {
            what + " copied"
        } else {
            "The browser did not allow copying. ".to_owned() + &what + ": " + &link
        });
    });
}
