//! One transcript, read as a script.

use std::sync::Arc;

use leptos::prelude::*;
use view::{Change, Gap, Item, Piece, PlaceChange, Reading};

use crate::browser::ink::{ink, inked};
use crate::browser::{page, scroll};
use crate::components::head::head;
use crate::components::marked;
use crate::components::reader_bar::ReaderBar;
use crate::components::result_list::nothing;
use crate::components::turn::turn;
use crate::engine::Engine;
use crate::erased::{click, part};
use crate::navigation::Navigation;

/// Draws `reading`; whoever shows another transcript draws another.
pub(crate) fn reader(reading: Arc<Reading>) -> AnyView {
    let navigation = expect_context::<Navigation>();
    page::set_title(&(reading.entry.title.clone() + " · Lectern"));
    arrive(navigation);
    let engine = expect_context::<Engine>();
    let reading_is_prose = reading.turns.is_empty();
    view! {
        <article class="reading">
            <Up />
            {inked("", vec![head(&reading, navigation)])}
            <ReaderBar />
            {part(move || match engine.found().get() {
                Some(found) if !reading_is_prose => nothing(&found, navigation),
                _ => ().into_any(),
            })}
            {prose(&reading.preamble)}
            {script(reading.clone())}
            {prose(&reading.closing)}
        </article>
    }
    .into_any()
}

/// Takes the reader to where they were, or to the turn that the link names.
fn arrive(navigation: Navigation) {
    let turn = navigation.turn_untracked();
    scroll::after_layout(move || match (navigation.pay(), turn) {
        (Some(position), None) => scroll::to(position),
        (Some(position), Some(_)) if position > 0.0 => scroll::to(position),
        (_, Some(turn)) => scroll::to_turn(turn.0),
        (None, None) => {}
    });
}

/// The way back to the archive, where there is more to it than this transcript.
#[component]
fn Up() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let engine = expect_context::<Engine>();
    part(move || {
        navigation.state().track();
        let archive =
            engine.found().with(|found| found.as_ref().map_or(0, |one| one.archive.transcripts));
        let href = navigation.href(Change::Place(PlaceChange::Close));
        let link = ink("a", "up")
            .attribute("href", &href)
            .text("← All ")
            .text(&view::counted(archive, "briefing"));
        inked("", if archive > 1 { vec![link] } else { Vec::new() })
    })
}

/// Paragraphs that belong to no turn.
fn prose(pieces: &[Piece]) -> AnyView {
    let drawn: Vec<_> =
        view::prose(pieces).into_iter().map(|one| marked::paragraph(one, None)).collect();
    if drawn.is_empty() { ().into_any() } else { inked("aside", drawn) }
}

/// The turns that the density shows, and the gaps between them.
fn script(reading: Arc<Reading>) -> AnyView {
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
        Item::Gap(gap) => left_out(gap, opened),
    };
    view! { <For each=shown key=|item| *item children=draw /> }.into_any()
}

/// Turns left out, and the way to them.
fn left_out(gap: Gap, opened: RwSignal<Vec<Gap>>) -> AnyView {
    let open = click(move || {
        opened.update(|gaps| gaps.push(gap));
        scroll::after_layout(move || scroll::to_turn(gap.first.0));
    });
    view! { <div class="gap"><button type="button" on:click=open>{gap.words()}</button></div> }
        .into_any()
}
