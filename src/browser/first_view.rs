//! The first view, which index.html holds before any code runs, and how the page takes its place: at
//! once and as a whole, when it has as much to show, so that nothing blinks or moves. What the reader
//! typed there, where the keyboard is and how far the page is scrolled go over.
//!
//! Must not know: what is shown.

use std::cell::Cell;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, HtmlElement, HtmlInputElement};

use super::ink::Ink;
use super::{document, page, slices};
use crate::held::follow;

/// Puts `app` in the place of the loading notice and of the first view: now where that is not in
/// sight, else as soon as the app `stands` and is drawn.
pub(crate) fn give_way(app: Ink, stands: impl Fn() -> bool + 'static) {
    let Some(first) = first().filter(|first| first.client_height() > 0) else {
        return take_place(&app);
    };
    listen(&first, &app);
    let begun = Cell::new(false);
    follow(move || {
        if stands() && !begun.replace(true) {
            once_drawn(app.clone());
        }
    });
}

/// Takes the place once nothing of the app is still to be drawn.
fn once_drawn(app: Ink) {
    page::soon(move || {
        if slices::are_left() || app.find("[aria-busy=true]").is_some() {
            once_drawn(app);
        } else {
            take_place(&app);
        }
    });
}

/// From now on what is typed in the first view reaches the app as if it were typed there.
fn listen(first: &Element, app: &Ink) {
    let Some((from, app)) = field(first).zip(app.element()) else { return };
    let field = from.clone();
    let hand_over = move || {
        let Some(to) = self::field(&app) else { return };
        to.set_value(&from.value());
        if let Ok(event) = Event::new("input") {
            let _ = to.dispatch_event(&event);
        }
    };
    if !field.value().is_empty() {
        hand_over();
    }
    EventListener::new(&field, "input", move |_| hand_over()).forget();
}

fn take_place(app: &Ink) {
    slices::end();
    let Some(document) = document() else { return };
    let (Some(app), Some(notice)) = (app.element(), document.get_element_by_id("app")) else {
        return;
    };
    let first = first();
    let focus = first.as_ref().and_then(|first| place_of(&document.active_element()?, first));
    let range = first.as_ref().and_then(field).map(|field| {
        (
            field.value(),
            field.selection_start().ok().flatten(),
            field.selection_end().ok().flatten(),
        )
    });
    let _ = notice.replace_with_with_node_1(&app);
    first.iter().for_each(Element::remove);
    if let (Some((value, start, end)), Some(field)) = (range, field(&app)) {
        // The draft itself, with the white space around it.
        if !value.is_empty() {
            field.set_value(&value);
        }
        if let (Some(start), Some(end)) = (start, end) {
            let _ = field.set_selection_range(start, end);
        }
    }
    focus.into_iter().for_each(|place| give_focus(&app, place));
}

fn give_focus(app: &Element, place: u32) {
    let all = app.query_selector_all("*").ok();
    let element = all.and_then(|all| all.get(place)?.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Where among the elements of `whole` that is. The app draws the same in the same order.
fn place_of(element: &Element, whole: &Element) -> Option<u32> {
    let all = whole.query_selector_all("*").ok()?;
    (0..all.length()).find(|at| all.get(*at).as_ref() == Some(element.as_ref()))
}

fn first() -> Option<Element> {
    document()?.get_element_by_id("first")
}

fn field(whole: &Element) -> Option<HtmlInputElement> {
    whole.query_selector("#q").ok()??.dyn_into().ok()
}
