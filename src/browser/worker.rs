//! A Web Worker that takes and gives bytes.

use gloo::events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, Worker, WorkerOptions};

/// A running worker. Dropping it ends the thread.
pub(crate) struct Thread {
    worker: Worker,
    _listeners: [EventListener; 3],
}

impl Thread {
    /// Starts `script` under `name`. `received` gets the bytes of each message; `died` is called
    /// when the script cannot be loaded or stops by a fault. `None` where the browser has no workers.
    pub(crate) fn start(
        script: &str,
        name: &str,
        received: impl Fn(Vec<u8>) + 'static,
        died: impl Fn() + Clone + 'static,
    ) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_name(name);
        let worker = Worker::new_with_options(script, &options).ok()?;
        let message = EventListener::new(&worker, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                received(Uint8Array::new(&event.data()).to_vec());
            }
        });
        let also_died = died.clone();
        let error = EventListener::new(&worker, "error", move |_| died());
        let garbled = EventListener::new(&worker, "messageerror", move |_| also_died());
        Some(Self { worker, _listeners: [message, error, garbled] })
    }

    /// Hands bytes to the worker.
    pub(crate) fn post(&self, bytes: &[u8]) {
        // A worker that is gone reports its death by itself.
        let _ = self.worker.post_message(&Uint8Array::from(bytes));
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
