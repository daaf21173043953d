//! A dialog over the page that says one thing: help, a quotation. Its look is fetched when the first
//! of them is opened.
//!
//! Must not know: what it says.

use crate::browser::ink::Ink;
use crate::browser::{dialog, page, scroll};

/// Opens the one of that name; `stand` draws it where it has never been open.
pub(crate) fn open(id: &'static str, stand: impl FnOnce() -> Ink + 'static) {
    if dialog::named(id).is_some() {
        return show(id);
    }
    page::dress("lectern-overlay", move || {
        // It may have been asked for twice by now.
        if dialog::named(id).is_none() {
            page::stand_beside(stand);
        }
        show(id);
    });
}

/// Shows it once it is drawn, so that the keyboard finds its first control.
fn show(id: &'static str) {
    scroll::after_layout(move || dialog::named(id).iter().for_each(dialog::show));
}

pub(crate) fn close(id: &str) {
    dialog::named(id).iter().for_each(dialog::close);
}
