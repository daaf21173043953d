//! What a reader keeps on the device: bytes under names, on two shelves of the browser's own
//! database, changed together or not at all; and the word to every tab that they have changed.
//!
//! The workshop writes, the engine's worker reads; the layout is theirs in common and stands here.
//! Must not know: what the bytes mean.

mod channel;
mod promised;
mod sitting;

use std::cell::RefCell;

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DomException, IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbTransactionMode};

pub use channel::{on_change, say_changed};
use promised::settled;
pub use sitting::Sitting;

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
    /// The browser failed, or was too busy.
    Failed,
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
            Self::Failed => {
                "The browser could not read or keep this just now. Nothing that is kept was lost: try again."
            }
        }
    }

    fn of(error: &JsValue) -> Self {
        match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
            Some("VersionError") => Self::Newer,
            Some("QuotaExceededError") => Self::Full,
            Some("AbortError" | "TimeoutError" | "UnknownError" | "DataError") => Self::Failed,
            _ => Self::Closed,
        }
    }
}

/// The store, open. It stays so for as long as the thread lives: opening it costs more than a sitting.
#[derive(Debug)]
pub struct Store(IdbDatabase);

thread_local! {
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// Lets go of the store: a newer version wants to change it, or the browser has closed it.
fn let_go() {
    if let Some(base) = OPEN.take() {
        base.close();
    }
}

impl Store {
    /// Opens the store, which is made where it is not there.
    ///
    /// # Errors
    /// Where the browser denies it.
    pub async fn open() -> Result<Self, Denied> {
        if let Some(base) = OPEN.with_borrow(Clone::clone) {
            return Ok(Self(base));
        }
        let base = Self::opened().await?;
        // Whoever opened it meanwhile was faster.
        if let Some(open) = OPEN.with_borrow(Clone::clone) {
            base.close();
            return Ok(Self(open));
        }
        let gone = Closure::<dyn Fn()>::new(let_go).into_js_value();
        base.set_onversionchange(Some(gone.unchecked_ref()));
        base.set_onclose(Some(gone.unchecked_ref()));
        OPEN.set(Some(base.clone()));
        Ok(Self(base))
    }

    async fn opened() -> Result<IdbDatabase, Denied> {
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into());
        let factory: IdbFactory = factory.and_then(JsCast::dyn_into).map_err(|_| Denied::Closed)?;
        let request = factory.open_with_u32(NAME, VERSION).map_err(|error| Denied::of(&error))?;
        let furnish = Closure::once_into_js({
            let request = request.clone();
            move || furnish(&request)
        });
        request.set_onupgradeneeded(Some(furnish.unchecked_ref()));
        let opened = settled(&request).await.map_err(|error| Denied::of(&error))?;
        opened.dyn_into().map_err(|_| Denied::Closed)
    }

    /// Sits down to read, beside others who do.
    ///
    /// # Errors
    /// Where the browser denies it.
    pub fn read(&self) -> Result<Sitting, Denied> {
        self.sit(IdbTransactionMode::Readonly)
    }

    /// Sits down to change what is kept, once everybody else who does is done.
    ///
    /// # Errors
    /// Where the browser denies it.
    pub fn change(&self) -> Result<Sitting, Denied> {
        self.sit(IdbTransactionMode::Readwrite)
    }

    fn sit(&self, mode: IdbTransactionMode) -> Result<Sitting, Denied> {
        let all = Array::from_iter(Shelf::ALL.map(|shelf| JsValue::from(shelf.name())));
        let transaction = self.0.transaction_with_str_sequence_and_mode(&all, mode);
        transaction.map(Sitting::new).map_err(|error| Denied::of(&error))
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
