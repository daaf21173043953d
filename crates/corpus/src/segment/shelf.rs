//! Things by number, as many as have arrived: no room is made for what is only announced.
//!
//! Must not know: what the things are.

/// Numbered things, sorted.
#[derive(Debug)]
pub(crate) struct Shelf<T>(Vec<(u32, T)>);

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Shelf<T> {
    pub(crate) fn get(&self, number: u32) -> Option<&T> {
        let at = self.at(number).ok()?;
        self.0.get(at).map(|(_, thing)| thing)
    }

    /// Puts a thing where none is yet; what is there is as good.
    pub(crate) fn put(&mut self, number: u32, thing: T) {
        if let Err(at) = self.at(number) {
            self.0.insert(at, (number, thing));
        }
    }

    fn at(&self, number: u32) -> Result<usize, usize> {
        // Not `binary_search_by`, whose code would be there once for each kind of thing.
        let at = self.0.partition_point(|(other, _)| *other < number);
        if self.0.get(at).is_some_and(|(other, _)| *other == number) { Ok(at) } else { Err(at) }
    }

    /// How many things there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Those things, in order.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, thing)| thing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_found_by_number_and_stay() {
        let mut shelf = Shelf::default();
        [7, 3, 9, 3].iter().zip(0..).for_each(|(number, thing)| shelf.put(*number, thing));
        assert_eq!(
            [3, 7, 9, 8].map(|number| shelf.get(number).copied()),
            [Some(1), Some(0), Some(2), None]
        );
        assert_eq!(shelf.len(), 3);
    }
}
