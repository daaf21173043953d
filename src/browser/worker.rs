//! A Web Worker that takes and gives bytes. It runs the page's own WebAssembly, which is handed to it
//! compiled, together with one file that it will need first.

use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Response, Worker, WorkerOptions, WorkerType};

use super::{page, window};

/// A running worker. Dropping it ends the thread, and so does leaving the page: a browser may keep a
/// page that was left as it stands, and a sitting at the database in the middle of which its thread
/// was stopped would keep the next page from the database for ever.
pub(crate) struct Thread {
    worker: Worker,
    _listeners: [EventListener; 3],
    _leaving: Option<EventListener>,
}

impl Thread {
    /// Starts a worker under this name, and hands over the file at the address `first`, if it has one.
    /// `received` gets the bytes of each message; `died` is called when the worker cannot be started
    /// or stops by a fault. `None` where the browser has no workers.
    pub(crate) fn start(
        name: &str,
        first: Option<String>,
        received: impl Fn(Vec<u8>) + 'static,
        died: impl Fn() + Clone + 'static,
    ) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_name(name);
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&page::linked("lectern-worker"), &options).ok()?;
        spawn_local(hand_over(worker.clone(), first));
        let message = EventListener::new(&worker, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                received(Uint8Array::new(&event.data()).to_vec());
            }
        });
        let also_died = died.clone();
        let error = EventListener::new(&worker, "error", move |_| died());
        let garbled = EventListener::new(&worker, "messageerror", move |_| also_died());
        let left = worker.clone();
        let leave = move |window: web_sys::Window| {
            EventListener::new(&window, "pagehide", move |_| left.terminate())
        };
        let leaving = window().map(leave);
        Some(Self { worker, _listeners: [message, error, garbled], _leaving: leaving })
    }

    /// Hands bytes to the worker.
    pub(crate) fn post(&self, bytes: &[u8]) {
        // A worker that is gone reports its death by itself.
        let _ = self.worker.post_message(&Uint8Array::from(bytes));
    }
}

/// Posts module and file. Without the file, the worker asks for it itself and says what is wrong.
async fn hand_over(worker: Worker, first: Option<String>) {
    let file = match first {
        Some(address) => fetched(&address).await.unwrap_or(JsValue::UNDEFINED),
        None => JsValue::UNDEFINED,
    };
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
