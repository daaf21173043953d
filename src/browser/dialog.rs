//! Sheets over the page that take the keyboard until they are closed: the browser's own dialogs.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::document;

/// Opens the dialog `id` over the page.
pub(crate) fn open(id: &str) {
    if let Some(dialog) = find(id).filter(|dialog| !dialog.open()) {
        // Refused only where it is not on the page.
        let _ = dialog.show_modal();
    }
}

/// Closes it; the keyboard goes back to where it was.
pub(crate) fn close(id: &str) {
    find(id).into_iter().for_each(|dialog| dialog.close());
}

fn find(id: &str) -> Option<HtmlDialogElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}
