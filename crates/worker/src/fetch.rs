//! Gets one file of the archive, as it is.

use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use crate::scope;

/// Why a file did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// No answer: the network or the server is away.
    Unreachable,
    /// The server answered with this status instead of the file.
    Refused(u16),
    /// The answer broke off.
    Damaged,
    /// No answer, and this device does not hold the file, which has so many bytes.
    Away(u32),
}

impl Missing {
    /// One clear sentence about the file `name`.
    pub(crate) fn sentence(self, name: &str) -> String {
        match self {
            Self::Unreachable | Self::Away(_) => format!(
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

/// Sends for `address` past everything that is kept on the way to it.
pub(crate) fn fetch_anew(address: &str) -> Fetch {
    let past = RequestInit::new();
    past.set_cache(RequestCache::Reload);
    let sent = scope::global().map(|global| global.fetch_with_str_and_init(address, &past));
    Fetch(sent.unwrap_or_else(|| Promise::reject(&JsValue::UNDEFINED)))
}

/// A file that has arrived already, packed as it came.
pub(crate) fn arrived(bytes: &ArrayBuffer) -> Fetch {
    let response = Response::new_with_opt_buffer_source(Some(bytes)).map(JsValue::from);
    Fetch(Promise::resolve(&response.unwrap_or(JsValue::UNDEFINED)))
}

/// Waits for a file. It is inflated by the engine, which knows what it is.
pub(crate) async fn bytes(fetch: Fetch) -> Result<Vec<u8>, Missing> {
    let response = JsFuture::from(fetch.0).await.and_then(JsCast::dyn_into::<Response>);
    let response = response.map_err(|_| Missing::Unreachable)?;
    if !response.ok() {
        return Err(refused(&response));
    }
    let buffer = match response.array_buffer() {
        Ok(buffer) => JsFuture::from(buffer).await,
        Err(error) => Err(error),
    };
    buffer.map(|buffer| Uint8Array::new(&buffer).to_vec()).map_err(|_| Missing::Damaged)
}

/// What an answer without a file means. The worker's script answers by a size for a file that is
/// neither kept nor to be had.
fn refused(response: &Response) -> Missing {
    let size = response.status_text().parse().ok().filter(|_| response.status() == 504);
    size.map_or(Missing::Refused(response.status()), Missing::Away)
}
