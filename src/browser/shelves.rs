//! What this device keeps of the site, as far as the browser tells: the page's files, the parts of the
//! archive, and the room that is left. The names of the shelves are those of `script/`.
//!
//! Must not know: what a part holds, who wants to know.

use std::collections::BTreeSet;

use js_sys::{Array, Date, JSON, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Headers, Request, Response, ResponseInit, StorageEstimate, StorageManager};

use super::{document, window};

const CORPUS: &str = "lectern-corpus";
const SHELL: &str = "lectern-shell-";

/// A part of the archive.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) address: String,
    /// Bytes.
    pub(crate) size: f64,
}

/// Why a part is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It did not arrive, or not as it should.
    Missing,
    /// The browser keeps no more.
    Full,
}

/// All parts of the archive, as the build lists them; `None` where the list does not arrive.
pub(crate) async fn parts() -> Option<Vec<Part>> {
    let folder = document()?.base_uri().ok()??;
    let folder = folder.split(['?', '#']).next()?.to_owned() + "corpus/";
    let text = fetched(&(folder.clone() + "files.json")).await?.text().ok()?;
    let sets: Object = JSON::parse(&settled(text).await?.as_string()?).ok()?.dyn_into().ok()?;
    let mut parts = Vec::new();
    for entry in Object::entries(&sets).iter() {
        let entry: Array = entry.dyn_into().ok()?;
        let set = entry.get(0).as_string()?;
        for (number, size) in entry.get(1).dyn_into::<Array>().ok()?.iter().enumerate() {
            let address = folder.clone() + &set + "/" + &number.to_string();
            parts.push(Part { address, size: size.as_f64()? });
        }
    }
    Some(parts)
}

/// Addresses of the parts that are kept.
pub(crate) async fn kept() -> BTreeSet<String> {
    let Some(shelf) = shelf(CORPUS).await else { return BTreeSet::new() };
    addresses(&shelf).await.into_iter().collect()
}

/// Fetches and keeps a part.
pub(crate) async fn take(part: &Part) -> Result<(), Refusal> {
    let bytes =
        bytes(&part.address).await.filter(|bytes| f64::from(bytes.byte_length()) == part.size);
    let bytes = bytes.ok_or(Refusal::Missing)?;
    let response = dated(&bytes).map_err(|_| Refusal::Missing)?;
    let made = window().and_then(|window| Some(window.caches().ok()?.open(CORPUS)));
    let shelf = settled(made.ok_or(Refusal::Full)?).await.and_then(|shelf| shelf.dyn_into().ok());
    let shelf: Cache = shelf.ok_or(Refusal::Full)?;
    let put = shelf.put_with_str(&part.address, &response);
    JsFuture::from(put).await.map(|_| ()).map_err(|_| Refusal::Full)
}

/// Bytes of the page's own files that are kept, of all versions; 0 where none are.
pub(crate) async fn shell() -> f64 {
    let mut sum = 0.0;
    for name in names().await.into_iter().filter(|name| name.starts_with(SHELL)) {
        let Some(shelf) = shelf(&name).await else { continue };
        for address in addresses(&shelf).await {
            let found = settled(shelf.match_with_str(&address)).await;
            let response = found.and_then(|found| found.dyn_into::<Response>().ok());
            sum += match response {
                Some(response) => buffer(&response).await.map_or(0.0, |b| b.byte_length().into()),
                None => 0.0,
            };
        }
    }
    sum
}

/// A file as an answer that says when it was made, as those of a server do.
fn dated(bytes: &js_sys::ArrayBuffer) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("date", &Date::new_0().to_utc_string().as_string().unwrap_or_default())?;
    let facts = ResponseInit::new();
    facts.set_headers(&headers);
    Response::new_with_opt_buffer_source_and_init(Some(bytes), &facts)
}

/// When something was last put on a shelf of the page's own files and on that of the archive's parts,
/// in milliseconds; `None` where nothing says.
pub(crate) async fn written() -> [Option<f64>; 2] {
    let [mut shell, mut parts] = [None; 2];
    for name in names().await {
        let when = if name.starts_with(SHELL) { &mut shell } else { &mut parts };
        if name.starts_with("lectern-") {
            *when = last_on(&name).await.or(*when);
        }
    }
    [shell, parts]
}

/// By the answer that was put there last.
async fn last_on(name: &str) -> Option<f64> {
    let shelf = shelf(name).await?;
    let last = addresses(&shelf).await.pop()?;
    let answer: Response = settled(shelf.match_with_str(&last)).await?.dyn_into().ok()?;
    let date = Date::parse(&answer.headers().get("date").ok()??);
    date.is_finite().then_some(date)
}

/// Throws away what is kept: the parts of the archive, or the page's own files, or both. The browser then
/// forgets that it keeps the page.
pub(crate) async fn erase(parts: bool, shell: bool) {
    let Some(window) = window() else { return };
    for name in names().await {
        let is_it = parts && name == CORPUS || shell && name.starts_with(SHELL);
        if let Some(storage) = window.caches().ok().filter(|_| is_it) {
            let _ = settled(storage.delete(&name)).await;
        }
    }
    let keeper = window.navigator().service_worker();
    if shell
        && let Some(found) = settled(keeper.get_registration()).await
        && let Ok(registration) = found.dyn_into::<web_sys::ServiceWorkerRegistration>()
        && let Ok(gone) = registration.unregister()
    {
        let _ = settled(gone).await;
    }
}

/// Bytes that this site uses and may use; `None` where the browser does not tell.
pub(crate) async fn room() -> Option<(f64, f64)> {
    let estimate = settled(manager()?.estimate().ok()?).await?;
    let estimate: StorageEstimate = estimate.dyn_into().ok()?;
    Some((estimate.get_usage()?, estimate.get_quota()?))
}

/// Asks the browser not to throw away what is kept when room is short. Some never answer, so the
/// answer must not be waited for.
pub(crate) async fn persist() -> Option<bool> {
    settled(manager()?.persist().ok()?).await?.as_bool()
}

fn manager() -> Option<StorageManager> {
    // Some engines have none, whatever the interface says.
    let storage: JsValue = window()?.navigator().storage().into();
    storage.dyn_into().ok()
}

async fn names() -> Vec<String> {
    let Some(Ok(storage)) = window().map(|window| window.caches()) else { return Vec::new() };
    let names = settled(storage.keys()).await.and_then(|names| names.dyn_into::<Array>().ok());
    names.unwrap_or_default().iter().filter_map(|name| name.as_string()).collect()
}

/// One that is there: to open another makes it.
async fn shelf(name: &str) -> Option<Cache> {
    let all = window()?.caches().ok()?;
    settled(all.has(name)).await?.is_truthy().then_some(())?;
    settled(all.open(name)).await?.dyn_into().ok()
}

async fn addresses(shelf: &Cache) -> Vec<String> {
    let all = settled(shelf.keys()).await.and_then(|all| all.dyn_into::<Array>().ok());
    let requests = all.unwrap_or_default();
    requests.iter().filter_map(|one| one.dyn_into::<Request>().ok()).map(|one| one.url()).collect()
}

async fn bytes(address: &str) -> Option<js_sys::ArrayBuffer> {
    buffer(&fetched(address).await?).await
}

async fn buffer(response: &Response) -> Option<js_sys::ArrayBuffer> {
    settled(response.array_buffer().ok()?).await?.dyn_into().ok()
}

async fn fetched(address: &str) -> Option<Response> {
    let response = settled(window()?.fetch_with_str(address)).await?.dyn_into::<Response>().ok()?;
    Some(response).filter(Response::ok)
}

async fn settled(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}
