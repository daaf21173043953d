//! The page itself: taking over what index.html shows while it loads, title, facts that the build
//! wrote into its head.

use std::cell::Cell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use wasm_bindgen::{JsCast, closure::Closure};

use super::ink::{Ink, ink};
use super::{document, first_view, slices, window};
use crate::held::{Coming, later};

/// Draws what `app` gives in place of all that index.html shows; beside it, `app` gives whether that
/// has something to show by now.
pub(crate) fn take_over<const N: usize, S: Fn() -> bool + 'static>(app: Coming<([Ink; N], S)>) {
    let place = ink("div", "").attribute("id", "app");
    let Some(root) = place.element().and_then(|root| root.dyn_into().ok()) else { return };
    slices::begin();
    let draw = move || {
        later(app, move |(drawn, stands)| {
            place.fill(drawn);
            first_view::give_way(place, stands);
        });
    };
    leptos::mount::mount_to(root, draw).forget();
}

/// Dresses the page in the stylesheet that the build wrote into `<link id="…">`, and then acts; where it
/// does not arrive, or has been sent for before, too.
pub(crate) fn dress(id: &str, then: impl FnOnce() + 'static) {
    let link = document().and_then(|document| document.get_element_by_id(id)).map(Ink::of);
    let Some(link) = link.filter(|link| !link.is_a("[rel=stylesheet]")) else { return then() };
    let then = Rc::new(Cell::new(Some(then)));
    let settled = move |_| then.take().into_iter().for_each(|then| then());
    let link = link.on("load", settled.clone()).on("error", settled);
    link.set("rel", "stylesheet");
}

/// Draws `app` behind all that the page holds.
pub(crate) fn stand_beside(app: impl FnOnce() -> Ink + 'static) {
    if let Some(body) = document().and_then(|document| document.body()) {
        let place = Ink::of(body.clone().into());
        leptos::mount::mount_to(body, move || place.add(&app())).forget();
    }
}

/// Whether the page holds an element that `selector` finds.
pub(crate) fn has(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok()).flatten();
    found.is_some()
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

/// Milliseconds since some moment in the past.
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// Calls `then` after the page has had a chance to do something else.
pub(crate) fn soon(then: impl FnOnce() + 'static) {
    after(0, Box::new(then));
}

/// Calls `then` after so many milliseconds. Boxed, it is compiled once, and not for whatever is called;
/// and nothing of it is left behind, as it is of a timer that is forgotten.
pub(super) fn after(time: i32, then: Box<dyn FnOnce()>) {
    if let Some(window) = window() {
        let then = Closure::once_into_js(then);
        let then = then.unchecked_ref();
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(then, time);
    }
}

/// Waits until the page has had a chance to do something else.
pub(crate) async fn rest() {
    let rested = Rc::new(Cell::new(false));
    let mut asked = false;
    poll_fn(move |context| {
        if rested.get() {
            return Poll::Ready(());
        }
        if !std::mem::replace(&mut asked, true) {
            let (rested, waker) = (rested.clone(), context.waker().clone());
            soon(move || {
                rested.set(true);
                waker.wake();
            });
        }
        Poll::Pending
    })
    .await;
}

/// As [`rest`], but at once where readers would see what is half drawn: once the page has taken the place of
/// the first view.
pub(crate) async fn rest_unseen() {
    if !slices::are_over() {
        rest().await;
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
