//! What follows a change of the page is worked off at once, but for the time before the page has taken
//! the place of the first view: then nobody sees it yet, and it is worked off in slices, between which
//! the browser can scroll and take what is typed.
//!
//! Must not know: what is worked off.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Poll, Waker};

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};

use super::page;

/// How long a slice is, in milliseconds. What has begun is not cut short.
const SLICE: f64 = 6.0;

thread_local! {
    /// When the present slice began; `None` between two.
    static BEGAN: Cell<Option<f64>> = const { Cell::new(None) };
    /// Whatever waits for the next one.
    static WAITING: RefCell<Vec<Waker>> = const { RefCell::new(Vec::new()) };
    static HURRIED: Cell<bool> = const { Cell::new(false) };
}

/// From here on the framework works in slices.
pub(super) fn begin() {
    // Whoever works already goes on as it does.
    let _ = Executor::init_local_custom_executor(Slices);
}

/// From here on everything is worked off at once.
pub(super) fn end() {
    HURRIED.set(true);
}

/// Whether everything is worked off at once.
pub(super) fn are_over() -> bool {
    HURRIED.get()
}

/// Whether something waits for the next slice.
pub(super) fn are_left() -> bool {
    WAITING.with_borrow(|waiting| !waiting.is_empty())
}

struct Slices;

impl CustomExecutor for Slices {
    fn spawn(&self, future: PinnedFuture<()>) {
        self.spawn_local(future);
    }

    fn spawn_local(&self, mut future: PinnedLocalFuture<()>) {
        wasm_bindgen_futures::spawn_local(poll_fn(move |context| {
            if is_over() {
                WAITING.with_borrow_mut(|waiting| waiting.push(context.waker().clone()));
                return Poll::Pending;
            }
            future.as_mut().poll(context)
        }));
    }

    fn poll_local(&self) {}
}

/// Whether the present slice is over; where there is none, one begins.
fn is_over() -> bool {
    match BEGAN.get() {
        Some(began) => !are_over() && page::now() - began > SLICE,
        None if are_over() => false,
        None => {
            BEGAN.set(Some(page::now()));
            page::soon(next);
            false
        }
    }
}

fn next() {
    BEGAN.set(None);
    WAITING.take().into_iter().for_each(Waker::wake);
}
