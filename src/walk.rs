//! The walk from hit to hit of the open transcript, from mark to mark or from pin to pin: one handle
//! each for the keys and the buttons.
//!
//! Must not know: where hits come from, how they are drawn.

use std::rc::Rc;

use view::{
    Change, Cursor, HitList, HitPlace, Reading, Step, Stepped, TranscriptId, TurnNo, Wording,
};

use crate::browser::scroll;
use crate::engine::Engine;
use crate::held::Held;
use crate::navigation::Navigation;

/// What is walked along.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Along {
    Hits,
    /// The marks that are lit.
    Marks,
    Pins,
}

/// The places of a transcript in a row.
type Route = (Option<TranscriptId>, HitList);

/// Where the walk is. All copies are one.
#[derive(Clone, Copy)]
pub(crate) struct Walk {
    navigation: Navigation,
    engine: Engine,
    along: Along,
    /// The last step, with what it was taken along.
    last: Held<Option<(Route, Stepped)>>,
}

impl Walk {
    pub(crate) fn start(navigation: Navigation, engine: Engine, along: Along) -> Self {
        Self { navigation, engine, along, last: Held::new(None) }
    }

    /// `Hit 3 of 17`; before the first step how many there are; `None` where there are none.
    pub(crate) fn words(self) -> Option<String> {
        let (total, noun) = (self.places().total(), self.noun());
        let unread = self.unread(total);
        let words = || match self.now() {
            Some(step) => step.words(noun),
            None => view::counted(total, &noun.to_lowercase()),
        };
        let more = match unread {
            0 => String::new(),
            _ => ", and ".to_owned() + &view::number(unread.into()) + " in the other wording",
        };
        (total + unread > 0).then(|| words() + &more)
    }

    fn noun(self) -> &'static str {
        match self.along {
            Along::Hits => "Hit",
            Along::Marks => "Mark",
            Along::Pins => "Pin",
        }
    }

    /// Finds the element that the walk has reached.
    pub(crate) fn reached(self) -> Option<String> {
        self.now().map(|step| self.selector(step.hit))
    }

    fn selector(self, HitPlace { turn, nth, at }: HitPlace) -> String {
        let turn = "#t".to_owned() + &turn.0.to_string();
        match self.along {
            Along::Hits => turn + " mark[data-hit=\"" + &nth.to_string() + "\"]",
            Along::Marks => turn + " [data-at=\"" + &at.to_string() + "\"]",
            Along::Pins => turn,
        }
    }

    pub(crate) fn next(self) {
        self.step(Step::Next);
    }

    pub(crate) fn previous(self) {
        self.step(Step::Previous);
    }

    fn places(self) -> HitList {
        let Some(reading) = self.engine.reading() else { return HitList::default() };
        let manner = &self.navigation.view().manner;
        match self.along {
            Along::Hits => HitList::of(&reading, &self.engine.hits(), manner.wording),
            Along::Marks => {
                manner.lit.map(|mark| HitList::marks(&reading, mark)).unwrap_or_default()
            }
            Along::Pins => HitList::turns(&reading, &manner.pins),
        }
    }

    /// Hits beside these `total` that stand in words which are not shown.
    fn unread(self, total: u32) -> u32 {
        let manner = &self.navigation.view().manner;
        if self.along != Along::Hits || manner.wording == Wording::Both {
            return 0;
        }
        let all = |reading: Rc<Reading>| HitList::of(&reading, &self.engine.hits(), Wording::Both);
        self.engine.reading().map_or(0, |reading| all(reading).total().saturating_sub(total))
    }

    fn route(self) -> Route {
        (self.engine.open(), self.places())
    }

    /// The last step, as long as it still means something.
    fn now(self) -> Option<Stepped> {
        let (taken, step) = self.last.get()?;
        (taken == self.route()).then_some(step)
    }

    fn step(self, step: Step) {
        let Some(reading) = self.engine.reading_now() else { return };
        let from = match self.now() {
            Some(last) => Cursor::Hit(last.hit),
            None => Cursor::Turn(self.navigation.turn_now().unwrap_or(TurnNo(0))),
        };
        let Some(stepped) = self.places().step(from, step) else { return };
        self.last.set(Some((self.route(), stepped)));
        let turn = stepped.hit.turn;
        self.navigation.go(Change::to_turn(&reading, turn));
        let selector = self.selector(stepped.hit);
        let whole = self.along == Along::Pins;
        scroll::after_layout(move || match whole {
            true => scroll::to_turn(turn.0),
            false => scroll::to_middle(&selector),
        });
    }
}
