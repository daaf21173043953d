//! The last word of a page that cannot go on: a fault of ours, said in plain text without any of
//! the machinery that has just failed.

use super::document;

/// From here on a panic shows the notice that index.html keeps ready.
pub(crate) fn announce_panics() {
    std::panic::set_hook(Box::new(|_| {
        let notice = document().and_then(|document| document.get_element_by_id("stopped"));
        if let Some(notice) = notice {
            let _ = notice.remove_attribute("hidden");
        }
    }));
}

/// Ends this worker: an error outside of every promise is one that its page hears of.
pub(crate) fn stop() {
    gloo::timers::callback::Timeout::new(0, || wasm_bindgen::throw_str("stopped")).forget();
}
