//! One briefing among the results, and under it the turns that match first.

use view::{GroupRow, Role, SnippetRow};

use crate::app::Handles;
use crate::browser::ink::{Ink, ink};
use crate::components::marked;
use crate::navigation::Navigation;

/// Draws one briefing.
pub(crate) fn result_row(row: GroupRow<'_>, Handles { navigation, engine, .. }: Handles) -> Ink {
    let href = navigation.href(row.open);
    let title = ink("a", "").attribute("href", &href).attribute("dir", "auto").text(row.title);
    let meta = [row.date, row.length, Some(row.counts)].into_iter().flatten().collect::<Vec<_>>();
    let rest = row
        .rest
        .map(|rest| ink("a", "all").attribute("href", &href).text(&rest).text(" in this briefing"));
    ink("article", "group")
        .with(ink("p", "kicker").all(yours(engine.is_own(row.id))).text(&row.kicker))
        .with(ink("h2", "").with(title))
        .with(ink("p", "meta").text(&meta.join(" · ")))
        .all(row.snippets.into_iter().map(|one| snippet(one, navigation)))
        .all(rest)
}

/// The mark of a transcript that the reader has added.
pub(crate) fn yours(own: bool) -> Option<Ink> {
    own.then(|| ink("b", "yours").text("Yours"))
}

fn snippet(row: SnippetRow<'_>, navigation: Navigation) -> Ink {
    let press = row.role == Role::Press;
    let who = ink("span", "who").text(if press { "Q" } else { row.name });
    let text = ink("span", "text")
        .attribute("dir", "auto")
        .text(row.before)
        .all(row.stretches.into_iter().map(marked::unlinked))
        .text(row.after);
    ink("a", if press { "snippet q" } else { "snippet" })
        .attribute("href", &navigation.href(row.open))
        .with(who)
        .with(text)
}
