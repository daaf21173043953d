//! Turns, or a passage that the reader has selected, onto the clipboard with their source.
//!
//! Must not know: how a quotation is written.

use std::rc::Rc;

use view::{Change, Form, Manner, Quoted, Reading, TurnNo, ViewState, Wording};

use crate::browser::{address, passage};
use crate::components::status::Voice;
use crate::components::tools::copy_quotation;
use crate::engine::Engine;
use crate::navigation::Navigation;
use crate::paces::Paces;

/// The way of words to the clipboard. All copies are one.
#[derive(Clone, Copy)]
pub(crate) struct Quotes {
    pub(crate) navigation: Navigation,
    pub(crate) engine: Engine,
    pub(crate) paces: Paces,
    pub(crate) voice: Voice,
}

/// What the reader points at.
pub(crate) enum What {
    /// Whatever is selected, else the present turn.
    Here,
    /// What is selected of this turn, else all of it.
    Turn(TurnNo),
    /// All pinned turns.
    Pins,
}

/// What is to be quoted.
pub(crate) struct Chosen {
    reading: Rc<Reading>,
    pub(crate) turns: Vec<TurnNo>,
    pub(crate) passage: Option<String>,
    wording: Wording,
    link: String,
}

impl Chosen {
    pub(crate) fn quoted(&self) -> Quoted<'_> {
        let Chosen { reading, turns, passage, wording, link } = self;
        Quoted { reading, turns, passage: passage.as_deref(), wording: *wording, link }
    }
}

impl Quotes {
    /// What is meant of the transcript that was open when it was asked for; nothing once that was left.
    pub(crate) fn chosen(self, what: What, asked_of: Rc<Reading>) -> Option<Chosen> {
        self.engine.open_now().filter(|open| *open == asked_of.entry.id)?;
        let of = |turns, passage| self.of(asked_of, turns, passage);
        let no = match what {
            What::Pins => return of(self.navigation.view_now().manner.pins.clone(), None),
            What::Turn(no) => Some(no),
            What::Here => None,
        };
        let selected = passage::selected();
        match selected.filter(|(turn, _)| no.is_none_or(|no| no.0 == *turn)) {
            Some((turn, words)) => of(vec![TurnNo(turn)], Some(words)),
            None => of(vec![no.or_else(|| self.paces.present())?], None),
        }
    }

    /// Copies what is selected, else the present turn.
    pub(crate) fn copy(self, form: Form, asked_of: Rc<Reading>) {
        if let Some(chosen) = self.chosen(What::Here, asked_of) {
            copy_quotation(view::quote(chosen.quoted(), form), self.voice);
        }
    }

    /// A source is the same for everyone: its address holds the turn and the wording, and nothing of
    /// what the reader has sought or pinned.
    fn of(
        self,
        reading: Rc<Reading>,
        turns: Vec<TurnNo>,
        passage: Option<String>,
    ) -> Option<Chosen> {
        let wording = self.navigation.view_now().manner.wording;
        let manner = Manner { wording, ..Manner::default() };
        let view = ViewState { manner, ..ViewState::default() };
        let view = view.apply(Change::to_turn(&reading, *turns.first()?));
        let link = view::link(&address::base(), &view);
        Some(Chosen { reading, turns, passage, wording, link })
    }
}
