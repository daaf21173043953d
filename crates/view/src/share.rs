//! Parts of a whole as whole percents.
//!
//! Must not know: what is shared.

/// Percents of the sum, which add up to 100 by the method of the largest remainder; the first of
/// equal remainders is rounded up first. All 0 where the sum is.
pub(crate) fn percents(parts: &[u32]) -> Vec<u8> {
    let total: u64 = parts.iter().copied().map(u64::from).sum();
    if total == 0 {
        return vec![0; parts.len()];
    }
    let scaled = parts.iter().map(|part| u64::from(*part) * 100);
    let mut shares: Vec<u8> = scaled.clone().map(|part| percent(part / total)).collect();
    let mut remainders: Vec<u64> = scaled.map(|part| part % total).collect();
    let missing = 100 - shares.iter().map(|share| usize::from(*share)).sum::<usize>();
    for _ in 0..missing {
        let greatest = remainders.iter().copied().max();
        let at = remainders.iter().position(|remainder| Some(*remainder) == greatest).unwrap_or(0);
        if let (Some(share), Some(remainder)) = (shares.get_mut(at), remainders.get_mut(at)) {
            *share += 1;
            *remainder = 0;
        }
    }
    shares
}

/// Percent of the biggest of several counts, for the length of a bar; what is not nothing shows.
pub(crate) fn of_biggest(count: u32, biggest: u32) -> u8 {
    let share = u64::from(count) * 100 / u64::from(biggest.max(1));
    percent(if count > 0 { share.max(1) } else { 0 })
}

fn percent(value: u64) -> u8 {
    u8::try_from(value.min(100)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(parts: &[u32], expect: &[u8]) {
        assert_eq!(percents(parts), expect, "{parts:?}");
    }

    #[test]
    fn largest_remainder() {
        check(&[1, 1, 1], &[34, 33, 33]);
        check(&[0, 5], &[0, 100]);
        check(&[0, 0], &[0, 0]);
        check(&[], &[]);
        check(&[999, 1], &[100, 0]);
        check(&[2, 1, 996, 1], &[0, 0, 100, 0]);
        check(&[u32::MAX, u32::MAX], &[50, 50]);
    }

    #[test]
    fn bars() {
        assert_eq!([of_biggest(0, 9), of_biggest(1, 900), of_biggest(9, 9)], [0, 1, 100]);
        assert_eq!([of_biggest(0, 0), of_biggest(7, 3)], [0, 100]);
    }

    proptest! {
        #[test]
        fn percents_add_up(parts in proptest::collection::vec(any::<u32>(), 1..30)) {
            let sum: u32 = percents(&parts).into_iter().map(u32::from).sum();
            prop_assert_eq!(sum, if parts.iter().any(|part| *part > 0) { 100 } else { 0 });
        }
    }
}
