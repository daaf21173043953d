//! The browser's own dialog: it keeps focus inside and everything else out of reach, closes at
//! Escape, and gives focus back to whoever had it.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::document;
use super::ink::Ink;

/// The dialog of this name on the page.
pub(crate) fn named(id: &str) -> Option<Ink> {
    document()?.get_element_by_id(id).map(Ink::of)
}

/// Opens `dialog` over the page.
pub(crate) fn show(dialog: &Ink) {
    if let Some(dialog) = of(dialog).filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Closes `dialog`; its `close` event follows.
pub(crate) fn close(dialog: &Ink) {
    if let Some(dialog) = of(dialog) {
        dialog.close();
    }
}

fn of(dialog: &Ink) -> Option<HtmlDialogElement> {
    dialog.element()?.dyn_into().ok()
}
