//! What happened to an element: keys, pointers, what was typed.
//!
//! Must not know: who listens, what it leads to.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent,
    PointerEvent,
};

/// Something that happened to an element.
pub(crate) struct Happening(pub(super) Event);

impl Happening {
    /// The event itself, for the rest of the browser.
    pub(in crate::browser) fn event(&self) -> &Event {
        &self.0
    }

    /// Whether it is an event of this name.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.0.type_() == name
    }

    /// Keeps the browser from doing what it would do.
    pub(crate) fn prevent(&self) {
        self.0.prevent_default();
    }

    /// What is chosen or written in the menu or the text that it happened to.
    pub(crate) fn choice(&self) -> String {
        let Some(target) = self.0.target() else { return String::new() };
        match target.dyn_ref::<HtmlSelectElement>() {
            Some(menu) => menu.value(),
            None => {
                target.dyn_ref::<HtmlTextAreaElement>().map(|text| text.value()).unwrap_or_default()
            }
        }
    }

    /// What stands in the field that it happened to.
    pub(crate) fn value(&self) -> String {
        let field = self.0.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        field.map(|field| field.value()).unwrap_or_default()
    }

    /// The number of the turn whose `button` it happened to.
    pub(crate) fn turn_of(&self, button: &str) -> Option<u32> {
        let target: Element = self.0.target()?.dyn_into().ok()?;
        let turn = target.closest(button).ok()??.closest("section").ok()??;
        turn.id().get(1..)?.parse().ok()
    }

    /// Whether Shift is held.
    pub(crate) fn has_shift(&self) -> bool {
        self.0.dyn_ref::<KeyboardEvent>().is_some_and(KeyboardEvent::shift_key)
    }

    /// Where the pointer is, as a part of the width of what listens: 0 at the left, 1 at the right.
    pub(crate) fn fraction(&self) -> f64 {
        let listener = self.0.current_target().and_then(|one| one.dyn_into::<Element>().ok());
        let pointer = self.0.dyn_ref::<PointerEvent>();
        listener.zip(pointer).map_or(0.0, |(listener, pointer)| {
            let frame = listener.get_bounding_client_rect();
            (f64::from(pointer.client_x()) - frame.left()) / frame.width().max(1.0)
        })
    }

    /// Keeps the pointer with what listens until it is let go.
    pub(crate) fn hold(&self) {
        let listener = self.0.current_target().and_then(|one| one.dyn_into::<Element>().ok());
        if let Some((listener, pointer)) = listener.zip(self.0.dyn_ref::<PointerEvent>()) {
            // A pointer that is gone already needs no holding.
            let _ = listener.set_pointer_capture(pointer.pointer_id());
        }
    }

    /// What `data-…` says of the element that it happened to.
    pub(crate) fn data(&self, name: &str) -> String {
        let target = self.0.target().and_then(|target| target.dyn_into::<Element>().ok());
        let value = target.and_then(|target| target.get_attribute(&("data-".to_owned() + name)));
        value.unwrap_or_default()
    }

    /// How far down its element the pointer is pressed, from 0 to 1; the element then has the pointer
    /// until it is let go.
    pub(crate) fn depth(&self) -> Option<f64> {
        let event = self.0.dyn_ref::<PointerEvent>().filter(|event| event.buttons() & 1 == 1)?;
        let element: Element = self.0.current_target()?.dyn_into().ok()?;
        let _ = element.set_pointer_capture(event.pointer_id());
        let shape = element.get_bounding_client_rect();
        Some((f64::from(event.client_y()) - shape.top()) / shape.height().max(1.0))
    }

    /// Whether it is this key, which is then taken from the browser. A key that ends or cancels what an
    /// input method composes is the method's own.
    pub(crate) fn is_key(&self, name: &str) -> bool {
        let pressed = self.0.dyn_ref::<KeyboardEvent>();
        let is_it = pressed.is_some_and(|event| event.key() == name && !event.is_composing());
        if is_it {
            self.0.prevent_default();
        }
        is_it
    }
}
