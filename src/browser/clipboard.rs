//! The clipboard.

use wasm_bindgen_futures::JsFuture;

use super::window;

/// Puts `text` on the clipboard; false where the browser refuses, as it does outside a key press
/// or click and on pages that are not secure.
pub(crate) async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
