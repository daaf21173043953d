//! Which turns hold which marks. Writer and reader together.
//!
//! One section for each name of [`MarkName::ALL`]: the turns that hold such a mark, each as its
//! distance from the one before.
//!
//! Must not know: where in a turn a mark stands.

use transcript::Turn;

use crate::format::{Reader, Sealed, body, put_varint};
use crate::message::MarkName;

/// The marks of a turn, a bit for each.
pub(crate) fn bits(turn: &Turn) -> u16 {
    let names = turn.text.marks.iter().filter_map(|mark| MarkName::of(&mark.kind));
    names.fold(0, |bits, name| bits | 1 << place(name))
}

/// Where the name stands in [`MarkName::ALL`].
fn place(name: MarkName) -> usize {
    MarkName::ALL.iter().position(|other| *other == name).unwrap_or_default()
}

/// Writes the marks of all turns in order.
pub(crate) fn encode(turns: impl Iterator<Item = u16>) -> Vec<u8> {
    let mut lists = MarkName::ALL.map(|_| (Vec::new(), 0));
    for (turn, bits) in (0_u32..).zip(turns) {
        for (name, (list, next)) in lists.iter_mut().enumerate() {
            if bits >> name & 1 == 1 {
                put_varint(list, u64::from(turn - *next));
                *next = turn + 1;
            }
        }
    }
    body(&lists.each_ref().map(|(list, _)| list.as_slice()))
}

/// How many of the turns hold each of [`MarkName::ALL`].
pub(crate) fn counts(turns: impl Iterator<Item = u16>) -> Vec<u32> {
    let mut counts = vec![0; MarkName::ALL.len()];
    turns.for_each(|bits| add(&mut counts, bits));
    counts
}

/// A bit for each of `names`.
pub(crate) fn mask(names: &[MarkName]) -> u16 {
    names.iter().fold(0, |bits, name| bits | 1 << place(*name))
}

/// Adds the marks of a turn to counts of each of [`MarkName::ALL`].
#[inline(always)] // most turns hold none
pub(crate) fn add(counts: &mut [u32], bits: u16) {
    if bits != 0 {
        add_some(counts, bits);
    }
}

fn add_some(counts: &mut [u32], bits: u16) {
    let counts = counts.iter_mut().enumerate();
    counts.for_each(|(name, count)| *count += u32::from(bits >> name & 1));
}

/// The marks of each turn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marks<'a>(pub &'a [u16]);

impl Marks<'_> {
    /// A bit for each mark that the turn holds.
    #[inline(always)] // small, and asked for every turn that matches
    pub(crate) fn of(&self, turn: u32) -> u16 {
        self.0.get(turn as usize).copied().unwrap_or_default()
    }
}

/// Reads the marks of `turns` turns, which are known to be so many.
pub(crate) fn decode(file: &Sealed, turns: u32) -> Option<Vec<u16>> {
    let mut bits = vec![0_u16; turns as usize];
    for name in 0..MarkName::ALL.len() {
        let mut reader = Reader(file.section(name)?);
        let mut next = 0_u32;
        while !reader.0.is_empty() {
            let turn = next.checked_add(reader.small()?)?;
            *bits.get_mut(turn as usize)? |= 1 << name;
            next = turn + 1;
        }
    }
    Some(bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back_by_name() {
        let laughter = 1 << place(MarkName::Laughter);
        let link = 1 << place(MarkName::Link);
        let turns = [laughter, 0, laughter | link, 0, link];
        let file = Sealed::of_body(encode(turns.into_iter())).unwrap();
        assert_eq!(decode(&file, 5).as_deref(), Some(&turns[..]));
        assert_eq!(mask(&[MarkName::Laughter, MarkName::Link]), laughter | link);
        assert!(decode(&file, 4).is_none());
    }
}
