//! The page as a whole: handles, panes, and the keys that work everywhere. No logic.

use leptos::prelude::*;

use crate::browser::{address, keys, links, scroll, theme};
use crate::components::facets::Facets;
use crate::components::pane::Pane;
use crate::components::search_box::SearchBox;
use crate::components::status::{Voice, VoiceLine};
use crate::components::tools::{Tools, copy};
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
    let voice = Voice::new();
    provide_context(voice);
    links::on_follow(move |query, is_number| {
        if is_number {
            navigation.turn_to(query);
            return copy(navigation.link(), "Link to this turn", voice);
        }
        navigation.follow(query);
        if let Some(turn) = navigation.turn_untracked() {
            scroll::after_layout(move || scroll::to_turn(turn.0));
        }
    });
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
            <p class="wordmark"><a href=address::base()>"Lectern"<span aria-hidden="true">"."</span></a></p>
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
