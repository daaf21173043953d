//! What is kept on this device alone: theme, text size, where the reader was. Where storage is denied
//! or full, nothing is kept and nothing else is lost.

use super::{document, window};

/// What was kept under `key`.
pub(crate) fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps `value`.
pub(crate) fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// All that was kept, each with its key.
pub(crate) fn all_kept() -> Vec<(String, String)> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let ours = keys.filter(|key| is_ours(key));
    ours.filter_map(|key| kept(&key).map(|value| (key, value))).collect()
}

/// Forgets all that was kept.
pub(crate) fn forget_all() {
    let Some(storage) = storage() else { return };
    for (key, _) in all_kept() {
        let _ = storage.remove_item(&key);
    }
}

/// Whether a key is one of this page's, and not of another on the same server.
pub(crate) fn is_ours(key: &str) -> bool {
    key.starts_with("lectern-")
}

/// Sets an attribute of the whole page, by which the stylesheet shows a choice.
pub(crate) fn show(attribute: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(attribute, value);
    }
}

fn storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}
