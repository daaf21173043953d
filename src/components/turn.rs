//! One turn of the script: who speaks in the margin, what is said, and its number, which is a link.

use std::sync::Arc;

use leptos::prelude::*;
use view::{Change, Hit, Place, PlaceChange, Reading, Role, TurnNo, TurnRow};

use crate::components::marked;
use crate::components::status::Voice;
use crate::components::tools::copy;
use crate::erased::{flag, follow, part, words};
use crate::navigation::Navigation;
use crate::walk::Walk;

/// Draws turn `no` of `reading`. `hits` is `None` where the turn does not match.
pub(crate) fn turn(reading: Arc<Reading>, no: TurnNo, hits: Memo<Option<Vec<Hit>>>) -> AnyView {
    let Some(TurnRow { cue, who, role, .. }) = view::turn_row(&reading, no, &[]) else {
        return ().into_any();
    };
    let navigation = expect_context::<Navigation>();
    let filtered = move || navigation.state().with(view::ViewState::is_filtered);
    let matched = flag(move || hits.with(Option::is_some) && filtered());
    let cue = cue.trim_end_matches(':').to_owned();
    let name = who.map(|who| view! { <small>{who}</small> }.into_any());
    let number = number(&reading, no);
    let said = said(reading.clone(), no, hits);
    view! {
        <section
            class="turn"
            class:q=role == Role::Press
            class:now=flag(move || navigation.turn() == Some(no))
            class:matched=matched
            id="t".to_owned() + &no.0.to_string()
            aria-label="Turn ".to_owned() + &no.0.to_string()
        >
            <div class="who">{cue} {name}</div>
            <div class="text">{said}</div>
            {number}
        </section>
    }
    .into_any()
}

/// The paragraphs, drawn anew when other words are sought in them.
fn said(reading: Arc<Reading>, no: TurnNo, hits: Memo<Option<Vec<Hit>>>) -> crate::erased::Part {
    let now = expect_context::<Walk>().hit_of(no);
    part(move || {
        let hits = hits.get().unwrap_or_default();
        let paragraphs = view::turn_row(&reading, no, &hits).map(|row| row.paragraphs);
        let drawn = paragraphs.into_iter().flatten().map(|one| marked::paragraph(one, now));
        drawn.collect::<Vec<_>>().into_any()
    })
}

/// The turn's number: a link to it, which a click copies.
fn number(reading: &Reading, no: TurnNo) -> AnyView {
    let navigation = expect_context::<Navigation>();
    let voice = expect_context::<Voice>();
    let place = Place { transcript: reading.entry.id.clone(), turn: Some(no) };
    let change = Change::Place(PlaceChange::Turn(place));
    let href = {
        let change = change.clone();
        words(move || navigation.href(change.clone()))
    };
    let click = follow(move || {
        navigation.go(change.clone());
        copy(navigation.link(), "Link to this turn", voice);
    });
    let label = "Copy link to turn ".to_owned() + &no.0.to_string();
    view! { <a class="no" href=href aria-label=label on:click=click>{no.0.to_string()}</a> }
        .into_any()
}
