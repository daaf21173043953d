//! The worker's global scope: its name, what it was handed, its inbox, its outbox. The page names a
//! worker after the archive it is to open and hands it the archive's manifest, which was on its way
//! before there was a worker.

use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// The scope of this worker; `None` in a page.
pub(crate) fn global() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// The manifest as it came over the wire, where the page has it already: `finish.rs` in `xtask`
/// writes the line that puts it here.
pub(crate) fn list() -> Option<ArrayBuffer> {
    Reflect::get(&js_sys::global(), &"list".into()).ok()?.dyn_into().ok()
}

/// Calls `receive` with the bytes of each message, for as long as the worker lives.
pub(crate) fn on_message(receive: impl Fn(Vec<u8>) + 'static) {
    let Some(global) = global() else { return };
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        receive(Uint8Array::new(&event.data()).to_vec());
    });
    global.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
}

/// Hands bytes to the page. The buffer is moved, not copied.
pub(crate) fn post(bytes: &[u8]) {
    let Some(global) = global() else { return };
    let array = Uint8Array::from(bytes);
    let transfer = js_sys::Array::of1(&array.buffer());
    // A page that is gone cannot be told anything, so a failure has no reader.
    let _ = global.post_message_with_transfer(&array, &transfer);
}
