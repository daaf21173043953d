//! The archive: what is in it, and the first of its briefings: `src/components/result_list.rs`,
//! `src/components/result_bar.rs`, `src/components/result_row.rs`.

use view::{GroupRow, Order};

use super::arrival;
use super::asked::Answered;
use super::chart::chart;
use super::tree::{Ink, button, ink};

/// Briefings that are there from the first moment; the page brings the rest.
const ROWS: usize = 10;

pub(super) fn results(answered: &Answered) -> Ink {
    let rows = view::groups(&answered.found).into_iter().take(ROWS);
    ink("section", "results")
        .with(ink("h1", "").text("Briefings"))
        .with(ink("p", "sum").text(&view::summary(&answered.found.archive)))
        .with(arrival(chart(answered)))
        .with(ink("div", "result-bar").with(units()).with(orders(answered)))
        .with(
            ink("div", "").with(ink("div", "sheets").with(ink("div", "sheet").all(rows.map(row)))),
        )
}

/// Out of sight until something is asked.
fn units() -> Ink {
    let unit = |label, pressed| button("", label).attribute("aria-pressed", pressed);
    ink("div", "densities")
        .hide(true)
        .attribute("role", "group")
        .attribute("aria-label", "What a result is")
        .with(unit("Exchanges", "true"))
        .with(unit("Single turns", "false"))
}

fn orders(answered: &Answered) -> Ink {
    let order = |order: Order| {
        let pressed = answered.view.order() == order;
        button("order", view::label_of(order))
            .attribute("aria-pressed", if pressed { "true" } else { "false" })
            .hide(order == Order::Relevance)
    };
    ink("div", "orders")
        .attribute("role", "group")
        .attribute("aria-label", "Order of results")
        .all(Order::ALL.map(order))
}

/// A briefing; without a question it has no exchanges to show.
fn row(row: GroupRow<'_>) -> Ink {
    let href = view::to_query(&view::ViewState::default().apply(row.open));
    let title = ink("a", "").attribute("href", &href).attribute("dir", "auto").text(row.title);
    let date = row.date.map(|date| ink("b", "").text(&date)).into_iter();
    let speakers = row.speakers.map(|names| ink("bdi", "").text(&names)).into_iter();
    let facts = date.chain(speakers).chain(row.sizes.iter().map(|size| ink("span", "").text(size)));
    let mut meta = ink("p", "meta");
    for (nth, fact) in facts.enumerate() {
        meta = if nth > 0 { meta.text(" · ") } else { meta }.with(fact);
    }
    ink("article", "group")
        .with(ink("p", "kicker").attribute("dir", "auto").text(&row.kicker))
        .with(ink("h2", "").with(title))
        .with(meta)
}
