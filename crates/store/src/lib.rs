//! What a reader keeps on the device: bytes under names, on two shelves of the browser's own
//! database, changed together or not at all; and the word to every tab that they have changed.
//!
//! The workshop writes, the engine's worker reads; the layout is theirs in common and stands here.
//! Must not know: what the bytes mean.

mod channel;
mod promised;

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    DomException, IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbTransaction, IdbTransactionMode,
};

pub use channel::{on_change, say_changed};
use promised::{finished, settled};

const NAME: &str = "lectern";
const VERSION: u32 = 1;

/// A shelf of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// The reader's transcripts as sources, each under its name in links.
    Sources,
    /// The same compiled, in segments.
    Segments,
}

impl Shelf {
    const ALL: [Self; 2] = [Self::Sources, Self::Segments];

    fn name(self) -> &'static str {
        match self {
            Self::Sources => "own",
            Self::Segments => "own-segments",
        }
    }
}

/// Why nothing was read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// The browser keeps nothing, as in some private windows.
    Closed,
    /// What is kept was written by a newer version of this page, and is left alone.
    Newer,
    /// There is no room left.
    Full,
}

impl Denied {
    /// One clear sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Closed => {
                "This browser lets the page keep nothing here; in a private window that is usual."
            }
            Self::Newer => {
                "What is kept on this device was written by a newer version of Lectern and is left as it is: reload the page."
            }
            Self::Full => {
                "There is no room left on this device, so nothing more was kept: remove something and try again."
            }
        }
    }

    fn of(error: &JsValue) -> Self {
        match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
            Some("VersionError") => Self::Newer,
            Some("QuotaExceededError") => Self::Full,
            _ => Self::Closed,
        }
    }
}

/// One change. Several are made together or not at all.
#[derive(Clone, Debug)]
pub enum Change {
    Put(Shelf, String, Vec<u8>),
    Remove(Shelf, String),
}

/// The store, open.
#[derive(Debug)]
pub struct Store(IdbDatabase);

impl Drop for Store {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Store {
    /// Opens the store, which is made where it is not there.
    ///
    /// # Errors
    /// Where the browser denies it.
    pub async fn open() -> Result<Self, Denied> {
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into());
        let factory: IdbFactory = factory.and_then(JsCast::dyn_into).map_err(|_| Denied::Closed)?;
        let request = factory.open_with_u32(NAME, VERSION).map_err(|error| Denied::of(&error))?;
        let furnish = Closure::once_into_js({
            let request = request.clone();
            move || furnish(&request)
        });
        request.set_onupgradeneeded(Some(furnish.unchecked_ref()));
        let opened = settled(&request).await.map_err(|error| Denied::of(&error))?;
        opened.dyn_into().map(Self).map_err(|_| Denied::Closed)
    }

    /// All names on a shelf, sorted.
    ///
    /// # Errors
    /// Where the browser denies it.
    pub async fn names(&self, shelf: Shelf) -> Result<Vec<String>, Denied> {
        let request = self.reading(shelf).and_then(|shelf| shelf.get_all_keys());
        let names = self.list(request).await?;
        Ok(names.iter().filter_map(|name| name.as_string()).collect())
    }

    /// All bytes on a shelf, in the order of their names.
    ///
    /// # Errors
    /// Where the browser denies it.
    pub async fn all(&self, shelf: Shelf) -> Result<Vec<Vec<u8>>, Denied> {
        let request = self.reading(shelf).and_then(|shelf| shelf.get_all());
        let values = self.list(request).await?;
        Ok(values.iter().map(|value| Uint8Array::new(&value).to_vec()).collect())
    }

    /// Makes all changes, or none.
    ///
    /// # Errors
    /// Where the browser denies it; nothing has then changed.
    pub async fn commit(&self, changes: &[Change]) -> Result<(), Denied> {
        let all = Array::from_iter(Shelf::ALL.map(|shelf| JsValue::from(shelf.name())));
        let mode = IdbTransactionMode::Readwrite;
        let transaction = self.0.transaction_with_str_sequence_and_mode(&all, mode);
        let transaction = transaction.map_err(|error| Denied::of(&error))?;
        let made = changes.iter().try_for_each(|change| make(&transaction, change));
        if made.is_err() {
            let _ = transaction.abort();
        }
        made.and(finished(&transaction).await).map_err(|error| Denied::of(&error))
    }

    fn reading(&self, shelf: Shelf) -> Result<web_sys::IdbObjectStore, JsValue> {
        self.0.transaction_with_str(shelf.name())?.object_store(shelf.name())
    }

    async fn list(&self, request: Result<web_sys::IdbRequest, JsValue>) -> Result<Array, Denied> {
        let request = request.map_err(|error| Denied::of(&error))?;
        let list = settled(&request).await.map_err(|error| Denied::of(&error))?;
        Ok(Array::from(&list))
    }
}

fn furnish(request: &IdbOpenDbRequest) {
    if let Ok(base) = request.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
        for shelf in Shelf::ALL {
            // One that is there already stays as it is.
            let _ = base.create_object_store(shelf.name());
        }
    }
}

fn make(transaction: &IdbTransaction, change: &Change) -> Result<(), JsValue> {
    match change {
        Change::Put(shelf, name, bytes) => {
            let bytes = Uint8Array::from(bytes.as_slice());
            let shelf = transaction.object_store(shelf.name())?;
            shelf.put_with_key(&bytes, &name.into()).map(drop)
        }
        Change::Remove(shelf, name) => {
            transaction.object_store(shelf.name())?.delete(&name.into()).map(drop)
        }
    }
}
