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
    for bits in turns {
        for (name, count) in counts.iter_mut().enumerate() {
            *count += u32::from(bits >> name & 1);
        }
    }
    counts
}

/// The turns of each name.
#[derive(Debug)]
pub(crate) struct Marked(Vec<Vec<u32>>);

impl Marked {
    /// The turns that hold such a mark, ascending.
    pub(crate) fn turns(&self, name: MarkName) -> &[u32] {
        self.0.get(place(name)).map_or(&[], Vec::as_slice)
    }
}

/// Reads the marks of `turns` turns.
pub(crate) fn decode(file: &Sealed, turns: u32) -> Option<Marked> {
    let list = |nth: usize| {
        let mut reader = Reader(file.section(nth)?);
        let (mut list, mut next) = (Vec::new(), 0_u32);
        while !reader.0.is_empty() {
            let turn = next.checked_add(reader.small()?).filter(|turn| *turn < turns)?;
            list.push(turn);
            next = turn + 1;
        }
        Some(list)
    };
    (0..MarkName::ALL.len()).map(list).collect::<Option<_>>().map(Marked)
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
        let marked = decode(&file, 5).unwrap();
        assert_eq!(marked.turns(MarkName::Laughter), [0, 2]);
        assert_eq!(marked.turns(MarkName::Link), [2, 4]);
        assert_eq!(marked.turns(MarkName::Sic), []);
        assert!(decode(&file, 4).is_none());
    }
}
