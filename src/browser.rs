//! The only files that may name `web_sys`. Each wraps one thing a browser can do, in the words of
//! the rest of the app. Must not know: views, answers, components.

pub(crate) mod address;
pub(crate) mod clipboard;
pub(crate) mod comings;
pub(crate) mod device;
pub(crate) mod dialog;
pub(crate) mod failure;
pub(crate) mod files;
pub(crate) mod first_view;
pub(crate) mod fragment;
pub(crate) mod ink;
pub(crate) mod keys;
pub(crate) mod links;
pub(crate) mod page;
pub(crate) mod passage;
pub(crate) mod scroll;
pub(crate) mod shelves;
pub(crate) mod sight;
mod slices;
pub(crate) mod theme;
pub(crate) mod worker;

/// The window of this page. There is always one: a worker does not run this code.
pub(crate) fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// The document of this page.
pub(crate) fn document() -> Option<web_sys::Document> {
    window()?.document()
}
