//! Addresses that nobody meant: a working page all the same, which says what it left out.

use e2e::Outcome;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 3] = [
    Journey::new("a bad address gives a working page", Site::Archive, |visit| Box::pin(bad(visit))),
    Journey::new("a transcript that is not there is said", Site::Archive, |visit| {
        Box::pin(unknown(visit))
    }),
    Journey::new("a turn that is not there is no harm", Site::Seed, |visit| Box::pin(turn(visit))),
];

async fn bad(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=%ff&date=nonsense&at=zzz&foo=1&show=9").await?;
    let notices: Vec<String> = page.ask("texts('.notice')").await?;
    for value in ["nonsense", "zzz", "9"] {
        assert!(
            notices.iter().any(|one| one.contains(value)),
            "nothing is said of {value}: {notices:?}"
        );
    }
    assert!(!notices.iter().any(|one| one.contains("foo")), "{notices:?}");
    page.search("lighthouse").await?;
    page.counts("12 turns in 6 briefings").await?;
    page.address_is("?q=lighthouse").await?;
    page.until("the notices to be gone", "all('.notice').length == 0").await?;
    let long = "a".repeat(5000);
    page.open(&format!("?q={long}&q=b")).await?;
    let notices: Vec<String> = page.ask("texts('.notice')").await?;
    assert_eq!(notices.len(), 2, "{notices:?}");
    Ok(())
}

async fn unknown(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=lighthouse&at=2020-01-01-aaaa.7").await?;
    page.until("the sentence", "text(all('main')[0]).includes('not in this archive')").await?;
    page.click(".nothing button", "whole archive").await?;
    page.counts("12 turns in 6 briefings").await?;
    page.driver().back().await?;
    page.until("the sentence", "text(all('main')[0]).includes('not in this archive')").await?;
    page.driver().forward().await?;
    page.until("the list", "all('.group').length == 6").await
}

async fn turn(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?at=2021-03-23-xsp2.4000000000").await?;
    page.turns_are(&(1..=26).collect::<Vec<_>>()).await?;
    page.open("?q=missile&show=hits&at=2021-03-23-xsp2.99").await?;
    page.turns_are(&[2, 7, 8]).await
}
