//! The filters with their counts: `src/components/facets.rs`.

use view::{Controls, FacetRow};

use super::asked::Answered;
use super::tree::{Ink, button, ink};

/// Choices listed before the reader asks for all.
const FIRST: usize = 8;

/// Rows of a facet before it can be searched.
const MANY: usize = 12;

pub(super) fn facets(Answered { view, found, reading }: &Answered) -> Ink {
    let controls = Controls::new(view, found);
    let toggle = button("button facets-toggle", "")
        .attribute("aria-expanded", "false")
        .with(ink("span", "").text("Filters"))
        .with(ink("span", "").attribute("aria-hidden", "true").text("+"));
    let of_archive = ink("div", "")
        .hide(reading.is_some())
        .with(choices("Kind", view::kinds(&controls)))
        .with(choices("Place", view::places(&controls)))
        .with(when(&controls));
    let body = ink("div", "facets-body closed")
        .with(choices("Role", view::roles(&controls)))
        .with(choices("Speaker", view::speakers(&controls)))
        .with(choices("In the text", view::marks(&controls)))
        .with(pills("Words in a turn", view::lengths(&controls)))
        .with(of_archive)
        .with(button("button", "Clear filters").hide(true));
    ink("aside", "facets").attribute("aria-label", "Filters").with(toggle).with(body)
}

fn choices(legend: &str, rows: Vec<FacetRow>) -> Ink {
    let count = rows.len();
    let all = button("more", &format!("All {count}"));
    let finder = ink("input", "finder")
        .attribute("type", "search")
        .attribute("aria-label", &format!("Find in: {legend}"))
        .attribute("placeholder", "Find…");
    ink("fieldset", "")
        .hide(count == 0)
        .with(ink("legend", "").text(legend))
        .with(finder.hide(count <= MANY))
        .with(ink("div", "").all(rows.into_iter().take(FIRST).map(choice)))
        .with(all.attribute("aria-expanded", "false").hide(count <= FIRST))
}

fn choice(row: FacetRow) -> Ink {
    let details = row.details.iter().map(|text| ink("small", "").text(text));
    let bar = ink("span", if row.press { "proportion press" } else { "proportion" });
    let label = ink("label", "facet")
        .with(ink("input", "").attribute("type", "checkbox"))
        .with(ink("span", "").attribute("dir", "auto").text(&row.label).text(" ").all(details))
        .with(ink("span", "n").text(&view::number(row.count.into())))
        .with(bar.attribute("aria-hidden", "true").property("--share", &format!("{}%", row.share)));
    let not = button("not", "not")
        .attribute("aria-pressed", "false")
        .attribute("aria-label", &format!("Not {}", row.label));
    ink("div", "choice").with(label).with(not)
}

fn pills(legend: &str, rows: Vec<FacetRow>) -> Ink {
    let rows = rows.into_iter().map(|row| {
        let pill = button("year", &row.label).attribute("aria-pressed", "false");
        let count = ink("small", "").text(&view::number(row.count.into()));
        pill.all((row.count > 0).then(|| ink("span", "").text(" ").with(count)))
    });
    ink("fieldset", "").with(ink("legend", "").text(legend)).with(ink("div", "years").all(rows))
}

fn when(controls: &Controls<'_>) -> Ink {
    let day = |label| ink("label", "").text(label).with(ink("input", "").attribute("type", "date"));
    let years = view::years(controls).into_iter().map(|year| year.year);
    pills("When", years.collect()).with(ink("div", "dates").with(day("From")).with(day("To")))
}
