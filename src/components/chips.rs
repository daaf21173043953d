//! Above the results: everything that narrows them, in words, each with the way to take it away.

use std::cell::RefCell;

use view::{Change, Chip, Controls, draw};

use crate::app::Handles;
use crate::browser::ink::{Ink, Rows, button, ink};
use crate::browser::scroll;

pub(crate) fn chips(handles: Handles) -> Ink {
    let Handles { navigation, .. } = handles;
    let place: Ink = draw::chips();
    let list = place.part(".chips-list");
    let rows = RefCell::new(Rows::new(list.clone()));
    list.live(move |_| {
        let chips = now(handles);
        let keys = chips.iter().map(|chip| chip.key.clone()).collect();
        let mut draw =
            |at: usize| chips.get(at).map_or_else(|| ink("li", ""), |chip| drawn(chip, handles));
        rows.borrow_mut().show(keys, &mut draw, &mut |_, _| {});
    });
    place.part(".more").on("click", move |_| {
        navigation.go(Change::Clear);
        scroll::focus("q");
    });
    place.live(move |place| place.hide(now(handles).is_empty()))
}

fn now(Handles { navigation, engine, .. }: Handles) -> Vec<Chip> {
    let view = navigation.view();
    engine.found().map(|found| view::chips(&Controls::new(&view, &found))).unwrap_or_default()
}

fn drawn(chip: &Chip, handles: Handles) -> Ink {
    let key = chip.key.clone();
    let remove = button("chip", "", move || {
        if let Some(chip) = now(handles).into_iter().find(|chip| chip.key == key) {
            handles.navigation.go(chip.change);
        }
        // The button is gone with what it stood for; the keyboard goes to the next one.
        scroll::after_layout(|| {
            if !scroll::focus_on(".chips:not([hidden]) button") {
                scroll::focus("q");
            }
        });
    });
    let cross = ink("span", "cross").attribute("aria-hidden", "true").text("×");
    ink("li", "").with(
        remove
            .with(ink("span", "unseen").text("Remove: "))
            .with(ink("small", "").text(chip.facet))
            .text(" ")
            .with(ink("bdi", "").text(&chip.value))
            .with(cross),
    )
}
