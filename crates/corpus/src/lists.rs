//! Ascending lists of numbers: joined, cut and added up, one list leading and the others galloped
//! through.
//!
//! Must not know: what the numbers count.

use core::ops::Range;

use crate::terms::Postings;

/// How many of `sorted` are smaller than `wanted`, in steps that double: cheap where the answer is
/// near, which it is when one list leads another.
#[inline(always)] // most often the answer is 0
pub(crate) fn gallop<T: Ord + Copy>(sorted: &[T], wanted: T) -> usize {
    match sorted.first() {
        Some(first) if *first < wanted => gallop_on(sorted, wanted),
        _ => 0,
    }
}

fn gallop_on<T: Ord + Copy>(sorted: &[T], wanted: T) -> usize {
    let mut step = 1;
    while sorted.get(step - 1).is_some_and(|there| *there < wanted) {
        step *= 2;
    }
    let start = step / 2;
    let window = sorted.get(start..sorted.len().min(step)).unwrap_or_default();
    start + window.partition_point(|there| *there < wanted)
}

/// Those of `some` that are in `others`, or, unless `kept`, those that are not.
pub(crate) fn sift<T: Ord + Copy>(some: &[T], others: &[T], kept: bool) -> Vec<T> {
    let mut found = Vec::new();
    let mut rest = others;
    for one in some {
        rest = rest.get(gallop(rest, *one)..).unwrap_or_default();
        if (rest.first() == Some(one)) == kept {
            found.push(*one);
        }
    }
    found
}

/// Those that both lists hold. The shorter leads.
pub(crate) fn intersect<T: Ord + Copy>(a: &[T], b: &[T]) -> Vec<T> {
    if a.len() <= b.len() { sift(a, b, true) } else { sift(b, a, true) }
}

/// All of both lists, each once.
pub(crate) fn union<T: Ord + Copy>(a: &[T], b: &[T]) -> Vec<T> {
    let mut found = Vec::with_capacity(a.len() + b.len());
    let mut rest = b;
    for one in a {
        let (before, after) = rest.split_at(gallop(rest, *one));
        found.extend_from_slice(before);
        found.push(*one);
        rest = if after.first() == Some(one) { after.get(1..).unwrap_or_default() } else { after };
    }
    found.extend_from_slice(rest);
    found
}

/// The part of an ascending list that lies in `range`.
pub(crate) fn within(list: &[u32], range: &Range<u32>) -> Range<usize> {
    let below = |bound: u32| list.partition_point(|turn| *turn < bound);
    below(range.start)..below(range.end)
}

/// The turns of all lists with their hits added up. `span` is how many turns there are at all.
///
/// Few lists are merged in pairs. Where many words fall together, as under a short prefix, it is
/// cheaper to add up in a table of all turns.
pub(crate) fn add_up(lists: &[impl AsRef<Postings>], span: u32) -> Postings {
    let all: usize = lists.iter().map(|list| list.as_ref().turns.len()).sum();
    match lists {
        [] => Postings::default(),
        [only] => only.as_ref().clone(),
        [a, b] => merge(a.as_ref(), b.as_ref()),
        _ if all > span as usize / 4 => table(lists, span),
        _ => {
            let (left, right) = lists.split_at(lists.len() / 2);
            merge(&add_up(left, span), &add_up(right, span))
        }
    }
}

fn merge(a: &Postings, b: &Postings) -> Postings {
    let room = a.turns.len() + b.turns.len();
    let mut found = Postings { turns: Vec::with_capacity(room), weights: Vec::with_capacity(room) };
    let (mut i, mut j) = (0, 0);
    loop {
        let left = a.turns.get(i).copied().unwrap_or(u32::MAX);
        let right = b.turns.get(j).copied().unwrap_or(u32::MAX);
        let (turn, mut weight) = (left.min(right), 0);
        if turn == u32::MAX {
            return found;
        }
        if left == turn {
            weight = a.weights.get(i).copied().unwrap_or_default();
            i += 1;
        }
        if right == turn {
            weight = add(weight, b.weights.get(j).copied().unwrap_or_default());
            j += 1;
        }
        found.turns.push(turn);
        found.weights.push(weight);
    }
}

/// Two weights of one turn: hits added, the class kept.
fn add(a: u32, b: u32) -> u32 {
    if a == 0 { b } else { a.saturating_add(b & !3) }
}

fn table(lists: &[impl AsRef<Postings>], span: u32) -> Postings {
    let mut weights = vec![0_u32; span as usize];
    for list in lists {
        let list = list.as_ref();
        for (turn, weight) in list.turns.iter().zip(&list.weights) {
            if let Some(sum) = weights.get_mut(*turn as usize) {
                *sum = add(*sum, *weight);
            }
        }
    }
    let mut found = Postings::default();
    for (turn, weight) in (0_u32..).zip(weights).filter(|(_, weight)| *weight > 0) {
        found.turns.push(turn);
        found.weights.push(weight);
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list() -> impl Strategy<Value = Vec<u32>> {
        prop::collection::btree_set(0_u32..60, 0..40).prop_map(|set| set.into_iter().collect())
    }

    proptest! {
        #[test]
        fn lists_join_as_sets_do(a in list(), b in list(), from in 0_u32..60, to in 0_u32..60) {
            let set = |keep: &dyn Fn(&u32) -> bool| -> Vec<u32> { (0..60).filter(keep).collect() };
            prop_assert_eq!(intersect(&a, &b), set(&|n| a.contains(n) && b.contains(n)));
            prop_assert_eq!(union(&a, &b), set(&|n| a.contains(n) || b.contains(n)));
            prop_assert_eq!(sift(&a, &b, false), set(&|n| a.contains(n) && !b.contains(n)));
            let range = from.min(to)..from.max(to);
            prop_assert_eq!(&a[within(&a, &range)], set(&|n| a.contains(n) && range.contains(n)));
            prop_assert_eq!(gallop(&a, from), a.iter().filter(|n| **n < from).count());
        }

        /// With the span given, or one so large that no table is made.
        #[test]
        fn hits_add_up(lists in prop::collection::vec(list(), 0..6), span in prop::sample::select(vec![60, 9_999])) {
            let posted: Vec<std::rc::Rc<Postings>> = lists
                .iter()
                .map(|turns| {
                    let weights = turns.iter().map(|turn| ((turn % 5 + 1) << 2) | (turn % 4)).collect();
                    Postings { turns: turns.clone(), weights }.into()
                })
                .collect();
            let sum = add_up(&posted, span);
            for turn in 0..60 {
                let times = lists.iter().filter(|turns| turns.contains(&turn)).count() as u32;
                let place = sum.turns.iter().position(|other| *other == turn);
                let weight = place.map_or(0, |place| sum.weights[place]);
                let class = if times > 0 { turn % 4 } else { 0 };
                prop_assert_eq!(weight, (((turn % 5 + 1) * times) << 2) | class);
            }
            prop_assert!(sum.turns.is_sorted());
        }
    }
}
