//! Nothing is asked for that is not a file of the site, and the policy that sees to it is at work.

use std::time::Instant;

use e2e::Outcome;
use e2e::page::PATIENCE;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 3] = [
    Journey::new("a breach of the policy is heard of", Site::Seed, |visit| Box::pin(breach(visit))),
    Journey::new("nothing is asked of others", Site::Archive, |visit| Box::pin(own(visit))),
    Journey::new("any folder of a server will do", Site::Archive, |visit| Box::pin(folder(visit))),
];

/// That no journey hears of a breach says something only if breaches are heard of.
async fn breach(visit: &mut Visit<'_>) -> Outcome {
    visit.server.plant(
        "planted.html",
        "<!doctype html><link rel=icon href=icon.svg><script>document.title = 'ran'</script><img src='data:,'>",
    );
    visit.page.go("planted.html").await?;
    let began = Instant::now();
    while visit.server.breaches().len() < 2 {
        if began.elapsed() > PATIENCE {
            return Err(format!("only {:?} was heard of", visit.server.breaches()).into());
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    visit.overlook().await?;
    visit.page.open("").await
}

async fn own(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=lighthouse").await?;
    page.counts("12 turns in 6 briefings").await?;
    page.click("a.snippet", "Sankta").await?;
    page.until("the transcript", "all('.reading').length == 1").await?;
    let foreign: Vec<String> = page
        .ask(
            "performance.getEntriesByType('resource').map(entry => entry.name)
                .filter(name => new URL(name).origin != location.origin)",
        )
        .await?;
    assert_eq!(foreign, [""; 0]);
    let kept = "[...Object.keys(localStorage), document.cookie]
        .filter(name => name && name != 'lectern-places')";
    let kept: Vec<String> = page.ask(kept).await?;
    assert_eq!(kept, [""; 0], "of a reader who chose nothing only their place is kept");
    let log = visit.server.log();
    assert!(log.iter().any(|one| one.path.starts_with("/corpus/")), "{log:?}");
    // The list is foreseen in the page's head, and WebKitGTK fetches what it has foreseen once more.
    let is_part =
        |path: &str| path.starts_with("/corpus/") && !path.starts_with("/corpus/manifest");
    let twice: Vec<_> = log.iter().filter(|one| is_part(&one.path)).collect();
    let once: std::collections::BTreeSet<_> = twice.iter().map(|one| &one.path).collect();
    assert_eq!(once.len(), twice.len(), "every part of the archive is fetched once: {twice:?}");
    Ok(())
}

async fn folder(visit: &mut Visit<'_>) -> Outcome {
    visit.serve_from("/deep/er/").await?;
    let page = &visit.page;
    page.open("?q=lighthouse").await?;
    page.counts("12 turns in 6 briefings").await?;
    page.click("a.snippet", "Sankta").await?;
    page.until("the transcript", "all('.reading').length == 1").await?;
    page.until_is("the path", "location.pathname", &"/deep/er/".to_owned()).await?;
    page.address_is("?q=lighthouse&at=2023-02-15-smiq.2").await?;
    page.reload().await?;
    page.counts("3 hits in 3 turns").await?;
    page.click(".wordmark a", "").await?;
    page.counts("120 turns in 12 briefings").await?;
    page.until_is("the path", "location.pathname", &"/deep/er/".to_owned()).await
}
