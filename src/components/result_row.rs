//! One briefing among the results, and under it the exchanges that match best: each question with its
//! answer, and the turn that matches in full ink.

use view::{GroupRow, Role, SnippetRow, Way};

use crate::app::Handles;
use crate::browser::ink::{Ink, ink};
use crate::components::marked;
use crate::navigation::Navigation;

/// Draws one briefing.
pub(crate) fn result_row(row: GroupRow<'_>, Handles { navigation, engine, .. }: Handles) -> Ink {
    let href = navigation.href(row.open);
    let title = ink("a", "").attribute("href", &href).attribute("dir", "auto").text(row.title);
    let date = row.date.map(|date| ink("b", "").text(&date)).into_iter();
    let speakers = row.speakers.map(|names| ink("bdi", "").text(&names)).into_iter();
    let facts = date.chain(speakers).chain(row.sizes.iter().map(|size| ink("span", "").text(size)));
    let mut meta = ink("p", "meta");
    for (nth, fact) in facts.enumerate() {
        meta = if nth > 0 { meta.text(" · ") } else { meta }.with(fact);
    }
    let exchange = |turns: Vec<SnippetRow<'_>>| {
        ink("div", "exchange").all(turns.into_iter().map(|one| snippet(one, navigation)))
    };
    let all = row.all.map(|Way { label, change }| {
        ink("a", "all").attribute("href", &navigation.href(change)).text(&label)
    });
    ink("article", "group")
        .with(
            ink("p", "kicker")
                .attribute("dir", "auto")
                .all(yours(engine.is_own(row.id)))
                .text(&row.kicker),
        )
        .with(ink("h2", "").with(title))
        .with(meta)
        .all(row.exchanges.into_iter().map(exchange))
        .all(all)
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
    let link = ink("a", "snippet").attribute("href", &navigation.href(row.open));
    link.mark("q", press);
    link.mark("quiet", row.quiet);
    link.with(who).with(text)
}
