//! A reader's own transcripts: taken in, found, kept, removed; and never lost.

pub(crate) mod base;
mod desk;
pub(crate) mod files;
mod limits;
pub(crate) mod stops;
mod undo;

use std::path::Path;

use e2e::Outcome;
use e2e::page::Page;
use e2e::sight;

use crate::access::axe;
use crate::visit::{Journey, Site, Visit};
use base::sitting;
use files::Folder;

pub(crate) const JOURNEYS: [Journey; 18] = [
    Journey::new("own: files are taken in and found", Site::Archive, |visit| {
        Box::pin(taken_in(visit))
    }),
    Journey::new("own: what is removed comes back, or is gone", Site::Archive, |visit| {
        Box::pin(removed(visit))
    }),
    Journey::new("own: an older format is compiled anew", Site::Archive, |visit| {
        Box::pin(older(visit))
    }),
    Journey::new("own: two tabs lose nothing", Site::Archive, |visit| Box::pin(two_tabs(visit))),
    Journey::new("own: a link opened elsewhere", Site::Archive, |visit| Box::pin(elsewhere(visit))),
    Journey::new("own: a backup is saved and restored elsewhere", Site::Archive, |visit| {
        Box::pin(backup(visit))
    }),
    Journey::new("own: a store that is denied or full says so", Site::Archive, |visit| {
        Box::pin(denied(visit))
    }),
    Journey::new("own: what a label is is asked first", Site::Archive, |visit| {
        Box::pin(desk::labels(visit))
    }),
    Journey::new("own: title and date are edited", Site::Archive, |visit| {
        Box::pin(desk::edited(visit))
    }),
    Journey::new("own: what the archive has is known", Site::Archive, |visit| {
        Box::pin(desk::archived(visit))
    }),
    Journey::new("own: files are dropped anywhere", Site::Archive, |visit| {
        Box::pin(desk::dropped(visit))
    }),
    Journey::new("own: files that the page is opened with", Site::Archive, |visit| {
        Box::pin(desk::opened(visit))
    }),
    Journey::new("own: a change is undone", Site::Archive, |visit| Box::pin(undo::changed(visit))),
    Journey::new("own: what was erased is gone for good", Site::Archive, |visit| {
        Box::pin(undo::erased(visit))
    }),
    Journey::new("own: a disk that is full says so", Site::Archive, |visit| {
        Box::pin(limits::full(visit))
    }),
    Journey::new("own: a file that stops the importer costs no other", Site::Archive, |visit| {
        Box::pin(stops::stopped(visit))
    }),
    Journey::new("own: a store that fills up names every file", Site::Archive, |visit| {
        Box::pin(stops::filled(visit))
    }),
    Journey::new("own: axe finds nothing in the room", Site::Archive, |visit| {
        Box::pin(access(visit))
    }),
];

const ALL: [&str; 6] = [
    "2024-05-02-dredging.md",
    "2024-05-03 talk.txt",
    "2024-05-04 meeting.vtt",
    "set.zip",
    "the same.txt",
    "photo.png",
];

/// Hands files to the room.
pub(crate) async fn hand(page: &Page, folder: &Folder, names: &[impl AsRef<Path>]) -> Outcome {
    page.hand(".ways-in input[multiple]:not([webkitdirectory])", &folder.files(names)).await
}

/// Hands files to the room, and waits for the sum of what became of them.
pub(crate) async fn take_in(page: &Page, folder: &Folder, names: &[&str], sum: &str) -> Outcome {
    hand(page, folder, names).await?;
    page.until_is("the sum", "text(all('.report .sum')[0])", &sum.to_owned()).await
}

pub(crate) async fn enter(page: &Page) -> Outcome {
    enter_over(page, "").await
}

/// Enters the room over this view.
pub(crate) async fn enter_over(page: &Page, query: &str) -> Outcome {
    page.go(&format!("{query}#own")).await?;
    page.until("the room", "all('.workshop[open] .ways-in').length == 1").await
}

pub(crate) async fn leave(page: &Page) -> Outcome {
    page.click(".workshop > header button", "Close").await?;
    page.until("the page", "!all('.workshop[open]').length && !location.hash").await
}

pub(crate) async fn has(page: &Page, count: u32) -> Outcome {
    page.until_is("what is kept", "all('.kept li').length", &count).await
}

async fn taken_in(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-in", visit.engine()))?;
    let page = &visit.page;
    page.open("").await?;
    page.kept().await?;
    enter(page).await?;
    take_in(page, &folder, &ALL, "5 transcripts added, 3 files not.").await?;
    let fates: Vec<String> = page.ask("texts('.outcomes > li')").await?;
    let said = |start: &str| fates.iter().any(|fate| fate.starts_with(start));
    assert!(said("2024-05-04 meeting.vtt: 3 turns, 2 speakers."), "{fates:?}");
    assert!(said("out.txt: the path of this file leads out of its archive"), "{fates:?}");
    assert!(said("the same.txt: the same text is here already"), "{fates:?}");
    assert!(said("photo.png: this is no kind of file that Lectern reads"), "{fates:?}");
    has(page, 5).await?;
    leave(page).await?;

    found(page).await?;
    page.click(".group h2 a", "meeting").await?;
    page.until("the transcript", "all('.reading .yours').length == 1").await?;
    page.turns_are(&[1, 2, 3]).await?;
    page.reload().await?;
    page.until("the transcript", "all('.reading .yours').length == 1").await?;

    // Nothing of this needs a server.
    visit.go_offline().await?;
    let page = &visit.page;
    page.open("").await?;
    found(page).await?;
    enter(page).await?;
    has(page, 5).await?;
    folder.put("late.txt", b"Ada: Late.\nAda: Very late.")?;
    take_in(page, &folder, &["late.txt"], "1 transcript added.").await?;
    has(page, 6).await?;
    visit.server.revive()?;
    visit.overlook().await
}

/// Three of those that were taken in hold the word, and nothing else does.
async fn found(page: &Page) -> Outcome {
    page.open("?q=zanzibar").await?;
    page.counts("3 turns in 3 briefings").await?;
    page.until_is("their marks", "texts('.group .yours')", &vec!["Yours".to_owned(); 3]).await
}

async fn removed(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-removed", visit.engine()))?;
    let page = &visit.page;
    page.open("").await?;
    enter(page).await?;
    take_in(page, &folder, &ALL, "5 transcripts added, 3 files not.").await?;

    page.click(".kept li button[aria-label^='Remove'][aria-label*='dredging']", "").await?;
    page.until("the removal to be said", "text(all('.kept .notice')[0]).includes('removed')")
        .await?;
    has(page, 4).await?;
    page.click(".kept .notice button", "Undo").await?;
    has(page, 5).await?;
    page.until("no more to undo", "!all('.kept .notice').length").await?;
    leave(page).await?;
    found(page).await?;

    enter(page).await?;
    has(page, 5).await?;
    page.click(".kept header button", "Remove all").await?;
    has(page, 0).await?;
    page.reload().await?;
    page.open("?q=zanzibar").await?;
    page.until("nothing", "all('main .nothing').length == 1").await?;
    enter(page).await?;
    has(page, 0).await
}

/// Writes to the database as an older version would have left it, or a fault on the disk.
async fn rewrite(page: &Page, change: &str) -> Outcome {
    let each = format!(
        "let count = 0;
        segments.openCursor().onsuccess = ({{ target: {{ result: cursor }} }}) => {{
            if (!cursor) return;
            const bytes = new Uint8Array(cursor.value);
            {change}
            count += 1;
            cursor.continue();
        }};
        return () => count;"
    );
    let count: u32 = page.wait_for(&sitting("readwrite", &each)).await?;
    assert!(count > 0, "there is no segment");
    Ok(())
}

async fn older(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-older", visit.engine()))?;
    let page = &visit.page;
    page.open("").await?;
    enter(page).await?;
    take_in(page, &folder, &ALL, "5 transcripts added, 3 files not.").await?;
    for change in [
        "cursor.update(new Uint8Array([1, 7, ...bytes.slice(9)]));",
        "bytes[bytes.length - 1] ^= 1; cursor.update(bytes);",
        "cursor.update(new Uint8Array());",
        "cursor.delete();",
    ] {
        rewrite(page, change).await?;
        if change.contains("delete") {
            // Nothing tells the engine of what is not there; the room looks for it.
            page.open("?q=zanzibar").await?;
            page.counts("No turns match").await?;
            enter_over(page, "?q=zanzibar").await?;
            page.counts("3 turns in 3 briefings").await?;
            leave(page).await?;
        }
        found(page).await.map_err(|fault| format!("after {change}: {fault}"))?;
    }
    Ok(())
}

async fn two_tabs(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-tabs", visit.engine()))?;
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for number in 0..20 {
        for (tab, names) in [("a", &mut first), ("b", &mut second)] {
            let name = format!("{tab}{number}.txt");
            let text = format!("Ada: Zanzibar {tab} {number}.\nAda: Over.");
            folder.put(&name, text.as_bytes())?;
            names.push(name);
        }
    }
    let page = &visit.page;
    page.open("").await?;
    enter(page).await?;
    let tab = page.driver().window().await?;
    let other = page.driver().new_tab().await?;
    page.driver().switch_to_window(other.clone()).await?;
    page.open("").await?;
    enter(page).await?;
    hand(page, &folder, &second).await?;
    page.driver().switch_to_window(tab.clone()).await?;
    hand(page, &folder, &first).await?;
    let sum = "20 transcripts added.".to_owned();
    for one in [&other, &tab] {
        page.driver().switch_to_window(one.clone()).await?;
        page.until_is("the sum", "text(all('.report .sum')[0])", &sum).await?;
    }
    page.driver().switch_to_window(other).await?;
    page.driver().close_window().await?;
    page.driver().switch_to_window(tab).await?;
    page.open("?q=zanzibar").await?;
    page.counts("40 turns in 40 briefings").await
}

async fn elsewhere(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-elsewhere", visit.engine()))?;
    visit.page.open("").await?;
    enter(&visit.page).await?;
    let name = "2024-05-04 meeting.vtt";
    take_in(&visit.page, &folder, &[name], "1 transcript added.").await?;
    visit.page.click(".kept li a", "meeting").await?;
    visit.page.until("the transcript", "all('.reading .yours').length == 1").await?;
    let link = visit.page.address().await?;

    visit.become_another().await?;
    let page = &visit.page;
    page.open(&link).await?;
    page.until("what it may be", "text(all('main .nothing')[0]).includes('on their own device')")
        .await?;
    page.click("main .nothing a", "Add transcripts").await?;
    page.until("the room", "all('.workshop[open] .ways-in').length == 1").await?;
    take_in(page, &folder, &[name], "1 transcript added.").await?;
    leave(page).await?;
    page.until("the transcript", "all('.reading .yours').length == 1").await?;
    page.address_is(&link).await
}

async fn access(visit: &mut Visit<'_>) -> Outcome {
    let axe = axe()?;
    let folder = Folder::new(&format!("{}-axe", visit.engine()))?;
    let page = &mut visit.page;
    let mut all = Vec::new();
    for (theme, sum) in [
        ("light", "5 transcripts added, 3 files not."),
        ("dark", "0 transcripts added, 8 files not."),
    ] {
        page.open("").await?;
        page.theme(theme).await?;
        enter(page).await?;
        take_in(page, &folder, &ALL, sum).await?;
        has(page, 5).await?;
        let found = sight::violations(page, &axe).await?;
        all.extend(found.into_iter().map(|one| format!("{theme}: {one:?}")));
        // And with a question, and a row that is edited.
        folder.put("names.txt", b"Ada: Hi.\nBob: Why?\n")?;
        hand(page, &folder, &["names.txt"]).await?;
        page.until("the question", "all('.cut').length == 1").await?;
        page.click(".kept button", "Edit").await?;
        page.until("the fields", "all('.edit').length == 1").await?;
        let found = sight::violations(page, &axe).await?;
        all.extend(found.into_iter().map(|one| format!("{theme}, asked: {one:?}")));
    }
    page.resize(360, 700).await?;
    assert!(page.overflow().await? <= 0, "the room is wider than a narrow screen");
    assert!(all.is_empty(), "{}", all.join("\n"));
    Ok(())
}

/// Has the page hand over files to `window.saved`, and nobody else.
const CATCH: &str = "void (
    URL.createObjectURL = blob => (window.saved = blob, 'blob:caught'),
    HTMLElement.prototype.click = () => {})";

async fn backup(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-backup", visit.engine()))?;
    let page = &visit.page;
    page.open("?q=harbour").await?;
    page.theme("dark").await?;
    enter_over(page, "?q=harbour").await?;
    take_in(page, &folder, &ALL, "5 transcripts added, 3 files not.").await?;
    page.ask::<()>(CATCH).await?;
    page.click(".backup button", "Save a backup").await?;
    page.until("the backup", "window.saved").await?;
    let bytes = "window.saved.arrayBuffer().then(bytes => [...new Uint8Array(bytes)])";
    let mut bytes: Vec<u8> = page.wait_for(bytes).await?;
    folder.put("backup.zip", &bytes)?;
    let middle = bytes.len() / 2;
    bytes.truncate(middle);
    folder.put("half.zip", &bytes)?;

    visit.become_another().await?;
    let page = &visit.page;
    page.open("").await?;
    page.theme("light").await?;
    enter(page).await?;
    take_in(page, &folder, &["half.zip"], "0 transcripts added, 1 file not.").await?;
    take_in(page, &folder, &["backup.zip"], "5 transcripts added.").await?;
    has(page, 5).await?;
    page.click(".backup .notice a", "Open the view").await?;
    page.address_is("?q=harbour").await?;
    found(page).await?;
    page.until_is("the theme", "document.documentElement.dataset.theme", &"dark".to_owned()).await
}

async fn denied(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-denied", visit.engine()))?;
    let closed =
        "Object.defineProperty(self, 'indexedDB', { get() { throw new Error('planted'); } });";
    let full = "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };";
    for (fault, words) in [(closed, "lets the page keep nothing"), (full, "no room left")] {
        let name = visit.file("engine-", ".js")?;
        let script = std::fs::read_to_string(visit.site.join(&name))?;
        let only = format!("if (self.name === 'importer') {{ {fault} }}");
        visit.server.plant(&name, &(script + &*only));
        let page = &visit.page;
        page.open("").await?;
        enter(page).await?;
        hand(page, &folder, &ALL).await?;
        let said = format!("text(all('.own [role=alert]')[0]).includes('{words}')");
        page.until(&format!("“{words}” to be said"), &said).await?;
        page.until("the end of it", "all('.own .progress').every(one => one.hidden)").await?;
        has(page, 0).await?;
        visit.server.recover();
        visit.serve_from("/").await?;
    }
    visit.overlook().await
}
