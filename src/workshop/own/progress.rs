//! How far an import is, and the way to end it.
//!
//! Must not know: what is imported.

use super::Desk;
use crate::browser::ink::{Ink, button, ink};

/// How far the import is.
pub(super) fn progress(desk: Desk) -> Ink {
    let bar = ink("progress", "").attribute("aria-label", "Files taken in").live(move |bar| {
        let (done, all) = desk.progress.get().unwrap_or_default();
        bar.set("max", &all.to_string());
        bar.set("value", &done.to_string());
    });
    let words = ink("p", "").live(move |words| match desk.progress.get() {
        Some((done, all)) if done < all => {
            words.say(&[&done.to_string(), " of ", &all.to_string(), " files"].concat());
        }
        _ => words.say("Making them searchable…"),
    });
    let cancel = button("button", "Cancel", move || desk.cancel());
    let place = ink("div", "progress").with(bar).with(words).with(cancel);
    place.live(move |place| place.hide(desk.progress.get().is_none() || desk.asked.get().is_some()))
}
