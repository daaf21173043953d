//! How well turns match, and which rows come first.
//!
//! The score of a turn is BM25 (Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25
//! and Beyond”, 2009, with k1 = 1.2 and b = 0.75): the sum over its terms of
//!
//! ```text
//! log2((N + 1) / (n + 1/2)) · f / (f + k1 · (1 - b + b · length / average))
//! ```
//!
//! for f hits of a term that n of N turns hold. A phrase is a term of its own and rarer than its
//! words, so it weighs more. Lengths are those of the four classes that postings carry. The average
//! turn has 62 words; a class stands for its own average, but interjections of at most twelve words
//! stand for more than that, so that a bare “Sanctions?” is not the best answer to `sanctions`.
//!
//! Everything is reckoned in whole numbers, so that answers are equal wherever the engine runs.
//!
//! Must not know: what a row shows.

use core::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::message::{Date, Order};

/// Hits beyond these weigh no more.
const MOST_HITS: u32 = 15;

/// For each class, 64 · k1 · (1 - b + b · length / average), for lengths of 93, 37, 74 and 217 words.
const LENGTHS: [u32; 4] = [106, 54, 88, 221];

/// What a term adds to the score of a turn, by the low bits of the turn's weight.
#[derive(Clone, Debug)]
pub(crate) struct Gains(Vec<u32>);

impl Gains {
    /// Of a term that `holding` of `all` turns hold.
    pub(crate) fn new(all: u32, holding: u32) -> Self {
        let rarity = log2(((u64::from(all) * 2 + 2) << 16) / (u64::from(holding) * 2 + 1));
        let rarity = rarity.saturating_sub(16 << 8).max(1);
        let gain = |weight: u32| {
            let hits = (weight >> 2) * 64;
            let length = LENGTHS.get(weight as usize & 3).copied().unwrap_or(1);
            rarity * (hits * 1024 / (hits + length))
        };
        Self((0..(MOST_HITS + 1) << 2).map(gain).collect())
    }

    #[inline(always)] // small, and asked for every hit
    pub(crate) fn of(&self, weight: u32) -> u32 {
        let hits = (weight >> 2).min(MOST_HITS);
        self.0.get((hits << 2 | weight & 3) as usize).copied().unwrap_or_default()
    }
}

/// The logarithm in 256ths, straight between powers of two.
fn log2(number: u64) -> u32 {
    let whole = 63 - number.max(1).leading_zeros();
    let rest = (number << (63 - whole)) >> 55 & 0xff;
    whole << 8 | rest as u32
}

/// One row among all, such that a greater key comes first. From the top: what the order looks at,
/// then which transcript is newer, then which turn is earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key(u128);

impl Key {
    /// `value` is the score, or the words of the transcript. Of one day, transcripts of a later
    /// segment are newer.
    pub(crate) fn new(
        order: Order,
        value: u32,
        (date, segment, transcript): (Option<Date>, usize, usize),
        turn: u32,
    ) -> Self {
        let day = date.map_or(0, |d| {
            u64::from(d.year()) << 9 | u64::from(d.month()) << 5 | u64::from(d.day())
        });
        let age = day << 40 | (segment as u64 & 0xff) << 32 | transcript as u64 & 0xffff_ffff;
        let (value, age) = match order {
            Order::Oldest => (0, !age),
            Order::Newest => (0, age),
            Order::Relevance | Order::Longest => (value, age),
        };
        Self(u128::from(value) << 96 | u128::from(age) << 32 | u128::from(!turn))
    }

    /// Segment, transcript and turn.
    pub(crate) fn row(self, order: Order) -> (usize, usize, u32) {
        let age = (self.0 >> 32) as u64;
        let age = if order == Order::Oldest { !age } else { age };
        ((age >> 32 & 0xff) as usize, (age & 0xffff_ffff) as usize, !(self.0 as u32))
    }
}

/// The greatest keys, no more than asked for.
#[derive(Debug)]
pub(crate) struct Best {
    most: usize,
    least_first: BinaryHeap<Reverse<Key>>,
}

impl Best {
    pub(crate) fn new(most: usize) -> Self {
        Self { most, least_first: BinaryHeap::new() }
    }

    /// The least value with which a row may still be among the greatest.
    pub(crate) fn least_value(&self) -> u32 {
        let full = self.least_first.len() >= self.most;
        self.least_first.peek().filter(|_| full).map_or(0, |least| (least.0.0 >> 96) as u32)
    }

    /// Takes a key if it is among the greatest; whether it was.
    pub(crate) fn offer(&mut self, key: Key) -> bool {
        if self.least_first.len() < self.most {
            self.least_first.push(Reverse(key));
            return true;
        }
        let Some(mut least) = self.least_first.peek_mut().filter(|least| least.0 < key) else {
            return false;
        };
        *least = Reverse(key);
        true
    }

    /// The greatest first.
    pub(crate) fn in_order(self) -> Vec<Key> {
        self.least_first.into_sorted_vec().into_iter().map(|Reverse(key)| key).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_near_enough() {
        for number in [1_u64, 2, 3, 7, 100, 65_535, 1 << 40] {
            let exact = (number as f64).log2();
            assert!((f64::from(log2(number)) / 256.0 - exact).abs() < 0.09, "{number}");
        }
    }

    #[test]
    fn rare_frequent_and_middling_long_weigh_more() {
        let gain =
            |holding: u32, hits: u32, class: u32| Gains::new(10_000, holding).of(hits << 2 | class);
        assert!(gain(10, 1, 1) > gain(1_000, 1, 1), "rare words");
        assert!(gain(10, 3, 1) > gain(10, 1, 1), "more hits");
        assert!(gain(10, 1, 1) > gain(10, 1, 3), "short turns");
        assert!(gain(10, 1, 2) > gain(10, 1, 0), "but not interjections");
        assert!(gain(10_000, 1, 3) > 0, "even a word of every turn");
        assert_eq!(gain(10, 1_000, 2), gain(10, MOST_HITS, 2));
    }

    #[test]
    fn keys_come_back_and_order_as_they_should() {
        let date = |year| Date::new(year, 3, 4);
        let new = |order, value, year, turn| Key::new(order, value, (date(year), 3, 70_000), turn);
        for order in [Order::Relevance, Order::Newest, Order::Oldest, Order::Longest] {
            assert_eq!(new(order, 9, 2021, 77).row(order), (3, 70_000, 77));
            assert!(new(order, 9, 2021, 1) > new(order, 9, 2021, 2), "the earlier turn first");
        }
        assert!(new(Order::Relevance, 9, 2021, 1) > new(Order::Relevance, 8, 2022, 1));
        assert!(new(Order::Relevance, 9, 2022, 1) > new(Order::Relevance, 9, 2021, 1));
        assert!(new(Order::Newest, 8, 2022, 1) > new(Order::Newest, 9, 2021, 1));
        assert!(new(Order::Oldest, 8, 2021, 1) > new(Order::Oldest, 9, 2022, 1));
        let undated = Key::new(Order::Newest, 0, (None, 0, 5), 1);
        assert!(new(Order::Newest, 0, 2021, 1) > undated);
    }

    #[test]
    fn the_best_are_kept() {
        let mut best = Best::new(3);
        for value in [5, 1, 9, 7, 2, 8] {
            best.offer(Key::new(Order::Relevance, value, (None, 0, 0), 0));
        }
        let kept: Vec<u32> = best.in_order().iter().map(|key| (key.0 >> 96) as u32).collect();
        assert_eq!(kept, [9, 8, 7]);
        assert!(!Best::new(0).offer(Key::new(Order::Newest, 0, (None, 0, 0), 0)));
    }
}
