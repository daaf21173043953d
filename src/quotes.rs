//! Turns, or a passage that the reader has selected, onto the clipboard with their source.
//!
//! Must not know: how a quotation is written.

use view::{Form, TurnNo};

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

impl Quotes {
    /// Copies all pinned turns.
    pub(crate) fn pins(self, form: Form) {
        self.copy(&self.navigation.view_now().manner.pins, None, form);
    }

    /// Copies the selected passage, else turn `no`, else the present one.
    pub(crate) fn turn(self, no: Option<TurnNo>, form: Form) {
        let selected = passage::selected().filter(|_| no.is_none());
        let (turn, words) = match selected {
            Some((turn, words)) => (Some(TurnNo(turn)), Some(words)),
            None => (no.or_else(|| self.paces.present()), None),
        };
        if let Some(turn) = turn {
            self.copy(&[turn], words.as_deref(), form);
        }
    }

    fn copy(self, turns: &[TurnNo], passage: Option<&str>, form: Form) {
        let Some(reading) = self.engine.reading_now() else { return };
        let Some(link) = turns.first().and_then(|turn| self.paces.link_to(*turn)) else { return };
        let how = (form, self.navigation.view_now().manner.wording);
        copy_quotation(view::quote(&reading, turns, passage, how, &link), self.voice);
    }
}
