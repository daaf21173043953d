//! The word that what a reader keeps has changed, to all tabs and workers of this site.
//!
//! Must not know: what has changed.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::BroadcastChannel;

const NAME: &str = "lectern-own";

/// Says it to everybody else. Where the browser has no channels, they learn it at their next start.
pub fn say_changed() {
    if let Ok(channel) = BroadcastChannel::new(NAME) {
        let _ = channel.post_message(&JsValue::NULL);
        channel.close();
    }
}

/// Calls `changed` whenever somebody else says it, for as long as this thread lives.
pub fn on_change(changed: impl Fn() + 'static) {
    if let Ok(channel) = BroadcastChannel::new(NAME) {
        let heard = Closure::<dyn Fn()>::new(changed).into_js_value();
        channel.set_onmessage(Some(heard.unchecked_ref()));
        std::mem::forget(channel);
    }
}
