//! A page that was left and comes back as it stood, out of the browser's back-forward cache: its threads
//! ended when it was left, and it has to answer again all the same.

use e2e::Outcome;

use crate::own::files::Folder;
use crate::own::{enter_over, hand, has, leave, take_in};
use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 3] = [
    Journey::new("left and come back: it answers again", Site::Archive, |visit| {
        Box::pin(revived(visit))
    }),
    Journey::new("left and come back: the text stays where it is", Site::Seed, |visit| {
        Box::pin(stayed(visit))
    }),
    Journey::new("left and come back: an import goes on", Site::Archive, |visit| {
        Box::pin(went_on(visit))
    }),
];

const ELSEWHERE: &str =
    "<!doctype html><link rel=icon href=icon.svg><title>Elsewhere</title><p>Elsewhere.";

/// Hears how the page comes back; a document that is new has not heard anything.
const HEAR: &str = "void (window.stood = true, window.revived = undefined,
    addEventListener('pageshow', event => { window.revived = event.persisted; }))";

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

/// The new engine's answers are those that stand there: nothing is drawn anew, and the reader stays where
/// they are, however far that is from the turn in the address.
async fn stayed(visit: &mut Visit<'_>) -> Outcome {
    visit.server.plant("elsewhere.html", ELSEWHERE);
    let page = &visit.page;
    page.open("?q=missile&at=2021-03-23-xsp2.2").await?;
    page.kept().await?;
    page.counts("4 hits in 3 turns").await?;
    page.until("all of it", "!all('[aria-busy=true]').length").await?;
    page.ask::<()>("void scrollTo(0, 4000)").await?;
    // The page notes where the reader is when it has come to rest.
    page.until("the place to be noted", "history.state?.[1] > 3").await?;
    page.ask::<()>(
        "void (window.passage = document.elementFromPoint(640, 500).closest('section.turn'))",
    )
    .await?;
    let place = "passage.getBoundingClientRect().top";
    let before: f64 = page.ask(place).await?;
    assert!(leave_and_return(visit).await?, "the page was loaded anew: nothing was brought back");
    let page = &visit.page;
    page.until("the place", &format!("Math.abs({place} - {before}) < 2")).await?;
    // The transcript is asked for once more before this is.
    page.search("weekend").await?;
    page.until("its marks", "texts('main mark').includes('weekend')").await?;
    assert!(page.ask::<bool>("passage.isConnected").await?, "the text is drawn anew");
    visit.overlook().await
}

/// Has all that would read a file wait for `window.read_on()`.
const HOLD: &str = "void (() => {
    const read = Blob.prototype.arrayBuffer;
    const gate = new Promise(open => { window.read_on = open; });
    window.waiting = 0;
    Blob.prototype.arrayBuffer = function () {
        window.waiting += 1;
        return gate.then(() => read.call(this));
    };
})()";

/// A page that is left while it reads a file reads it again, and takes it in once.
async fn went_on(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-went-on", visit.engine()))?;
    visit.server.plant("elsewhere.html", ELSEWHERE);
    let page = &visit.page;
    page.open("").await?;
    page.kept().await?;
    enter_over(page, "").await?;
    page.ask::<()>(HOLD).await?;
    let names = ["2024-05-03 talk.txt", "2024-05-04 meeting.vtt"];
    hand(page, &folder, &names).await?;
    page.until_is("a file that is read", "window.waiting", &1).await?;
    assert!(leave_and_return(visit).await?, "the page was loaded anew: nothing was brought back");
    let page = &visit.page;
    page.until_is("the file that is read again", "window.waiting", &2).await?;
    page.ask::<()>("void read_on()").await?;
    let sum = "2 transcripts added.".to_owned();
    page.until_is("the sum", "text(all('.report .sum')[0])", &sum).await?;
    page.until_is(
        "each file, once",
        "texts('.outcomes > li > b').sort()",
        &names.map(str::to_owned).to_vec(),
    )
    .await?;
    has(page, 2).await?;
    visit.overlook().await
}

/// Goes to another page of the site and back; whether the page is the same as before.
async fn leave_and_return(visit: &Visit<'_>) -> Outcome<bool> {
    let page = &visit.page;
    page.ask::<()>(HEAR).await?;
    page.go("elsewhere.html").await?;
    page.until("the other page", "document.title == 'Elsewhere'").await?;
    page.driver().back().await?;
    let is_back = "document.title != 'Elsewhere' && all('#q').length
        && (!window.stood || window.revived !== undefined)";
    page.until("the page", is_back).await?;
    page.ask("window.revived === true").await
}
