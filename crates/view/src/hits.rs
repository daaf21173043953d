//! The hits of the open transcript, one after the other: what `n` and `N` walk along. Its marks and
//! pins are walked along in the same way.
//!
//! Must not know: keys, scrolling, which hit the page has reached.

use corpus::message::{MarkKind, MarkName, Reading, TurnHits, TurnNo, TurnText};

use crate::marked::merged;
use crate::reading::turn_text;
use crate::{Wording, words};

/// Name of a hit: its turn and which of the turn's hits it is, counted from 0 as `Run::hit` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HitPlace {
    pub turn: TurnNo,
    pub nth: u32,
    /// Where it begins, in bytes of the turn's text.
    pub at: u32,
}

/// Where a step along the hits starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// At this hit, whether or not it is still one.
    Hit(HitPlace),
    /// Before the first hit of this turn; `TurnNo(0)` is before all.
    Turn(TurnNo),
}

/// Which way a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Next,
    Previous,
}

/// A hit that a step came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stepped {
    pub hit: HitPlace,
    /// Which of all hits it is, counted from 1.
    pub ordinal: u32,
    pub total: u32,
    /// The step went over the last hit to the first, or the other way.
    pub wrapped: Option<Step>,
}

/// All hits of the open transcript in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HitList(Vec<HitPlace>);

impl HitList {
    /// The hits that `paragraphs` draws, in the same numbers, without those that stand in words of
    /// another wording than the one that is read. `matching` is in order of turns.
    pub fn of(reading: &Reading, matching: &[TurnHits], wording: Wording) -> HitList {
        let mut places = Vec::new();
        for hits in matching {
            let Some(turn) = turn_text(reading, hits.turn) else { continue };
            let left_out = || turn.text.marks.iter().filter(|mark| wording.leaves_out(&mark.kind));
            let is_read = |(_, range): &(u32, std::ops::Range<usize>)| {
                !left_out().any(|mark| {
                    mark.span.start as usize <= range.start && range.end <= mark.span.end as usize
                })
            };
            let drawn = merged(&turn.text.text, &hits.hits);
            let place = |(nth, range): (u32, std::ops::Range<usize>)| {
                let at = u32::try_from(range.start).unwrap_or(u32::MAX);
                HitPlace { turn: turn.no, nth, at }
            };
            places.extend((0u32..).zip(drawn).filter(is_read).map(place));
        }
        HitList(places)
    }

    /// The marks of that name. Struck words and what stands for them are one correction.
    pub fn marks(reading: &Reading, name: MarkName) -> HitList {
        let of_turn = |turn: &TurnText| {
            let named = turn.text.marks.iter().filter(|mark| counts_as(&mark.kind, name));
            let no = turn.no;
            let place = move |(nth, at)| HitPlace { turn: no, nth, at };
            let begins: Vec<u32> = named.map(|mark| mark.span.start).collect();
            (0u32..).zip(begins).map(place)
        };
        HitList(reading.turns.iter().flat_map(of_turn).collect())
    }

    /// Whole turns, those that the transcript has.
    pub fn turns(reading: &Reading, turns: &[TurnNo]) -> HitList {
        let there = turns.iter().filter(|no| turn_text(reading, **no).is_some());
        HitList(there.map(|turn| HitPlace { turn: *turn, nth: 0, at: 0 }).collect())
    }

    /// Where they are, in order.
    pub(crate) fn places(&self) -> &[HitPlace] {
        &self.0
    }

    /// How many hits there are.
    pub fn total(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    /// The next or previous hit, going round at either end; `None` where there is no hit at all.
    pub fn step(&self, from: Cursor, step: Step) -> Option<Stepped> {
        let last = self.0.len().checked_sub(1)?;
        let before = match from {
            Cursor::Hit(hit) => self.0.partition_point(|place| *place < hit),
            Cursor::Turn(turn) => self.0.partition_point(|place| place.turn < turn),
        };
        let here = matches!(from, Cursor::Hit(hit) if self.0.get(before) == Some(&hit));
        let wanted = match step {
            Step::Next => Some(before + usize::from(here)).filter(|at| *at <= last),
            Step::Previous => before.checked_sub(1),
        };
        let at = wanted.unwrap_or(if step == Step::Next { 0 } else { last });
        let wrapped = wanted.is_none().then_some(step);
        let ordinal = u32::try_from(at + 1).unwrap_or(u32::MAX);
        Some(Stepped { hit: *self.0.get(at)?, ordinal, total: self.total(), wrapped })
    }
}

/// Whether the mark is one of that name, and no second half of one.
pub(crate) fn counts_as(kind: &MarkKind, name: MarkName) -> bool {
    MarkName::of(kind) == Some(name) && *kind != MarkKind::Replacement
}

impl Stepped {
    /// `Hit 3 of 17`, and whether the step went round.
    pub fn words(self, noun: &str) -> String {
        let number = |value| words::number(u64::from(value));
        let hit = noun.to_owned() + " " + &number(self.ordinal) + " of " + &number(self.total);
        hit + match self.wrapped {
            None => "",
            Some(Step::Next) => ", again from the start",
            Some(Step::Previous) => ", again from the end",
        }
    }
}

#[cfg(test)]
mod tests {
    use corpus::message::{Mark, Span};

    use super::*;
    use crate::sample;

    fn list() -> HitList {
        let reading = sample::reading(&["one two", "three", "four five", "six"]);
        let mut matching = sample::matching(&[1, 3, 4, 9]);
        matching[0].hits = sample::hits(&[(4, 7), (0, 3), (1, 3)]);
        matching[1].hits = sample::hits(&[(0, 4), (90, 95)]);
        matching[3].hits = sample::hits(&[(0, 1)]);
        HitList::of(&reading, &matching, Wording::Both)
    }

    fn hit(turn: u32, nth: u32) -> Cursor {
        Cursor::Hit(
            list()
                .0
                .into_iter()
                .find(|one| (one.turn.0, one.nth) == (turn, nth))
                .unwrap_or(HitPlace { turn: TurnNo(turn), nth, at: 0 }),
        )
    }

    fn check(from: Cursor, step: Step, turn: u32, nth: u32, words: &str) {
        let stepped = list().step(from, step).expect("there are hits");
        assert_eq!((stepped.hit.turn.0, stepped.hit.nth), (turn, nth), "{from:?} {step:?}");
        assert_eq!(stepped.words("Hit"), words);
    }

    #[test]
    fn forward_and_back() {
        use Step::{Next, Previous};
        assert_eq!(list().total(), 3);
        check(Cursor::Turn(TurnNo(0)), Next, 1, 0, "Hit 1 of 3");
        check(hit(1, 0), Next, 1, 1, "Hit 2 of 3");
        check(hit(1, 1), Next, 3, 0, "Hit 3 of 3");
        check(hit(3, 0), Next, 1, 0, "Hit 1 of 3, again from the start");
        check(hit(3, 0), Previous, 1, 1, "Hit 2 of 3");
        check(hit(1, 0), Previous, 3, 0, "Hit 3 of 3, again from the end");
        check(Cursor::Turn(TurnNo(2)), Next, 3, 0, "Hit 3 of 3");
        check(Cursor::Turn(TurnNo(3)), Next, 3, 0, "Hit 3 of 3");
        check(Cursor::Turn(TurnNo(3)), Previous, 1, 1, "Hit 2 of 3");
        check(Cursor::Turn(TurnNo(4)), Next, 1, 0, "Hit 1 of 3, again from the start");
    }

    #[test]
    fn only_what_is_read_is_walked_along() {
        let mut reading = sample::reading(&["one old new one"]);
        let mark = |start, end, kind| Mark { span: Span { start, end }, kind };
        reading.turns[0].text.marks =
            vec![mark(4, 7, MarkKind::Struck), mark(8, 11, MarkKind::Replacement)];
        let mut matching = sample::matching(&[1]);
        matching[0].hits = sample::hits(&[(0, 3), (4, 7), (8, 11), (8, 15)]);
        let walked = |wording| {
            let list = HitList::of(&reading, &matching, wording);
            list.0.iter().map(|place| place.nth).collect::<Vec<_>>()
        };
        assert_eq!(walked(Wording::Both), [0, 1, 2]);
        // A hit that reaches out of what is left out is still seen.
        assert_eq!(walked(Wording::Spoken), [0, 1, 2]);
        assert_eq!(walked(Wording::Corrected), [0, 2]);
        matching[0].hits = sample::hits(&[(8, 11)]);
        assert_eq!(HitList::of(&reading, &matching, Wording::Spoken).total(), 0);
    }

    #[test]
    fn from_a_hit_that_is_gone() {
        check(hit(2, 5), Step::Next, 3, 0, "Hit 3 of 3");
        check(hit(2, 5), Step::Previous, 1, 1, "Hit 2 of 3");
        assert_eq!(HitList::default().step(hit(1, 0), Step::Next), None);
    }
}
