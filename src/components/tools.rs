//! The far end of the bar: theme and the link to this view.

use leptos::task::spawn_local;
use view::draw;

use crate::app::Handles;
use crate::browser::ink::Ink;
use crate::browser::{clipboard, theme};
use crate::components::status::Voice;
use crate::held::Held;
use crate::room::Room;
use crate::wings;

pub(crate) fn tools(handles: Handles) -> Ink {
    let Handles { navigation, voice, .. } = handles;
    let drawn: Ink = draw::tools(Room::Own.href());
    drawn.part("[aria-label=Help]").on("click", move |_| wings::open_help(handles));
    let present = Held::new(theme::present());
    let switch = drawn.part(".theme").on("click", move |_| {
        present.set(present.peek().other());
        theme::choose(present.peek());
    });
    switch.live(move |switch| {
        let label = match present.get() {
            theme::Theme::Light => "Switch to dark",
            theme::Theme::Dark => "Switch to light",
        };
        switch.set("aria-label", label);
        switch.set("title", label);
    });
    let copy_link = move |_| copy(navigation.link(), "Link to this view", voice);
    drawn.part(".tools > :last-child").on("click", copy_link);
    drawn
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
