//! The page itself: taking over what index.html shows while it loads, title, facts that the build
//! wrote into its head.

use wasm_bindgen::JsCast;

use super::document;
use super::ink::Ink;

/// Draws `app` in place of the loading notice.
pub(crate) fn take_over<const N: usize>(app: impl FnOnce() -> [Ink; N] + 'static) {
    let root = document().and_then(|document| document.get_element_by_id("app"));
    let Some(root) = root.and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return;
    };
    let place = Ink::of(root.clone().into());
    leptos::mount::mount_to(root, move || place.fill(app())).forget();
}

/// Draws `app` behind all that the page holds.
pub(crate) fn stand_beside(app: impl FnOnce() -> Ink + 'static) {
    if let Some(body) = document().and_then(|document| document.body()) {
        let place = Ink::of(body.clone().into());
        leptos::mount::mount_to(body, move || place.add(&app())).forget();
    }
}

/// Gives `class` to the elements that `selectors` find, and to no other.
pub(crate) fn set_apart(class: &str, selectors: impl IntoIterator<Item = String>) {
    let Some(document) = document() else { return };
    let mark = |selector: &str, holds: bool| {
        let Ok(found) = document.query_selector_all(selector) else { return };
        for at in 0..found.length() {
            if let Some(element) = found.get(at).and_then(|node| node.dyn_into().ok()) {
                Ink::of(element).mark(class, holds);
            }
        }
    };
    mark(&(".".to_owned() + class), false);
    selectors.into_iter().for_each(|selector| mark(&selector, true));
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
