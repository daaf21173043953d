//! Many steps at random, by a reader who does everything: whatever they did, the page has no error and
//! its address is what it shows. In the suite it is a short walk; a long one, and another one, are made by
//!
//!     LECTERN_SOAK=2000 LECTERN_SOAK_SEED=7 … --test journeys -- soak

mod again;
mod dice;
mod look;
mod step;
mod weight;

use std::env;
use std::str::FromStr;

use e2e::Outcome;

use crate::own::files::Folder;
use crate::visit::{Journey, Site, Visit};
use dice::Dice;
use weight::{Scales, Weight};

pub(crate) const JOURNEYS: [Journey; 2] = [
    Journey::new("soak: steps at random", Site::Archive, |visit| Box::pin(soak(visit))),
    Journey::new("soak: the same again leaves nothing behind", Site::Archive, |visit| {
        Box::pin(again::again(visit))
    }),
];

/// Steps of the short walk.
const FEW: usize = 60;

/// Steps after which nothing grows any more that counts.
const WARM: usize = 200;

/// Steps between two looks at the address.
const LOOK: usize = 10;

/// Steps between two weighings.
const WEIGH: usize = 100;

/// A reader on their way.
struct Walk<'a, 'b> {
    visit: &'a mut Visit<'b>,
    dice: Dice,
    folder: Folder,
    /// Files that were made so far.
    made: usize,
    /// Transcripts of the reader's own.
    own: u32,
    /// Times that Back leads to another view of the page.
    depth: u32,
    /// There is no server.
    away: bool,
    /// What was done last, the newest at the end; for whoever reads of a fault.
    done: Vec<String>,
    /// Views that were looked at once more.
    looked: usize,
}

fn given<T: FromStr>(name: &str, else_: T) -> T {
    env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(else_)
}

async fn soak(visit: &mut Visit<'_>) -> Outcome {
    let (steps, seed) = (given("LECTERN_SOAK", FEW), given("LECTERN_SOAK_SEED", 5));
    let folder = Folder::new(&format!("{}-soak", visit.engine()))?;
    let (made, own, depth, away, looked) = (0, 0, 0, false, 0);
    let (dice, done) = (Dice::new(seed), Vec::new());
    let mut walk = Walk { visit, dice, folder, made, own, depth, away, done, looked };
    let walked = walk.walk(steps).await;
    let Walk { visit, done, looked, .. } = walk;
    if let Err(fault) = walked {
        let last = done.len().saturating_sub(12);
        return Err(
            format!("seed {seed}, step {}: {fault}\n{:#?}", done.len(), done.get(last..)).into()
        );
    }
    println!("{}: {steps} steps, {looked} views looked at once more", visit.engine());
    assert!(looked > 0, "no view was looked at once more");
    visit.overlook().await
}

impl Walk<'_, '_> {
    async fn walk(&mut self, steps: usize) -> Outcome {
        self.visit.page.open("").await?;
        self.visit.page.kept().await?;
        self.listen().await?;
        let mut warm: Option<Weight> = None;
        let mut scales = Scales::default();
        for number in 1..=steps {
            self.step().await?;
            self.settle().await?;
            self.look_out().await?;
            if number % LOOK == 0 {
                self.look_again().await?;
            }
            if number % WEIGH == 0 && number >= WARM {
                let weight = scales.weigh(self.visit).await?;
                println!("{}: step {number}: {weight}", self.visit.engine());
                weight.is_bounded_by(warm.get_or_insert(weight))?;
            }
        }
        self.come_back().await
    }
}
