//! The same thing done again and again: whatever it leaves behind each time is found at once, which a walk
//! at random finds late and cannot name.
//!
//! Must not know: how it is weighed.

use e2e::Outcome;
use e2e::engine::Engine;
use e2e::page::Page;
use thirtyfour::Key;

use super::weight::Scales;
use crate::own::files::Folder;
use crate::own::{enter_over, has, leave, take_in};
use crate::visit::Visit;

/// Times that a thing is done, after it was done as often as it takes to have everything at hand.
const TIMES: u64 = 12;
const FIRST: u64 = 3;
/// So often it is done all over again where something has grown.
const ROUNDS: u32 = 3;

/// What is done, from the list of results and back to it.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Searches,
    Opens,
    OpensWhatIsNotThere,
    Quotes,
    GoesFromRoomToRoom,
    TakesInAndRemoves,
}

const ALL: [Deed; 6] = [
    Deed::Searches,
    Deed::Opens,
    Deed::OpensWhatIsNotThere,
    Deed::Quotes,
    Deed::GoesFromRoomToRoom,
    Deed::TakesInAndRemoves,
];

pub(super) async fn again(visit: &mut Visit<'_>) -> Outcome {
    // No other engine tells what it holds, and takes its rubbish away when it is told to.
    if visit.engine() != Engine::Chromium {
        return visit.overlook().await;
    }
    let folder = Folder::new(&format!("{}-again", visit.engine()))?;
    visit.page.open("").await?;
    visit.page.kept().await?;
    let mut scales = Scales::default();
    for deed in ALL {
        repeat(deed, FIRST, &visit.page, &folder).await?;
        let mut before = scales.weigh(visit).await?;
        let mut is_as_before = Ok(());
        // What was still on its way at the first weighing is no leak: a leak grows every time.
        for _ in 0..ROUNDS {
            repeat(deed, TIMES, &visit.page, &folder).await?;
            let after = scales.weigh(visit).await?;
            println!("{deed:?} {TIMES} times: {after}");
            is_as_before = after.is_as(&before, TIMES);
            if is_as_before.is_ok() {
                break;
            }
            before = after;
        }
        is_as_before.map_err(|fault| format!("{deed:?} leaves: {fault}"))?;
    }
    visit.overlook().await
}

async fn repeat(deed: Deed, times: u64, page: &Page, folder: &Folder) -> Outcome {
    for _ in 0..times {
        match deed {
            Deed::Searches => search(page).await,
            Deed::Opens => open(page).await,
            Deed::OpensWhatIsNotThere => open_nothing(page).await,
            Deed::Quotes => quote(page).await,
            Deed::GoesFromRoomToRoom => change_rooms(page).await,
            Deed::TakesInAndRemoves => take_in_and_remove(page, folder).await,
        }?;
        page.until("the list", "all('.results .group').length && !all('[aria-busy=true]').length")
            .await?;
    }
    Ok(())
}

/// By a choice that is ticked: what is typed the browser keeps, to undo it.
async fn search(page: &Page) -> Outcome {
    let tick = "void all('.facets label.facet input')[0].click()";
    let ticked = "all('.facets label.facet :checked').length";
    page.ask::<()>(tick).await?;
    page.until_is("a choice", ticked, &1).await?;
    page.ask::<()>(tick).await?;
    page.until_is("no choice", ticked, &0).await
}

async fn open(page: &Page) -> Outcome {
    page.ask::<()>("void all('.group h2 a')[0].click()").await?;
    let read = "all('.reading h1').length && !all('[aria-busy=true]').length";
    page.until("the transcript", read).await?;
    Ok(page.driver().back().await?)
}

async fn open_nothing(page: &Page) -> Outcome {
    let follow = "void (() => {
        const link = document.createElement('a');
        link.href = location.origin + location.pathname + '?at=2020-01-01-aaaa';
        document.body.append(link);
        link.click();
        link.remove();
    })()";
    page.ask::<()>(follow).await?;
    page.until("that there is none", "all('main section.nothing').length").await?;
    Ok(page.driver().back().await?)
}

async fn quote(page: &Page) -> Outcome {
    page.ask::<()>("void all('.group h2 a')[0].click()").await?;
    let read = "all('.reading h1').length && !all('[aria-busy=true]').length";
    page.until("the transcript", read).await?;
    page.press("q").await?;
    page.until("the sheet", "all('.quoting[open] footer button').length").await?;
    page.press(Key::Escape + "").await?;
    page.until("no sheet", "!all('.quoting[open]').length").await?;
    Ok(page.driver().back().await?)
}

async fn change_rooms(page: &Page) -> Outcome {
    page.ask::<()>("void all('.tools a[href=\"#own\"]')[0].click()").await?;
    page.until("the room", "all('.workshop[open] .ways-in').length").await?;
    page.ask::<()>("void all('.workshop a[href=\"#device\"]')[0].click()").await?;
    page.until("the other room", "all('.workshop[open] .stores .meta').length").await?;
    page.driver().back().await?;
    page.until("the room", "all('.workshop[open] .ways-in').length").await?;
    leave(page).await
}

async fn take_in_and_remove(page: &Page, folder: &Folder) -> Outcome {
    folder.put("again.txt", b"Ada: Zanzibar.\nBob: And the harbour?\nAda: No.")?;
    enter_over(page, "").await?;
    take_in(page, folder, &["again.txt"], "1 transcript added.").await?;
    has(page, 1).await?;
    page.ask::<()>("void all('.kept li button[aria-label^=Remove]')[0].click()").await?;
    has(page, 0).await?;
    leave(page).await
}
