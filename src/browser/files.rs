//! Files that a reader hands to the page, chosen or dropped; and those that it hands to the reader.
//!
//! Must not know: what is in them.

use gloo::events::EventListener;
use js_sys::{Array, Date, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FileList, HtmlElement, HtmlInputElement, Url};

use super::ink::{Happening, ink};
use super::{page, window};

/// How long a browser may take to begin with a file that it is handed, in milliseconds.
const PATIENCE: i32 = 60_000;

/// Hands a file to the reader, as a download of this name.
pub(crate) fn save(name: &str, bytes: &[u8]) {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts);
    let Ok(address) = blob.and_then(|blob| Url::create_object_url_with_blob(&blob)) else { return };
    let link = ink("a", "").attribute("href", &address).attribute("download", name);
    if let Some(link) = link.element().and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        link.click();
    }
    page::after(PATIENCE, Box::new(move || _ = Url::revoke_object_url(&address)));
}

/// The day by the clock of this device, in names of files.
pub(crate) fn today() -> String {
    let now = Date::new_0();
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [now.get_full_year().to_string(), two(now.get_month() + 1), two(now.get_date())].join("-")
}

/// A file, not read yet.
#[derive(Clone, Debug)]
pub(crate) struct Handed(File);

impl Handed {
    /// Its name.
    pub(crate) fn name(&self) -> String {
        self.0.name()
    }

    /// Its bytes; `None` where it cannot be read.
    pub(crate) async fn bytes(&self) -> Option<Vec<u8>> {
        let buffer = JsFuture::from(self.0.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}

/// The files chosen in the field that this happened to, which is then empty again: the same may be
/// chosen twice.
pub(crate) fn chosen(happening: &Happening) -> Vec<Handed> {
    let field = happening.event().target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else { return Vec::new() };
    let files = field.files().map(handed).unwrap_or_default();
    field.set_value("");
    files
}

/// Where `start.js` keeps what was dropped on the page or opened with it, and the event that says so.
const WAITING: &str = "handed";

/// Calls `act` with files that are dropped anywhere on the page or opened with it, from now on and
/// since the page began.
pub(crate) fn on_handed(act: impl Fn(Vec<Handed>) + 'static) {
    let Some(window) = window() else { return };
    let take = move || {
        let waiting = Reflect::get(&js_sys::global(), &WAITING.into()).unwrap_or_default();
        if let Ok(files) = waiting.dyn_into::<Array>() {
            let all = files.splice_many(0, files.length(), &[]);
            act(all.iter().filter_map(|file| file.dyn_into().ok()).map(Handed).collect());
        }
    };
    take();
    EventListener::new(&window, WAITING, move |_| take()).forget();
}

fn handed(list: FileList) -> Vec<Handed> {
    (0..list.length()).filter_map(|at| list.get(at)).map(Handed).collect()
}
