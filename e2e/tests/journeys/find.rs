//! In the one transcript of the seeds: typing, marks, filters.

use e2e::Outcome;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 1] =
    [Journey::new("typing marks what is sought", Site::Seed, |visit| Box::pin(typing(visit)))];

async fn typing(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    page.counts("26 turns").await?;
    page.search("missile").await?;
    println!("{:?} {:?}", page.marks().await?, page.shown().await);
    Ok(())
}
