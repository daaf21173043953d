//! The walk from hit to hit of the open transcript: one handle for the keys and the buttons.
//!
//! Must not know: where hits come from, how they are drawn.

use leptos::prelude::*;
use view::{Change, Cursor, HitList, HitPlace, Place, PlaceChange, Step, Stepped, TurnNo};

use crate::browser::scroll;
use crate::engine::Engine;
use crate::navigation::Navigation;

/// Where the walk is. All copies are one.
#[derive(Clone, Copy)]
pub(crate) struct Walk {
    navigation: Navigation,
    engine: Engine,
    hits: Memo<HitList>,
    /// The last step, with the query it was taken under.
    last: RwSignal<Option<(String, Stepped)>>,
    /// The last step, as long as the query is the same.
    now: Memo<Option<Stepped>>,
}

impl Walk {
    pub(crate) fn start(navigation: Navigation, engine: Engine) -> Self {
        let matching = engine.hits();
        let hits = Memo::new(move |_| {
            let reading = engine.reading().get();
            reading
                .map(|reading| matching.with(|all| HitList::of(&reading, all)))
                .unwrap_or_default()
        });
        let last = RwSignal::new(None::<(String, Stepped)>);
        let now = Memo::new(move |_| {
            let query = navigation.state().with(|state| state.query.clone());
            last.get().filter(|(under, _)| *under == query).map(|(_, step)| step)
        });
        Self { navigation, engine, hits, last, now }
    }

    /// There is something to walk along.
    pub(crate) fn any(self) -> bool {
        self.hits.with(|hits| hits.total() > 0)
    }

    /// `Hit 3 of 17`; before the first step how many there are.
    pub(crate) fn words(self) -> String {
        let total = self.hits.with(HitList::total);
        self.now.get().map_or_else(|| view::counted(total, "hit"), Stepped::words)
    }

    /// Which hit of turn `no` the walk has reached, if it is in that turn.
    pub(crate) fn hit_of(self, no: TurnNo) -> Signal<Option<u32>> {
        let now = self.now;
        let nth = move |_: Option<&Option<u32>>| {
            now.get().map(|step| step.hit).filter(|hit| hit.turn == no).map(|hit| hit.nth)
        };
        Memo::new(nth).into()
    }

    pub(crate) fn next(self) {
        self.step(Step::Next);
    }

    pub(crate) fn previous(self) {
        self.step(Step::Previous);
    }

    fn step(self, step: Step) {
        let Some(reading) = self.engine.reading().get_untracked() else { return };
        let from = match self.now.get_untracked() {
            Some(last) => Cursor::Hit(last.hit),
            None => Cursor::Turn(self.navigation.turn_untracked().unwrap_or(TurnNo(0))),
        };
        let Some(stepped) = self.hits.with_untracked(|hits| hits.step(from, step)) else { return };
        let query = self.navigation.state().with_untracked(|state| state.query.clone());
        self.last.set(Some((query, stepped)));
        let HitPlace { turn, nth } = stepped.hit;
        let place = Place { transcript: reading.entry.id.clone(), turn: Some(turn) };
        self.navigation.go(Change::Place(PlaceChange::Turn(place)));
        let mark = format!("#t{} mark[data-hit=\"{nth}\"]", turn.0);
        scroll::after_layout(move || scroll::to_middle(&mark));
    }
}
