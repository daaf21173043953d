//! The first view, which index.html holds before any code runs, and how the page takes its place: at
//! once and as a whole, when it has as much to show, so that nothing blinks or moves. What the reader
//! typed and pressed there, where the keyboard is and how far the page is scrolled go over.
//!
//! Must not know: what is shown.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, HtmlElement, HtmlInputElement, NodeList};

use super::ink::Ink;
use super::{document, page, scroll, slices, window};
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

/// Takes the place once nothing of the app is still to be drawn that the first view shows; where something
/// was pressed, nothing that comes later either.
fn once_drawn(app: Ink) {
    page::soon(move || {
        let is_pressed = first().is_some_and(|first| find(&first, "[data-pressed]").is_some());
        let begun = if is_pressed { "[data-begun]" } else { ".later, [data-begun]" };
        let busy = ["[aria-busy=true]:not(", begun, ")"].concat();
        if slices::are_left() || app.find(&busy).is_some() {
            once_drawn(app);
        } else {
            take_place(&app);
        }
    });
}

/// From now on what is typed in the first view reaches the app as if it were typed there.
fn listen(first: &Element, app: &Ink) {
    let Some((from, app)) = field(first).zip(app.element()) else { return };
    let hand_over = move |typed: &str| {
        let Some(to) = field(&app) else { return };
        to.set_value(typed);
        if let Ok(event) = Event::new("input") {
            let _ = to.dispatch_event(&event);
        }
    };
    let typed = from.value();
    if !typed.is_empty() {
        hand_over(&typed);
    }
    Ink::of(from.into()).on("input", move |event| hand_over(&event.value()));
}

fn take_place(app: &Ink) {
    slices::end();
    put_in_place(app);
    // What was drawn has come in sight only now: whoever follows that is told.
    if let (Some(window), Ok(event)) = (window(), Event::new("resize")) {
        let _ = window.dispatch_event(&event);
    }
}

fn put_in_place(app: &Ink) {
    let Some(document) = document() else { return };
    let Some((app, notice)) = app.element().zip(document.get_element_by_id("app")) else { return };
    let Some(first) = first() else {
        let _ = notice.replace_with_with_node_1(&app);
        return;
    };
    // The app draws the same in the same order, so an element is known by its place.
    let places = || (0..).zip(elements(&first, "*"));
    let focus = document.active_element();
    let focus = places().find(|(_, one)| Some(one) == focus.as_ref()).map(|(at, _)| at);
    let pressed = places().filter(|(_, one)| one.has_attribute("data-pressed"));
    let pressed: Vec<usize> = pressed.map(|(at, _)| at).collect();
    let position = scroll::position();
    keep_until_arrived(&first, &app);
    let _ = notice.replace_with_with_node_1(&app);
    first.remove();
    hand_over_draft(&first, &app);
    let there = |at| elements(&app, "*").nth(at)?.dyn_into::<HtmlElement>().ok();
    if let Some(element) = focus.and_then(there) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
    // WebKit scrolls to what is given the keyboard before it is laid out, and knows no height before.
    if position > 0.0 {
        scroll::to(position);
        scroll::after_layout(move || scroll::to(position));
    }
    pressed.into_iter().filter_map(there).for_each(|element| element.click());
}

/// What has not arrived yet stays as the first view shows it.
fn keep_until_arrived(first: &Element, app: &Element) {
    let places = |whole| elements(whole, ".later");
    for (shown, place) in places(first).zip(places(app)) {
        while let Some(child) = shown.first_element_child().filter(|_| is_awaited(&place)) {
            let _ = place.append_child(&child);
        }
    }
}

fn is_awaited(place: &Element) -> bool {
    place.get_attribute("aria-busy").as_deref() != Some("false")
}

/// What is typed, with the white space around it, and what of it is selected.
fn hand_over_draft(first: &Element, app: &Element) {
    let Some((from, to)) = field(first).zip(field(app)) else { return };
    if from.value().is_empty() {
        return;
    }
    to.set_value(&from.value());
    if let (Ok(Some(start)), Ok(Some(end))) = (from.selection_start(), from.selection_end()) {
        let _ = to.set_selection_range(start, end);
    }
}

fn elements(whole: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let all = whole.query_selector_all(selector).ok();
    let count = all.as_ref().map_or(0, NodeList::length);
    (0..count).filter_map(move |at| all.as_ref()?.get(at)?.dyn_into().ok())
}

fn first() -> Option<Element> {
    document()?.get_element_by_id("first")
}

fn find(whole: &Element, selector: &str) -> Option<Element> {
    whole.query_selector(selector).ok()?
}

fn field(whole: &Element) -> Option<HtmlInputElement> {
    find(whole, "#q")?.dyn_into().ok()
}
