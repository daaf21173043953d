//! The minimap of a transcript as plain numbers: a segment for each turn, as long as its words, in
//! parts of [`Minimap::LENGTH`].
//!
//! Must not know: pixels, colours, what the pointer does.

use corpus::message::{MarkName, Reading, Role, TurnHits, TurnNo};

use crate::hits::{HitList, HitPlace};
use crate::{Wording, words};

/// A transcript at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minimap {
    /// In order, without space between them.
    segments: Vec<Segment>,
}

/// One turn of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment {
    no: TurnNo,
    role: Role,
    from: u32,
    to: u32,
}

/// What is ticked beside the segments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick<'a> {
    /// Each hit in what is read.
    Hits(&'a [TurnHits], Wording),
    /// Each mark of that name.
    Marks(MarkName),
    /// Each of these turns.
    Turns(&'a [TurnNo]),
}

/// Turns beyond which the rims of hollow questions would touch.
const DENSE: u32 = 200;

impl Minimap {
    /// How long the whole is.
    pub const LENGTH: u32 = 10_000;

    /// Words weigh as much as they take space; the label of the shortest turn takes some too.
    pub fn of(reading: &Reading) -> Minimap {
        const LABEL: u64 = 40;
        let weigh = |text: &str| LABEL + text.len() as u64;
        let total: u64 = reading.turns.iter().map(|turn| weigh(&turn.text.text)).sum();
        let (mut before, mut from) = (0, 0);
        let segment = |turn: &corpus::message::TurnText| {
            before += weigh(&turn.text.text);
            let to = part(before, total);
            let part = reading.cast.get(usize::from(turn.speaker));
            let role = part.map(|part| part.who.role).unwrap_or_default();
            Segment { no: turn.no, role, from: std::mem::replace(&mut from, to), to }
        };
        Minimap { segments: reading.turns.iter().map(segment).collect() }
    }

    /// Whether the rims of hollow questions would touch.
    pub fn is_dense(&self) -> bool {
        self.turns() > DENSE
    }

    /// How many turns it shows.
    pub fn turns(&self) -> u32 {
        u32::try_from(self.segments.len()).unwrap_or(u32::MAX)
    }

    /// The outlines of the questions, or of all that is no question, as the path of a drawing
    /// `width` wide. Between two turns a hair's breadth stays free.
    pub fn outline(&self, asked: bool, width: u32) -> String {
        let mut path = String::new();
        for one in self.segments.iter().filter(|one| (one.role == Role::Press) == asked) {
            let length = one.to.saturating_sub(one.from);
            let gap = (length / 6).min(16);
            let (top, height) = (one.from + gap, length.saturating_sub(2 * gap));
            let indent = if one.role == Role::Moderator { width / 2 } else { 0 };
            for (letter, number) in
                [("M", indent), (" ", top), ("H", width), ("v", height), ("H", indent)]
            {
                path.push_str(letter);
                path.push_str(&number.to_string());
            }
            path.push('z');
        }
        path
    }

    /// Ticks as a path of strokes from `left`, each `width` wide; a width of 0 makes dots.
    pub fn ticks(&self, reading: &Reading, tick: Tick<'_>, left: u32, width: u32) -> String {
        let depths: Vec<u32> = match tick {
            Tick::Hits(hits, wording) => {
                self.depths(reading, HitList::of(reading, hits, wording).places())
            }
            Tick::Marks(name) => self.depths(reading, HitList::marks(reading, name).places()),
            Tick::Turns(turns) => {
                turns.iter().filter_map(|turn| Some(self.segment(*turn)?.from)).collect()
            }
        };
        let (left, width) = (left.to_string(), width.to_string());
        depths.iter().fold(String::new(), |path, depth| {
            path + "M" + &left + " " + &depth.to_string() + "h" + &width
        })
    }

    fn depths(&self, reading: &Reading, places: &[HitPlace]) -> Vec<u32> {
        let mut depths: Vec<u32> = Vec::new();
        for place in places {
            let Some(depth) = self.depth(reading, *place) else { continue };
            // Ticks that nobody could tell apart are drawn once.
            if depths.last().is_none_or(|last| last.abs_diff(depth) >= 10) {
                depths.push(depth);
            }
        }
        depths
    }

    fn depth(&self, reading: &Reading, place: HitPlace) -> Option<u32> {
        let one = self.segment(place.turn)?;
        let whole = crate::reading::turn_text(reading, place.turn)?.text.text.len() as u64;
        let length = u64::from(one.to.saturating_sub(one.from));
        Some(one.from + u32::try_from(length * u64::from(place.at) / whole.max(1)).unwrap_or(0))
    }

    /// From where to where the map shows what lies between two places of the text, each a turn and
    /// how much of it lies above.
    pub fn frame(&self, edges: [(TurnNo, f64); 2]) -> Option<[u32; 2]> {
        let [from, to] = edges.map(|(no, part)| {
            let one = self.segment(no)?;
            let length = f64::from(one.to.saturating_sub(one.from));
            Some(one.from + (length * part.clamp(0.0, 1.0)) as u32)
        });
        Some([from?, to?])
    }

    /// The turn at a depth of the map, from 0 to 1, and how much of it lies above.
    pub fn at(&self, depth: f64) -> Option<(TurnNo, f64)> {
        let depth = (depth.clamp(0.0, 1.0) * f64::from(Self::LENGTH)) as u32;
        let at = self.segments.partition_point(|one| one.to <= depth);
        let one = self.segments.get(at).or(self.segments.last())?;
        let length = one.to.saturating_sub(one.from).max(1);
        Some((one.no, f64::from(depth.saturating_sub(one.from)) / f64::from(length)))
    }

    /// `Turn 7 of 20, Senior administration official`
    pub fn words(&self, reading: &Reading, no: TurnNo) -> String {
        let turn = crate::reading::turn_text(reading, no);
        let part = turn.and_then(|turn| reading.cast.get(usize::from(turn.speaker)));
        let words = "Turn ".to_owned() + &no.0.to_string() + " of " + &self.turns().to_string();
        let who = part.map(|part| ", ".to_owned() + &words::spoken(&part.who));
        words + &who.unwrap_or_default()
    }

    fn segment(&self, no: TurnNo) -> Option<&Segment> {
        let at = self.segments.binary_search_by_key(&no, |one| one.no).ok()?;
        self.segments.get(at)
    }
}

fn part(before: u64, total: u64) -> u32 {
    let part = before * u64::from(Minimap::LENGTH) / total.max(1);
    u32::try_from(part).unwrap_or(Minimap::LENGTH)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sample;

    /// Turns of 60, 10 and 110 bytes: 100, 50 and 150 parts of 300.
    fn three() -> Reading {
        let [a, b, c] = [60, 10, 110].map(|length| "a".repeat(length));
        sample::reading(&[&a, &b, &c])
    }

    #[test]
    fn segments_are_as_long_as_their_turns() {
        let map = Minimap::of(&three());
        assert_eq!(map.turns(), 3);
        assert_eq!(map.outline(false, 20), "M0 16H20v3301H0zM0 5016H20v4968H0z");
        assert_eq!(map.outline(true, 12), "M0 3349H12v1635H0z");
        assert_eq!(Minimap::of(&sample::reading(&[])).outline(false, 20), "");
    }

    #[test]
    fn ticks_stand_where_the_hits_are() {
        let reading = three();
        let map = Minimap::of(&reading);
        let mut matching = sample::matching(&[1, 3, 9]);
        matching[0].hits = sample::hits(&[(30, 31)]);
        matching[1].hits = sample::hits(&[(0, 1), (55, 60)]);
        let ticks = map.ticks(&reading, Tick::Hits(&matching, Wording::Both), 30, 8);
        assert_eq!(ticks, "M30 1666h8M30 5000h8M30 7500h8");
        assert_eq!(map.ticks(&reading, Tick::Turns(&[TurnNo(2), TurnNo(7)]), 4, 0), "M4 3333h0");
        assert_eq!(map.ticks(&reading, Tick::Marks(MarkName::Sic), 4, 0), "");
    }

    #[test]
    fn what_is_seen_is_framed() {
        let map = Minimap::of(&three());
        let frame = |from, to| map.frame([(TurnNo(1), from), (TurnNo(3), to)]);
        assert_eq!(frame(0.0, 1.0), Some([0, 10_000]));
        assert_eq!(frame(0.5, 0.5), Some([1666, 7500]));
        assert_eq!(map.frame([(TurnNo(1), 0.0), (TurnNo(4), 0.0)]), None);
        assert_eq!(map.at(0.0), Some((TurnNo(1), 0.0)));
        assert_eq!(map.at(0.75), Some((TurnNo(3), 0.5)));
        assert_eq!(map.at(7.0), Some((TurnNo(3), 1.0)));
        assert_eq!(Minimap::of(&sample::reading(&[])).at(0.5), None);
    }

    #[test]
    fn a_place_in_words() {
        let reading = three();
        let map = Minimap::of(&reading);
        assert_eq!(map.words(&reading, TurnNo(1)), "Turn 1 of 3, Jen Psaki");
        assert_eq!(map.words(&reading, TurnNo(2)), "Turn 2 of 3, Reporters");
        assert_eq!(map.words(&reading, TurnNo(9)), "Turn 9 of 3");
    }

    proptest! {
        #[test]
        fn every_depth_has_its_turn(lengths in proptest::collection::vec(0..400usize, 1..40), depth in 0.0..1.0) {
            let turns: Vec<String> = lengths.iter().map(|length| "a".repeat(*length)).collect();
            let turns: Vec<&str> = turns.iter().map(String::as_str).collect();
            let map = Minimap::of(&sample::reading(&turns));
            let (no, part) = map.at(depth).expect("a turn");
            let [there, _] = map.frame([(no, part), (no, 1.0)]).expect("a frame");
            prop_assert!((f64::from(there) - depth * f64::from(Minimap::LENGTH)).abs() <= 2.0);
        }
    }
}
