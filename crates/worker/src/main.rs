//! The engine's end of the wire. Opens the archive that the page named, then answers questions in
//! the order of their arrival, fetching the shards that an answer needs.
//!
//! Must not know: what a view is, what the page does with an answer.

mod fetch;
mod host;
mod scope;

fn main() {
    let host = host::Host::new(scope::archive());
    scope::on_message(move |bytes| host.receive(&bytes));
}
