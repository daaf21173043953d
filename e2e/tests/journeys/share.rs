//! What a colleague sees who is sent the address: the same.

use e2e::Outcome;
use e2e::page::Page;
use serde::Deserialize;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 3] = [
    Journey::new("the address shows a colleague the same script", Site::Seed, |visit| {
        Box::pin(script(visit))
    }),
    Journey::new("the address shows a colleague the same list", Site::Archive, |visit| {
        Box::pin(list(visit))
    }),
    Journey::new("links are copied", Site::Seed, |visit| Box::pin(copied(visit))),
];

/// All of a view that a reader would miss.
#[derive(Debug, Deserialize, PartialEq)]
struct Seen {
    title: String,
    query: String,
    text: String,
    marks: Vec<String>,
    matched: Vec<String>,
    chosen: Vec<String>,
    pressed: Vec<String>,
}

async fn seen(page: &Page) -> Outcome<Seen> {
    page.ask(
        "{
            title: document.title,
            query: all('#q')[0].value,
            text: text(all('main')[0]),
            marks: texts('main mark'),
            matched: all('.turn.matched, .turn.now').map(turn => turn.id),
            chosen: all('.facet:has(input:checked)').map(text),
            pressed: texts('[aria-pressed=true]'),
        }",
    )
    .await
}

async fn script(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    page.search("weekend north").await?;
    page.until("the marks", "texts('main mark').includes('weekend')").await?;
    page.toggle("Officials").await?;
    let filtered = "all('.turn.matched').length > 0 && !all('#t6.matched').length";
    page.until("the filter", filtered).await?;
    page.click(".densities button", "In context").await?;
    page.until("the density", "all('.gap').length > 0").await?;
    page.click("#t3 a.no", "").await?;
    page.until("the turn", "all('#t3.now').length == 1").await?;
    page.address_is("?q=weekend+north&role=official&at=2021-03-23-xsp2.3&show=context").await?;
    same_elsewhere(visit, "all('.turn.now').length == 1 && all('mark').length > 0").await
}

async fn list(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    page.search("lighthouse").await?;
    page.counts("12 turns in 6 briefings").await?;
    page.toggle("Press briefing").await?;
    page.counts("6 turns in 3 briefings").await?;
    page.address_is("?q=lighthouse&kind=briefing").await?;
    same_elsewhere(visit, "all('.group').length == 3").await
}

/// Nothing is still to be drawn.
const RESTS: &str = "!all('[aria-busy=true]').length";

/// Takes the address into a session that knows nothing, and compares.
async fn same_elsewhere(visit: &mut Visit<'_>, drawn: &str) -> Outcome {
    visit.page.until("rest", RESTS).await?;
    let before = seen(&visit.page).await?;
    let address = visit.page.address().await?;
    visit.become_another().await?;
    visit.page.open(&address).await?;
    visit.page.until("the same view", drawn).await?;
    visit.page.until("rest", RESTS).await?;
    assert_eq!(seen(&visit.page).await?, before);
    assert_eq!(visit.page.address().await?, address, "the address is already in its one form");
    Ok(())
}

async fn copied(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=missile&show=context").await?;
    page.counts("4 hits in 3 turns").await?;
    page.click(".tools button", "Copy link").await?;
    assert_eq!(page.voice().await?, "Link to this view copied");
    let here: String = page.ask("location.href").await?;
    assert_eq!(page.paste().await?, here);

    page.open("?q=missile").await?;
    page.counts("4 hits in 3 turns").await?;
    page.click("#t7 a.no", "").await?;
    assert_eq!(page.voice().await?, "Link to this turn copied");
    page.address_is("?q=missile&at=2021-03-23-xsp2.7").await?;
    let here: String = page.ask("location.href").await?;
    assert_eq!(page.paste().await?, here);
    Ok(())
}
