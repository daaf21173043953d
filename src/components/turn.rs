//! One turn of the script: who speaks in the margin, what is said, and its number, which is a link.

use std::sync::Arc;

use leptos::prelude::*;
use view::{Change, Hit, Place, PlaceChange, Reading, Role, TurnNo, TurnRow};

use crate::browser::ink::{ink, inked};
use crate::components::marked;
use crate::erased::{Part, flag, part};
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
    let name = ink("span", "who").text(cue.trim_end_matches(':'));
    let name = name.all(who.map(|who| ink("small", "").text(&who)));
    let place = Place { transcript: reading.entry.id.clone(), turn: Some(no) };
    let number = no.0.to_string();
    let link = ink("a", "no")
        .attribute("href", &navigation.href(Change::Place(PlaceChange::Turn(place))))
        .attribute("aria-label", &("Copy link to turn ".to_owned() + &number))
        .text(&number);
    view! {
        <section
            class="turn"
            class:q=role == Role::Press
            class:now=flag(move || navigation.turn() == Some(no))
            class:matched=matched
            id="t".to_owned() + &number
            aria-label="Turn ".to_owned() + &number
        >
            {inked("cue", vec![name, link])}
            {said(reading.clone(), no, hits)}
        </section>
    }
    .into_any()
}

/// The paragraphs, drawn anew when other words are sought in them.
fn said(reading: Arc<Reading>, no: TurnNo, hits: Memo<Option<Vec<Hit>>>) -> Part {
    let now = expect_context::<Walk>().hit_of(no);
    part(move || {
        let (hits, now) = (hits.get().unwrap_or_default(), now.get());
        let row = view::turn_row(&reading, no, &hits);
        let paragraphs = row.into_iter().flat_map(|row| row.paragraphs);
        inked("text", paragraphs.map(|one| marked::paragraph(one, now)).collect())
    })
}
