//! Questions drawn from the words of the archive itself, by a generator with a seed: the same
//! questions in every run.
//!
//! Must not know: who is asked.

use corpus::message::{Date, Filter, Role};

use crate::archive::Archive;
use crate::peer::words;
use crate::question::Question;

/// Draws from one archive.
pub(crate) struct Draw<'a> {
    archive: &'a Archive,
    state: u64,
}

impl<'a> Draw<'a> {
    pub(crate) fn new(archive: &'a Archive, seed: u64) -> Self {
        Self { archive, state: seed }
    }

    /// A number below `end`: SplitMix64 (Steele, Lea and Flood 2014).
    fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }

    /// The words of some turn that has at least `least` of them.
    fn turn(&mut self, least: usize) -> Vec<String> {
        loop {
            let turn = self.below(self.archive.turns());
            let words = words(&self.archive.turn(turn).2.text.text);
            if words.len() >= least {
                return words;
            }
        }
    }

    /// A word as often as it is said; every second time a longer one, which is rarer.
    pub(crate) fn word(&mut self) -> String {
        let least = [1, 6][self.below(2)];
        loop {
            let words = self.turn(1);
            let word = &words[self.below(words.len())];
            // Not all that is written in other scripts is cut alike.
            if word.len() >= least && word.is_ascii() {
                return word.clone();
            }
        }
    }

    /// Two to four words that some turn holds.
    pub(crate) fn words_of_one_turn(&mut self) -> Vec<String> {
        let count = 2 + self.below(3);
        let mut words = self.turn(count * 4);
        words.retain(|word| word.is_ascii());
        words.sort();
        words.dedup();
        (0..count).map(|_| words.swap_remove(self.below(words.len()))).collect()
    }

    /// Two to five words that stand together somewhere; now and then in another order.
    pub(crate) fn phrase(&mut self) -> Vec<String> {
        loop {
            let count = 2 + self.below(4);
            let words = self.turn(count);
            let start = self.below(words.len() - count + 1);
            let mut phrase = words[start..start + count].to_vec();
            if self.below(5) == 0 {
                phrase.swap(0, count - 1);
            }
            if phrase.iter().all(|word| word.is_ascii()) {
                return phrase;
            }
        }
    }

    /// How some word begins.
    pub(crate) fn beginning(&mut self) -> String {
        loop {
            let word = self.word();
            if word.len() > 2 {
                return word[..2 + self.below(word.len() - 2)].to_owned();
            }
        }
    }

    /// Some word with a letter left out, doubled, put for another, or changing places.
    pub(crate) fn slip(&mut self) -> String {
        loop {
            let mut letters = self.word().into_bytes();
            if letters.len() < 5 || letters.iter().any(u8::is_ascii_digit) {
                continue;
            }
            let at = self.below(letters.len() - 1);
            match self.below(5) {
                0 => drop(letters.remove(at)),
                1 => letters.insert(at, letters[at]),
                2 => letters[at] = b'a' + self.below(26) as u8,
                3 => letters.swap(at, at + 1),
                _ => {}
            }
            return String::from_utf8(letters).unwrap();
        }
    }

    /// Words and phrases joined by and, or and not, `depth` deep at most.
    pub(crate) fn combination(&mut self, depth: usize) -> Question {
        if depth == 0 || self.below(4) == 0 {
            return match self.below(3) {
                0 => Question::Phrase(self.phrase()),
                _ => Question::Word(self.word()),
            };
        }
        let parts = |draw: &mut Self| {
            let count = 2 + draw.below(2);
            (0..count).map(|_| draw.combination(depth - 1)).collect()
        };
        match self.below(4) {
            0 => Question::All(parts(self)),
            1 => {
                let (part, without) = (self.combination(depth - 1), self.combination(depth - 1));
                Question::But(Box::new(part), Box::new(without))
            }
            _ => Question::Any(parts(self)),
        }
    }

    /// Mostly none; else a role, a year or both.
    pub(crate) fn filter(&mut self) -> Filter {
        let mut filter = Filter::default();
        if self.below(4) == 0 {
            filter.only.roles.push([Role::Press, Role::Official][self.below(2)]);
        }
        if self.below(4) == 0 {
            let year = 2021 + self.below(4) as u16;
            filter.from = Date::new(year, 2, 1);
            filter.to = Date::new(year, 11, 30);
        }
        filter
    }
}
