//! Taking the whole archive along: part by part, with a pause whenever the reader wants one.
//!
//! Must not know: what else is on the device.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::task::spawn_local;

use super::Device;
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

    fn take(self) {
        let absent = self.stock.peek().unwrap_or_default().absent;
        let queue = Rc::new(RefCell::new(absent));
        let open = Rc::new(Cell::new(LANES));
        for _ in 0..LANES {
            let (queue, open) = (queue.clone(), open.clone());
            spawn_local(async move {
                self.lane(&queue).await;
                open.set(open.get() - 1);
                if open.get() == 0 {
                    self.finish();
                }
            });
        }
    }

    async fn lane(self, queue: &RefCell<Vec<(String, f64)>>) {
        while self.taking.get() {
            let Some((address, size)) = queue.borrow_mut().pop() else { return };
            match shelves::take(&Part { address, size }).await {
                Ok(()) => self.count(size),
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

    fn count(self, size: f64) {
        if let Some(mut stock) = self.stock.peek() {
            stock.kept += size;
            stock.parts += 1;
            self.stock.set(Some(stock));
        }
    }

    fn finish(self) {
        if self.taking.replace(false) {
            self.news.set("The whole archive is on this device.".to_owned());
        }
        self.look();
    }
}
