//! The place of something that is in a wing: drawn once the wing is there.

use crate::browser::ink::{Ink, button, ink};
use crate::held::{Coming, Held, later};
use crate::wings::Entered;

/// What may come a little later than the page takes the place of the first view.
pub(crate) const LATER: &str = "arrival later";

/// What the page is not without.
pub(crate) const NOW: &str = "arrival";

/// Draws what `send` sends for, once `wanted` says that it is. Where it does not arrive, that is said,
/// with a way to try again. `class` is [`NOW`] or [`LATER`].
pub(crate) fn arrival(
    class: &str,
    wanted: impl Fn() -> bool + 'static,
    send: impl Fn() -> Coming<Entered<Ink>> + 'static,
) -> Ink {
    let wanted = Held::derived(wanted);
    let again = Held::new(());
    ink("div", class).live(move |place| {
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
