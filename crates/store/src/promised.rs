//! Requests of the database as promises.
//!
//! Must not know: what is asked for.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
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
        for (event, settle) in [(done, resolve), (failed, reject)] {
            let heard = Closure::once_into_js(move || drop(settle.call0(&JsValue::NULL)));
            let _ = target.add_event_listener_with_callback(event, heard.unchecked_ref());
        }
    })
}
