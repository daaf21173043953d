//! Requests of the database as promises. Whoever waits for one goes on while the request's transaction
//! still stands open, and may ask it for more.
//!
//! Must not know: what is asked for.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, IdbRequest, IdbTransaction};

/// Waits for a request's result.
pub(crate) async fn settled(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let failed = || request.error().ok().flatten().map_or(JsValue::NULL, JsValue::from);
    match JsFuture::from(promise(request, "success", "error")).await {
        Ok(_) => request.result(),
        Err(_) => Err(failed()),
    }
}

/// Waits until all of a transaction is on the disk, or none.
pub(crate) async fn finished(transaction: &IdbTransaction) -> Result<(), JsValue> {
    match JsFuture::from(promise(transaction, "complete", "abort")).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or(JsValue::NULL, JsValue::from)),
    }
}

fn promise(target: &EventTarget, done: &str, failed: &str) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        let _ = target.add_event_listener_with_callback(done, &resolve);
        let _ = target.add_event_listener_with_callback(failed, &reject);
    })
}
