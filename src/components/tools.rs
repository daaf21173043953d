//! The far end of the bar: theme and the link to this view.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clipboard;
use crate::browser::theme;
use crate::components::status::Voice;
use crate::erased::{click, words};
use crate::navigation::Navigation;

#[component]
pub(crate) fn Tools() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let voice = expect_context::<Voice>();
    let present = RwSignal::new(theme::present());
    let switch = click(move || {
        present.update(|theme| *theme = theme.other());
        theme::choose(present.get_untracked());
    });
    let label = words(move || match present.get() {
        theme::Theme::Light => "Switch to dark".to_owned(),
        theme::Theme::Dark => "Switch to light".to_owned(),
    });
    let copy_link = click(move || copy(navigation.link(), "Link to this view", voice));
    view! {
        <div class="tools">
            <button class="button plain theme" type="button" aria-label=label.clone() title=label on:click=switch>
                <svg viewBox="0 0 24 24" aria-hidden="true">
                    <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" stroke-width="2" />
                    <path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" />
                </svg>
            </button>
            <button class="button" type="button" on:click=copy_link>
                "Copy link"
            </button>
        </div>
    }
}

/// Puts `link` on the clipboard and says so; where the browser refuses, says what to do instead.
pub(crate) fn copy(link: String, what: &'static str, voice: Voice) {
    spawn_local(async move {
        if clipboard::copy(&link).await {
            voice.say(format!("{what} copied"));
        } else {
            voice.say(format!("The browser did not allow copying. {what}: {link}"));
        }
    });
}
