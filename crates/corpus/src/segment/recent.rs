//! What was worked out lately, up to a bound: asking again costs little.
//!
//! Must not know: what is kept, how it came about.

/// Turns in all lists kept, at most, beyond the newest list: 8 bytes each.
const MOST_TURNS: usize = 1 << 19;
/// Things kept, at most.
const MOST: usize = 512;

/// Things with their keys and the turns of their lists, oldest first.
#[derive(Debug)]
pub(crate) struct Recent<K, T> {
    things: Vec<(K, T, usize)>,
    turns: usize,
}

impl<K, T> Default for Recent<K, T> {
    fn default() -> Self {
        Self { things: Vec::new(), turns: 0 }
    }
}

impl<K: PartialEq, T> Recent<K, T> {
    pub(crate) fn get(&self, key: &K) -> Option<&T> {
        // The newest is the likeliest.
        self.things.iter().rev().find(|thing| thing.0 == *key).map(|thing| &thing.1)
    }

    /// Keeps a thing whose list has so many turns.
    pub(crate) fn put(&mut self, key: K, thing: T, turns: usize) {
        if self.things.len() >= MOST || self.turns > MOST_TURNS {
            // The older half goes at once, so that its going costs nothing to speak of.
            self.things.drain(..self.things.len().div_ceil(2));
            self.turns = self.things.iter().map(|thing| thing.2).sum();
        }
        self.turns += turns;
        self.things.push((key, thing, turns));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_bounded() {
        let mut recent = Recent::default();
        for n in 0..10_000 {
            recent.put((n, 0), n, 500);
            assert!(recent.things.len() <= MOST && recent.turns <= MOST_TURNS + 500);
            assert_eq!(recent.get(&(n, 0)), Some(&n));
        }
        assert_eq!(recent.get(&(0, 0)), None);
    }
}
