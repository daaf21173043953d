//! One briefing among the results, and under it the turns that match best.

use leptos::prelude::*;
use view::{Change, GroupRow, Role, SnippetRow};

use crate::components::marked;
use crate::erased::{Click, follow};
use crate::navigation::Navigation;

/// Draws one briefing. A function and not a component, since rows borrow the answer they come from.
pub(crate) fn result_row(row: GroupRow<'_>, navigation: Navigation) -> AnyView {
    let meta = [row.date, row.length, Some(row.counts)].into_iter().flatten().collect::<Vec<_>>();
    let rest = row.rest.map(|rest| {
        let (href, click) = opens(row.open.clone(), navigation);
        view! { <a class="all" href=href on:click=click>{rest} " in this briefing"</a> }.into_any()
    });
    let (href, click) = opens(row.open, navigation);
    let snippets: Vec<_> = row.snippets.into_iter().map(|one| snippet(one, navigation)).collect();
    view! {
        <article class="group">
            <p class="kicker">{row.kicker}</p>
            <h2><a href=href on:click=click dir="auto">{row.title.to_owned()}</a></h2>
            <p class="meta">{meta.join(" · ")}</p>
            {snippets}
            {rest}
        </article>
    }
    .into_any()
}

fn snippet(row: SnippetRow<'_>, navigation: Navigation) -> AnyView {
    let press = row.role == Role::Press;
    let who = if press { "Q".to_owned() } else { row.name.to_owned() };
    let (href, click) = opens(row.open, navigation);
    let stretches = marked::unlinked(row.stretches);
    view! {
        <a class="snippet" class:q=press href=href on:click=click>
            <span class="who">{who}</span>
            <span class="text" dir="auto">{row.before}{stretches}{row.after}</span>
        </a>
    }
    .into_any()
}

/// Address and click of a link that leads to another view.
fn opens(change: Change, navigation: Navigation) -> (String, Click) {
    let href = navigation.href(change.clone());
    (href, follow(move || navigation.go(change.clone())))
}
