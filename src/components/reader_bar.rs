//! Above the script and always at hand: how much of it is shown, and the way from hit to hit.

use leptos::prelude::*;
use view::{Change, Density};

use crate::erased::{click, when, words};
use crate::navigation::Navigation;
use crate::walk::Walk;

#[component]
pub(crate) fn ReaderBar() -> impl IntoView {
    let walk = expect_context::<Walk>();
    view! {
        <div class="reader-bar">
            <Densities />
            {when(move || walk.any(), move || steps(walk))}
        </div>
    }
}

fn steps(walk: Walk) -> AnyView {
    view! {
        <div class="walk" role="group" aria-label="Hits">
            <span role="status">{words(move || walk.words())}</span>
            <button
                type="button"
                aria-label="Previous hit"
                aria-keyshortcuts="Shift+N"
                title="Previous hit (N)"
                on:click=click(move || walk.previous())
            >
                <span aria-hidden="true">"↑"</span>
            </button>
            <button
                type="button"
                aria-label="Next hit"
                aria-keyshortcuts="N"
                title="Next hit (n)"
                on:click=click(move || walk.next())
            >
                <span aria-hidden="true">"↓"</span>
            </button>
        </div>
    }
    .into_any()
}

/// Shown only once something is sought: without a question every density is the same.
#[component]
fn Densities() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let asked = move || navigation.state().with(view::ViewState::is_asking);
    let button = move |density: Density| {
        let pressed = move || navigation.state().with(|state| state.density == density).to_string();
        let label = match density {
            Density::All => "All turns",
            Density::Context => "In context",
            Density::Hits => "Matches only",
        };
        let choose = click(move || navigation.go(Change::Density(density)));
        view! { <button type="button" aria-pressed=words(pressed) on:click=choose>{label}</button> }
    };
    let buttons = move || Density::ALL.into_iter().map(button).collect_view();
    when(asked, move || {
        view! { <div class="densities" role="group" aria-label="How much is shown">{buttons()}</div> }
            .into_any()
    })
}
