//! Through one transcript: by its map, by keys, along turns, exchanges and pins.

use e2e::Outcome;
use e2e::page::Page;
use thirtyfour::{By, Key};

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 2] = [
    Journey::new("the map leads through the script", Site::Seed, |visit| Box::pin(map(visit))),
    Journey::new("keys lead along turns", Site::Seed, |visit| Box::pin(keys(visit))),
];

async fn map(visit: &mut Visit<'_>) -> Outcome {
    visit.page.resize(1280, 800).await?;
    let page = &visit.page;
    page.open("?q=missile").await?;
    page.counts("4 hits in 3 turns").await?;
    at(page, "Turn 1 of 26, Senior administration official").await?;
    let ticks = "(all('.minimap .hits')[0].getAttribute('d').match(/M/g) ?? []).length";
    page.until_is("a tick for each hit", ticks, &4).await?;
    let map = page.driver().find(By::Css(".minimap")).await?;
    assert_eq!(map.attr("role").await?.as_deref(), Some("slider"));
    map.click().await?;
    page.until("the middle to be shown", "scrollY > 1000").await?;
    page.press(Key::End + "").await?;
    page.address_is("?q=missile&at=2021-03-23-xsp2.26").await?;
    page.is_in_sight("#t26 .text").await?;
    page.driver().find(By::Css(".minimap")).await?.send_keys(Key::Home + "").await?;
    page.address_is("?q=missile&at=2021-03-23-xsp2.1").await?;
    at(page, "Turn 1 of 26, Senior administration official").await
}

/// Waits until the slider says so.
async fn at(page: &Page, words: &str) -> Outcome {
    let told = "all('.minimap')[0]?.getAttribute('aria-valuetext')";
    page.until_is("what the slider says", told, &words.to_owned()).await
}

async fn keys(visit: &mut Visit<'_>) -> Outcome {
    visit.page.resize(1280, 800).await?;
    let page = &visit.page;
    page.open("?at=2021-03-23-xsp2.2").await?;
    page.is_in_sight("#t2 .who").await?;
    for (key, turn) in [("j", 3), ("j", 4), ("k", 3), ("]", 4), ("]", 6), ("[", 4)] {
        page.press(key).await?;
        page.address_is(&format!("?at=2021-03-23-xsp2.{turn}")).await?;
        page.is_in_sight(&format!("#t{turn} .who")).await?;
    }
    page.press("p").await?;
    page.address_is("?at=2021-03-23-xsp2.4&pin=4").await?;
    page.press("j").await?;
    page.press("j").await?;
    page.address_is("?at=2021-03-23-xsp2.6&pin=4").await?;
    page.press("p").await?;
    page.address_is("?at=2021-03-23-xsp2.6&pin=4,6").await?;
    page.press(".").await?;
    page.press(".").await?;
    page.address_is("?at=2021-03-23-xsp2.4&pin=4,6").await?;
    page.press("y").await?;
    assert!(page.voice().await?.contains("Link to this turn"));
    Ok(())
}
