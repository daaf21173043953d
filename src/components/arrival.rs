//! The place of something that is in a wing: drawn once the wing is there.

use crate::browser::ink::{Ink, button, ink};
use crate::held::{Coming, Held, later};
use crate::wings::Entered;

/// Draws what `send` sends for, once `wanted` says that it is. Where it does not arrive, that is said,
/// with a way to try again.
pub(crate) fn arrival(
    wanted: impl Fn() -> bool + 'static,
    send: impl Fn() -> Coming<Entered<Ink>> + 'static,
) -> Ink {
    let wanted = Held::derived(wanted);
    let again = Held::new(());
    ink("div", "arrival").live(move |place| {
        again.get();
        if !wanted.get() {
            return;
        }
        let place = place.clone();
        place.set("aria-busy", "true");
        later(send(), move |entered| {
            place.set("aria-busy", "false");
            place.fill([entered.unwrap_or_else(|_| absent(again))]);
        });
    })
}

fn absent(again: Held<()>) -> Ink {
    let words = "This part of the page did not arrive. Check the connection.";
    ink("div", "notice fault")
        .attribute("role", "alert")
        .with(ink("p", "").text(words))
        .with(button("button", "Try again", move || again.set(())))
}
