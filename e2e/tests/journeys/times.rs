//! How long journeys took, for whoever wants the suite to be quick. Nothing is asserted of it.
//!
//! Must not know: what a journey is.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use e2e::engine::Engine;

/// Journeys that are named when all are made: the longest of each engine.
const TOLD: usize = 10;

/// What each journey took so far, in which engine.
#[derive(Default)]
pub(crate) struct Times(Mutex<Vec<(Engine, &'static str, Duration)>>);

impl Times {
    pub(crate) fn note(&self, engine: Engine, journey: &'static str, took: Duration) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.push((engine, journey, took));
    }

    /// Prints for each engine what all its journeys took, and the longest of them.
    pub(crate) fn tell(&self) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.sort_by_key(|(.., took)| std::cmp::Reverse(*took));
        for engine in Engine::ALL {
            let own: Vec<_> = all.iter().filter(|(of, ..)| *of == engine).collect();
            if own.is_empty() {
                continue;
            }
            let sum: Duration = own.iter().map(|(.., took)| *took).sum();
            println!("{engine}: {} journeys in {:.0} s, of them", own.len(), sum.as_secs_f32());
            for (_, journey, took) in own.iter().take(TOLD) {
                println!("  {:5.1} s {journey}", took.as_secs_f32());
            }
        }
    }
}
