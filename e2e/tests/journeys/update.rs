//! A newer version is never mixed with the one that is read, and never interrupts it. The newer one
//! is the site of another archive.

use e2e::Outcome;
use e2e::page::Page;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 2] = [
    Journey::new("kept: an update waits for a word", Site::Seed, |visit| Box::pin(one_tab(visit))),
    Journey::new("kept: two tabs show two versions", Site::Seed, |visit| Box::pin(two_tabs(visit))),
];

/// How many versions of the page are kept.
const VERSIONS: &str =
    "caches.keys().then(names => names.filter(name => name.includes('shell')).length)";

/// Visits the old version, has the server replace it, and waits for the news.
async fn hear_of_the_newer(visit: &Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=missile").await?;
    page.counts("4 hits in 3 turns").await?;
    page.kept().await?;
    visit.server.serve(&Site::Archive.folder().ok_or("there is no newer site")?);
    look_for_news(page).await
}

async fn look_for_news(page: &Page) -> Outcome {
    page.ask::<bool>("dispatchEvent(new Event('online'))").await?;
    let news = "A newer version is ready: 12 new briefings, 1 taken out.".to_owned();
    page.until_is("the news", "text(all('.news p')[0])", &news).await
}

async fn versions_are(page: &Page, expected: u32) -> Outcome {
    let began = std::time::Instant::now();
    while page.wait_for::<u32>(VERSIONS).await? != expected {
        if began.elapsed() > e2e::page::PATIENCE {
            return Err(format!("there are never {expected} versions").into());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Ok(())
}

async fn one_tab(visit: &mut Visit<'_>) -> Outcome {
    hear_of_the_newer(visit).await?;
    visit.page.counts("4 hits in 3 turns").await?;

    // Without a word the old one stays, and stays whole, without a server too.
    visit.page.click(".news button", "Later").await?;
    visit.page.until("the news to be gone", "all('.news').length == 0").await?;
    visit.go_offline().await?;
    visit.page.reload().await?;
    visit.page.counts("4 hits in 3 turns").await?;
    versions_are(&visit.page, 2).await?;
    visit.page.until("the news once more", "all('.news').length == 1").await?;
    visit.server.revive()?;
    visit.page.click(".news button", "Use it now").await?;
    visit.page.until("the newer version", "all('.group, main .nothing').length > 0").await?;
    visit.page.address_is("?q=missile").await?;
    versions_are(&visit.page, 1).await?;
    visit.page.open("").await?;
    visit.page.counts("120 turns in 12 briefings").await?;
    visit.go_offline().await?;
    visit.page.reload().await?;
    visit.page.counts("120 turns in 12 briefings").await?;
    visit.server.revive()?;
    visit.overlook().await
}

async fn two_tabs(visit: &mut Visit<'_>) -> Outcome {
    hear_of_the_newer(visit).await?;
    let page = &visit.page;
    let first = page.driver().window().await?;
    let second = page.driver().new_tab().await?;
    page.driver().switch_to_window(second.clone()).await?;
    page.open("").await?;
    page.until("the news", "all('.news').length == 1").await?;
    page.click(".news button", "Use it now").await?;
    page.counts("120 turns in 12 briefings").await?;
    versions_are(page, 2).await?;

    // The other tab has not been touched, and goes on with what it has.
    page.driver().switch_to_window(first.clone()).await?;
    page.counts("4 hits in 3 turns").await?;
    page.search("sanctions").await?;
    page.until("an answer", "all('main mark').some(mark => /sanction/i.test(text(mark)))").await?;
    // Until it is told to; the newer one has taken over before.
    page.click(".news button", "Use it now").await?;
    page.until("the newer version", "all('.group, main .nothing').length > 0").await?;
    page.driver().close_window().await?;
    page.driver().switch_to_window(second).await?;
    page.reload().await?;
    versions_are(page, 1).await?;
    visit.overlook().await
}
