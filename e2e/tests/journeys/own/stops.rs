//! An importer that stops in the middle, by a fault or by a store that denies: what becomes of each file
//! is told, and told once.

use e2e::Outcome;
use e2e::page::Page;

use super::files::Folder;
use super::{enter, has, take_in};
use crate::visit::Visit;

/// Four files, the second of which stops the importer.
const NAMES: [&str; 4] =
    ["2024-05-02-dredging.md", "2024-05-03 talk.txt", "2024-05-04 meeting.vtt", "set.zip"];

/// The importer is handed a file that it cannot survive.
const STOP: &str = "addEventListener('message', event => {
    const isTask = event.data instanceof Uint8Array;
    if (!isTask || !new TextDecoder().decode(event.data).includes('2024-05-03 talk.txt')) return;
    event.stopImmediatePropagation();
    throw new Error('planted');
});";

/// Enters the room with a fault planted in the importer, before anything else in it.
pub(crate) async fn enter_with(visit: &Visit<'_>, fault: &str) -> Outcome {
    let name = visit.file("engine-", ".js")?;
    let script = std::fs::read_to_string(visit.site.join(&name))?;
    visit.server.plant(&name, &format!("if (self.name === 'importer') {{ {fault} }}\n{script}"));
    visit.page.open("").await?;
    enter(&visit.page).await
}

/// The names in the report, sorted.
async fn told(page: &Page) -> Outcome<Vec<String>> {
    page.ask("texts('.outcomes > li > b').sort()").await
}

pub(super) async fn stopped(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-stopped", visit.engine()))?;
    enter_with(visit, STOP).await?;
    let page = &visit.page;
    take_in(page, &folder, &NAMES, "4 transcripts added, 2 files not.").await?;
    let mut names = vec!["out.txt", "first.txt", "second.txt"];
    names.extend(NAMES.iter().filter(|name| !name.ends_with("zip")));
    names.sort_unstable();
    assert_eq!(told(page).await?, names, "each file is told of once");
    let stopped = "texts('.outcomes > li').filter(one => one.includes('stopped the importer'))";
    page.until_is("the one", &format!("{stopped}.length"), &1).await?;
    has(page, 4).await?;
    visit.overlook().await
}

/// There is room for one transcript, its source and its segment, and for nothing after that.
const FILL: &str = "let room = 2;
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...all) {
    room -= 1;
    if (room < 0) throw new DOMException('', 'QuotaExceededError');
    return put.apply(this, all);
};";

pub(super) async fn filled(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-filled", visit.engine()))?;
    enter_with(visit, FILL).await?;
    let page = &visit.page;
    let files = ["set.zip", "2024-05-02-dredging.md", "2024-05-04 meeting.vtt"];
    take_in(page, &folder, &files, "1 transcript added, 4 files not.").await?;
    let names =
        ["2024-05-02-dredging.md", "2024-05-04 meeting.vtt", "first.txt", "out.txt", "second.txt"];
    assert_eq!(told(page).await?, names, "each file is told of once");
    let why = "texts('.outcomes > li').filter(one => one.endsWith('try again.')";
    let denied: u32 = page.ask(&format!("{why} && one.includes('no room left')).length")).await?;
    assert_eq!(denied, 3, "those that found no room say so");
    page.until("why it ended", "text(all('.own [role=alert]')[0]).includes('no room left')")
        .await?;
    has(page, 1).await?;
    visit.overlook().await
}
