//! Smaller and larger text. The choice is kept on this device and nowhere else.

use crate::browser::device;
use crate::browser::ink::Ink;

const KEY: &str = "lectern-size";

/// Steps of size; style/tokens.css says how large each is. The middle one is the page's own.
const SIZES: [&str; 5] = ["-1", "0", "1", "2", "3"];

/// Lets both buttons do what they say.
pub(crate) fn heard(sizes: &Ink) {
    sizes.part("button").on("click", |_| change(false));
    sizes.part("button:last-child").on("click", |_| change(true));
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
