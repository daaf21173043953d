//! In a large archive, where there is one: it opens, searches, filters and reads.

use e2e::Outcome;
use e2e::page::Page;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 2] = [
    Journey::new("a large archive is searched", Site::Briefings, |visit| Box::pin(search(visit))),
    Journey::new("a long list is come back to", Site::Briefings, |visit| Box::pin(long(visit))),
];

/// The two numbers of `1,234 turns in 56 briefings`.
async fn count(page: &Page) -> Outcome<(u32, u32)> {
    page.until(
        "a count of turns and briefings",
        "/turns? in .* briefings?$/.test(text(all('#count')[0]))",
    )
    .await?;
    page.ask("text(all('#count')[0]).replaceAll(',', '').match(/\\d+/g).map(Number)").await
}

async fn search(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    let all = count(page).await?;
    assert!(all.1 > 300, "{all:?}");
    page.search("sanctions").await?;
    page.until("the marks", "texts('main mark').some(mark => /^sanction/i.test(mark))").await?;
    let found = count(page).await?;
    assert!(found < all && found.1 > 20, "{found:?} of {all:?}");
    let press = page.facets("Role").await?.into_iter().find(|row| row.label == "Press");
    let press = press.ok_or("no row for the press")?.count;
    page.toggle("Press").await?;
    page.until("the filter", "all('.snippet:not(.quiet)').every(row => row.matches('.q'))").await?;
    assert_eq!(count(page).await?.0, press, "the count beside a choice is what it gives");
    page.click("a.snippet", "").await?;
    page.until("the transcript", "all('.turn').length > 10").await?;
    page.press("n").await?;
    page.is_in_sight("mark.now").await
}

async fn long(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=vaccine").await?;
    page.until("the list", "all('.group').length == 20").await?;
    page.click(".results button", "Show more").await?;
    page.until("a longer list", "all('.group').length == 40").await?;
    let last: String = page.ask("text(all('.group h2')[35])").await?;
    page.scroll_to(".group:nth-of-type(36) h2 a, .group:nth-child(36) h2 a", "").await?;
    page.until("the list to be scrolled", "scrollY > 2000").await?;
    let scrolled = page.scrolled().await?;
    page.click(".group:nth-child(36) h2 a", "").await?;
    page.until_is("the transcript", "text(all('.reading h1')[0])", &last).await?;
    page.driver().back().await?;
    page.until("the long list", "all('.group').length == 40").await?;
    page.until_is("the position in the list", "Math.round(scrollY)", &scrolled).await
}
