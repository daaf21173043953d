//! The filters with their counts.
//!
//! Must not know: what is set, which rows are listed.

use super::{Element, button, sign};
use crate::{Controls, FacetRow};

/// Choices listed before the reader asks for all.
pub const FIRST: usize = 8;

/// Rows of a facet before it can be searched.
pub const MANY: usize = 12;

/// The rows of one facet, counted from what was found.
pub type Count = fn(&Controls<'_>) -> Vec<FacetRow>;

/// Draws the filters, folded, with less of them where a transcript is open; `choices` and `pills` draw one facet each.
pub fn facets<E: Element>(
    is_reading: bool,
    choices: impl Fn(&'static str, Count) -> E,
    pills: impl Fn(&'static str, Count) -> E,
) -> E {
    let toggle = button::<E>("button facets-toggle", "")
        .attribute("aria-expanded", "false")
        .with(E::new("span", "").text("Filters"))
        .with(sign("+"));
    let days = E::new("div", "dates").all(["From", "To"].map(day));
    // Within one transcript its kind, its terms and its day are no choice.
    let of_archive = hidden_if(E::new("div", ""), is_reading)
        .with(choices("Kind", crate::kinds))
        .with(choices("Place", crate::places))
        .with(choices("Ground rules", crate::rules))
        .with(pills("When", years).with(days));
    let body = E::new("div", "facets-body closed")
        .with(choices("Role", crate::roles))
        .with(choices("Speaker", crate::speakers))
        .with(choices("In the text", crate::marks))
        .with(pills("Words in a turn", crate::lengths))
        .with(of_archive)
        .with(button::<E>("button", "Clear filters").attribute("hidden", ""));
    E::new("aside", "facets").attribute("aria-label", "Filters").with(toggle).with(body)
}

fn years(controls: &Controls<'_>) -> Vec<FacetRow> {
    crate::years(controls).into_iter().map(|year| year.year).collect()
}

/// A field for one end of the range of days.
fn day<E: Element>(label: &str) -> E {
    E::new("label", "").text(label).with(E::new("input", "").attribute("type", "date"))
}

/// One facet as a list of boxes to tick, of which it has `count` and lists `rows`; a long one with a
/// field that looks for rows.
pub fn choices<E: Element>(legend: &str, count: usize, rows: impl IntoIterator<Item = E>) -> E {
    let finder = E::new("input", "finder")
        .attribute("type", "search")
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .attribute("aria-label", &("Find in: ".to_owned() + legend))
        .attribute("placeholder", "Find…");
    let all = button::<E>("more", &all_of(count)).attribute("aria-expanded", "false");
    hidden_if(E::new("fieldset", ""), count == 0)
        .with(E::new("legend", "").text(legend))
        .with(hidden_if(finder, count <= MANY))
        .with(E::new("div", "").all(rows))
        .with(hidden_if(all, count <= FIRST))
}

/// `All 27`
pub fn all_of(count: usize) -> String {
    "All ".to_owned() + &count.to_string()
}

/// A box to tick, and beside it the button that refuses.
pub fn choice<E: Element>(row: &FacetRow) -> E {
    let tick = E::new("input", "").attribute("type", "checkbox");
    let not = button::<E>("not", "not").attribute("aria-pressed", "false");
    let not = not.attribute("aria-label", &refusal(row));
    E::new("div", "choice").with(E::new("label", "facet").with(tick).all(figures(row))).with(not)
}

/// What the button beside a box is called.
pub fn refusal(row: &FacetRow) -> String {
    "Not ".to_owned() + &row.label
}

/// What stands beside the box: the label, the count, and how much that is.
pub fn figures<E: Element>(row: &FacetRow) -> [E; 3] {
    let details = row.details.iter().map(|text| E::new("small", "").text(text));
    let bar = E::new("span", if row.press { "proportion press" } else { "proportion" });
    let share = row.share.to_string() + "%";
    [
        E::new("span", "").attribute("dir", "auto").text(&row.label).text(" ").all(details),
        E::new("span", "n").text(&crate::number(row.count.into())),
        bar.attribute("aria-hidden", "true").property("--share", &share),
    ]
}

/// One facet as a row of buttons, of which one can be pressed.
pub fn pills<E: Element>(legend: &str, rows: impl IntoIterator<Item = E>) -> E {
    let list = E::new("div", "years").all(rows);
    E::new("fieldset", "").with(E::new("legend", "").text(legend)).with(list)
}

/// One of these buttons.
pub fn pill<E: Element>(row: &FacetRow) -> E {
    let pill = button::<E>("year", &row.label).attribute("aria-pressed", "false");
    pill.all(count_of(row))
}

/// Its count, where it has one.
pub fn count_of<E: Element>(row: &FacetRow) -> Option<E> {
    let count = || E::new("small", "").text(&crate::number(row.count.into()));
    (row.count > 0).then(|| E::new("span", "").text(" ").with(count()))
}

fn hidden_if<E: Element>(element: E, hidden: bool) -> E {
    if hidden { element.attribute("hidden", "") } else { element }
}
