//! Taking the whole archive along: part by part, with a pause whenever the reader wants one.
//!
//! Must not know: what else is on the device.

use leptos::task::spawn_local;

use super::{Device, Stock};
use crate::browser::ink::{Ink, button, ink};
use crate::browser::shelves::{self, Part, Refusal};

/// Files that travel at once.
const LANES: usize = 6;

/// Draws how far it is, and the way to go on.
pub(super) fn along(device: Device) -> [Ink; 2] {
    [progress(device), ink("p", "ways").with(way(device))]
}

fn progress(device: Device) -> Ink {
    ink("progress", "").attribute("aria-label", "Of the archive on this device").live(move |bar| {
        if let Some(stock) = device.stock.get() {
            bar.set("max", &stock.all.max(1.0).to_string());
            bar.set("value", &stock.kept.to_string());
        }
    })
}

fn way(device: Device) -> Ink {
    button("button", "", move || device.turn()).live(move |take| {
        device.news.get();
        let stock = device.stock.get().unwrap_or_default();
        let left = stock.all - stock.kept;
        take.say(&match (device.taking.get(), stock.kept > 0.0) {
            (true, _) => "Pause".to_owned(),
            (false, false) => "Take the archive along: ".to_owned() + &super::megabytes(left),
            (false, true) => "Take the rest along: ".to_owned() + &super::megabytes(left),
        });
        take.hide(left <= 0.0);
    })
}

impl Device {
    /// Begins to take the archive along, or pauses.
    fn turn(self) {
        let begins = !self.taking.replace(!self.taking.get());
        self.news.set(
            if begins { "Taking the archive along…" } else { "Paused. What has arrived stays." }
                .to_owned(),
        );
        if begins {
            self.runs.set(self.runs.get() + 1);
            self.ask_to_last();
            self.take();
        }
    }

    fn ask_to_last(self) {
        self.lasting.set(
            "The browser has been asked to keep it for good, and has not answered.".to_owned(),
        );
        spawn_local(async move {
            self.lasting.set(match shelves::persist().await {
                Some(true) => "The browser has promised to keep it until you remove it.",
                _ => "The browser may remove it when room is short: it has not promised to keep it.",
            }.to_owned());
        });
    }

    /// Has as many at it as there are lanes, and no more: those whose file was on its way when the reader
    /// paused go on with the others.
    fn take(self) {
        let open = self.lanes.replace(LANES);
        if open == 0 {
            self.queue.replace(self.stock.peek().unwrap_or_default().absent);
        }
        for _ in open..LANES {
            spawn_local(async move {
                self.lane().await;
                self.lanes.set(self.lanes.get() - 1);
                if self.lanes.get() == 0 {
                    self.finish();
                }
            });
        }
    }

    async fn lane(self) {
        while self.taking.get() {
            let Some((address, size)) = self.queue.borrow_mut().pop() else { return };
            let part = Part { address, size };
            let (run, erasures) = (self.runs.get(), self.erasures.get());
            match shelves::take(&part).await {
                // It came behind an erasure; where the archive is wanted again, it is welcome.
                Ok(()) if erasures != self.erasures.get() && !self.taking.get() => {
                    shelves::erase(true, false).await;
                }
                Ok(()) => self.count(&part),
                // It was asked for before a pause; what was begun after it comes to it once more.
                Err(_) if run != self.runs.get() => {}
                Err(refusal) => {
                    self.taking.set(false);
                    self.news.set(match refusal {
                        Refusal::Missing => "A part did not arrive: check the connection and go on. What has arrived stays.",
                        Refusal::Full => "The browser keeps no more: there is no room left. What has arrived stays.",
                    }.to_owned());
                }
            }
        }
    }

    fn count(self, part: &Part) {
        self.supersede();
        if let Some(mut stock) = self.stock.peek() {
            stock.arrived(part);
            self.stock.set(Some(stock));
        }
    }

    /// The last lane has ended. What is absent now although the reader went on is come to once more.
    fn finish(self) {
        let stock = self.stock.peek().unwrap_or_default();
        if self.taking.get() && !stock.absent.is_empty() {
            return self.take();
        }
        if self.taking.replace(false) {
            let is_whole = stock.kept >= stock.all;
            let words = if is_whole { "The whole archive is on this device." } else { "" };
            self.news.set(words.to_owned());
        }
        self.look();
    }
}

impl Stock {
    /// A part is here from now on. One that was counted already counts no more.
    fn arrived(&mut self, part: &Part) {
        let at = self.absent.iter().position(|(address, _)| *address == part.address);
        if let Some(at) = at {
            self.absent.swap_remove(at);
            self.kept += part.size;
            self.parts += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_arrived_is_absent_no_more_and_counts_once() {
        let part = |address: &str, size| Part { address: address.to_owned(), size };
        let absent = ["a", "b"].map(|address| (address.to_owned(), 10.0)).into();
        let mut stock = Stock { all: 20.0, absent, ..Stock::default() };
        for _ in 0..2 {
            stock.arrived(&part("a", 10.0));
            assert_eq!((stock.kept, stock.parts, stock.absent.len()), (10.0, 1, 1));
        }
        stock.arrived(&part("b", 10.0));
        assert_eq!((stock.kept, stock.parts, stock.absent), (20.0, 2, Vec::new()));
    }
}
