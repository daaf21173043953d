//! The page itself: taking over what index.html shows while it loads, title, facts that the build
//! wrote into its head.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::document;

/// Mounts `app` in place of the loading notice.
pub(crate) fn take_over<V: IntoView + 'static>(app: impl FnOnce() -> V + 'static) {
    let root = document().and_then(|document| document.get_element_by_id("app"));
    let Some(root) = root.and_then(|root| root.dyn_into().ok()) else {
        return leptos::mount::mount_to_body(app);
    };
    clear(&root);
    leptos::mount::mount_to(root, app).forget();
}

fn clear(root: &web_sys::HtmlElement) {
    while let Some(child) = root.first_child() {
        if root.remove_child(&child).is_err() {
            return;
        }
    }
}

/// Names the page in its tab, in the history and in bookmarks.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The address that the build wrote into `<link id="…">`; empty where it wrote none.
pub(crate) fn linked(id: &str) -> String {
    let element = document().and_then(|document| document.get_element_by_id(id));
    element.and_then(|element| element.get_attribute("href")).unwrap_or_default()
}
