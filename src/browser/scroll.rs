//! Where on the page the reader is, and taking them elsewhere.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

use super::{document, page, window};

/// How long the page must rest before its scroll position counts, in milliseconds. Safari allows
/// about three changes of the history a second.
const REST: u32 = 300;

/// So many frames without a change are rest.
const CALM: u32 = 30;

/// Vertical scroll position in CSS pixels.
pub(crate) fn position() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Scrolls to a position in CSS pixels, at once.
pub(crate) fn to(position: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, position);
    }
}

/// Calls `rested` after the page was scrolled and has come to rest.
pub(crate) fn on_rest(rested: impl Fn() + Clone + 'static) {
    let Some(window) = window() else { return };
    let timer = RefCell::new(None);
    EventListener::new(&window, "scroll", move |_| {
        // Replacing the timer drops, and so cancels, the one before.
        let rested = rested.clone();
        timer.replace(Some(Timeout::new(REST, rested)));
    })
    .forget();
}

/// Calls `then` once what is on the page now has been laid out. A page that is out of sight, as in
/// another tab, has no frames to wait for.
pub(crate) fn after_layout(then: impl FnOnce() + 'static) {
    await_frame(Box::new(then));
}

/// The one of it that is compiled, whatever is called.
fn await_frame(then: Box<dyn FnOnce()>) {
    if document().is_some_and(|document| document.hidden()) {
        return page::soon(then);
    }
    if let Some(window) = window() {
        let callback = Closure::once_into_js(then);
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}

/// Brings turn `no` to the top of the window, and the keyboard to its number.
pub(crate) fn to_turn(no: u32) {
    let turn = "#t".to_owned() + &no.to_string();
    let find = |selector: &str| document()?.query_selector(selector).ok().flatten();
    if let Some(link) = find(&(turn.clone() + " a.no")).and_then(|link| link.dyn_into().ok()) {
        let link: HtmlElement = link;
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = link.focus_with_options(&options);
    }
    if let Some(turn) = find(&turn) {
        reveal(turn, ScrollLogicalPosition::Start);
    }
}

/// Brings the first element that `selector` finds to the middle of the window.
pub(crate) fn to_middle(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok()).flatten();
    if let Some(element) = found {
        reveal(element, ScrollLogicalPosition::Center);
    }
}

fn reveal(element: Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Auto);
    options.set_block(block);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    hold(element);
}

/// Keeps an element where it is in the window until what stands above it has come to rest: turns are as
/// high as was guessed until they come near. A reader who scrolls meanwhile is let go.
pub(crate) fn hold(element: Element) {
    let top = element.get_bounding_client_rect().top();
    hold_at(element, top, CALM);
}

fn hold_at(element: Element, top: f64, frames: u32) {
    let place = element.get_bounding_client_rect().top() + position();
    after_layout(move || {
        let now = element.get_bounding_client_rect().top();
        let (moved, scrolled) = (now + position() - place, now - top);
        if moved.abs() > 1.0 && element.is_connected() {
            to(position() + scrolled);
            hold_at(element, top, CALM);
        } else if scrolled.abs() <= 1.0 && frames > 0 {
            hold_at(element, top, frames - 1);
        }
    });
}

/// Gives the keyboard to the element `id`.
pub(crate) fn focus(id: &str) {
    focus_on(&("#".to_owned() + id));
}

/// Gives the keyboard to the first element that `selector` finds; whether there is one.
pub(crate) fn focus_on(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok()).flatten();
    let element = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}
