//! A value of the page that tells whoever has read it when it changes. Signals, memos and effects are
//! leptos' own; but each type that one of them holds is compiled and shipped once more, so here they
//! hold nothing: they only say when. What the values are stands beside them.
//!
//! What belongs to the page is [`Held`]; what belongs to something that is drawn and goes again is a
//! [`Told`] that its closures share, and goes with the last of them.
//!
//! Must not know: what is held, what is drawn.

use std::cell::RefCell;
use std::future::poll_fn;
use std::ops::Deref;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;

use leptos::prelude::*;
use leptos::reactive::graph::{Observer, Subscriber};
use leptos::task::spawn_local;

/// A value that tells when it changes.
pub(crate) struct Told<T> {
    changed: ArcTrigger,
    value: RefCell<T>,
}

impl<T: Clone> Told<T> {
    /// Begins with `value`.
    pub(crate) fn new(value: T) -> Self {
        Self { changed: ArcTrigger::new(), value: RefCell::new(value) }
    }

    /// What it is; whatever [`follow`]s and reads it is called again when that changes.
    pub(crate) fn get(&self) -> T {
        self.changed.track();
        self.peek()
    }

    /// What it is, without following it.
    pub(crate) fn peek(&self) -> T {
        self.value.borrow().clone()
    }

    /// Is `value` from now on.
    pub(crate) fn set(&self, value: T) {
        self.value.replace(value);
        self.changed.notify();
    }
}

impl<T: Clone + PartialEq + 'static> Told<T> {
    /// Is whatever `of` gives, now and whenever what it reads has changed.
    pub(crate) fn derived(of: impl Fn() -> T + 'static) -> Rc<Self> {
        let told = Rc::new(Self::new(untrack(&of)));
        let kept = told.clone();
        follow(move || {
            let value = of();
            if kept.peek() != value {
                kept.set(value);
            }
        });
        told
    }
}

/// A value that lives as long as the page does. All copies are one.
pub(crate) struct Held<T: 'static>(&'static Told<T>);

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Held<T> {}

impl<T> Deref for Held<T> {
    type Target = Told<T>;

    fn deref(&self) -> &Told<T> {
        self.0
    }
}

impl<T: Clone> Held<T> {
    /// Holds `value`, until the page is left.
    pub(crate) fn new(value: T) -> Self {
        Self(Box::leak(Box::new(Told::new(value))))
    }
}

impl<T: Clone + PartialEq> Held<T> {
    /// As [`Told::derived`], until the page is left.
    pub(crate) fn derived(of: impl Fn() -> T + 'static) -> Self {
        Self(Box::leak(Box::new(Told::derived(of))))
    }
}

/// Acts now and again whenever what `act` reads has changed, as long as that stands to which it
/// belongs: the page, or whatever another `act` has drawn.
pub(crate) fn follow(act: impl FnMut() + 'static) {
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_: Option<()>| {
        // What lasts longer would remember for ever that it was read here.
        let reader = Observer::get();
        on_cleanup(move || reader.iter().for_each(|reader| reader.clear_sources(reader)));
        act();
    });
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
        let came = poll_fn(|context| {
            if gone.load(Ordering::Relaxed) {
                return Poll::Ready(None);
            }
            owner.with(|| coming.as_mut().poll(context)).map(Some)
        });
        if let Some(came) = came.await.filter(|_| !gone.load(Ordering::Relaxed)) {
            owner.with(|| act(came));
        }
    });
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::task::{Context, Waker};

    use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};

    use super::*;

    thread_local! {
        static WORK: RefCell<Vec<PinnedLocalFuture<()>>> = const { RefCell::new(Vec::new()) };
    }

    /// Works when it is told to.
    struct Later;

    impl CustomExecutor for Later {
        fn spawn(&self, future: PinnedFuture<()>) {
            self.spawn_local(future);
        }

        fn spawn_local(&self, future: PinnedLocalFuture<()>) {
            WORK.with_borrow_mut(|work| work.push(future));
        }

        fn poll_local(&self) {}
    }

    fn work_off() {
        let mut work = WORK.take();
        work.retain_mut(|one| {
            one.as_mut().poll(&mut Context::from_waker(Waker::noop())) == Poll::Pending
        });
        WORK.with_borrow_mut(|more| more.extend(work));
    }

    #[test]
    fn what_is_drawn_goes_with_all_that_it_holds() {
        assert!(Executor::init_local_custom_executor(Later).is_ok());
        let lasting = Held::new(1);
        let owner = Owner::new();
        let drawn = owner.with(|| Rc::downgrade(&Told::derived(move || lasting.get() * 2)));
        let now = || drawn.upgrade().map(|told| told.peek());
        work_off();
        lasting.set(2);
        work_off();
        assert_eq!(now(), Some(4));
        owner.cleanup();
        work_off();
        assert_eq!(now(), None);
        assert!(WORK.with_borrow(Vec::is_empty), "nobody works for what is gone");
        lasting.set(3);
        work_off();
    }
}
