//! The results: what a row is and in which order rows come, and one briefing with the exchanges that
//! match best, each question with its answer, and the turn that matches in full ink.
//!
//! Must not know: how many rows are listed.

use super::marked::unlinked;
use super::{Element, button, group};
use crate::{Change, GroupRow, Order, Role, SnippetRow, Way};

/// Draws what stands between the chips and the rows.
pub fn result_bar<E: Element>(view: &E::View) -> E {
    let unit = |single: bool| {
        button::<E>("", if single { "Single turns" } else { "Exchanges" })
            .goes(view, Change::Single(single))
            .pressed(view, Box::new(move |view| view.single == single))
    };
    // Only an answer that shows text can be shown turn by turn.
    let units = group::<E>("densities", "What a result is", [false, true].map(unit))
        .shown(view, Box::new(|view| !view.query.is_empty()));
    let orders = group("orders", "Order of results", Order::ALL.map(|one| order(one, view)));
    E::new("div", "result-bar").with(units).with(orders)
}

fn order<E: Element>(order: Order, view: &E::View) -> E {
    let label = match order {
        Order::Relevance => "Best match",
        Order::Newest => "Newest",
        Order::Oldest => "Oldest",
        Order::Longest => "Longest",
    };
    let choice = button::<E>("order", label)
        .goes(view, Change::Sort(order))
        .pressed(view, Box::new(move |view| view.order() == order));
    match order {
        Order::Relevance => choice.shown(view, Box::new(|view| !view.query.is_empty())),
        _ => choice,
    }
}

/// Draws one briefing, which may be the reader's own.
pub fn result_row<E: Element>(view: &E::View, row: GroupRow<'_>, own: bool) -> E {
    let link = |class, change| E::new("a", class).attribute("href", &E::href(view, change));
    let title = link("", row.open).attribute("dir", "auto").text(row.title);
    let date = row.date.map(|date| E::new("b", "").text(&date)).into_iter();
    let speakers = row.speakers.map(|names| E::new("bdi", "").text(&names)).into_iter();
    let sizes = row.sizes.iter().map(|size| E::new("span", "").text(size));
    let mut meta = E::new("p", "meta");
    for (nth, fact) in date.chain(speakers).chain(sizes).enumerate() {
        meta = if nth > 0 { meta.text(" · ") } else { meta }.with(fact);
    }
    let exchange = |turns: Vec<SnippetRow<'_>>| {
        E::new("div", "exchange").all(turns.into_iter().map(|one| snippet(one, view)))
    };
    let kicker = E::new("p", "kicker").attribute("dir", "auto").all(yours(own));
    E::new("article", "group")
        .with(kicker.text(&row.kicker))
        .with(E::new("h2", "").with(title))
        .with(meta)
        .all(row.exchanges.into_iter().map(exchange))
        .all(row.all.map(|Way { label, change }| link("all", change).text(&label)))
}

/// The mark of a transcript that the reader has added.
pub fn yours<E: Element>(own: bool) -> Option<E> {
    own.then(|| E::new("b", "yours").text("Yours"))
}

fn snippet<E: Element>(row: SnippetRow<'_>, view: &E::View) -> E {
    let press = row.role == Role::Press;
    let text = E::new("span", "text")
        .attribute("dir", "auto")
        .text(row.before)
        .all(row.stretches.into_iter().map(unlinked))
        .text(row.after);
    let class = match (press, row.quiet) {
        (false, false) => "snippet",
        (false, true) => "snippet quiet",
        (true, false) => "snippet q",
        (true, true) => "snippet q quiet",
    };
    E::new("a", class)
        .attribute("href", &E::href(view, row.open))
        .with(E::new("span", "who").text(if press { "Q" } else { row.name }))
        .with(text)
}
