//! What comes and goes without the page: the network, and the page's own life in the browser.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;

use super::window;

/// Calls `act` whenever the network is back.
pub(crate) fn on_return(act: impl Fn() + 'static) {
    if let Some(window) = window() {
        EventListener::new(&window, "online", move |_| act()).forget();
    }
}

/// Calls `act` whenever the page is left; it may come back.
pub(crate) fn on_leaving(act: impl Fn() + 'static) {
    if let Some(window) = window() {
        EventListener::new(&window, "pagehide", move |_| act()).forget();
    }
}

/// Calls `act` whenever the browser brings back the page after it was left, as it stood then.
pub(crate) fn on_revival(act: impl Fn() + 'static) {
    let Some(window) = window() else { return };
    let left = Rc::new(Cell::new(false));
    let leaving = left.clone();
    on_leaving(move || leaving.set(true));
    // It also comes to a page that is new.
    EventListener::new(&window, "pageshow", move |_| {
        if left.replace(false) {
            act();
        }
    })
    .forget();
}
