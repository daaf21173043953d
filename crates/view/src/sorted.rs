//! Sorting for short lists that are nearly in order.
//!
//! The standard library's sort is made for long ones and puts some three kilobytes into the page
//! for every type it sorts: a fourth of this crate before it was taken out.
//! Must not know: what is sorted.

/// The values by their keys, equal keys in the order given. Quick where most values come in order.
pub(crate) fn by_key<T, K: Ord>(values: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::new();
    for value in values {
        let place = key(&value);
        let at = sorted.partition_point(|held| key(held) <= place);
        sorted.insert(at, value);
    }
    sorted
}

/// The values in order, each once, and no more than the first `limit` of them.
pub(crate) fn once<T: Ord>(values: impl Iterator<Item = T>, limit: usize) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::new();
    for value in values {
        if let Err(at) = sorted.binary_search(&value) {
            sorted.insert(at, value);
            sorted.truncate(limit);
        }
    }
    sorted
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_the_standard_library_sorts(values in vec((0..9u8, any::<u8>()), 0..40)) {
            let mut expect = values.clone();
            expect.sort_by_key(|value| value.0);
            prop_assert_eq!(by_key(values.into_iter(), |value| value.0), expect);
        }

        #[test]
        fn each_once_and_no_more_than_fit(values in vec(0..30u8, 0..40), limit in 0..20usize) {
            let mut expect = values.clone();
            expect.sort_unstable();
            expect.dedup();
            expect.truncate(limit);
            prop_assert_eq!(once(values.into_iter(), limit), expect);
        }
    }
}
