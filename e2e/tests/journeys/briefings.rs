//! In a large archive, where there is one: it opens, searches, filters and reads.

use e2e::Outcome;
use e2e::engine::Engine;
use e2e::page::Page;

use crate::own;
use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 6] = [
    Journey::new("a large archive is searched", Site::Briefings, |visit| Box::pin(search(visit))),
    Journey::new("a long list is scrolled", Site::Briefings, |visit| Box::pin(long(visit))),
    Journey::new("a room over a list leaves it as it is", Site::Briefings, |visit| {
        Box::pin(over(visit))
    }),
    Journey::new("a link leads to its turn", Site::Briefings, |visit| Box::pin(link(visit))),
    Journey::new("a long list is come back to", Site::Briefings, |visit| Box::pin(back(visit))),
    Journey::new("what is left early is drawn no further", Site::Briefings, |visit| {
        Box::pin(left(visit))
    }),
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
    page.until("the hits", "/^[\\d,]+ hits?/.test(text(all('.walk')[0]))").await?;
    page.press("n").await?;
    page.is_in_sight("mark.now").await
}

/// Of 300 rows those are drawn that are in sight, and the scroll bar knows the others.
async fn long(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?sort=oldest").await?;
    let sheets: u32 = page.ask("all('.sheet').length").await?;
    assert!(sheets > 15, "{sheets}");
    let drawn = "all('.group').length";
    assert!(page.ask::<u32>(drawn).await? <= 60, "only what is near is drawn");
    let first: String = page.ask("text(all('.group h2')[0])").await?;
    page.ask::<()>("void scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
        .await?;
    page.until("the last row", "all('.sheet:last-child .group').length").await?;
    page.until("nothing bare in sight", &format!("!{BARE}")).await?;
    assert!(page.ask::<u32>(drawn).await? <= 140, "what lies between is not drawn");
    for part in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] {
        let to = format!(
            "void scrollTo({{ top: {part} * document.body.scrollHeight / 10, behavior: 'instant' }})"
        );
        page.ask::<()>(&to).await?;
        page.until("nothing bare in sight", &format!("!{BARE}")).await?;
    }
    page.ask::<()>("void scrollTo({ top: 0, behavior: 'instant' })").await?;
    page.until_is("the first row", "text(all('.group h2')[0])", &first).await?;
    // Each row is there once, in order, whatever was drawn when.
    let dates = "texts('.group .meta b').map(Date.parse)";
    assert!(
        page.ask::<bool>(&format!("{dates}.every((day, at, all) => !at || all[at - 1] <= day)"))
            .await?
    );
    let links = "all('.group h2 a').map(one => one.href)";
    assert!(page.ask::<bool>(&format!("new Set({links}).size == {links}.length")).await?);
    Ok(())
}

/// Turns above the one that is linked to are as high as was guessed until they have been near.
async fn link(visit: &mut Visit<'_>) -> Outcome {
    visit.page.resize(1440, 900).await?;
    let page = &visit.page;
    for turn in [44, 100] {
        page.open(&format!("?at=2021-05-13-siva.{turn}")).await?;
        is_at_the_top(page, turn).await?;
        // WebKit still comes back some lines further down after a reload.
        if visit.engine() != Engine::WebKit {
            page.reload().await?;
            is_at_the_top(page, turn).await?;
        }
        page.press("p").await?;
        page.address_is(&format!("?at=2021-05-13-siva.{turn}&pin={turn}")).await?;
    }
    Ok(())
}

async fn is_at_the_top(page: &Page, turn: u32) -> Outcome {
    page.until("the transcript", "all('.turn').length == 129").await?;
    page.until("the whole of it", "all('.leaf [aria-busy=true]').length == 0").await?;
    let top = format!("all('#t{turn}')[0].getBoundingClientRect().top");
    page.until("the turn at the top", &format!("Math.abs({top} - 135) < 40")).await?;
    // The page notes where the reader is when it has come to rest.
    let noted = "(([beyond, at]) =>
        at > 1 && Math.abs(all('section.turn')[at].getBoundingClientRect().top + beyond) < 2)(history.state ?? [])";
    page.until("the place to be noted", noted).await?;
    page.until("the turn still at the top", &format!("Math.abs({top} - 135) < 40")).await
}

/// Whether a sheet on which nothing is drawn is in sight.
const BARE: &str = "all('.sheet:empty').some(sheet => {
    const { top, bottom } = sheet.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
})";

/// What a reader comes to after a room was left has nothing to do with where they were before.
async fn over(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    page.until("the list", "all('.group').length > 0").await?;
    page.ask::<()>("void scrollTo({ top: 400, behavior: 'instant' })").await?;
    page.until("the place to be noted", "history.state?.[0] > 300").await?;
    page.click(".tools a", "Add transcripts").await?;
    page.until("the room", "all('.workshop[open] .ways-in').length == 1").await?;
    own::leave(page).await?;
    page.ask::<()>("void scrollTo({ top: 9000, behavior: 'instant' })").await?;
    page.until("nothing bare in sight", &format!("!{BARE}")).await?;
    let now: f64 = page.ask("scrollY").await?;
    assert!(now > 8000.0, "thrown back to {now}");
    Ok(())
}

/// Whether one is not further from what is in sight than that is high.
const NEARLY_BARE: &str = "all('.sheet:empty').some(sheet => {
    const { top, bottom } = sheet.getBoundingClientRect();
    return top < 2 * innerHeight && bottom > -innerHeight;
})";

async fn back(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=vaccine").await?;
    page.until("the list", "all('.group').length > 0").await?;
    // Past sheets that were never drawn, so that nobody knows how high they are.
    page.ask::<()>(
        "void scrollTo({ top: 3 * document.body.scrollHeight / 4, behavior: 'instant' })",
    )
    .await?;
    page.until("nothing bare in sight", &format!("!{BARE}")).await?;
    let middle = "document.elementFromPoint(600, 500)?.closest('.group')
        ?.querySelector('h2 a').getAttribute('href') ?? ''";
    let row = page.until_some("a row in the middle", middle).await?;
    let row = format!(".group h2 a[href='{row}']");
    page.scroll_to(&row, "").await?;
    // Sheets above it that are written now would move it.
    page.until("nothing bare near", &format!("!{NEARLY_BARE}")).await?;
    // The page notes where the reader is when it has come to rest.
    page.until("the place to be noted", "history.state?.[1] > 1").await?;
    let top = format!("Math.round(all(\"{row}\")[0]?.getBoundingClientRect().top)");
    let before: i64 = page.ask(&top).await?;
    page.click(&row, "").await?;
    page.until("the transcript", "all('.turn').length > 0").await?;
    page.driver().back().await?;
    page.until("the row to be where it was", &format!("Math.abs({top} - {before}) <= 2")).await
}

/// Leaves a long transcript as its first turns are drawn.
async fn left(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?sort=longest").await?;
    page.until("the list", "all('.group').length > 0").await?;
    page.ask::<()>(
        "void (() => {
            const frame = requestAnimationFrame;
            self.frames = 0;
            self.requestAnimationFrame = then => { frames += 1; return frame(then); };
            new MutationObserver((_, own) => {
                if (all('.turn').length === 0) return;
                own.disconnect();
                history.back();
            }).observe(document.body, { childList: true, subtree: true });
        })()",
    )
    .await?;
    page.click(".group h2 a", "").await?;
    page.until("the list again", "all('.turn').length === 0 && all('.group').length > 0").await?;
    let rests =
        "(() => { const before = self.before; return before === (self.before = frames); })()";
    page.until("a page that rests", rests).await
}
