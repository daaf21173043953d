//! What a reader says of their own transcripts: what a label is, title and date; and what the archive
//! has already.

use std::path::Path;

use e2e::Outcome;
use e2e::engine::Engine;
use e2e::page::Page;
use serde_json::json;
use thirtyfour::Key;

use super::files::Folder;
use super::{enter, hand, has, leave, take_in};
use crate::visit::Visit;

/// Names of which none recurs: nobody could know that they are labels.
const NAMES: &str = "Ada Quill: Good morning, zanzibar.\nBob Oakes: Why now?\n";

const SCRIPT: &str = "ADA QUILL\nGood morning.\n\nBOB OAKES\nWhy now?\n";

const PROSE: &str = "Nobody speaks here, and nothing is decided.\n";

fn answer(words: &str) -> String {
    format!("all('.cut label').find(one => text(one).includes('{words}'))")
}

/// Waits for the question about this text, with this answer offered first.
async fn asked(page: &Page, name: &str, first: &str) -> Outcome {
    let told = format!("text(all('.cut h3')[0]).includes('{name}')");
    page.until("the question", &told).await?;
    let checked = format!("{}?.querySelector('input') === document.activeElement", answer(first));
    page.until("the first answer", &format!("{checked} && document.activeElement.checked")).await
}

/// Waits until the labels of the first turns are these.
async fn begins<const N: usize>(page: &Page, labels: [&str; N]) -> Outcome {
    page.until_is("the first turns", "texts('.cut li b')", &labels.map(str::to_owned).to_vec())
        .await
}

async fn sum_is(page: &Page, sum: &str) -> Outcome {
    page.until_is("the sum", "text(all('.report .sum')[0])", &sum.to_owned()).await
}

pub(super) async fn labels(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-labels", visit.engine()))?;
    folder.put("names.txt", NAMES.as_bytes())?;
    folder.put("script.txt", SCRIPT.as_bytes())?;
    folder.put("prose.txt", PROSE.as_bytes())?;
    let page = &visit.page;
    page.open("").await?;
    enter(page).await?;
    // Each answer shows how the text would begin, before any of it is taken in.
    hand(page, &folder, &["names.txt"]).await?;
    asked(page, "names.txt", "A name and a colon").await?;
    begins(page, ["ADA QUILL", "BOB OAKES"]).await?;
    page.press(Key::Down + "").await?;
    page.until("paragraphs", "all('.cut .whole li').length == 1").await?;
    has(page, 0).await?;
    page.press(Key::Up + "").await?;
    begins(page, ["ADA QUILL", "BOB OAKES"]).await?;
    page.press(Key::Enter + "").await?;
    sum_is(page, "1 transcript added.").await?;
    page.until("its turns", "text(all('.kept li')[0]).includes('2 turns')").await?;

    // A pasted text is asked about like a file; it may be left out.
    page.click(".paste summary", "").await?;
    let field = "all('.paste textarea')[0]";
    let type_in = format!(
        "void ({field}.value = {NAMES:?} + 'Cleo: Me too.', {field}.dispatchEvent(new Event('input')))"
    );
    page.ask::<()>(&type_in).await?;
    page.click(".paste button", "Add this text").await?;
    asked(page, "Pasted text", "A name and a colon").await?;
    page.click(".cut button", "Leave it out").await?;
    sum_is(page, "0 transcripts added, 1 file not.").await?;
    // It is nowhere else, so it is given back.
    page.until("the text", &format!("{field}.value.endsWith('Cleo: Me too.')")).await?;

    // One answer is for all of an import; where it does not fit, there are paragraphs, and a way back.
    hand(page, &folder, &["script.txt", "prose.txt"]).await?;
    asked(page, "script.txt", "A name in capitals").await?;
    page.click(".cut label", "Nothing").await?;
    page.click(".cut button", "Take it in").await?;
    sum_is(page, "2 transcripts added.").await?;
    has(page, 3).await?;
    let told =
        "texts('.outcomes li').filter(one => one.includes('kept as paragraphs')).length == 2";
    page.until("what became of them", told).await?;
    page.click(".kept button", "Cut anew").await?;
    page.until("the question", "all('.cut').length == 1").await?;
    page.click(".cut button", "Leave it as it is").await?;
    page.until("no question", "!all('.cut').length").await?;
    page.click(".kept li:has(a[href*=undated]) button[aria-label*=script]", "Cut anew").await?;
    // What was answered last is offered first, also when the page is loaded anew.
    asked(page, "script", "Nothing").await?;
    page.click(".cut label", "A name in capitals").await?;
    begins(page, ["ADA QUILL", "BOB OAKES"]).await?;
    page.click(".cut button", "Cut it so").await?;
    let turns = "texts('.kept li').filter(one => one.includes('2 turns')).length == 2";
    page.until("its turns", turns).await?;
    page.open("?q=%22why+now%22").await?;
    page.counts("2 turns in 2 briefings").await
}

pub(super) async fn edited(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-edited", visit.engine()))?;
    let page = &visit.page;
    page.open("").await?;
    enter(page).await?;
    take_in(page, &folder, &["2024-05-03 talk.txt"], "1 transcript added.").await?;
    has(page, 1).await?;
    let link = "all('.kept li a')[0].getAttribute('href')";
    let before: String = page.ask(link).await?;

    // Escape leaves all as it was, and the room open.
    page.click(".kept button", "Edit").await?;
    page.until("the keyboard in it", "document.activeElement.matches('.edit input')").await?;
    page.press(" not").await?;
    page.press(Key::Escape + "").await?;
    let back = "document.activeElement.matches('.workshop[open] [data-edit]')";
    page.until("the keyboard back", back).await?;
    page.until("the old title", "text(all('.kept li a')[0]) == 'Talk on the breakwater'").await?;

    page.press(Key::Enter + "").await?;
    page.until("the keyboard in it", "document.activeElement.matches('.edit input')").await?;
    page.press(Key::End + " — “revised”: yes").await?;
    page.press(Key::Enter + "").await?;
    let title = "Talk on the breakwater — “revised”: yes".to_owned();
    page.until_is("the new title", "text(all('.kept li a')[0])", &title).await?;
    page.until("the keyboard back", back).await?;
    page.until_is("the same link", link, &before).await?;

    page.click(".kept button", "Edit").await?;
    let date = "all('.edit input[type=date]')[0]";
    page.until("the date", &format!("{date}?.value == '2024-05-03'")).await?;
    let change =
        format!("void ({date}.value = '2024-06-01', {date}.dispatchEvent(new Event('input')))");
    page.ask::<()>(&change).await?;
    page.click(".edit button", "Save").await?;
    page.until("the new date", "text(all('.kept li .meta')[0]).startsWith('2024-06-01')").await?;
    leave(page).await?;
    page.open("?q=zanzibar").await?;
    page.until_is("the title in the results", "texts('.group h2 a')", &vec![title]).await
}

pub(super) async fn archived(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-archived", visit.engine()))?;
    let name = "2022-09-30-gaggle-by-principal-deputy-press-secretary-tomas-verne.md";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/archive").join(name);
    let text = std::fs::read_to_string(path)?;
    folder.put("official.md", text.as_bytes())?;
    // The same text under another name, without name and date, and another text under the same name.
    folder.put("copy.md", text.replace("source_url:", "seen_at:").as_bytes())?;
    folder.put("edition.md", text.replace("MR. VERNE:", "MR. VERNE:  Zanzibar.").as_bytes())?;
    let page = &visit.page;
    page.open("").await?;
    enter(page).await?;
    folder.put("nameless.md", text.rsplit("---\n").next().unwrap_or_default().as_bytes())?;
    let all = ["official.md", "copy.md", "nameless.md", "edition.md"];
    take_in(page, &folder, &all, "1 transcript added, 3 files not.").await?;
    has(page, 1).await?;
    let twins = "texts('.outcomes li').filter(one => one.includes('in this archive already'))";
    page.until_is("the twins", &format!("{twins}.length"), &3).await?;
    let links =
        "new Set([...all('.outcomes li a'), ...all('.kept li a')].map(one => one.href)).size";
    page.until_is("their links, and one of its own", links, &2).await?;
    page.click(".outcomes li a", "").await?;
    page.until("the archive's", "all('.reading h1').length && !all('.reading .yours').length")
        .await?;
    page.open("?q=zanzibar").await?;
    page.until_is("the edition", "texts('.group .yours')", &vec!["Yours".to_owned()]).await?;
    page.click(".group h2 a", "").await?;
    page.until("the edition", "all('.reading .yours').length == 1").await
}

pub(super) async fn dropped(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=harbour").await?;
    let drop = |name: &str, text: &str| {
        format!(
            "void (() => {{
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File([{text:?}], {name:?}));
                const what = {{ dataTransfer, bubbles: true, cancelable: true }};
                const over = new DragEvent('dragover', what);
                document.activeElement.dispatchEvent(over);
                document.activeElement.dispatchEvent(new DragEvent('drop', what));
            }})()"
        )
    };
    page.ask::<()>(&drop("one.txt", "Ada: One.\nAda: Two.")).await?;
    page.until("the room", "all('.workshop[open] .ways-in').length == 1").await?;
    sum_is(page, "1 transcript added.").await?;
    has(page, 1).await?;
    page.ask::<()>(&drop("two.txt", "Bob: One.\nBob: Two, too.")).await?;
    has(page, 2).await?;
    // A room that was left goes on, and so does what is dropped then.
    leave(page).await?;
    page.ask::<()>(&drop("three.txt", "Cleo: One.\nCleo: Two, three.")).await?;
    page.until("the room", "all('.workshop[open] .ways-in').length == 1").await?;
    has(page, 3).await?;
    page.click(".workshop header a", "What is on this device").await?;
    page.until("the other room", "all('.stores').length == 1").await?;
    page.ask::<()>(&drop("four.txt", "Dora: One.\nDora: Two, four.")).await?;
    has(page, 4).await
}

/// Hands over a file as an operating system does that opens it with the installed page.
const LAUNCH: &str = "Object.defineProperty(window, 'launchQueue', { value: { setConsumer(act) {
    const file = new File(['Ada: Zanzibar.\\nAda: Two.'], 'opened.txt');
    act({ files: [{ getFile: async () => file }] });
} } });";

/// Two engines hand no files to a page, and none can be told to: what they would is what is dropped.
pub(super) async fn opened(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    if visit.engine() != Engine::Chromium {
        return page.open("").await;
    }
    let cdp = page.driver().cdp();
    let source = json!({ "source": LAUNCH });
    let planted = cdp.send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
    let walked = launched(page).await;
    // The session goes on to other journeys.
    cdp.send_raw("Page.removeScriptToEvaluateOnNewDocument", planted).await?;
    walked
}

async fn launched(page: &Page) -> Outcome {
    page.go("?q=harbour").await?;
    page.until("the room", "all('.workshop[open] .ways-in').length == 1").await?;
    sum_is(page, "1 transcript added.").await?;
    has(page, 1).await?;
    leave(page).await?;
    page.address_is("?q=harbour").await?;
    page.search("zanzibar").await?;
    page.counts("1 turn in 1 briefing").await
}
