//! One transcript as a script: which of its turns are shown, and each turn ready to be drawn.
//!
//! Must not know: elements, scrolling, what the reader pressed.

use corpus::message::{
    Found, Hit, Piece, PieceKind, Reading, Role, Rows, TurnHits, TurnNo, TurnText,
};

use crate::legend::is_hidden;
use crate::marked::{Paragraph, paragraphs};
use crate::{Density, ViewState, words};

/// One thing in the column of turns. Also its key: no two of a list are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    Turn(TurnNo),
    Gap(Gap),
}

/// Turns left out between those shown, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gap {
    pub first: TurnNo,
    pub last: TurnNo,
}

/// A pinned turn in the list of pins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinRow<'a> {
    pub no: TurnNo,
    /// The label as printed, without its colon.
    pub cue: &'a str,
    /// Its first words.
    pub words: String,
}

/// The pinned turns that the transcript has.
pub fn pins<'a>(reading: &'a Reading, pins: &[TurnNo]) -> Vec<PinRow<'a>> {
    const WORDS: usize = 9;
    let row = |no: &TurnNo| {
        let turn = turn_text(reading, *no)?;
        let first: Vec<&str> = turn.text.text.split_whitespace().take(WORDS).collect();
        let more = turn.text.text.split_whitespace().nth(WORDS).map_or("", |_| " …");
        let words = first.join(" ") + more;
        Some(PinRow { no: *no, cue: turn.cue.trim_end_matches(':'), words })
    };
    pins.iter().filter_map(row).collect()
}

/// A turn ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnRow<'a> {
    pub no: TurnNo,
    /// The label as printed, with its colon.
    pub cue: &'a str,
    /// Full name and office, where the transcript gives them: `Jen Psaki, Press Secretary`.
    pub who: Option<String>,
    pub role: Role,
    pub paragraphs: Vec<Paragraph<'a>>,
}

/// The matching turns of the open transcript; none where the answer is about the archive.
pub fn matching(found: &Found) -> &[TurnHits] {
    match &found.rows {
        Rows::Turns(turns) => turns,
        Rows::Groups(_) => &[],
    }
}

/// What is shown of a transcript. `opened` are gaps that the reader has opened, perhaps under
/// another query. The turn that the link names is always shown, and so is what is asked for and
/// found; what the reader passes over leaves no gap.
pub fn items(
    reading: &Reading,
    matching: &[TurnHits],
    view: &ViewState,
    opened: &[Gap],
) -> Vec<Item> {
    let density = view.density;
    let at = view.place.as_ref().and_then(|place| place.turn);
    let hidden = &view.manner.hidden;
    let reach = u32::from(density == Density::Context);
    let mut near = matching.iter().map(|hits| hits.turn.0).peekable();
    let mut items: Vec<Item> = Vec::new();
    for turn in &reading.turns {
        let no = turn.no;
        while near.next_if(|hit| hit.saturating_add(reach) < no.0).is_some() {}
        let shown = density == Density::All
            || near.peek().is_some_and(|hit| hit.saturating_sub(reach) <= no.0)
            || opened.iter().any(|gap| gap.holds(no))
            || at == Some(no);
        let sought = view.is_asking() && is_matching(matching, no) || at == Some(no);
        if !hidden.is_empty() && !sought && is_hidden(reading, turn, hidden) {
            continue;
        }
        match items.last_mut() {
            _ if shown => items.push(Item::Turn(no)),
            Some(Item::Gap(gap)) => gap.last = no,
            _ => items.push(Item::Gap(Gap { first: no, last: no })),
        }
    }
    items
}

impl Gap {
    /// The turn is one of those left out.
    pub fn holds(self, turn: TurnNo) -> bool {
        (self.first..=self.last).contains(&turn)
    }

    /// How many turns are left out, at least 1.
    pub fn turns(self) -> u32 {
        self.last.0.saturating_sub(self.first.0).saturating_add(1)
    }

    /// `7 turns not shown`.
    pub fn words(self) -> String {
        words::counted(self.turns(), "turn") + " not shown"
    }
}

/// The hits in a turn; `matching` is in order of turns.
pub fn hits_in(matching: &[TurnHits], no: TurnNo) -> &[Hit] {
    let at = matching.binary_search_by_key(&no, |hits| hits.turn);
    at.ok().and_then(|at| matching.get(at)).map_or(&[], |hits| &hits.hits)
}

/// The turn is one of those that match, with hits or without.
pub fn is_matching(matching: &[TurnHits], no: TurnNo) -> bool {
    matching.binary_search_by_key(&no, |hits| hits.turn).is_ok()
}

/// A turn with its hits marked; `None` where the transcript has no such turn.
pub fn turn_row<'a>(reading: &'a Reading, no: TurnNo, hits: &'a [Hit]) -> Option<TurnRow<'a>> {
    let turn = turn_text(reading, no)?;
    let part = reading.cast.get(usize::from(turn.speaker));
    let named = part.map(|part| &part.who).filter(|who| who.name != who.label);
    let who = named.map(|who| match &who.office {
        Some(office) => who.name.clone() + ", " + office,
        None => who.name.clone(),
    });
    let role = part.map(|part| part.who.role).unwrap_or_default();
    Some(TurnRow { no, cue: &turn.cue, who, role, paragraphs: paragraphs(&turn.text, hits) })
}

/// What can be told of a turn before it is drawn: its role, and about how many lines it will take.
pub fn outline(reading: &Reading, no: TurnNo) -> Option<(Role, u32)> {
    const LINE: usize = 66;
    let turn = turn_text(reading, no)?;
    let part = reading.cast.get(usize::from(turn.speaker));
    let lines: usize = turn.text.text.lines().map(|line| line.len() / LINE + 1).sum();
    let role = part.map(|part| part.who.role).unwrap_or_default();
    Some((role, u32::try_from(lines).unwrap_or(u32::MAX)))
}

/// The turns that fill a first screen: as many as have so many lines.
pub fn first_screen(reading: &Reading) -> impl Iterator<Item = TurnNo> {
    const LINES: u32 = 60;
    let lines = |no: TurnNo| outline(reading, no).map_or(0, |(_, lines)| lines + 1);
    reading.turns.iter().scan(0, move |so_far, turn| {
        let before = *so_far;
        *so_far += lines(turn.no);
        (before < LINES).then_some(turn.no)
    })
}

/// The turn of that number.
pub(crate) fn turn_text(reading: &Reading, no: TurnNo) -> Option<&TurnText> {
    let at = reading.turns.binary_search_by_key(&no, |turn| turn.no).ok()?;
    reading.turns.get(at)
}

/// What stands before or after the turns and is told nowhere else on the page: notes, and the whole
/// text of a transcript in which nobody speaks.
pub fn prose(pieces: &[Piece]) -> Vec<Paragraph<'_>> {
    let told = |piece: &&Piece| matches!(piece.kind, PieceKind::Note | PieceKind::Body);
    pieces.iter().filter(told).flat_map(|piece| paragraphs(&piece.text, &[])).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Place, sample};

    /// Items as `1 2 [3-5] 6`.
    fn drawn_as(items: &[Item]) -> String {
        let item = |item: &Item| match item {
            Item::Turn(no) => no.0.to_string(),
            Item::Gap(gap) => format!("[{}-{}]", gap.first.0, gap.last.0),
        };
        items.iter().map(item).collect::<Vec<_>>().join(" ")
    }

    fn check(density: Density, matching: &[u32], opened: &[(u32, u32)], at: u32, expect: &str) {
        let reading = sample::reading(&["a"; 9]);
        let matching = sample::matching(matching);
        let gap = |(first, last): &(u32, u32)| Gap { first: TurnNo(*first), last: TurnNo(*last) };
        let opened: Vec<Gap> = opened.iter().map(gap).collect();
        let place = |at| Place { transcript: reading.entry.id.clone(), turn: Some(TurnNo(at)) };
        let place = (at > 0).then(|| place(at));
        let view = ViewState { density, place, ..ViewState::default() };
        assert_eq!(drawn_as(&items(&reading, &matching, &view, &opened)), expect);
    }

    #[test]
    fn what_is_passed_over_leaves_no_gap() {
        let reading = sample::reading(&["a", "one two three four", "b", "c"]);
        let check = |address: &str, matching: &[u32], expect: &str| {
            let (view, _) = crate::from_query(address);
            let matching = sample::matching(matching);
            assert_eq!(drawn_as(&items(&reading, &matching, &view, &[])), expect, "{address}");
        };
        check("?hide=interjections", &[1, 2, 3, 4], "2");
        check("?hide=interjections&q=b", &[3], "2 3");
        check("?hide=interjections&at=2021-03-23-k7q2.4", &[1, 2, 3, 4], "2 4");
        check("?hide=interjections&q=b&show=hits", &[3], "[2-2] 3");
    }

    #[test]
    fn pins_say_how_they_begin() {
        let reading = sample::reading(&["a b c d e f g h i j", "Why?"]);
        let rows = pins(&reading, &[TurnNo(1), TurnNo(2), TurnNo(7)]);
        let rows: Vec<_> = rows.iter().map(|row| (row.cue, row.words.as_str())).collect();
        assert_eq!(rows, [("MS. PSAKI", "a b c d e f g h i …"), ("Q", "Why?")]);
    }

    #[test]
    fn densities() {
        check(Density::All, &[], &[], 0, "1 2 3 4 5 6 7 8 9");
        check(Density::Hits, &[2, 3, 9], &[], 0, "[1-1] 2 3 [4-8] 9");
        check(Density::Context, &[1, 5], &[], 0, "1 2 [3-3] 4 5 6 [7-9]");
        check(Density::Context, &[9, 90], &[], 0, "[1-7] 8 9");
        check(Density::Hits, &[], &[], 0, "[1-9]");
    }

    #[test]
    fn what_is_opened_or_linked_is_shown() {
        check(Density::Hits, &[5], &[(1, 4)], 0, "1 2 3 4 5 [6-9]");
        check(Density::Hits, &[5], &[(2, 3), (7, 90)], 0, "[1-1] 2 3 [4-4] 5 [6-6] 7 8 9");
        check(Density::Hits, &[5], &[], 8, "[1-4] 5 [6-7] 8 [9-9]");
    }

    #[test]
    fn turns_that_match() {
        let mut matching = sample::matching(&[2, 5]);
        matching[1].hits = sample::hits(&[(0, 1)]);
        assert_eq!([1, 2, 5].map(|no| is_matching(&matching, TurnNo(no))), [false, true, true]);
        assert_eq!([1, 2, 5].map(|no| hits_in(&matching, TurnNo(no)).len()), [0, 0, 1]);
    }

    #[test]
    fn gaps_in_words() {
        let gap = Gap { first: TurnNo(3), last: TurnNo(9) };
        assert_eq!(gap.words(), "7 turns not shown");
        assert_eq!(Gap { last: TurnNo(3), ..gap }.words(), "1 turn not shown");
    }

    #[test]
    fn a_turn_says_who() {
        let reading = sample::reading(&["Hello there", "Why?"]);
        let hits = sample::hits(&[(0, 5)]);
        let row = turn_row(&reading, TurnNo(1), &hits).expect("the first turn");
        assert_eq!((row.cue, row.role), ("MS. PSAKI:", Role::Official));
        assert_eq!(row.who.as_deref(), Some("Jen Psaki, Press Secretary"));
        let row = turn_row(&reading, TurnNo(2), &[]).expect("the second turn");
        assert_eq!((row.cue, row.role, row.who), ("Q", Role::Press, None));
        assert_eq!(turn_row(&reading, TurnNo(3), &[]), None);
    }

    #[test]
    fn a_first_screen_ends_with_the_turn_that_passes_its_end() {
        let long = "A word and another. ".repeat(400);
        let first = |texts: &[&str]| first_screen(&sample::reading(texts)).count();
        assert_eq!(first(&["Hello.", "There."]), 2);
        assert_eq!(first(&["Hello.", &long, "There."]), 2);
        assert_eq!(first(&[]), 0);
    }

    #[test]
    fn a_turn_is_outlined_before_it_is_drawn() {
        let reading = sample::reading(&["Hello.\nThere.", &"a".repeat(140)]);
        assert_eq!(outline(&reading, TurnNo(1)), Some((Role::Official, 2)));
        assert_eq!(outline(&reading, TurnNo(2)), Some((Role::Press, 3)));
        assert_eq!(outline(&reading, TurnNo(3)), None);
    }

    #[test]
    fn notes_and_bodies_are_prose() {
        let reading = sample::reading(&[]);
        assert_eq!(prose(&reading.preamble).len(), 0);
        let note = sample::piece(PieceKind::Note, "(A dog barks.)\nTwice.");
        assert_eq!(prose(&[note]).len(), 2);
    }

    proptest! {
        #[test]
        fn every_turn_is_shown_or_in_a_gap(
            matching in proptest::collection::btree_set(0..14u32, 0..6),
            opened in proptest::collection::vec((0..14u32, 0..14u32), 0..3),
            density in proptest::sample::select(&Density::ALL[..]),
        ) {
            let reading = sample::reading(&["a"; 12]);
            let matching = sample::matching(&matching.into_iter().collect::<Vec<_>>());
            let opened: Vec<Gap> =
                opened.iter().map(|(a, b)| Gap { first: TurnNo(*a), last: TurnNo(*b) }).collect();
            let view = ViewState { density, ..ViewState::default() };
            let items = items(&reading, &matching, &view, &opened);
            let numbers: Vec<u32> = items.iter().flat_map(|item| match item {
                Item::Turn(no) => no.0..=no.0,
                Item::Gap(gap) => gap.first.0..=gap.last.0,
            }).collect();
            prop_assert_eq!(numbers, (1..=12).collect::<Vec<_>>());
            for hits in &matching {
                let there = (1..=12).contains(&hits.turn.0);
                prop_assert_eq!(items.contains(&Item::Turn(hits.turn)), there);
            }
        }
    }
}
