//! Turns, or a passage that the reader has selected, onto the clipboard with their source.
//!
//! Must not know: how a quotation is written.

use std::rc::Rc;

use view::{Form, Quoted, Reading, TurnNo, Wording};

use crate::browser::passage;
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

/// What the reader wants to quote.
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
    /// All pinned turns.
    pub(crate) fn pins(self) -> Option<Chosen> {
        self.chosen(self.navigation.view_now().manner.pins.clone(), None)
    }

    /// What is selected of turn `no`, else that turn; of no turn in particular, whatever is selected,
    /// else the present turn.
    pub(crate) fn turn(self, no: Option<TurnNo>) -> Option<Chosen> {
        let selected = passage::selected();
        match selected.filter(|(turn, _)| no.is_none_or(|no| no.0 == *turn)) {
            Some((turn, words)) => self.chosen(vec![TurnNo(turn)], Some(words)),
            None => self.chosen(vec![no.or_else(|| self.paces.present())?], None),
        }
    }

    /// Copies what is selected, else the present turn.
    pub(crate) fn copy(self, form: Form) {
        if let Some(chosen) = self.turn(None) {
            copy_quotation(view::quote(chosen.quoted(), form), self.voice);
        }
    }

    fn chosen(self, turns: Vec<TurnNo>, passage: Option<String>) -> Option<Chosen> {
        let reading = self.engine.reading_now()?;
        let link = self.paces.link_to(*turns.first()?)?;
        let wording = self.navigation.view_now().manner.wording;
        Some(Chosen { reading, turns, passage, wording, link })
    }
}
