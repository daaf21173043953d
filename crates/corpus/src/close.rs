//! Close spellings. (Provisional.)
//!
//! Must not know: queries.

/// Edits allowed for a word.
pub(crate) fn edits(word: &str) -> u8 {
    if word.chars().count() >= 8 { 2 } else { 1 }
}

/// Edits from one word to the other, if no more than `most`: optimal string alignment.
pub(crate) fn distance(a: &str, b: &str, most: u8) -> Option<u8> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > usize::from(most) {
        return None;
    }
    let at = |list: &[usize], n: usize| list.get(n).copied().unwrap_or(usize::MAX / 2);
    let (mut before, mut row) = (Vec::new(), (0..=b.len()).collect::<Vec<_>>());
    for i in 1..=a.len() {
        let mut next = vec![i];
        for j in 1..=b.len() {
            let same = a.get(i - 1) == b.get(j - 1);
            let mut least = at(&row, j - 1) + usize::from(!same);
            least = least.min(at(&row, j) + 1).min(at(&next, j - 1) + 1);
            if i > 1 && j > 1 && a.get(i - 1) == b.get(j - 2) && a.get(i - 2) == b.get(j - 1) {
                least = least.min(at(&before, j - 2) + 1);
            }
            next.push(least);
        }
        before = core::mem::replace(&mut row, next);
    }
    let distance = at(&row, b.len());
    (distance <= usize::from(most)).then_some(distance as u8)
}
