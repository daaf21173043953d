//! Files on their way to the importer, one at a time. What becomes of each is told once, by the importer
//! or here.
//!
//! Must not know: what is in them, how an importer is started.

use wasm_bindgen_futures::spawn_local;

use super::{Desk, Fate, Item, Outcome, Task};

impl Desk {
    /// Takes items in, after those that wait already.
    pub(super) fn take(self, items: impl IntoIterator<Item = Item>) {
        let before = self.queue.borrow().len();
        self.queue.borrow_mut().extend(items);
        let added = self.queue.borrow().len() - before;
        if added == 0 {
            return;
        }
        self.trouble.set(None);
        match self.progress.peek() {
            Some((done, all)) => self.progress.set(Some((done, all + added))),
            None => {
                self.report.begin();
                self.labels.set(None);
                self.progress.set(Some((0, added)));
                // One that does not hear yet goes on by itself once it does.
                if self.wake() {
                    self.next();
                }
            }
        }
    }

    /// Hands the importer the next file, or the word that there is none.
    pub(super) fn next(self) {
        let next = self.queue.borrow_mut().pop_front();
        match next {
            Some(item) => self.hand_over(item),
            None => self.ask(&Task::Finish),
        }
    }

    pub(super) fn hand_over(self, item: Item) {
        self.at_hand.replace(Some(item.clone()));
        let (generation, erasures) = (self.generation.get(), self.erasures.get());
        spawn_local(async move {
            let path = item.name();
            let file = item.bytes().await;
            // Whoever came in place of the importer for which this was read has a file at hand by itself.
            if generation != self.generation.get() {
                return;
            }
            if erasures != self.erasures.get() {
                self.leave_out("left out, because you erased all meanwhile");
                return self.next();
            }
            match file {
                Some(file) => {
                    self.ask_with(&Task::Take { path, labels: self.labels.peek() }, &file);
                }
                None => {
                    self.leave_out("this file could not be read: it may have moved");
                    self.next();
                }
            }
        });
    }

    /// One more file is done.
    pub(super) fn advance(self) {
        self.at_hand.replace(None);
        if let Some((done, all)) = self.progress.peek() {
            self.progress.set(Some((done + 1, all)));
        }
    }

    /// Leaves the file at hand out.
    pub(super) fn leave_out(self, why: &str) {
        if let Some(item) = self.at_hand.take() {
            self.give_back(&item);
            self.report.add(vec![refused(&item, why)], self);
            self.advance();
        }
    }

    /// Lets the file at hand wait again, before all others.
    pub(super) fn put_back(self) {
        let item = self.at_hand.take();
        item.into_iter().for_each(|item| self.queue.borrow_mut().push_front(item));
    }

    /// Takes in no more than the file at hand, for the reason that is said. What an import is told first
    /// is why it ended, and stays.
    pub(super) fn give_up(self, why: &str) {
        let left = std::mem::take(&mut *self.queue.borrow_mut());
        left.iter().for_each(|item| self.give_back(item));
        let progress = self.progress.peek();
        if let Some((done, all)) = progress {
            self.progress.set(Some((done + left.len(), all)));
        }
        self.report.add(left.iter().map(|item| refused(item, why)).collect(), self);
        if progress.is_none() || self.trouble.peek().is_none() {
            self.trouble.set(Some(why.to_owned()));
        }
    }

    /// Takes in no more than the file at hand, as the reader says.
    pub(super) fn cancel(self) {
        let left = std::mem::take(&mut *self.queue.borrow_mut());
        left.iter().for_each(|item| self.give_back(item));
        if let Some((done, all)) = self.progress.peek() {
            self.progress.set(Some((done, all - left.len())));
        }
    }

    /// A file that is not taken in is still where it was; a pasted text is nowhere else.
    fn give_back(self, item: &Item) {
        if let Item::Text(text) = item {
            self.unpasted.set([self.unpasted.peek(), vec![text.clone()]].concat());
        }
    }

    /// The importer has refused some of what it has.
    pub(super) fn give_back_refused(self, outcomes: &[Outcome]) {
        if outcomes.iter().any(|outcome| matches!(outcome.fate, Fate::Refused(_))) {
            self.at_hand.borrow().iter().for_each(|item| self.give_back(item));
        }
    }
}

fn refused(item: &Item, why: &str) -> Outcome {
    Outcome { name: item.name(), fate: Fate::Refused(why.to_owned()) }
}
