//! Smaller and larger text. The choice is kept on this device and nowhere else.

use crate::browser::device;
use crate::browser::ink::{Ink, button, ink};

const KEY: &str = "lectern-size";

/// Steps of size; style/tokens.css says how large each is. The middle one is the page's own.
const SIZES: [&str; 5] = ["-1", "0", "1", "2", "3"];

/// Draws both buttons.
pub(crate) fn text_size() -> Ink {
    let step = |label: &str, words: &str, ahead: bool| {
        let sign = ink("span", "").attribute("aria-hidden", "true").text(words);
        button("chip", "", move || change(ahead))
            .with(sign)
            .attribute("aria-label", label)
            .attribute("title", label)
    };
    ink("div", "sizes")
        .attribute("role", "group")
        .attribute("aria-label", "Text size")
        .with(step("A−, smaller text", "A−", false))
        .with(step("A+, larger text", "A+", true))
}

/// Shows the size that was kept.
pub(crate) fn restore() {
    device::show("data-size", SIZES.get(present()).copied().unwrap_or_default());
}

fn present() -> usize {
    let kept = device::kept(KEY);
    SIZES.iter().position(|size| kept.as_deref() == Some(*size)).unwrap_or(1)
}

fn change(ahead: bool) {
    let at = present();
    let at = if ahead { at + 1 } else { at.saturating_sub(1) };
    if let Some(size) = SIZES.get(at) {
        device::keep(KEY, size);
        device::show("data-size", size);
    }
}
