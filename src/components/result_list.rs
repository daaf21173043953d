//! The archive: every briefing that matches, newest first, or why there is none.

use leptos::prelude::*;
use view::{Found, Way};

use crate::browser::ink::inked;
use crate::browser::{page, scroll};
use crate::components::result_row::result_row;
use crate::engine::Engine;
use crate::erased::{click, part, when};
use crate::navigation::Navigation;

#[component]
pub(crate) fn ResultList() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let engine = expect_context::<Engine>();
    page::set_title("Lectern");
    let list = part(move || {
        let Some(found) = engine.found().get() else { return ().into_any() };
        let rows = view::groups(&found);
        let more = view::unlisted(&found);
        // An answer about the transcript just left is no list yet.
        if !rows.is_empty() {
            arrive(navigation);
        }
        view! {
            <p class="sum">{view::summary(&found.archive)}</p>
            {nothing(&found, navigation)}
            {inked("", rows.into_iter().map(|row| result_row(row, navigation)).collect())}
            {(more > 0).then(|| view! {
                <button class="button" type="button" on:click=click(move || navigation.show_more())>
                    "Show more of the " {view::counted(more, "briefing")} " left"
                </button>
            })}
        }
        .into_any()
    });
    let waiting =
        move || engine.found().with(Option::is_none) && engine.trouble().with(Option::is_none);
    view! {
        <section class="results">
            <h1>"Briefings"</h1>
            {when(waiting, || view! { <p class="waiting" role="status">"Opening the archive…"</p> }.into_any())}
            {list}
        </section>
    }
}

/// Takes the reader to where they were in the list, once there is a list.
fn arrive(navigation: Navigation) {
    scroll::after_layout(move || {
        if let Some(position) = navigation.pay() {
            scroll::to(position);
        }
    });
}

/// Why nothing was found, and each way on; empty where something was.
pub(crate) fn nothing(found: &Found, navigation: Navigation) -> AnyView {
    let nothing = navigation.state().with_untracked(|state| view::nothing(state, found));
    let Some(nothing) = nothing else { return ().into_any() };
    let way = move |Way { label, change }| {
        let go = click(move || navigation.go(change.clone()));
        view! { <li><button class="button" type="button" on:click=go>{label}</button></li> }
    };
    view! {
        <div class="nothing">
            <h2>"Nothing matches"</h2>
            {nothing.reasons.into_iter().map(|reason| view! { <p>{reason}</p> }).collect_view()}
            <ul>{nothing.ways.into_iter().map(way).collect_view()}</ul>
        </div>
    }
    .into_any()
}
