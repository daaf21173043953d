//! One type where the page would have a hundred. Every closure in a view is a type of its own, and
//! the framework's code for it is compiled and shipped once per type; boxed, they share one. Measured
//! on this page: a third of its WASM.
//!
//! Must not know: what is drawn.

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// Words, or an attribute, that change.
pub(crate) type Words = Arc<dyn Fn() -> String + Send + Sync>;

/// A class or a property that comes and goes.
pub(crate) type Flag = Arc<dyn Fn() -> bool + Send + Sync>;

/// A stretch of the page that is drawn anew when what it reads has changed.
pub(crate) type Part = Box<dyn FnMut() -> AnyView + Send>;

/// What a click does.
pub(crate) type Click = Box<dyn FnMut(MouseEvent)>;

pub(crate) fn words(words: impl Fn() -> String + Send + Sync + 'static) -> Words {
    Arc::new(words)
}

pub(crate) fn flag(flag: impl Fn() -> bool + Send + Sync + 'static) -> Flag {
    Arc::new(flag)
}

pub(crate) fn part(draw: impl Fn() -> AnyView + Send + 'static) -> Part {
    Box::new(draw)
}

/// Draws while `condition` holds; drawn anew only when it begins to.
pub(crate) fn when(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    draw: impl Fn() -> AnyView + Send + 'static,
) -> Part {
    let holds = Memo::new(move |_| condition());
    part(move || if holds.get() { draw() } else { ().into_any() })
}

/// A click on a button.
pub(crate) fn click(mut act: impl FnMut() + 'static) -> Click {
    Box::new(move |_| act())
}
