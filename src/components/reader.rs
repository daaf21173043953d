//! One transcript, read as a script.

use std::sync::Arc;

use leptos::prelude::*;
use view::{Gap, Item, Reading};

use crate::browser::{page, scroll};
use crate::components::head::Head;
use crate::components::marked;
use crate::components::reader_bar::ReaderBar;
use crate::components::turn::turn;
use crate::engine::Engine;
use crate::erased::click;
use crate::navigation::Navigation;

#[component]
pub(crate) fn Reader(reading: Arc<Reading>) -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    page::set_title(&(reading.entry.title.clone() + " · Lectern"));
    arrive(navigation);
    let before = prose(&reading.preamble);
    let after = prose(&reading.closing);
    view! {
        <article class="reading">
            <Head reading=reading.clone() />
            <ReaderBar />
            {before}
            <Script reading />
            {after}
        </article>
    }
}

/// Takes the reader to where they were, or to the turn that the link names.
fn arrive(navigation: Navigation) {
    let turn = navigation.turn_untracked();
    scroll::after_layout(move || match (navigation.pay(), turn) {
        (Some(position), None) => scroll::to(position),
        (Some(position), Some(_)) if position > 0.0 => scroll::to(position),
        (_, Some(turn)) => scroll::to_element(&format!("t{}", turn.0)),
        (None, None) => {}
    });
}

/// Paragraphs that belong to no turn.
fn prose(pieces: &[view::Piece]) -> Option<AnyView> {
    let paragraphs = view::prose(pieces);
    let never = Signal::derive(|| None);
    let drawn: Vec<_> = paragraphs.into_iter().map(|one| marked::paragraph(one, never)).collect();
    (!drawn.is_empty()).then(|| view! { <div class="aside">{drawn}</div> }.into_any())
}

/// The turns that the density shows, and the gaps between them.
#[component]
fn Script(reading: Arc<Reading>) -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let matching = expect_context::<Engine>().hits();
    let opened = RwSignal::new(Vec::<Gap>::new());
    let shown = {
        let reading = reading.clone();
        move || {
            let density = navigation.state().with(|state| state.density);
            let at = navigation.turn();
            matching.with(|all| opened.with(|gaps| view::items(&reading, all, density, gaps, at)))
        }
    };
    let draw = move |item: Item| match item {
        Item::Turn(no) => {
            let hits = Memo::new(move |_| {
                matching
                    .with(|all| view::is_matching(all, no).then(|| view::hits_in(all, no).to_vec()))
            });
            turn(reading.clone(), no, hits)
        }
        Item::Gap(gap) => {
            let open = click(move || {
                opened.update(|gaps| gaps.push(gap));
                scroll::after_layout(move || scroll::focus_turn(gap.first.0));
            });
            view! {
                <div class="gap"><button type="button" on:click=open>{gap.words()}</button></div>
            }
            .into_any()
        }
    };
    view! { <For each=shown key=|item| *item children=draw /> }
}
