//! The page as a whole: handles, panes, and the keys that work everywhere. No logic.

use leptos::prelude::*;

use crate::browser::{keys, scroll, theme};
use crate::components::facets::Facets;
use crate::components::pane::Pane;
use crate::components::search_box::SearchBox;
use crate::components::status::{Voice, VoiceLine};
use crate::components::tools::Tools;
use crate::engine::Engine;
use crate::navigation::Navigation;
use crate::walk::Walk;

/// Everything below `<body>`.
#[component]
pub(crate) fn App() -> impl IntoView {
    theme::restore();
    let navigation = Navigation::start();
    let engine = Engine::start(navigation);
    let walk = Walk::start(navigation, engine);
    provide_context(navigation);
    provide_context(engine);
    provide_context(walk);
    provide_context(Voice::new());
    keys::on_key(move |key| {
        match key {
            "/" => scroll::focus("q"),
            "n" => walk.next(),
            "N" => walk.previous(),
            _ => return false,
        }
        true
    });
    view! {
        <a class="skip" href="#content">"Skip to the text"</a>
        <header class="bar">
            <p class="wordmark"><a href="./">"Lectern"<span aria-hidden="true">"."</span></a></p>
            <SearchBox />
            <Tools />
        </header>
        <div class="desk">
            <Facets />
            <main id="content" tabindex="-1"><Pane /></main>
        </div>
        <VoiceLine />
    }
}
