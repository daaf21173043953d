//! The wings of the house: what travels only when a reader first comes to it. The build cuts the
//! module at the functions below (`finish/wings.rs` in `xtask`), so whatever only they reach is in a
//! file of its own. Calling one fetches its wing, unless it is there already.
//!
//! Must not know: what is in a wing.

// The macro declares each function on both sides of the cut, which the linker joins: to Rust that is
// a foreign function.
#![allow(unsafe_code)]

use std::rc::Rc;

use view::{Form, Reading};
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;

use crate::app::Handles;
use crate::browser::failure;
use crate::browser::ink::Ink;
use crate::components::reader;
use crate::components::status::Voice;
use crate::components::{
    chart as days, facets as filters, help as sheet, offers as completions, quoting as quotations,
};
use crate::held::Coming;
use crate::quotes::What;
use crate::workshop;

/// What a wing gives, or why it is not here. Asking again may help.
pub(crate) type Entered<T = ()> = Result<T, wasm_split_helpers::SplitLoaderError>;

/// One transcript, as a script.
pub(crate) async fn reading(reading: Rc<Reading>, handles: Handles) -> Entered<Ink> {
    Ok(drawing(reading, handles).await?.await)
}

/// What draws it.
#[wasm_split(reading, fallible, preload(send_for_reading))]
pub(crate) fn drawing(reading: Rc<Reading>, handles: Handles) -> Entered<Coming<Ink>> {
    Ok(Box::pin(reader::reader(reading, handles)))
}

/// The filters.
#[wasm_split(beside, fallible, preload(send_for_beside))]
pub(crate) fn facets(handles: Handles) -> Entered<Ink> {
    Ok(filters::facets(handles))
}

/// The chart of days.
#[wasm_split(beside, fallible)]
pub(crate) fn chart(handles: Handles) -> Entered<Ink> {
    Ok(days::chart(handles))
}

/// What a reader may be about to type.
#[wasm_split(beside, fallible)]
pub(crate) fn offers(field: Ink, handles: Handles) -> Entered<Ink> {
    Ok(completions::offers(field, handles))
}

#[wasm_split(overlay, fallible)]
fn help(handles: Handles) -> Entered {
    sheet::open(handles);
    Ok(())
}

#[wasm_split(beside, fallible)]
fn copying(Handles { quotes, .. }: Handles, form: Form, asked_of: Rc<Reading>) -> Entered {
    quotes.copy(form, asked_of);
    Ok(())
}

#[wasm_split(overlay, fallible)]
fn quoting(Handles { quotes, .. }: Handles, what: What, asked_of: Rc<Reading>) -> Entered {
    quotes.chosen(what, asked_of).into_iter().for_each(quotations::open);
    Ok(())
}

#[wasm_split(workshop, fallible)]
fn workshop() -> Entered {
    workshop::open();
    Ok(())
}

#[wasm_split(workshop, fallible)]
fn importer() -> Entered {
    workshop::importer::run();
    Ok(())
}

/// Copies the selected passage or the present turn, where there is one.
pub(crate) fn copy_turn(handles: Handles, form: Form) {
    if let Some(open) = handles.engine.reading_now() {
        enter(copying(handles, form, open), handles.voice, || {});
    }
}

/// Offers all ways of quoting a part of the open transcript, where one is open.
pub(crate) fn open_quoting(handles: Handles, what: What) {
    if let Some(open) = handles.engine.reading_now() {
        enter(quoting(handles, what, open), handles.voice, || {});
    }
}

/// Opens the sheet of help.
pub(crate) fn open_help(handles: Handles) {
    enter(help(handles), handles.voice, || {});
}

/// Lets the workshop stand beside the page; calls `failed` where it cannot be fetched.
pub(crate) fn enter_workshop(voice: Voice, failed: impl FnOnce() + 'static) {
    enter(workshop(), voice, failed);
}

/// Works as the importer; a worker that cannot fetch it stops, and the page hears of that.
pub(crate) fn enter_importer() {
    spawn_local(async {
        if importer().await.is_err() {
            failure::stop();
        }
    });
}

/// Enters a wing, and says where that is not possible.
fn enter(
    coming: impl Future<Output = Entered> + 'static,
    voice: Voice,
    failed: impl FnOnce() + 'static,
) {
    spawn_local(async move {
        if coming.await.is_err() {
            voice.say("This part of Lectern could not be fetched. Try again.".to_owned());
            failed();
        }
    });
}
