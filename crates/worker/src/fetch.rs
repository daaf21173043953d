//! Gets one file of the archive and inflates it with the browser's own decompressor, which all
//! engines carry for deflate and which costs no byte on the wire.

use js_sys::{Array, ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableWritablePair, Response};

use crate::scope;

/// Why a file did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// No answer: the network or the server is away.
    Unreachable,
    /// The server answered with this status instead of the file.
    Refused(u16),
    /// What came is not what was written.
    Damaged,
}

impl Missing {
    /// One clear sentence about the file `name`.
    pub(crate) fn sentence(self, name: &str) -> String {
        match self {
            Self::Unreachable => format!(
                "The part {name} of the archive could not be fetched: check the connection and try again."
            ),
            Self::Refused(status) => format!(
                "The server answered {status} for the part {name} of the archive: try again, or reload the page for the current version."
            ),
            Self::Damaged => format!(
                "The part {name} of the archive arrived damaged: try again, or reload the page for the current version."
            ),
        }
    }
}

/// A file on its way. It travels from here on, whether or not anybody waits for it yet.
pub(crate) struct Fetch(Promise);

/// Sends for `address`, relative to the worker.
pub(crate) fn fetch(address: &str) -> Fetch {
    let sent = scope::global().map(|global| global.fetch_with_str(address));
    Fetch(sent.unwrap_or_else(|| Promise::reject(&JsValue::UNDEFINED)))
}

/// A file that has arrived already, packed as it came.
pub(crate) fn arrived(bytes: &ArrayBuffer) -> Fetch {
    let response = Response::new_with_opt_buffer_source(Some(bytes)).map(JsValue::from);
    Fetch(Promise::resolve(&response.unwrap_or(JsValue::UNDEFINED)))
}

/// Waits for a file and inflates it.
pub(crate) async fn inflated(fetch: Fetch) -> Result<Vec<u8>, Missing> {
    let response = JsFuture::from(fetch.0).await.and_then(JsCast::dyn_into::<Response>);
    let response = response.map_err(|_| Missing::Unreachable)?;
    if !response.ok() {
        return Err(Missing::Refused(response.status()));
    }
    let body = response.body().ok_or(Missing::Damaged)?;
    inflate(&body).await.map_err(|_| Missing::Damaged)
}

async fn inflate(body: &ReadableStream) -> Result<Vec<u8>, JsValue> {
    let inflater: ReadableWritablePair = inflater()?.unchecked_into();
    let plain = Response::new_with_opt_readable_stream(Some(&body.pipe_through(&inflater)))?;
    let buffer: ArrayBuffer = JsFuture::from(plain.array_buffer()?).await?.dyn_into()?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// `new DecompressionStream("deflate-raw")`, which `web_sys` still counts among unstable APIs.
fn inflater() -> Result<JsValue, JsValue> {
    let class = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?;
    Reflect::construct(&class.dyn_into::<Function>()?, &Array::of1(&"deflate-raw".into()))
}
