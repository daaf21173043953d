//! What all journeys leave behind: how long they took, and what went wrong.
//!
//! A journey that fails is made once more in a new session. A fault that is always there comes again, and the
//! suite fails; what does not come again may be a machine's, and may be a race of the page: it is told, and
//! of many such journeys the suite fails all the same.
//!
//! Must not know: what a journey is.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use e2e::engine::Engine;

/// Journeys that may come right at the second time, of three hundred.
const MOST_WAVERING: usize = 3;

/// Characters of a fault that are told once more at the end.
const TOLD: usize = 600;

/// Journeys that are named when all are made: the longest of each engine.
const LONGEST: usize = 10;

/// What all journeys leave behind.
#[derive(Default)]
pub(crate) struct Record(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    times: Vec<(Engine, &'static str, Duration)>,
    /// What went wrong, a paragraph each.
    faults: Vec<String>,
    /// What went wrong and did not come again.
    wavering: Vec<String>,
}

impl Record {
    /// Remembers how long a journey took.
    pub(crate) fn note(&self, engine: Engine, journey: &'static str, took: Duration) {
        self.with(|kept| kept.times.push((engine, journey, took)));
    }

    /// Remembers what a journey failed by.
    pub(crate) fn fail(&self, engine: Engine, journey: &str, fault: &str) {
        self.with(|kept| kept.faults.push(told(engine, journey, fault)));
    }

    /// Remembers what a journey failed by that went as it should when it was made again.
    pub(crate) fn waver(&self, engine: Engine, journey: &str, fault: &str) {
        self.with(|kept| kept.wavering.push(told(engine, journey, fault)));
    }

    /// Prints it all; whoever is shown only the end of a long log finds there what they need.
    pub(crate) fn tell(&self) {
        self.with(|kept| {
            kept.tell_times();
            for fault in &kept.wavering {
                println!("⚠ came right at the second time: {fault}");
            }
            for fault in &kept.faults {
                println!("✘ {fault}");
            }
        });
    }

    /// Whether more journeys wavered than a machine may be blamed for.
    pub(crate) fn wavers(&self) -> bool {
        self.with(|kept| kept.wavering.len() > MOST_WAVERING)
    }

    fn with<T>(&self, work: impl FnOnce(&mut Kept) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Kept {
    /// For whoever wants the suite to be quick; nothing is asserted of it.
    fn tell_times(&mut self) {
        self.times.sort_by_key(|(.., took)| std::cmp::Reverse(*took));
        for engine in Engine::ALL {
            let own: Vec<_> = self.times.iter().filter(|(of, ..)| *of == engine).collect();
            if own.is_empty() {
                continue;
            }
            let sum: Duration = own.iter().map(|(.., took)| *took).sum();
            println!("{engine}: {} journeys in {:.0} s, of them", own.len(), sum.as_secs_f32());
            for (_, journey, took) in own.iter().take(LONGEST) {
                println!("  {:5.1} s {journey}", took.as_secs_f32());
            }
        }
    }
}

fn told(engine: Engine, journey: &str, fault: &str) -> String {
    let fault: String = fault.chars().take(TOLD).collect();
    format!("{engine}: {journey}: {fault}")
}
