//! The archive: what is in it, and the first of its briefings: `src/components/result_list.rs`; and the
//! filters beside it.

use view::Controls;
use view::draw::{self, Element};

use super::arrival;
use super::asked::Answered;
use super::tree::Ink;

/// Briefings that are there from the first moment; the page brings the rest.
const ROWS: usize = 10;

pub(super) fn results(Answered { view, found, .. }: &Answered) -> Ink {
    let chart = view::chart(view, &Controls::new(view, found));
    let rows = view::groups(found).into_iter().take(ROWS);
    let sheet = Ink::new("div", "sheet").all(rows.map(|row| draw::result_row(view, row, false)));
    Ink::new("section", "results")
        .with(Ink::new("h1", "").text("Briefings"))
        .with(Ink::new("p", "sum").text(&view::summary(&found.archive)))
        .with(arrival(draw::chart(&chart)))
        .with(draw::result_bar(view))
        .with(Ink::new("div", "").with(Ink::new("div", "sheets").with(sheet)))
}

pub(super) fn facets(Answered { view, found, reading }: &Answered) -> Ink {
    let controls = Controls::new(view, found);
    let choices = |legend, count: draw::Count| {
        let rows = count(&controls);
        draw::choices(legend, rows.len(), rows.iter().take(draw::FIRST).map(draw::choice))
    };
    let pills =
        |legend, count: draw::Count| draw::pills(legend, count(&controls).iter().map(draw::pill));
    draw::facets(reading.is_some(), choices, pills)
}
