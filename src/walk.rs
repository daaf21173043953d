//! The walk from hit to hit of the open transcript: one handle for the keys and the buttons.
//!
//! Must not know: where hits come from, how they are drawn.

use view::{Change, Cursor, HitList, HitPlace, Place, PlaceChange, Step, Stepped, TurnNo};

use crate::browser::scroll;
use crate::engine::Engine;
use crate::held::Held;
use crate::navigation::Navigation;

/// Where the walk is. All copies are one.
#[derive(Clone, Copy)]
pub(crate) struct Walk {
    navigation: Navigation,
    engine: Engine,
    /// The last step, with the query it was taken under.
    last: Held<Option<(String, Stepped)>>,
}

impl Walk {
    pub(crate) fn start(navigation: Navigation, engine: Engine) -> Self {
        Self { navigation, engine, last: Held::new(None) }
    }

    /// `Hit 3 of 17`; before the first step how many there are; `None` where there are none.
    pub(crate) fn words(self) -> Option<String> {
        let total = self.hits().total();
        let words = || self.now().map_or_else(|| view::counted(total, "hit"), Stepped::words);
        (total > 0).then(words)
    }

    /// The hit that the walk has reached.
    pub(crate) fn hit(self) -> Option<HitPlace> {
        self.now().map(|step| step.hit)
    }

    pub(crate) fn next(self) {
        self.step(Step::Next);
    }

    pub(crate) fn previous(self) {
        self.step(Step::Previous);
    }

    fn hits(self) -> HitList {
        let reading = self.engine.reading();
        reading.map(|reading| HitList::of(&reading, &self.engine.hits())).unwrap_or_default()
    }

    /// The last step, as long as the query is the same.
    fn now(self) -> Option<Stepped> {
        let view = self.navigation.view();
        self.last.get().filter(|(under, _)| *under == view.query).map(|(_, step)| step)
    }

    fn step(self, step: Step) {
        let Some(reading) = self.engine.reading_now() else { return };
        let from = match self.now() {
            Some(last) => Cursor::Hit(last.hit),
            None => Cursor::Turn(self.navigation.turn_now().unwrap_or(TurnNo(0))),
        };
        let Some(stepped) = self.hits().step(from, step) else { return };
        self.last.set(Some((self.navigation.view_now().query.clone(), stepped)));
        let HitPlace { turn, nth } = stepped.hit;
        let place = Place { transcript: reading.entry.id.clone(), turn: Some(turn) };
        self.navigation.go(Change::Place(PlaceChange::Turn(place)));
        scroll::after_layout(move || scroll::to_middle(&mark_of(turn, nth)));
    }
}

/// Finds the element of a hit.
pub(crate) fn mark_of(turn: TurnNo, nth: u32) -> String {
    "#t".to_owned() + &turn.0.to_string() + " mark[data-hit=\"" + &nth.to_string() + "\"]"
}
