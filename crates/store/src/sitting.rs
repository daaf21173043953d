//! A sitting at the shelves: what is read and changed in it is one whole. Nobody else changes anything
//! in between, in whatever tab, and all of it is kept or nothing is.
//!
//! Must not know: what the bytes mean.

use std::cell::Cell;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{IdbObjectStore, IdbRequest, IdbTransaction};

use crate::promised::{finished, settled};
use crate::{Denied, Shelf};

/// A sitting. Whoever has one waits for nothing but what it gives: the browser ends it where nothing
/// is asked of it. One that is dropped before it is closed has changed nothing.
#[derive(Debug)]
pub struct Sitting {
    transaction: IdbTransaction,
    /// Something was changed, and is not kept yet.
    changed: Cell<bool>,
}

impl Drop for Sitting {
    fn drop(&mut self) {
        if self.changed.get() {
            let _ = self.transaction.abort();
        }
    }
}

impl Sitting {
    pub(crate) fn new(transaction: IdbTransaction) -> Self {
        Self { transaction, changed: Cell::new(false) }
    }

    /// All names on a shelf, sorted.
    ///
    /// # Errors
    /// Where the browser denies it.
    pub async fn names(&self, shelf: Shelf) -> Result<Vec<String>, Denied> {
        let names = self.shelf(shelf).and_then(|shelf| shelf.get_all_keys());
        let names = Array::from(&answer(names).await?);
        Ok(names.iter().filter_map(|name| name.as_string()).collect())
    }

    /// The bytes of that name, where there are any.
    ///
    /// # Errors
    /// Where the browser denies it.
    pub async fn get(&self, shelf: Shelf, name: &str) -> Result<Option<Vec<u8>>, Denied> {
        let value = answer(self.shelf(shelf).and_then(|shelf| shelf.get(&name.into()))).await?;
        Ok((!value.is_undefined()).then(|| Uint8Array::new(&value).to_vec()))
    }

    /// Puts bytes under a name, in place of what was there.
    ///
    /// # Errors
    /// Where the browser denies it.
    pub fn put(&self, shelf: Shelf, name: &str, bytes: &[u8]) -> Result<(), Denied> {
        self.changed.set(true);
        let bytes = Uint8Array::from(bytes);
        let put = self.shelf(shelf).and_then(|shelf| shelf.put_with_key(&bytes, &name.into()));
        put.map(drop).map_err(|error| Denied::of(&error))
    }

    /// Takes away what is under a name.
    ///
    /// # Errors
    /// Where the browser denies it.
    pub fn remove(&self, shelf: Shelf, name: &str) -> Result<(), Denied> {
        self.changed.set(true);
        let gone = self.shelf(shelf).and_then(|shelf| shelf.delete(&name.into()));
        gone.map(drop).map_err(|error| Denied::of(&error))
    }

    /// Ends the sitting, and waits until all that was changed is kept. Also where nothing was: one
    /// engine stumbles over a store that is let go in the middle of a sitting.
    ///
    /// # Errors
    /// Where the browser denies it; nothing has then changed.
    pub async fn close(self) -> Result<(), Denied> {
        self.changed.set(false);
        finished(&self.transaction).await.map_err(|error| Denied::of(&error))
    }

    fn shelf(&self, shelf: Shelf) -> Result<IdbObjectStore, JsValue> {
        self.transaction.object_store(shelf.name())
    }
}

async fn answer(request: Result<IdbRequest, JsValue>) -> Result<JsValue, Denied> {
    let request = request.map_err(|error| Denied::of(&error))?;
    settled(&request).await.map_err(|error| Denied::of(&error))
}
