//! The one box: answers while the reader types. The draft is what stands in the field; the view
//! holds it without the white space around it.

use leptos::prelude::*;
use view::Change;

use crate::engine::Engine;
use crate::erased::{click, when, words};
use crate::navigation::Navigation;

#[component]
pub(crate) fn SearchBox() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let engine = expect_context::<Engine>();
    let draft = StoredValue::new(String::new());
    let typed = move |text: String| {
        draft.set_value(text.clone());
        navigation.go(Change::Query(text));
    };
    let empty = move || navigation.state().with(|state| state.query.is_empty());
    view! {
        <search class="search">
            <label class="unseen" for="q">"Search the transcripts"</label>
            <input
                id="q"
                type="search"
                placeholder="Search what was said"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                aria-keyshortcuts="/"
                aria-describedby="count"
                prop:value=words(move || shown(navigation, draft))
                on:input=move |event| typed(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        event.prevent_default();
                        typed(String::new());
                    }
                }
            />
            <output id="count" for="q">
                {words(move || {
                    engine.found().with(|found| found.as_ref().map(|one| view::count(one)).unwrap_or_default())
                })}
            </output>
            {when(empty, || view! { <kbd aria-hidden="true">"/"</kbd> }.into_any())}
            {when(move || !empty(), move || view! {
                <button class="clear" type="button" aria-label="Clear the search" on:click=click(move || typed(String::new()))>
                    <span aria-hidden="true">"×"</span>
                </button>
            }.into_any())}
        </search>
    }
}

/// The draft, as long as the view still agrees with it; else what the view holds, as after Back.
fn shown(navigation: Navigation, draft: StoredValue<String>) -> String {
    let query = navigation.state().with(|state| state.query.clone());
    let draft = draft.get_value();
    if draft.trim() == query { draft } else { query }
}
