//! Keys that work wherever the reader is on the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::window;

/// Calls `pressed` with each key's name (`/`, `n`, `Escape`) that is neither typed into a field nor
/// held with Control, Alt or Meta; where it returns true, the key is taken from the browser.
pub(crate) fn on_key(pressed: impl Fn(&str) -> bool + 'static) {
    let Some(window) = window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.ctrl_key() || key.alt_key() || key.meta_key() || is_typed(event) {
            return;
        }
        if pressed(&key.key()) {
            event.prevent_default();
        }
    })
    .forget();
}

/// Keys in a field belong to the field.
fn is_typed(event: &web_sys::Event) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return false;
    };
    element.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some()
}
