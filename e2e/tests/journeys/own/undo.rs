//! The way back from what was done to a reader's own transcripts, and where there is none.

use e2e::Outcome;
use e2e::page::Page;
use thirtyfour::Key;

use super::files::Folder;
use super::{enter, hand, has, take_in};
use crate::visit::Visit;

const TITLE: &str = "text(all('.kept li a')[0])";

async fn is_titled(page: &Page, title: &str) -> Outcome {
    page.until_is("the title", TITLE, &title.to_owned()).await
}

pub(super) async fn changed(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-change", visit.engine()))?;
    let page = &visit.page;
    page.open("").await?;
    enter(page).await?;
    take_in(page, &folder, &["2024-05-03 talk.txt"], "1 transcript added.").await?;
    has(page, 1).await?;
    // Where a row has not come in sight yet, WebKit knows its words, but not what stands between them.
    let facts =
        "[all('.kept li a')[0].getAttribute('href'), text(all('.kept li')[0]).replace(/\\s/g, '')]";
    let before: Vec<String> = page.ask(facts).await?;

    page.click(".kept button", "Edit").await?;
    page.until("the keyboard in it", "document.activeElement.matches('.edit input')").await?;
    page.press(Key::End + ", again").await?;
    let date = "all('.edit input[type=date]')[0]";
    let change =
        format!("void ({date}.value = '2024-06-01', {date}.dispatchEvent(new Event('input')))");
    page.ask::<()>(&change).await?;
    page.click(".edit button", "Save").await?;
    is_titled(page, "Talk on the breakwater, again").await?;
    page.until("what was done", "text(all('.kept .notice')[0]).includes('changed')").await?;
    page.click(".kept .notice button", "Undo").await?;
    page.until_is("all as it was", facts, &before).await?;
    page.until("no more to undo", "!all('.kept .notice').length").await?;
    page.reload().await?;
    page.until("the room", "all('.workshop[open] .ways-in').length == 1").await?;
    page.until_is("all as it was", facts, &before).await?;
    page.open("?q=zanzibar").await?;
    let titles = vec!["Talk on the breakwater".to_owned()];
    page.until_is("the title in the results", "texts('.group h2 a')", &titles).await
}

/// One that took the name of another that was removed comes back itself.
async fn another_edition(page: &Page, folder: &Folder) -> Outcome {
    const ROW: &str = "all('.kept li').find(row => text(row).includes('edition'))";
    let remove = format!("void {ROW}.querySelector('button[aria-label^=Remove]').click()");
    let name = "2024-06-01 edition.txt";
    let first = "Ada: One.\nBob: Two.\nAda: Three.";
    for text in [first.to_owned(), first.to_owned() + "\nBob: Four."] {
        folder.put(name, text.as_bytes())?;
        take_in(page, folder, &[name], "1 transcript added.").await?;
        has(page, 3).await?;
        page.ask::<()>(&remove).await?;
        has(page, 2).await?;
    }
    page.click(".kept .notice button", "Undo").await?;
    has(page, 3).await?;
    page.until("the newer one", &format!("text({ROW}).includes('4 turns')")).await?;
    page.ask::<()>(&remove).await?;
    has(page, 2).await
}

/// The next file is read when `read` is called.
const SLOW: &str = "void (arrayBuffer => Blob.prototype.arrayBuffer = async function () {
    Blob.prototype.arrayBuffer = arrayBuffer;
    await new Promise(go => window.read = go);
    return arrayBuffer.call(this);
})(Blob.prototype.arrayBuffer)";

/// What was removed can come back until all is erased; what was on its way then does not come at all.
pub(super) async fn erased(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-gone", visit.engine()))?;
    let page = &visit.page;
    page.open("").await?;
    enter(page).await?;
    let names = ["2024-05-03 talk.txt", "2024-05-04 meeting.vtt"];
    take_in(page, &folder, &names, "2 transcripts added.").await?;
    // Pressed twice at once, and then for the other: all that was removed comes back.
    let twice =
        "void (row => (row.click(), row.click()))(all('.kept li button[aria-label^=Remove]')[0])";
    page.ask::<()>(twice).await?;
    has(page, 1).await?;
    page.click(".kept li button[aria-label^=Remove]", "").await?;
    has(page, 0).await?;
    page.click(".kept .notice button", "Undo").await?;
    has(page, 2).await?;
    page.until("no more to undo", "!all('.kept .notice').length").await?;
    another_edition(page, &folder).await?;
    page.click(".kept li button[aria-label^=Remove]", "").await?;
    has(page, 1).await?;
    page.until("a way back", "all('.kept .notice').length == 1").await?;
    page.ask::<()>(SLOW).await?;
    hand(page, &folder, &["2024-05-02-dredging.md"]).await?;
    page.until("the file to be read", "'read' in window").await?;
    page.click(".workshop > header a", "What is on this device").await?;
    let row = ".stores [data-store='Your own transcripts']";
    page.click(&format!("{row} button"), "Erase…").await?;
    page.click(&format!("{row} .danger"), "Erase it").await?;
    page.until("none", &format!("text(all(\"{row} .meta\")[0]) == 'None.'")).await?;
    page.ask::<()>("void read()").await?;
    page.driver().back().await?;
    page.until("the other room", "all('.workshop[open] .ways-in').length == 1").await?;
    let late = "texts('.outcomes > li').some(one => one.includes('you erased all meanwhile'))";
    page.until("the late file to be left out", late).await?;
    has(page, 0).await?;
    page.until("no way back", "!all('.kept .notice').length").await
}
