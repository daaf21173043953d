//! The way through the open transcript from turn to turn and from exchange to exchange, and where on
//! it the reader is: one handle for keys, buttons and the minimap.
//!
//! Must not know: what is drawn.

use view::{Change, MannerChange, Reading, TurnNo};

use crate::browser::{device, scroll, sight};
use crate::engine::Engine;
use crate::held::Held;
use crate::navigation::Navigation;

/// Under this name a device keeps places.
const PLACES: &str = "lectern-places";

/// Where the reader is. All copies are one.
#[derive(Clone, Copy)]
pub(crate) struct Paces {
    navigation: Navigation,
    engine: Engine,
    seen: Held<Option<[sight::Edge; 2]>>,
    moved: Held<()>,
}

impl Paces {
    pub(crate) fn start(navigation: Navigation, engine: Engine) -> Self {
        let this = Self { navigation, engine, seen: Held::new(None), moved: Held::new(()) };
        sight::on_look(move || {
            this.look();
            this.moved.set(());
        });
        scroll::on_rest(move || this.remember());
        this
    }

    /// The turns at the edges of what is in sight.
    pub(crate) fn seen(self) -> Option<[sight::Edge; 2]> {
        self.seen.get()
    }

    /// As [`Self::seen`], without following it.
    pub(crate) fn seen_now(self) -> Option<[sight::Edge; 2]> {
        self.seen.peek()
    }

    /// Whoever reads this is told when other parts of the page may have come in sight.
    pub(crate) fn moved(self) {
        self.moved.get();
    }

    /// Looks where the reader is now; to be called when the script has changed.
    pub(crate) fn look(self) {
        let seen = sight::edges();
        if self.seen.peek() != seen {
            self.seen.set(seen);
        }
    }

    /// Keeps on this device where the reader is; the first turn is where everybody begins.
    fn remember(self) {
        let Some((turn, reading)) = self.present().zip(self.engine.reading_now()) else { return };
        if turn > TurnNo(1) {
            let kept = device::kept(PLACES).unwrap_or_default();
            device::keep(PLACES, &view::with_bookmark(&kept, &reading.entry.id, turn));
        }
    }

    /// Where the reader was in this transcript when it was last open on this device.
    pub(crate) fn remembered(reading: &Reading) -> Option<TurnNo> {
        view::bookmark(&device::kept(PLACES)?, &reading.entry.id)
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
        self.navigation.go(Change::to_turn(&reading, turn));
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
        self.link_to(self.present()?)
    }

    /// The address of a turn of the open transcript.
    pub(crate) fn link_to(self, turn: TurnNo) -> Option<String> {
        Some(self.navigation.href(Change::to_turn(&*self.engine.reading_now()?, turn)))
    }
}
