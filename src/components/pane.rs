//! What stands in the middle: the results, or one transcript.

use leptos::prelude::*;

use crate::components::reader::reader;
use crate::components::result_list::ResultList;
use crate::components::status::Notices;
use crate::engine::Engine;
use crate::erased::{click, part};
use crate::navigation::Navigation;
use view::{Change, PlaceChange};

#[component]
pub(crate) fn Pane() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let engine = expect_context::<Engine>();
    let open = engine.open(navigation);
    view! {
        <Notices />
        {part(move || match open.get() {
            None => view! { <ResultList /> }.into_any(),
            Some(id) if engine.unknown().get().as_ref() == Some(&id) => {
                view! { <Unknown /> }.into_any()
            }
            Some(_) => view! { <Opened /> }.into_any(),
        })}
    }
}

/// The open transcript, or its absence while it is on its way.
#[component]
fn Opened() -> impl IntoView {
    let engine = expect_context::<Engine>();
    part(move || match engine.reading().get() {
        Some(reading) => reader(reading),
        None if engine.trouble().with(Option::is_some) => ().into_any(),
        None => view! { <p class="waiting" role="status">"Opening the transcript…"</p> }.into_any(),
    })
}

/// The address names a transcript that this archive does not have.
#[component]
fn Unknown() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let close = click(move || navigation.go(Change::Place(PlaceChange::Close)));
    view! {
        <section class="nothing">
            <h1>"This transcript is not in this archive"</h1>
            <p>"The link may come from another archive, or the transcript may have been taken out since."</p>
            <ul>
                <li>
                    <button class="button" type="button" on:click=close>"Show the whole archive"</button>
                </li>
            </ul>
        </section>
    }
}
