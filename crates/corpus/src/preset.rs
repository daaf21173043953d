//! Phrases that text is full of, presumed to be known wherever text is deflated: a block of a few
//! kilobytes has not room enough to repeat itself.
//!
//! They are chosen from the oldest transcripts alone, so that they stay what they are while an
//! archive grows. The choice is that of zstd's trainer (COVER: Liao, Petri, Moffat and Wirth,
//! “Effective Construction of Relative Lempel–Ziv Dictionaries”, 2016): of each part of the sample
//! the stretch that holds most of what is common and not yet chosen.
//!
//! Must not know: what a transcript is.

/// Transcripts, the oldest, that phrases are chosen from.
pub(crate) const SAMPLE: usize = 64;
/// A smaller sample has no phrases: they would weigh more than they save.
const LEAST_SAMPLE: usize = 512 * 1024;
/// Bytes of all phrases.
const LENGTH: usize = 8 * 1024;
/// Bytes of one stretch.
const STRETCH: usize = 32;
/// Bytes that make a thing to be counted.
const MER: usize = 6;
/// Bits of a counter's number.
const COUNTERS: u32 = 20;

/// The phrases of `sample`; none where it is too small.
pub(crate) fn choose(sample: &[u8]) -> Vec<u8> {
    if sample.len() < LEAST_SAMPLE {
        return Vec::new();
    }
    let numbers: Vec<usize> = sample.windows(MER).map(counter).collect();
    let mut counts = vec![0_u32; 1 << COUNTERS];
    let mut count = |number: &usize| counts.get_mut(*number).into_iter().for_each(|n| *n += 1);
    numbers.iter().for_each(&mut count);
    let part = numbers.len() / (LENGTH / STRETCH);
    let mut stretches: Vec<(u64, &[u8])> = Vec::new();
    for (nth, numbers) in numbers.chunks_exact(part.max(STRETCH)).enumerate() {
        let (start, weight) = heaviest(numbers, &counts);
        let chosen = numbers.get(start..start + STRETCH - MER + 1).unwrap_or_default();
        // What has been chosen once is worth nothing any more.
        for number in chosen {
            counts.get_mut(*number).into_iter().for_each(|count| *count = 0);
        }
        let at = nth * part.max(STRETCH) + start;
        stretches.extend(sample.get(at..at + STRETCH).map(|stretch| (weight, stretch)));
    }
    // The nearer the cheaper to refer to, so the heaviest come last.
    stretches.sort_by_key(|(weight, _)| *weight);
    let kept = stretches.len().saturating_sub(LENGTH / STRETCH);
    stretches.iter().skip(kept).flat_map(|(_, stretch)| *stretch).copied().collect()
}

fn counter(mer: &[u8]) -> usize {
    let bits = mer.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    (bits.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - COUNTERS)) as usize
}

/// Where the heaviest stretch begins, and what it weighs.
fn heaviest(numbers: &[usize], counts: &[u32]) -> (usize, u64) {
    let weight = |number: &usize| u64::from(counts.get(*number).copied().unwrap_or_default());
    let wide = STRETCH - MER + 1;
    let mut sum: u64 = numbers.iter().take(wide).map(weight).sum();
    let mut best = (0, sum);
    for (start, (gone, come)) in (1..).zip(numbers.iter().zip(numbers.iter().skip(wide))) {
        sum = sum + weight(come) - weight(gone);
        if sum > best.1 {
            best = (start, sum);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_common_is_chosen() {
        let mut sample = Vec::new();
        let mut noise = 1_u32;
        while sample.len() < LEAST_SAMPLE {
            sample.extend_from_slice(b"the President of the United States");
            for _ in 0..200 {
                noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                sample.push((noise >> 24) as u8);
            }
        }
        let phrases = choose(&sample);
        assert!(phrases.len() <= LENGTH);
        let last = &phrases[phrases.len() - STRETCH..];
        assert!(b"the President of the United States".windows(STRETCH).any(|part| part == last));
        assert_eq!(choose(&sample[..1_000]), b"");
    }
}
