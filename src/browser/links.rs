//! Links that lead to another view of this page: followed without loading it anew.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::{address, document};

/// Calls `followed` with the query string of each link of this page that is clicked, and whether
/// it is a turn's number. Clicks that ask for a new tab or window are left to the browser.
pub(crate) fn on_follow(followed: impl Fn(&str, bool) + 'static) {
    let Some(document) = document() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document, "click", options, move |event| {
        let Some(link) = event.dyn_ref::<MouseEvent>().and_then(plain_click) else { return };
        let href = link.get_attribute("href").unwrap_or_default();
        let Some(query) = href.strip_prefix(&address::base()) else { return };
        event.prevent_default();
        followed(query, link.class_list().contains("no"));
    })
    .forget();
}

/// The link under a click of the first button alone.
fn plain_click(event: &MouseEvent) -> Option<Element> {
    let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    let target = event.target().filter(|_| event.button() == 0 && !elsewhere)?;
    target.dyn_into::<Element>().ok()?.closest("a[href]").ok().flatten()
}
