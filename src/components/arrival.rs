//! The place of something that is in a wing: drawn once the wing is there.

use std::cell::Cell;
use std::rc::Rc;

use crate::browser::ink::{Ink, button, ink};
use crate::browser::page;
use crate::engine::Engine;
use crate::held::{Coming, Told, later};
use crate::wings::{self, Entered};

/// What is sent for: the wing, and what it draws.
type Sent = Coming<Entered<Ink>>;

/// The place of what the page is not without. Where it does not arrive, that is said, with a way to try
/// again.
pub(crate) fn needed(send: impl Fn() -> Sent + 'static) -> Ink {
    place("arrival", || true, send, |again| Some(absent(again)))
}

/// The place of what stands beside the first answer, and may come a little later than the page takes the
/// place of the first view. Where it does not arrive, that is said as well.
pub(crate) fn beside(engine: Engine, send: impl Fn() -> Sent + 'static) -> Ink {
    place(LATER, move || engine.found().is_some(), in_turn(send), |again| Some(absent(again)))
}

/// As [`beside`], for help: where that does not come, it is no trouble.
pub(crate) fn help(engine: Engine, send: impl Fn() -> Sent + 'static) -> Ink {
    place(LATER, move || engine.found().is_some(), in_turn(send), |_| None)
}

thread_local! {
    static IS_THERE: Cell<bool> = const { Cell::new(false) };
}

/// Several wait for the same wing: when that arrives, each is drawn in a task of its own. From then on
/// each is drawn at once, before anybody measures what is on the page.
fn in_turn(send: impl Fn() -> Sent) -> impl Fn() -> Sent {
    move || {
        let drawn = send();
        if IS_THERE.get() {
            return drawn;
        }
        Box::pin(async {
            wings::send_for_beside().await?;
            page::rest().await;
            IS_THERE.set(true);
            drawn.await
        })
    }
}

const LATER: &str = "arrival later";

fn place(
    class: &str,
    wanted: impl Fn() -> bool + 'static,
    send: impl Fn() -> Sent + 'static,
    absent: fn(Rc<Told<()>>) -> Option<Ink>,
) -> Ink {
    // What stands beside an answer stays when that goes again.
    let was = Cell::new(false);
    let wanted = Told::derived(move || {
        was.set(was.get() || wanted());
        was.get()
    });
    let again = Rc::new(Told::new(()));
    ink("div", class).live(move |place| {
        again.get();
        if !wanted.get() {
            return;
        }
        let place = place.clone();
        place.set("aria-busy", "true");
        let again = again.clone();
        later(send(), move |entered| {
            place.set("aria-busy", "false");
            place.fill(entered.map_or_else(|_| absent(again), Some));
        });
    })
}

fn absent(again: Rc<Told<()>>) -> Ink {
    let words = "This part of the page did not arrive. Check the connection.";
    ink("div", "notice fault")
        .attribute("role", "alert")
        .with(ink("p", "").text(words))
        .with(button("button", "Try again", move || again.set(())))
}
