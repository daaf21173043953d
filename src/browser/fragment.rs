//! The part of the address behind `#`.

use gloo::events::EventListener;

use super::window;

/// The fragment with its `#`, or empty.
pub(crate) fn present() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Calls `changed` whenever another fragment stands in the address, for as long as the page lives.
pub(crate) fn on_change(changed: impl Fn() + 'static) {
    if let Some(window) = window() {
        EventListener::new(&window, "hashchange", move |_| changed()).forget();
    }
}

/// Where the address came with a fragment: makes two entries of it, one without and one with, so that
/// leaving is always going back.
pub(crate) fn stand_behind() {
    let fragment = present();
    let Some(window) = window().filter(|_| !fragment.is_empty()) else { return };
    let location = window.location();
    let view = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    if let Ok(history) = window.history() {
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(&view));
        let _ = location.set_hash(&fragment);
    }
}

/// Goes back to the view without a fragment.
pub(crate) fn leave() {
    if let Some(Ok(history)) = window().map(|window| window.history()) {
        let _ = history.back();
    }
}
