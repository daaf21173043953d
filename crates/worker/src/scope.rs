//! The worker's global scope: its name, its inbox, its outbox. The page names a worker after the
//! archive it is to open, so that the archive is on its way before the first question is.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// The scope of this worker.
pub(crate) fn global() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Address of the archive's manifest, as the page gave it.
pub(crate) fn archive() -> String {
    global().name()
}

/// Calls `receive` with the bytes of each message, for as long as the worker lives.
pub(crate) fn on_message(receive: impl Fn(Vec<u8>) + 'static) {
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        receive(Uint8Array::new(&event.data()).to_vec());
    });
    global().set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
}

/// Hands bytes to the page. The buffer is moved, not copied.
pub(crate) fn post(bytes: &[u8]) {
    let array = Uint8Array::from(bytes);
    let transfer = js_sys::Array::of1(&array.buffer());
    // A page that is gone cannot be told anything, so a failure has no reader.
    let _ = global().post_message_with_transfer(&array, &transfer);
}
