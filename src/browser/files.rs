//! Files that a reader hands to the page: chosen, or dropped.
//!
//! Must not know: what is in them.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, File, FileList, HtmlInputElement};

use super::ink::Happening;

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

/// The files dropped; the browser is kept from showing them instead. Of a mere passing over, none.
pub(crate) fn dropped(happening: &Happening) -> Vec<Handed> {
    happening.event().prevent_default();
    let event = happening.event().dyn_ref::<DragEvent>();
    let files = event.and_then(DragEvent::data_transfer).and_then(|data| data.files());
    files.map(handed).unwrap_or_default()
}

fn handed(list: FileList) -> Vec<Handed> {
    (0..list.length()).filter_map(|at| list.get(at)).map(Handed).collect()
}
