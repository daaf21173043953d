//! The page's half of the wire for a bench page: offers the page's script two functions, which write
//! questions and read answers as the app does. The worker at the other end is the site's own.
//!
//! Never part of a site for readers: `cargo xtask bench --out` adds it to one for measuring.
//!
//! Must not know: how a worker is started, what is measured.

mod answer;
mod question;

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

fn main() {
    let ask = Closure::<dyn Fn(u32, JsValue) -> Uint8Array>::new(|number, query: JsValue| {
        Uint8Array::from(question::of(number, &query).to_bytes().as_slice())
    });
    offer("lecternQuestion", ask.into_js_value());
    let read = Closure::<dyn Fn(Uint8Array) -> JsValue>::new(|bytes: Uint8Array| {
        answer::of(&bytes.to_vec())
    });
    offer("lecternReport", read.into_js_value());
}

/// Makes `function` known to the page's script.
fn offer(name: &str, function: JsValue) {
    // A global object takes any property.
    let _ = Reflect::set(&js_sys::global(), &name.into(), &function);
}
