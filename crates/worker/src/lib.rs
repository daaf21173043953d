//! The engine's end of the wire. Opens the archive that the page named, then answers questions in
//! the order of their arrival, fetching the shards that an answer needs.
//!
//! Page and worker are one WebAssembly module, compiled once and travelling once: the page hands the
//! module to a worker, where the same `main` finds itself in another scope and comes here.
//!
//! Must not know: what a view is, what the page does with an answer.

mod archive;
mod fetch;
mod host;
mod own;
mod scope;

pub use archive::Archive;

/// The name under which the page started this worker, which for the engine is the address of the
/// archive's manifest; `None` in a page.
pub fn name() -> Option<String> {
    scope::global().map(|global| global.name())
}

/// Hands bytes to the page; from any worker of this house.
pub fn post(bytes: &[u8]) {
    scope::post(bytes);
}

/// Calls `receive` with the bytes of each message of the page; in any worker of this house.
pub fn on_message(receive: impl Fn(Vec<u8>) + 'static) {
    scope::on_message(receive);
}

/// Ends this worker, once what it is doing now is done.
pub fn end() {
    if let Some(global) = scope::global() {
        global.close();
    }
}

/// Works for the page, for as long as the worker lives.
pub fn run() {
    host::announce_panics();
    let host = host::Host::new(name().unwrap_or_default(), scope::list());
    scope::on_message(move |bytes| host.receive(&bytes));
}
