//! A page that was left and comes back as it stood, out of the browser's back-forward cache: its threads
//! ended when it was left, and it has to answer again all the same.

use e2e::Outcome;

use crate::own::files::Folder;
use crate::own::{enter_over, has, leave, take_in};
use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 1] =
    [Journey::new("left and come back: it answers again", Site::Archive, |visit| {
        Box::pin(revived(visit))
    })];

const ELSEWHERE: &str =
    "<!doctype html><link rel=icon href=icon.svg><title>Elsewhere</title><p>Elsewhere.";

/// Hears how the page comes back; a document that is new has not heard anything.
const HEAR: &str =
    "void addEventListener('pageshow', event => { window.revived = event.persisted; })";

async fn revived(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-revived", visit.engine()))?;
    visit.server.plant("elsewhere.html", ELSEWHERE);
    let page = &visit.page;
    page.open("?q=lighthouse").await?;
    page.kept().await?;
    page.counts("12 turns in 6 briefings").await?;
    let engine_again = leave_and_return(visit).await?;
    let page = &visit.page;
    page.ready().await?;
    page.counts("12 turns in 6 briefings").await?;
    page.search("harbour").await?;
    page.address_is("?q=harbour").await?;
    page.until("its marks", "texts('main mark').some(mark => /^harbour/i.test(mark))").await?;

    // The importer's thread too.
    enter_over(page, "?q=zanzibar").await?;
    take_in(page, &folder, &["2024-05-03 talk.txt"], "1 transcript added.").await?;
    has(page, 1).await?;
    let desk_again = leave_and_return(visit).await?;
    let page = &visit.page;
    page.until("the room", "all('.workshop[open] .ways-in').length == 1").await?;
    has(page, 1).await?;
    take_in(page, &folder, &["2024-05-04 meeting.vtt"], "1 transcript added.").await?;
    has(page, 2).await?;
    leave(page).await?;
    page.counts("2 turns in 2 briefings").await?;
    assert!(engine_again && desk_again, "the page was loaded anew: nothing was brought back");
    // One engine may look for an icon of the other page beside the one that it names.
    visit.overlook().await
}

/// Goes to another page of the site and back; whether the page is the same as before.
async fn leave_and_return(visit: &Visit<'_>) -> Outcome<bool> {
    let page = &visit.page;
    page.ask::<()>(HEAR).await?;
    page.go("elsewhere.html").await?;
    page.until("the other page", "document.title == 'Elsewhere'").await?;
    page.driver().back().await?;
    page.until("the page", "document.title != 'Elsewhere' && all('#q').length").await?;
    page.ask("window.revived === true").await
}
