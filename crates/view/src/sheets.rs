//! A long list of results is cut into sheets of equally many rows, of which only those near the reader
//! are drawn: however long the list, it costs what is in sight.
//!
//! Must not know: how high a row is, where the reader is.

use std::ops::Range;

use corpus::message::Scope;

/// Rows of a sheet. The first is what a search waits for, and each row is up to three files of text.
pub const SHEET: u32 = 10;

/// Sheets that are asked for at once, at most: as many as a tall window shows, and one before and after.
const MOST: u32 = 4;

/// How many sheets this many rows fill; the last may not be full.
pub fn sheets(rows: u32) -> u32 {
    rows.div_ceil(SHEET)
}

/// The sheets to be asked for: the first that are bare of those near the reader, in one stretch.
pub fn wanted(near: Range<u32>, is_bare: impl Fn(u32) -> bool) -> Option<Range<u32>> {
    let first = near.clone().find(|sheet| is_bare(*sheet))?;
    let last = (first..near.end.min(first + MOST)).rfind(|sheet| is_bare(*sheet))?;
    Some(first..last + 1)
}

/// What is asked for these sheets.
pub(crate) fn scope(sheets: &Range<u32>) -> Scope {
    let rows = |sheets: u32| sheets.saturating_mul(SHEET);
    Scope::Archive { first: rows(sheets.start), count: rows(sheets.end - sheets.start) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(near: Range<u32>, bare: &[u32], expect: Option<Range<u32>>) {
        assert_eq!(wanted(near, |sheet| bare.contains(&sheet)), expect, "{bare:?}");
    }

    #[test]
    fn the_last_sheet_may_not_be_full() {
        assert_eq!([0, 1, 10, 11, 353].map(sheets), [0, 1, 1, 2, 36]);
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
        assert_eq!(scope(&(2..4)), Scope::Archive { first: 20, count: 20 });
    }
}
