//! A list on the page whose elements stay where they are, and so keep focus and scroll position,
//! while the list that they stand for changes.

use super::Ink;

/// The elements of a list, each under its key. No two keys are equal.
#[derive(Debug)]
pub(crate) struct Rows {
    list: Ink,
    rows: Vec<(String, Ink)>,
}

impl Rows {
    /// An empty list inside `list`, which holds nothing else.
    pub(crate) fn new(list: Ink) -> Self {
        Self { list, rows: Vec::new() }
    }

    /// Shows what stands under `keys`, in their order: elements that are there already are handed to
    /// `keep`, new ones come from `draw`. Both are given the place of the key.
    pub(crate) fn show(
        &mut self,
        keys: Vec<String>,
        draw: &mut dyn FnMut(usize) -> Ink,
        keep: &mut dyn FnMut(usize, &Ink),
    ) {
        let mut before = std::mem::take(&mut self.rows).into_iter().map(Some).collect::<Vec<_>>();
        let mut hint = 0;
        let found: Vec<_> = keys.iter().map(|key| take(&mut before, &mut hint, key)).collect();
        for (_, gone) in before.into_iter().flatten() {
            gone.remove();
        }
        let mut next = self.list.first();
        for (at, (key, kept)) in keys.into_iter().zip(found).enumerate() {
            let row = match kept {
                Some(row) => {
                    keep(at, &row);
                    row
                }
                None => draw(at),
            };
            if next.as_ref().is_some_and(|next| next.is(&row)) {
                next = row.next();
            } else {
                self.list.insert(&row, next.as_ref());
            }
            self.rows.push((key, row));
        }
    }
}

/// Takes the element of `key` out of `rows`. The search begins behind the one found before: most
/// lists keep their order.
fn take(rows: &mut [Option<(String, Ink)>], hint: &mut usize, key: &str) -> Option<Ink> {
    let is_it = |row: &Option<(String, Ink)>| row.as_ref().is_some_and(|(name, _)| name == key);
    let (front, back) = rows.split_at_checked(*hint)?;
    let at = match back.iter().position(is_it) {
        Some(at) => *hint + at,
        None => front.iter().position(is_it)?,
    };
    *hint = at + 1;
    rows.get_mut(at)?.take().map(|(_, row)| row)
}
