//! The same work on many things at once, in as many threads as the host grants; one in a browser.
//!
//! Must not know: what the work is.

use core::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Mutex;

/// `work` done on every item; results stand in the items' order, whoever was first.
pub(crate) fn map<T: Sync, R: Send>(
    threads: usize,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    if threads <= 1 || items.len() <= 1 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::with_capacity(items.len()));
    let run = || {
        let mut own = Vec::new();
        while let Some((nth, item)) = {
            let nth = next.fetch_add(1, Ordering::Relaxed);
            items.get(nth).map(|item| (nth, item))
        } {
            own.push((nth, work(item)));
        }
        // Nobody panics while holding the lock, so it is never poisoned.
        if let Ok(mut done) = done.lock() {
            done.append(&mut own);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.min(items.len()) {
            scope.spawn(run);
        }
        run();
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_unstable_by_key(|(nth, _)| *nth);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let items: Vec<u32> = (0..1_000).collect();
        let expected: Vec<u32> = items.iter().map(|n| n * 2).collect();
        for threads in [0, 1, 2, 7] {
            assert_eq!(map(threads, &items, |n| n * 2), expected);
        }
    }
}
