//! A long list of results is cut into sheets of equally many rows, of which only those near the reader
//! are drawn: however long the list, it costs what is in sight.
//!
//! Must not know: how high a row is, where the reader is.

use std::ops::Range;

use corpus::message::Scope;

/// Rows of a sheet, but for the first.
pub const SHEET: u32 = 10;

/// Transcripts on the first sheet where each shows what matches in it: as many as a window does.
const FIRST_TRANSCRIPTS: u32 = 3;

/// As [`FIRST_TRANSCRIPTS`], where single turns are the rows.
const FIRST_TURNS: u32 = 6;

/// Sheets that are asked for at once, at most: as many as a tall window shows, and one before and after.
const MOST: u32 = 4;

/// How many rows the first sheet has. It is what a search waits for, and a row that shows text is up to
/// three files of it: there the reader waits for no more than can be seen, and the rest follows.
pub fn first_sheet(query: &str, single: bool) -> u32 {
    match (query.trim_ascii().is_empty(), single) {
        (true, _) => SHEET,
        (false, false) => FIRST_TRANSCRIPTS,
        (false, true) => FIRST_TURNS,
    }
}

/// How many sheets this many rows fill, where the first has `first`; the last may not be full.
pub fn sheets(rows: u32, first: u32) -> u32 {
    u32::from(rows > 0) + rows.saturating_sub(first).div_ceil(SHEET)
}

/// The first row of a sheet, where the first sheet has `first`; rows and sheets are counted from 0.
pub fn begin(sheet: u32, first: u32) -> u32 {
    sheet.checked_sub(1).map_or(0, |before| before.saturating_mul(SHEET).saturating_add(first))
}

/// The sheets to be asked for: the first that are bare of those near the reader, in one stretch.
pub fn wanted(near: Range<u32>, is_bare: impl Fn(u32) -> bool) -> Option<Range<u32>> {
    let first = near.clone().find(|sheet| is_bare(*sheet))?;
    let last = (first..near.end.min(first + MOST)).rfind(|sheet| is_bare(*sheet))?;
    Some(first..last + 1)
}

/// What is asked for these sheets.
pub(crate) fn scope(sheets: &Range<u32>, first: u32) -> Scope {
    let (from, to) = (begin(sheets.start, first), begin(sheets.end, first));
    Scope::Archive { first: from, count: to - from }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(near: Range<u32>, bare: &[u32], expect: Option<Range<u32>>) {
        assert_eq!(wanted(near, |sheet| bare.contains(&sheet)), expect, "{bare:?}");
    }

    #[test]
    fn the_last_sheet_may_not_be_full() {
        assert_eq!([0, 1, 10, 11, 353].map(|rows| sheets(rows, 10)), [0, 1, 1, 2, 36]);
        assert_eq!([0, 1, 3, 4, 13, 14].map(|rows| sheets(rows, 3)), [0, 1, 1, 2, 2, 3]);
    }

    #[test]
    fn bare_sheets_are_wanted_in_one_stretch() {
        check(0..3, &[], None);
        check(0..3, &[7], None);
        check(0..3, &[1, 2, 3], Some(1..3));
        check(4..8, &[4, 6, 7, 8], Some(4..8));
        check(0..90, &(1..90).collect::<Vec<_>>(), Some(1..5));
    }

    #[test]
    fn sheets_are_rows() {
        assert_eq!(scope(&(2..4), 10), Scope::Archive { first: 20, count: 20 });
        assert_eq!(scope(&(0..1), 3), Scope::Archive { first: 0, count: 3 });
        assert_eq!(scope(&(1..3), 3), Scope::Archive { first: 3, count: 20 });
    }

    #[test]
    fn a_search_waits_for_as_much_text_as_a_window_shows() {
        assert_eq!([("", false), (" ", true)].map(|(q, single)| first_sheet(q, single)), [10, 10]);
        assert_eq!([("a", false), ("a", true)].map(|(q, single)| first_sheet(q, single)), [3, 6]);
    }
}
