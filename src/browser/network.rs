//! The network, as far as a browser tells of it.

use gloo::events::EventListener;

use super::window;

/// Calls `act` whenever the network is back.
pub(crate) fn on_return(act: impl Fn() + 'static) {
    if let Some(window) = window() {
        EventListener::new(&window, "online", move |_| act()).forget();
    }
}
