//! Through one transcript: by its map, by keys, along turns, exchanges and pins.

use e2e::Outcome;
use e2e::page::Page;
use thirtyfour::{By, Key};

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 5] = [
    Journey::new("the map leads through the script", Site::Seed, |visit| Box::pin(map(visit))),
    Journey::new("keys lead along turns", Site::Seed, |visit| Box::pin(keys(visit))),
    Journey::new("what the source sets apart", Site::Seed, |visit| Box::pin(integrity(visit))),
    Journey::new("one wording at a time", Site::Archive, |visit| Box::pin(wordings(visit))),
    Journey::new("pins and quotations", Site::Seed, |visit| Box::pin(pins(visit))),
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

async fn integrity(visit: &mut Visit<'_>) -> Outcome {
    visit.page.resize(1280, 800).await?;
    let page = &visit.page;
    page.open("").await?;
    page.click(".rules summary", "Edited 7 days after publication").await?;
    page.until("the two times", "text(all('.rules')[0]).includes('modified_time: 2021-03-30')")
        .await?;
    page.click(".chip", "Redactions 15").await?;
    page.address_is("?mark=redaction").await?;
    page.press("m").await?;
    page.until("the walk", "text(all('.lit-walk')[0]).includes('Mark 1 of 15')").await?;
    page.is_in_sight(".redaction.now").await?;
    page.press("M").await?;
    page.until("the walk", "text(all('.lit-walk')[0]).includes('Mark 15 of 15')").await?;
    page.is_in_sight(".redaction.now").await?;
    page.click(".chip", "Hide interjections 1").await?;
    page.until_is("a turn fewer", "all('section.turn').length", &25).await?;
    page.open("?q=review+diplomacy").await?;
    let looks = "all('.terms .term').map(term => getComputedStyle(term).textDecorationStyle)";
    page.until_is("two looks", looks, &vec!["solid".to_owned(), "double".to_owned()]).await
}

async fn wordings(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?mark=correction&at=2024-03-19-ncf9").await?;
    page.until("corrections", "all('.struck').length > 0 && all('.replacement').length > 0")
        .await?;
    let shown =
        "['.struck', '.replacement'].map(mark => all(mark).some(one => one.checkVisibility()))";
    page.until_is("both", shown, &vec![true, true]).await?;
    page.click(".wordings button", "As spoken").await?;
    page.until_is("what was said", shown, &vec![true, false]).await?;
    page.click(".wordings button", "As corrected").await?;
    page.until_is("what was meant", shown, &vec![false, true]).await?;
    page.until("the address", "location.search.includes('text=corrected')").await?;
    // `ferry` was said, and `barge` put in its place: each is counted and walked to where it is read.
    let walk = "text(all('.reader-bar [role=status]')[0])";
    page.open("?q=ferry+OR+barge&at=2024-03-19-ncf9").await?;
    page.until_is("both", walk, &"2 hits".to_owned()).await?;
    page.click(".wordings button", "As spoken").await?;
    page.until_is("one", walk, &"1 hit, and 1 in the other wording".to_owned()).await?;
    page.press("n").await?;
    let stepped = "Hit 1 of 1, and 1 in the other wording".to_owned();
    page.until_is("the step", walk, &stepped).await?;
    let now = "all('mark.now').map(text)";
    page.until_is("what was said", now, &vec!["ferry".to_owned()]).await?;
    page.click(".wordings button", "As corrected").await?;
    page.until_is("one", walk, &"1 hit, and 1 in the other wording".to_owned()).await?;
    page.press("n").await?;
    page.until_is("what was meant", now, &vec!["barge".to_owned()]).await
}

async fn pins(visit: &mut Visit<'_>) -> Outcome {
    visit.page.resize(1280, 800).await?;
    let page = &visit.page;
    page.open("?at=2021-03-23-xsp2.7&pin=7,12").await?;
    let pinned = "all('.turn.pinned').map(turn => turn.id)";
    page.until_is("pins", pinned, &vec!["t7".to_owned(), "t12".to_owned()]).await?;
    page.click("#t7 .pin", "").await?;
    page.until_is("one pin", pinned, &vec!["t12".to_owned()]).await?;
    assert_eq!(page.ask::<u32>("all('.pins li').length").await?, 1);
    page.press("C").await?;
    assert!(page.voice().await?.contains("Quotation with its source"));
    page.click(".pins a", "12").await?;
    page.is_in_sight("#t12 .who").await?;
    page.click(".chip", "Clear pins").await?;
    page.until("no list", "!all('.pins')[0].checkVisibility()").await?;
    // Another address than the present one: that opened again is a reload, which keeps its place.
    page.open("?at=2021-03-23-xsp2.11").await?;
    page.is_in_sight("#t11 .who").await?;
    // That of this visit, and not one on the way.
    let kept = "/\\b11\\b/.test(localStorage.getItem('lectern-places') ?? '')";
    page.until("the place to be kept", kept).await?;
    page.open("").await?;
    page.click(".resume", "Continue at turn").await?;
    page.until("the place", "scrollY > 1000").await?;
    page.click(".sizes button", "A+").await?;
    page.until_is("the size", "document.documentElement.dataset.size", &"1".to_owned()).await
}
