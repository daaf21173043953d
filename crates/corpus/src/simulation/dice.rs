//! Pseudo-random numbers, and what a simulation draws with them.
//!
//! Must not know: what is drawn.

/// The same numbers for the same seed, which is not 0.
#[derive(Debug)]
pub(super) struct Dice(pub u64);

impl Dice {
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as usize % end.max(1)
    }

    /// Between 0 and 1, neither of them.
    pub(super) fn share(&mut self) -> f64 {
        (self.below(1 << 52) as f64 + 0.5) / (1_u64 << 52) as f64
    }

    /// How often something happens that is expected so often.
    pub(super) fn times(&mut self, expected: f64) -> u64 {
        if expected > 30.0 {
            return expected as u64;
        }
        let (end, mut times, mut left) = ((-expected).exp(), 0, self.share());
        while left > end {
            left *= self.share();
            times += 1;
        }
        times
    }

    /// One of `known` numbers, of which the rarer are drawn anew from as many as there are in `all`.
    pub(super) fn anew(&mut self, number: usize, known: usize, all: usize) -> usize {
        let frequent = known / 4;
        if number < frequent { number } else { frequent + self.below(all - frequent) }
    }

    pub(super) fn letters(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'a' + self.below(26) as u8)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happens_as_often_as_expected() {
        let mut dice = Dice(7);
        let often: u64 = (0..10_000).map(|_| dice.times(2.5)).sum();
        assert!((24_000..26_000).contains(&often), "{often}");
        assert!((0..1_000).all(|_| dice.below(6) < 6 && (0.0..1.0).contains(&dice.share())));
    }
}
