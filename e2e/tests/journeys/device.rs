//! The room that says what is on the device, and takes the archive along.

use e2e::Outcome;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 1] =
    [Journey::new("kept: the archive is taken along", Site::Archive, |visit| {
        Box::pin(along(visit))
    })];

async fn along(visit: &mut Visit<'_>) -> Outcome {
    visit.page.open("").await?;
    visit.page.kept().await?;
    visit.page.go("#device").await?;
    visit.page.until("the sizes", "text(all('.stock')[0]).includes('The archive')").await?;

    // A network that goes away in the middle costs what has not arrived, and nothing else.
    visit.server.kill();
    visit.page.click(".workshop button", "along").await?;
    says(visit, "A part did not arrive").await?;
    visit.server.revive()?;
    visit.page.click(".workshop button", "along").await?;
    says(visit, "The whole archive is on this device").await?;

    visit.server.kill();
    visit.page.open("?q=masquerade").await?;
    visit.page.counts("4 turns in 1 briefing").await?;
    visit.page.click(".group h2 a", "").await?;
    visit.page.until("the transcript", "all('.reading').length == 1").await?;
    visit.server.revive()?;

    visit.page.go("#device").await?;
    visit.page.click(".workshop button", "Remove everything").await?;
    says(visit, "Nothing of this site").await?;
    let left: Vec<String> = visit.page.wait_for("caches.keys()").await?;
    assert_eq!(left, [""; 0]);
    visit.overlook().await
}

async fn says(visit: &Visit<'_>, words: &str) -> Outcome {
    let said = format!("all('.workshop [role=status]').some(one => text(one).includes('{words}'))");
    visit.page.until(&format!("“{words}” to be said"), &said).await
}
