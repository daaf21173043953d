//! What the source itself sets apart in a transcript, counted: the legend of the integrity layer;
//! and how many turns a reader could pass over.
//!
//! Must not know: elements, which mark is lit.

use corpus::message::{MarkName, Reading, Role, TurnText};

use crate::Hidden;
use crate::hits::counts_as;
use crate::words;

/// One kind of mark that the transcript has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegendRow {
    pub mark: MarkName,
    /// For several of them: `Redactions`.
    pub label: &'static str,
    pub count: u32,
}

/// The marks that the transcript has, those that bear on what was said first.
pub fn legend(reading: &Reading) -> Vec<LegendRow> {
    use MarkName::*;
    let order = [
        Correction, Redaction, Insertion, Sic, Inaudible, CrossTalk, Laughter, Applause, Direction,
        Link,
    ];
    let marks = || reading.turns.iter().flat_map(|turn| &turn.text.marks);
    let row = |mark| {
        let count = marks().filter(|one| counts_as(&one.kind, mark)).count();
        LegendRow {
            mark,
            label: words::mark(mark),
            count: u32::try_from(count).unwrap_or(u32::MAX),
        }
    };
    order.map(row).into_iter().filter(|row| row.count > 0).collect()
}

/// How many turns such a choice passes over.
pub fn hideable(reading: &Reading, hidden: Hidden) -> u32 {
    let turns = reading.turns.iter().filter(|turn| is_hidden(reading, turn, &[hidden]));
    u32::try_from(turns.count()).unwrap_or(u32::MAX)
}

/// The turn is one of those that the reader passes over.
pub(crate) fn is_hidden(reading: &Reading, turn: &TurnText, hidden: &[Hidden]) -> bool {
    hidden.iter().any(|hidden| match hidden {
        Hidden::Moderators => {
            let part = reading.cast.get(usize::from(turn.speaker));
            part.is_some_and(|part| part.who.role == Role::Moderator)
        }
        Hidden::Interjections => turn.text.text.split_whitespace().nth(3).is_none(),
    })
}

#[cfg(test)]
mod tests {
    use corpus::message::{Mark, MarkKind, Span};

    use super::*;
    use crate::sample;

    #[test]
    fn marks_are_counted_by_name() {
        let mut reading = sample::reading(&["We have to [two] things [sic]", "Why?"]);
        let mark = |start, end, kind| Mark { span: Span { start, end }, kind };
        reading.turns[0].text.marks = vec![
            mark(8, 10, MarkKind::Struck),
            mark(11, 16, MarkKind::Replacement),
            mark(24, 29, MarkKind::Sic),
            mark(0, 2, MarkKind::Emphasis),
        ];
        let rows: Vec<_> = legend(&reading).iter().map(|row| (row.label, row.count)).collect();
        assert_eq!(rows, [("Corrections", 1), ("Marked “sic”", 1)]);
    }

    #[test]
    fn short_turns_are_interjections() {
        let reading = sample::reading(&["One two three.", "One two three four.", "(Cross-talk.)"]);
        assert_eq!(hideable(&reading, Hidden::Interjections), 2);
        assert_eq!(hideable(&reading, Hidden::Moderators), 0);
    }
}
