//! One voice for all: short news in a live region, troubles and notes in place.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use crate::engine::Engine;
use crate::erased::{click, part};
use crate::navigation::Navigation;

/// How long news stay, in milliseconds.
const STAY: u32 = 4000;

/// Says something that needs no answer. All copies are one.
#[derive(Clone, Copy)]
pub(crate) struct Voice {
    line: RwSignal<String>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Voice {
    pub(crate) fn new() -> Self {
        Self { line: RwSignal::new(String::new()), timer: StoredValue::new_local(None) }
    }

    /// Shows and speaks `line` for a while.
    pub(crate) fn say(self, line: String) {
        self.line.set(line);
        let silence = Timeout::new(STAY, move || self.line.set(String::new()));
        self.timer.set_value(Some(silence));
    }
}

/// Where the voice is seen and heard.
#[component]
pub(crate) fn VoiceLine() -> impl IntoView {
    let line = expect_context::<Voice>().line;
    view! {
        <div class="voice" role="status">
            {part(move || match line.get() {
                line if line.is_empty() => ().into_any(),
                line => view! { <span>{line}</span> }.into_any(),
            })}
        </div>
    }
}

/// What stands above the text when something is amiss: a trouble with a way out of it, and what of
/// the address or the query was left out.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let engine = expect_context::<Engine>();
    let navigation = expect_context::<Navigation>();
    let notes = move || {
        let dropped =
            navigation.dropped().with(|all| all.iter().map(ToString::to_string).collect());
        let remarks = engine.found().with(|found| found.as_ref().map(|found| view::remarks(found)));
        [dropped, remarks.unwrap_or_default()].concat()
    };
    view! {
        {part(move || match engine.trouble().get() {
            Some(trouble) => fault(trouble.sentence, trouble.retry, engine),
            None => ().into_any(),
        })}
        {part(move || notes().into_iter().map(note).collect_view().into_any())}
    }
}

fn note(note: String) -> AnyView {
    view! { <p class="notice">{note}</p> }.into_any()
}

fn fault(sentence: String, retry: bool, engine: Engine) -> AnyView {
    let again = retry.then(|| {
        let restart = click(move || engine.restart());
        view! { <button class="button" type="button" on:click=restart>"Try again"</button> }
            .into_any()
    });
    view! { <div class="notice fault" role="alert"><p>{sentence}</p>{again}</div> }.into_any()
}
