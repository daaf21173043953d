//! The way through the open transcript from turn to turn and from exchange to exchange, and where on
//! it the reader is: one handle for keys, buttons and the minimap.
//!
//! Must not know: what is drawn.

use view::{Change, MannerChange, Place, PlaceChange, Reading, TurnNo};

use crate::browser::{scroll, sight};
use crate::engine::Engine;
use crate::held::Held;
use crate::navigation::Navigation;

/// Where the reader is. All copies are one.
#[derive(Clone, Copy)]
pub(crate) struct Paces {
    navigation: Navigation,
    engine: Engine,
    seen: Held<Option<[sight::Edge; 2]>>,
}

impl Paces {
    pub(crate) fn start(navigation: Navigation, engine: Engine) -> Self {
        let this = Self { navigation, engine, seen: Held::new(None) };
        sight::on_look(move || this.look());
        this
    }

    /// The turns at the edges of what is in sight.
    pub(crate) fn seen(self) -> Option<[sight::Edge; 2]> {
        self.seen.get()
    }

    /// Looks where the reader is now; to be called when the script has changed.
    pub(crate) fn look(self) {
        let seen = sight::edges();
        if self.seen.peek() != seen {
            self.seen.set(seen);
        }
    }

    /// The present turn: the one that the address names if it is in sight, else the first that is.
    pub(crate) fn present(self) -> Option<TurnNo> {
        sight::present(self.navigation.turn_now().map(|turn| turn.0)).map(TurnNo)
    }

    /// To the next turn that is shown, or the one before.
    pub(crate) fn turn(self, ahead: bool) {
        let wanted = self.present().and_then(|now| sight::neighbour(now.0, ahead));
        if let Some(no) = wanted {
            self.go(no);
        }
    }

    /// To the first question of the next exchange, or of the one before.
    pub(crate) fn exchange(self, ahead: bool) {
        let (Some(now), Some(reading)) = (self.present(), self.engine.reading_now()) else {
            return;
        };
        let mut firsts = reading.exchanges.iter().map(|exchange| exchange.first);
        let wanted = if ahead { firsts.find(|no| *no > now) } else { firsts.rfind(|no| *no < now) };
        if let Some(no) = wanted {
            self.go(no.0);
        }
    }

    /// To turn `no`, or to the last where there are not so many.
    pub(crate) fn go(self, no: u32) {
        let Some(reading) = self.engine.reading_now() else { return };
        let Some(last) = reading.turns.last() else { return };
        let turn = TurnNo(no).min(last.no);
        self.navigation.go(to(&reading, turn));
        scroll::after_layout(move || scroll::to_turn(turn.0));
    }

    /// Pins the present turn, or takes its pin out.
    pub(crate) fn pin(self) {
        if let Some(turn) = self.present() {
            self.navigation.go(Change::Manner(MannerChange::Pin(turn)));
        }
    }

    /// The address of the present turn.
    pub(crate) fn link(self) -> Option<String> {
        let (turn, reading) = (self.present()?, self.engine.reading_now()?);
        Some(self.navigation.href(to(&reading, turn)))
    }
}

fn to(reading: &Reading, turn: TurnNo) -> Change {
    let place = Place { transcript: reading.entry.id.clone(), turn: Some(turn) };
    Change::Place(PlaceChange::Turn(place))
}
