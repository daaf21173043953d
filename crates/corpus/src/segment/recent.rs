//! Postings that were decoded lately, up to a bound: asking again costs what joining lists costs.
//!
//! Must not know: where postings come from.

use std::rc::Rc;

use crate::terms::Postings;

/// Turns in all lists kept, at most, beyond the newest list: 8 bytes each.
const MOST_TURNS: usize = 1 << 19;
/// Lists kept, at most.
const MOST_LISTS: usize = 512;

/// Lists by shard and place in it, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    lists: Vec<((usize, usize), Rc<Postings>)>,
    turns: usize,
}

impl Recent {
    pub(crate) fn get(&self, key: (usize, usize)) -> Option<Rc<Postings>> {
        // The newest is the likeliest.
        self.lists.iter().rev().find(|list| list.0 == key).map(|list| Rc::clone(&list.1))
    }

    pub(crate) fn put(&mut self, key: (usize, usize), list: &Rc<Postings>) {
        if self.lists.len() >= MOST_LISTS || self.turns > MOST_TURNS {
            // The older half goes at once, so that its going costs nothing to speak of.
            self.lists.drain(..self.lists.len().div_ceil(2));
            self.turns = self.lists.iter().map(|list| list.1.turns.len()).sum();
        }
        self.turns += list.turns.len();
        self.lists.push((key, Rc::clone(list)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_bounded() {
        let mut recent = Recent::default();
        for n in 0..10_000 {
            let list = Postings { turns: vec![n as u32; 500], weights: vec![4; 500] };
            recent.put((n, 0), &Rc::new(list));
            assert!(recent.lists.len() <= MOST_LISTS && recent.turns <= MOST_TURNS + 500);
            assert_eq!(recent.get((n, 0)).map(|list| list.turns[0]), Some(n as u32));
        }
        assert_eq!(recent.get((0, 0)), None);
    }
}
