//! In the one transcript of the seeds: typing, marked words, filters with their counts.

use e2e::Outcome;
use thirtyfour::Key;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 4] = [
    Journey::new("typing marks what is sought", Site::Seed, |visit| Box::pin(typing(visit))),
    Journey::new("what may be typed is offered", Site::Seed, |visit| Box::pin(offers(visit))),
    Journey::new("a phrase is sought as it stands", Site::Seed, |visit| Box::pin(phrase(visit))),
    Journey::new("filters narrow and count", Site::Seed, |visit| Box::pin(filters(visit))),
];

async fn typing(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    page.counts("26 turns").await?;
    assert_eq!(page.turns().await?, (1..=26).collect::<Vec<_>>(), "the seed opens as a script");
    page.press("/").await?;
    assert_eq!(page.focus().await?, "input#q");
    page.press("missile").await?;
    page.counts("4 hits in 3 turns").await?;
    page.marks_are(&["missile", "missiles", "missile", "missiles"]).await?;
    assert_eq!(page.turns().await?.len(), 26, "every turn is still there");
    page.address_is("?q=missile").await?;
    // What is offered is closed first.
    page.until("offers", "texts('.offer span').includes('missiles')").await?;
    page.press(Key::Escape + "").await?;
    page.until("no offers", "!all('.offer').length").await?;
    assert_eq!(page.query().await?, "missile");
    page.press(Key::Escape + "").await?;
    page.counts("26 turns").await?;
    page.marks_are(&[]).await?;
    page.address_is("").await?;
    assert_eq!(page.query().await?, "");
    Ok(())
}

async fn offers(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    page.press("/").await?;
    page.press("missi").await?;
    page.until("offers", "texts('.offer span').includes('missile')").await?;
    assert!(page.ask::<bool>("all('#q')[0].getAttribute('aria-expanded') == 'true'").await?);
    let active = "all('#q')[0].getAttribute('aria-activedescendant')";
    page.press(Key::Down + "").await?;
    page.until_is("the first to be active", active, &"offer-0".to_owned()).await?;
    page.press(Key::Up + "").await?;
    page.press(Key::Down + "").await?;
    page.until_is("going round", active, &"offer-0".to_owned()).await?;
    let first: String = page.ask("texts('.offer span')[0]").await?;
    page.press(Key::Enter + "").await?;
    page.until_is("it to be written", "all('#q')[0].value", &(first.clone() + " ")).await?;
    page.address_is(&format!("?q={first}")).await?;
    page.press("role:pr").await?;
    page.until_is("the roles", "texts('.offer span')[0]", &"role:press".to_owned()).await?;
    page.click(".offer", "role:press").await?;
    page.until_is("the role", "all('#q')[0].value", &(first + " role:press ")).await?;
    assert_eq!(page.focus().await?, "input#q", "the keyboard stays in the box");
    Ok(())
}

async fn phrase(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    page.search("policy review").await?;
    page.until("both words to be marked", "texts('main mark').includes('review')").await?;
    page.search("\"policy review\"").await?;
    page.counts("1 hit in 1 turn").await?;
    page.marks_are(&["policy review"]).await?;
    page.address_is("?q=%22policy+review%22").await
}

async fn filters(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    let roles = [("Press", 2), ("Officials", 4)];
    page.open("?q=weekend").await?;
    page.counts("7 hits in 6 turns").await?;
    page.facets_are("Role", &roles).await?;
    page.facets_are("Speaker", &[("SENIOR ADMINISTRATION OFFICIAL", 4), ("Reporters", 2)]).await?;
    page.toggle("Press").await?;
    page.counts("2 hits in 2 turns").await?;
    page.facets_are("Role", &roles).await?;
    page.address_is("?q=weekend&role=press").await?;
    assert_eq!(matched(visit).await?, ["t6", "t8"]);
    page.toggle("Officials").await?;
    page.counts("7 hits in 6 turns").await?;
    page.toggle("Press").await?;
    page.counts("5 hits in 4 turns").await?;
    assert_eq!(matched(visit).await?, ["t2", "t3", "t11", "t25"]);
    page.click("button", "Clear filters").await?;
    page.counts("7 hits in 6 turns").await?;
    page.address_is("?q=weekend").await?;
    page.toggle("SENIOR ADMINISTRATION OFFICIAL").await?;
    page.counts("5 hits in 4 turns").await?;
    page.search("").await?;
    page.counts("20 turns").await
}

async fn matched(visit: &Visit<'_>) -> Outcome<Vec<String>> {
    visit.page.ask("all('.turn.matched').map(turn => turn.id)").await
}
