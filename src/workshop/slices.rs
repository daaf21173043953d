//! Long lists in slices: between two of them the page answers whoever uses it.
//!
//! Must not know: what is listed.

use crate::browser::ink::Ink;
use crate::browser::page;

/// Rows of a slice.
pub(super) const SLICE: usize = 40;

/// Adds rows to a list: the first slice now, the others soon.
pub(super) fn add(list: Ink, mut rows: Box<dyn ExactSizeIterator<Item = Ink>>) {
    rows.by_ref().take(SLICE).for_each(|row| list.add(&row));
    if rows.len() > 0 {
        page::soon(move || add(list, rows));
    }
}
