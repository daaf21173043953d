//! A script that the page fetches after it has begun.

use super::document;
use super::ink::{Ink, ink};

/// Fetches and runs the module at `address`. `failed` is called where it does not arrive.
pub(crate) fn run(address: &str, failed: impl Fn() + 'static) {
    let script = ink("script", "").attribute("type", "module").attribute("src", address);
    if let Some(body) = document().and_then(|document| document.body()) {
        Ink::of(body.into()).add(&script.on("error", move |_| failed()));
    }
}
