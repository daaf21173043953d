//! Between the chips and the rows: what a row is, and in which order rows come.

use view::{Change, Order};

use crate::app::Handles;
use crate::browser::ink::{Ink, button, ink};

pub(crate) fn result_bar(handles: Handles) -> Ink {
    ink("div", "result-bar").with(units(handles)).with(orders(handles))
}

/// Only an answer that shows text can be shown turn by turn.
fn units(Handles { navigation, .. }: Handles) -> Ink {
    let unit = move |single: bool| {
        let label = if single { "Single turns" } else { "Exchanges" };
        button("", label, move || navigation.go(Change::Single(single))).live(move |unit| {
            unit.set("aria-pressed", &(navigation.view().single == single).to_string());
        })
    };
    ink("div", "densities")
        .attribute("role", "group")
        .attribute("aria-label", "What a result is")
        .all([false, true].map(unit))
        .live(move |units| units.hide(navigation.view().query.is_empty()))
}

fn orders(Handles { navigation, .. }: Handles) -> Ink {
    let order = move |order: Order| {
        button("order", view::label_of(order), move || navigation.go(Change::Sort(order))).live(
            move |choice| {
                let view = navigation.view();
                choice.set("aria-pressed", &(view.order() == order).to_string());
                choice.hide(order == Order::Relevance && view.query.is_empty());
            },
        )
    };
    ink("div", "orders")
        .attribute("role", "group")
        .attribute("aria-label", "Order of results")
        .all(Order::ALL.map(order))
}
