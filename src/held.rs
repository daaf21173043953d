//! A value of the page that tells whoever has read it when it changes. Signals, memos and effects are
//! leptos' own; but each type that one of them holds is compiled and shipped once more, so here they
//! hold nothing: they only say when. What the values are stands beside them.
//!
//! Must not know: what is held, what is drawn.

use std::cell::RefCell;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;
use leptos::task::spawn_local;

/// A value that lives as long as the page does. All copies are one.
pub(crate) struct Held<T: 'static> {
    changed: RwSignal<()>,
    value: &'static RefCell<T>,
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Held<T> {}

impl<T: Clone> Held<T> {
    /// Holds `value`, until the page is left.
    pub(crate) fn new(value: T) -> Self {
        let value = Box::leak(Box::new(RefCell::new(value)));
        Self { changed: RwSignal::new(()), value }
    }

    /// What is held; whatever [`follow`]s and reads it is called again when that changes.
    pub(crate) fn get(self) -> T {
        self.changed.track();
        self.peek()
    }

    /// What is held, without following it.
    pub(crate) fn peek(self) -> T {
        self.value.borrow().clone()
    }

    /// Holds `value` from now on.
    pub(crate) fn set(self, value: T) {
        self.value.replace(value);
        self.changed.notify();
    }
}

impl<T: Clone + PartialEq> Held<T> {
    /// Holds whatever `of` gives, now and whenever what it reads has changed.
    pub(crate) fn derived(of: impl Fn() -> T + 'static) -> Self {
        let held = Self::new(untrack(&of));
        follow(move || {
            let value = of();
            if held.peek() != value {
                held.set(value);
            }
        });
        held
    }
}

/// Acts now and again whenever what `act` reads has changed, as long as that stands to which it
/// belongs: the page, or whatever another `act` has drawn.
pub(crate) fn follow(act: impl FnMut() + 'static) {
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_: Option<()>| act());
}

/// Something that is on its way.
pub(crate) type Coming<T> = Pin<Box<dyn Future<Output = T>>>;

/// Acts once when `coming` is there, as long as that stands to which it belongs, as with [`follow`]. What
/// is drawn on the way belongs there too, and goes with it.
pub(crate) fn later<T: 'static>(mut coming: Coming<T>, act: impl FnOnce(T) + 'static) {
    let Some(owner) = Owner::current() else { return };
    let gone = Arc::new(AtomicBool::new(false));
    let told = gone.clone();
    on_cleanup(move || told.store(true, Ordering::Relaxed));
    spawn_local(async move {
        let came = poll_fn(|context| owner.with(|| coming.as_mut().poll(context))).await;
        if !gone.load(Ordering::Relaxed) {
            owner.with(|| act(came));
        }
    });
}
