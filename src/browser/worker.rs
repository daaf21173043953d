//! A Web Worker that takes and gives bytes. It runs the page's own WebAssembly, which is handed to it
//! compiled, together with one file that it will need first.

use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Response, Worker, WorkerOptions, WorkerType};

use super::window;

/// A running worker. Dropping it ends the thread.
pub(crate) struct Thread {
    worker: Worker,
    _listeners: [EventListener; 3],
}

impl Thread {
    /// Starts `script` under the name `first`, which is the address of the file to be handed over.
    /// `received` gets the bytes of each message; `died` is called when the script cannot be loaded or
    /// stops by a fault. `None` where the browser has no workers.
    pub(crate) fn start(
        script: &str,
        first: &str,
        received: impl Fn(Vec<u8>) + 'static,
        died: impl Fn() + Clone + 'static,
    ) -> Option<Self> {
        let this = Self::alone(script, first, received, died)?;
        spawn_local(hand_over(this.worker.clone(), first.to_owned()));
        Some(this)
    }

    /// As [`Self::start`], for a script that begins by itself and says when it is ready.
    pub(crate) fn alone(
        script: &str,
        name: &str,
        received: impl Fn(Vec<u8>) + 'static,
        died: impl Fn() + Clone + 'static,
    ) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_name(name);
        options.set_type(WorkerType::Module);
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

/// Posts module and file. Without the file, the worker asks for it itself and says what is wrong.
async fn hand_over(worker: Worker, first: String) {
    let file = fetched(&first).await.unwrap_or(JsValue::UNDEFINED);
    let _ = worker.post_message(&Array::of2(&wasm_bindgen::module(), &file));
}

/// A file as it comes over the wire.
async fn fetched(address: &str) -> Option<JsValue> {
    let response = JsFuture::from(window()?.fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.array_buffer().ok()?).await.ok()
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
