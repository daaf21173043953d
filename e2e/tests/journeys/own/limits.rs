//! A browser that has no more room.

use e2e::Outcome;
use e2e::engine::Engine;
use e2e::page::Page;
use serde_json::json;

use super::base::sitting;
use super::files::Folder;
use super::{enter, found, hand, has, take_in};
use crate::visit::Visit;

/// How many sources the database holds, and how many segments that hold nothing.
const KEPT: &str = "const count = sources.count();
    const all = segments.getAll();
    return () => [count.result, all.result.filter(one => !one.byteLength).length];";

/// Only one engine can be told how large its disk is; what the others do where it is full is played
/// in the journey of a store that is denied or full.
pub(super) async fn full(visit: &mut Visit<'_>) -> Outcome {
    if visit.engine() != Engine::Chromium {
        return visit.page.open("").await;
    }
    let folder = Folder::new(&format!("{}-full", visit.engine()))?;
    let long = noise(100_000);
    folder.put("2024-05-09 long.txt", long.as_bytes())?;
    let page = &visit.page;
    page.open("").await?;
    page.kept().await?;
    // From the first sitting on, since the browser remembers for half a minute how much room there was.
    let used: f64 = page.wait_for("navigator.storage.estimate().then(room => room.usage)").await?;
    let site = visit.server.url();
    let origin = site.trim_end_matches('/');
    let room = json!({ "origin": origin, "quotaSize": used + 1_500_000.0 });
    let cdp = page.driver().cdp();
    cdp.send_raw("Storage.overrideQuotaForOrigin", room).await?;
    let walked = without_room(page, &folder).await;
    cdp.send_raw("Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await?;
    walked
}

/// A talk of so many turns that cannot be packed.
fn noise(turns: u64) -> String {
    let word = |n: u64| n.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29).wrapping_mul(n | 1);
    (1..=turns).map(|turn| format!("Ada: {:x} {:x}.\n", word(turn), word(turn << 20))).collect()
}

async fn without_room(page: &Page, folder: &Folder) -> Outcome {
    enter(page).await?;
    let names = ["2024-05-02-dredging.md", "2024-05-03 talk.txt", "2024-05-04 meeting.vtt"];
    take_in(page, folder, &names, "3 transcripts added.").await?;
    has(page, 3).await?;
    hand(page, folder, &["2024-05-09 long.txt"]).await?;
    let said = "text(all('.own [role=alert]')[0]).includes('no room left')";
    page.until("“no room left” to be said", said).await?;
    page.until("the end of it", "all('.own .progress').every(one => one.hidden)").await?;
    has(page, 3).await?;
    let kept: Vec<u32> = page.wait_for(&sitting("readonly", KEPT)).await?;
    assert_eq!(kept, [3, 0], "what was there is there, whole, and nothing else");
    page.open("?q=zanzibar").await?;
    found(page).await?;
    // What still finds room is taken in.
    enter(page).await?;
    folder.put("short.txt", b"Ada: Short.\nAda: Very short.")?;
    take_in(page, folder, &["short.txt"], "1 transcript added.").await?;
    has(page, 4).await
}
