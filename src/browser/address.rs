//! The address bar and the history behind it. Beside each address the history keeps what a link
//! need not carry but Back must restore: where on the page the reader was.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use super::{fragment, window};

/// What Back restores beyond the address.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Remembered {
    /// How far the page was scrolled, in CSS pixels; below the first part of a list or script, how far
    /// beyond the top of the present one.
    pub(crate) scroll: f64,
    /// The sheet of the list, or the turn of the script, at the upper edge, counted as they stand; 0 where
    /// there is none. How high those above it are drawn another time nobody knows.
    pub(crate) part: u32,
}

/// The query string, with its `?`, or empty.
pub(crate) fn query() -> String {
    window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// The address of the page without query and fragment: what links are built on.
pub(crate) fn base() -> String {
    let Some(location) = window().map(|window| window.location()) else { return String::new() };
    location.origin().unwrap_or_default() + &location.pathname().unwrap_or_default()
}

/// Adds an entry to the history.
pub(crate) fn push(query: &str, remembered: Remembered) {
    if let Some(history) = history() {
        // Browsers refuse only a flood of calls; the view is then right and its address late.
        let _ = history.push_state_with_url(&remembered.to_js(), "", Some(&url(query)));
    }
}

/// Changes the present entry, but for its fragment: that is not the view's.
pub(crate) fn replace(query: &str, remembered: Remembered) {
    if let Some(history) = history() {
        let url = url(query) + &fragment::present();
        let _ = history.replace_state_with_url(&remembered.to_js(), "", Some(&url));
    }
}

/// What the present entry remembers.
pub(crate) fn remembered() -> Remembered {
    history()
        .and_then(|history| history.state().ok())
        .map_or_else(Remembered::default, |state| Remembered::from_js(&state))
}

/// Calls `moved` whenever the reader goes back or forward, for as long as the page lives. From here
/// on the browser leaves scrolling to us, since it would scroll before there is anything to see.
pub(crate) fn on_move(moved: impl Fn() + 'static) {
    if let Some(history) = history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    if let Some(window) = window() {
        EventListener::new(&window, "popstate", move |_| moved()).forget();
    }
}

fn history() -> Option<web_sys::History> {
    window()?.history().ok()
}

/// The whole path is spelled out: an address that is only a query string cannot clear the query.
fn url(query: &str) -> String {
    let path = window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    path + query
}

impl Remembered {
    fn to_js(self) -> JsValue {
        js_sys::Array::of2(&self.scroll.into(), &self.part.into()).into()
    }

    /// Anything else than what `to_js` wrote is as good as nothing remembered.
    fn from_js(value: &JsValue) -> Self {
        let number = |index| {
            js_sys::Reflect::get_u32(value, index).ok().and_then(|n| n.as_f64()).unwrap_or_default()
        };
        if !value.is_object() {
            return Self::default();
        }
        Self { scroll: number(0), part: number(1) as u32 }
    }
}
