//! Who speaks, and how much of the words is theirs.

use view::{CastRow, Role};

use crate::browser::ink::{Ink, ink};

/// Draws the table of speakers; `None` where nobody speaks.
pub(crate) fn cast(title: &str, rows: Vec<CastRow>) -> Option<Ink> {
    if rows.is_empty() {
        return None;
    }
    let heading = |text| ink("th", "").attribute("scope", "col").text(text);
    let headings = ["Speaker", "Share", "Turns and words"].map(heading);
    let caption = ink("caption", "").text(title);
    let head = ink("thead", "unseen").with(ink("tr", "").all(headings));
    Some(
        ink("table", "cast")
            .with(caption)
            .with(head)
            .with(ink("tbody", "").all(rows.into_iter().map(row))),
    )
}

fn row(row: CastRow) -> Ink {
    let detail = row.office.or(row.label).map(|text| ink("small", "").text(&text));
    let who = ink("th", "").attribute("scope", "row").text(&row.name).all(detail);
    let class = if row.role == Role::Press { "proportion press" } else { "proportion" };
    let bar = ink("div", class).property("--share", &(row.share.to_string() + "%"));
    ink("tr", "")
        .with(who)
        .with(ink("td", "share").text(&row.share_words))
        .with(ink("td", "").with(bar.attribute("aria-hidden", "true")).text(&row.sizes))
}
