//! What a reader must know before the first word: what, where, when, on what terms, who.

use std::sync::Arc;

use leptos::prelude::*;
use view::{Change, PlaceChange, Proof, Proven, Reading, Source};

use crate::browser::scroll;
use crate::components::cast::Cast;
use crate::engine::Engine;
use crate::erased::{click, follow, when, words};
use crate::navigation::Navigation;

#[component]
pub(crate) fn Head(reading: Arc<Reading>) -> impl IntoView {
    let head = view::head(&reading);
    let notes: Vec<_> = head.cast.iter().filter_map(|row| row.note.clone()).collect();
    let terms = !head.rules.is_empty() || !notes.is_empty();
    let rules = section("Ground rules", head.rules);
    let labels = section("Label", notes);
    let extra: Vec<_> = [head.published, head.edited].into_iter().flatten().map(extra).collect();
    view! {
        <header class="head">
            <Up />
            <p class="kicker" dir="auto">{head.kicker}</p>
            <h1 dir="auto">{head.title}</h1>
            <p class="facts">
                <span>{head.date} {head.times.map(|times| view! { ", " <b>{times}</b> })}</span>
                {head.sizes.into_iter().map(size).collect_view()}
                {extra}
                {head.official.map(|page| source("Official page", page))}
                {head.archived.map(|page| source("Archived copy", page))}
            </p>
            {terms.then(|| view! { <dl class="rules">{rules} {labels}</dl> })}
            <Cast rows=head.cast />
        </header>
    }
}

/// The way back to the archive, where there is more to it than this transcript.
#[component]
fn Up() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let engine = expect_context::<Engine>();
    let count = Memo::new(move |_| {
        engine.found().with(|found| found.as_ref().map_or(0, |found| found.archive.transcripts))
    });
    let close = || Change::Place(PlaceChange::Close);
    when(
        move || count.get() > 1,
        move || {
            let href = words(move || navigation.href(close()));
            let close = follow(move || navigation.go(close()));
            let all = words(move || view::counted(count.get(), "briefing"));
            view! { <a class="up" href=href on:click=close>"← All " {all}</a> }.into_any()
        },
    )
}

/// `18 minutes` with its number set in ink.
fn size(size: String) -> AnyView {
    let (number, unit) = size.split_once(' ').unwrap_or((&size, ""));
    view! { <span><b>{number.to_owned()}</b> " " {unit.to_owned()}</span> }.into_any()
}

fn extra(fact: String) -> AnyView {
    view! { <span>{fact}</span> }.into_any()
}

fn source(label: &'static str, page: Source) -> AnyView {
    let title = page.host;
    view! { <a href=page.href rel="noopener noreferrer external" title=title>{label}</a> }
        .into_any()
}

fn section(label: &'static str, facts: Vec<Proven>) -> Option<AnyView> {
    let facts: Vec<_> = facts.into_iter().map(proven).collect();
    (!facts.is_empty()).then(|| view! { <dt>{label}</dt> <dd>{facts}</dd> }.into_any())
}

/// A fact that opens to the words that prove it.
fn proven(fact: Proven) -> AnyView {
    let proofs: Vec<_> = fact.proofs.into_iter().map(proof).collect();
    view! { <details><summary>{fact.sentence}</summary>{proofs}</details> }.into_any()
}

fn proof(proof: Proof) -> AnyView {
    let turn = proof.turn.map(|turn| {
        let go = click(move || scroll::focus_turn(turn.0));
        view! { <button class="more" type="button" on:click=go>"Turn " {turn.0.to_string()}</button> }.into_any()
    });
    view! { <blockquote dir="auto">{proof.words} " " {turn}</blockquote> }.into_any()
}
