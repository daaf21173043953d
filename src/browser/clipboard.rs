//! The clipboard.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ClipboardItem};

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

/// As [`copy`], together with the same as HTML for programs that take that; to browsers that know no
/// such pair, `text` alone is given.
pub(crate) async fn copy_rich(text: &str, html: Option<&str>) -> bool {
    if let Some(html) = html
        && let Ok(item) = pair(text, html)
        && let Some(window) = window().filter(|window| window.is_secure_context())
        && JsFuture::from(window.navigator().clipboard().write(&Array::of1(&item))).await.is_ok()
    {
        return true;
    }
    copy(text).await
}

fn pair(text: &str, html: &str) -> Result<ClipboardItem, JsValue> {
    let item = Object::new();
    for (kind, words) in [("text/plain", text), ("text/html", html)] {
        let named = BlobPropertyBag::new();
        named.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&words.into()), &named)?;
        Reflect::set(&item, &kind.into(), &Promise::resolve(&blob))?;
    }
    ClipboardItem::new_with_record_from_str_to_blob_promise(&item)
}
