//! A turn is quoted and cited: shown first, then copied.

use e2e::Outcome;
use e2e::page::Page;
use e2e::server::Mood;
use thirtyfour::Key;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 3] = [
    Journey::new("a turn is cited in nine ways", Site::Seed, |visit| Box::pin(cite(visit))),
    Journey::new("a quotation of what was left does not open", Site::Archive, |visit| {
        Box::pin(late(visit))
    }),
    Journey::new("quotations on a phone", Site::Seed, |visit| Box::pin(phone(visit))),
];

/// What would be copied.
const PREVIEW: &str = "text(all('dialog[open] .preview')[0])";

/// What the sheet says of copying.
const TOLD: &str = "text(all('dialog[open] [role=status]')[0])";

async fn cite(visit: &mut Visit<'_>) -> Outcome {
    visit.page.resize(1280, 800).await?;
    let page = &visit.page;
    page.open("?at=2021-03-23-xsp2.7&pin=7,12").await?;
    page.click("#t7 .quote", "").await?;
    shows(page, "Senior administration official: ").await?;
    let entry = "https://bidenwhitehouse.archives.gov/briefing-room/press-briefings/2021/03/23/";
    for (style, expected) in [
        ("Markdown", "> Senior administration official: "),
        ("HTML", "<p><b>Senior administration official:</b> "),
        ("Chicago", "The White House. “Background Press Call by Senior Administration Officials"),
        ("APA", "The White House. (2021, March 23). Background Press Call"),
        ("MLA", "The White House, 23 Mar. 2021. National Archives, https://"),
        ("BibTeX", "@misc{transcript-2021-03-23-xsp2-7,"),
        ("RIS", "TY - ELEC"),
        ("CSL-JSON", "\"type\": \"webpage\""),
    ] {
        page.click("dialog[open] label", style).await?;
        shows(page, expected).await?;
        let cites_page = page.ask::<bool>(&format!("{PREVIEW}.includes('{entry}')")).await?;
        assert!(cites_page || style == "Markdown" || style == "HTML", "{style}");
    }
    page.click("dialog[open] footer .button", "Copy").await?;
    page.until("an answer", &format!("{TOLD} == 'CSL-JSON copied'")).await?;
    page.press(Key::Escape + "").await?;
    page.until("the sheet to be closed", "all('dialog[open]').length == 0").await?;

    // All pinned turns at once, in the style that was chosen last; the keyboard chooses another.
    page.click(".pins .chip", "Quote or cite").await?;
    shows(page, "\"note\": \"Turns 7, 12 (").await?;
    page.press(Key::Up + "").await?;
    shows(page, "TY - ELEC").await?;
    page.press(Key::Enter + "").await?;
    page.until("an answer", &format!("{TOLD} == 'RIS copied'")).await?;
    page.press(Key::Escape + "").await?;
    page.until("the sheet to be closed", "all('dialog[open]').length == 0").await?;
    page.press("q").await?;
    shows(page, "TY - ELEC").await?;
    page.click("dialog[open] label", "APA").await?;
    page.press(Key::Enter + "").await?;
    page.until("an answer", &format!("{TOLD} == 'APA copied'")).await?;
    page.press(Key::Escape + "").await?;
    page.until("the sheet to be closed", "all('dialog[open]').length == 0").await?;
    let pasted = page.paste().await?;
    assert!(pasted.starts_with("The White House. (2021, March 23). Background Press"), "{pasted}");
    Ok(())
}

/// Notes what is sent for.
const NOTED: &str = "void (fetch => {
    window.askedFor = [];
    window.fetch = (to, wish) => (askedFor.push(String(to)), fetch(to, wish));
})(window.fetch)";

/// The sheet may be long on its way; the reader has then perhaps left what they wanted to quote.
async fn late(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    page.ask::<()>(NOTED).await?;
    visit.server.behave(Mood::Held("/overlay-".to_owned()));
    read(page, "Icebreaker").await?;
    page.click("#t3 .quote", "").await?;
    page.until("it to be sent for", "askedFor.some(one => one.includes('overlay-'))").await?;
    page.driver().back().await?;
    page.until("the list", "all('.group h2 a').length").await?;
    visit.server.recover();
    page.press("?").await?;
    page.until("help", "all('dialog[open] .examples').length == 1").await?;
    page.press(Key::Escape + "").await?;
    let dressed = "all('link#lectern-overlay')[0].sheet && !document.querySelector('dialog[open]')";
    page.until("all that a sheet needs, and none", dressed).await?;
    page.wait_for::<()>("new Promise(done => setTimeout(() => done(null), 200))").await?;
    assert!(!page.ask::<bool>("all('dialog[open]').length > 0").await?, "nobody asked for this");

    read(page, "Gaggle").await?;
    page.click("#t3 .quote", "").await?;
    shows(page, "Verne: ").await
}

async fn read(page: &Page, title: &str) -> Outcome {
    page.click(".group h2 a", title).await?;
    let heading = format!("text(all('.reading h1')[0]).includes('{title}')");
    page.until("the transcript", &heading).await?;
    page.until("its turns", "all('#t3 .quote').length == 1").await
}

async fn phone(visit: &mut Visit<'_>) -> Outcome {
    visit.page.resize(320, 700).await?;
    let page = &visit.page;
    page.open("?at=2021-03-23-xsp2.7").await?;
    page.click("#t7 .quote", "").await?;
    shows(page, "Senior administration official: ").await?;
    page.click("dialog[open] label", "BibTeX").await?;
    shows(page, "@misc{").await?;
    assert!(page.overflow().await? <= 0);
    let room = "all('dialog[open] :is(.button, label)').every(one => \
                { const { width, height } = one.getBoundingClientRect(); return width >= 44 && height >= 44 })";
    assert!(page.ask::<bool>(room).await?, "a finger hits each of them");
    let inside =
        "all('dialog[open] *').every(one => one.getBoundingClientRect().right <= innerWidth)";
    assert!(page.ask::<bool>(inside).await?, "nothing stands out");
    Ok(())
}

async fn shows(page: &Page, words: &str) -> Outcome {
    let words = serde_json::to_string(words)?;
    page.until("what would be copied", &format!("{PREVIEW}.includes({words})")).await
}
