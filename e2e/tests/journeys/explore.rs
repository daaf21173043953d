//! Everything around asking: what the question was taken to mean, chips, refusals, typed choices, single
//! turns, orders, and the archive over time.

use e2e::Outcome;
use thirtyfour::Key;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 3] = [
    Journey::new("what is typed and what is chosen are one", Site::Archive, |visit| {
        Box::pin(choices(visit))
    }),
    Journey::new("exchanges stay whole", Site::Archive, |visit| Box::pin(exchanges(visit))),
    Journey::new("the archive over time is brushed", Site::Archive, |visit| Box::pin(time(visit))),
];

async fn choices(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=lighthouse").await?;
    page.counts("12 turns in 6 briefings").await?;
    let meaning = "Turns that contain “lighthouse” in any form";
    page.until_is(
        "the meaning",
        "text(all('.meaning')[0]).replace(/^t/, 'T')",
        &meaning.to_owned(),
    )
    .await?;
    page.click(".not[aria-label='Not Press']", "").await?;
    page.counts("8 turns in 5 briefings").await?;
    page.address_is("?q=lighthouse&role=-press").await?;
    chips(visit, &["Not by Press"]).await?;
    page.click(".chip", "Press").await?;
    page.counts("12 turns in 6 briefings").await?;
    chips(visit, &[]).await?;
    page.until("the keyboard in the box", "document.activeElement.id == 'q'").await?;

    page.search("lighthouse speaker:verne").await?;
    page.counts("3 turns in 1 briefing").await?;
    chips(visit, &["Speaker Tomas Verne"]).await?;
    let ticked = "all('label.facet').filter(row => text(row).startsWith('Tomas Verne'))[0]?.querySelector('input').checked";
    page.until("what is typed to be ticked", ticked).await?;
    page.press(Key::Enter + "").await?;
    page.address_is("?q=lighthouse&speaker=tomas-verne").await?;
    assert_eq!(page.query().await?, "lighthouse");
    page.counts("3 turns in 1 briefing").await?;
    page.click(".chips .more", "Clear all").await?;
    page.counts("120 turns in 12 briefings").await?;

    page.search("ligthouse (").await?;
    page.until("where it went wrong", "text(all('.notice code u')[0]) == '('").await?;
    page.click(".offers button", "“lighthouse”").await?;
    page.until("the word meant", "texts('main mark').length > 0").await
}

async fn chips(visit: &Visit<'_>, expected: &[&str]) -> Outcome {
    let told = "texts('.chip').map(chip => chip.replace('Remove: ', '').replace(/ ?×/, ''))";
    let expected: Vec<_> = expected.iter().map(|chip| (*chip).to_owned()).collect();
    visit.page.until_is("the chips", told, &expected).await
}

async fn exchanges(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=lighthouse&role=press").await?;
    page.counts("4 turns in 4 briefings").await?;
    page.until("each question to have its answer", "all('.exchange').length == 4 && all('.exchange').every(one => one.querySelector('.q:not(.quiet)') && one.querySelector('.quiet:not(.q)'))").await?;
    page.click(".densities button", "Single turns").await?;
    page.until(
        "questions alone",
        "all('.snippet').length == 4 && all('.snippet.quiet').length == 0",
    )
    .await?;
    page.address_is("?q=lighthouse&role=press&unit=turn").await?;
    page.click(".order", "Oldest").await?;
    page.address_is("?q=lighthouse&role=press&unit=turn&sort=oldest").await?;
    let first = "text(all('.group .meta b')[0])";
    page.until_is("the oldest first", first, &"4 February 2021".to_owned()).await?;
    page.click(".order", "Newest").await?;
    page.until("the newest first", &format!("{first} != '4 February 2021'")).await?;
    page.open("?q=the").await?;
    page.click(".group .all", "in this briefing").await?;
    page.until("the transcript", "all('.reading .turn').length > 0").await
}

async fn time(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    let told = "text(all('.readout')[0])";
    page.until_is("all briefings", told, &"February 2021 to October 2024: 12 briefings".to_owned())
        .await?;
    page.search("lighthouse").await?;
    let all = "February 2021 to October 2024: 12 of 120 turns";
    page.until_is("turns of turns", told, &all.to_owned()).await?;
    page.ask::<()>("void all('.handle')[1].focus()").await?;
    page.press(Key::Home + "").await?;
    page.address_is("?q=lighthouse&date=2021-02").await?;
    page.press(Key::Right + "").await?;
    page.address_is("?q=lighthouse&date=2021-02..2021-03").await?;
    let spoken = "all('.handle')[1].getAttribute('aria-valuetext')";
    page.until("what is spoken", &format!("/^March 2021: 0 of/.test({spoken})")).await?;
    let fields = "all('.dates input').map(field => field.value)";
    page.until_is("the fields", fields, &vec!["2021-02-01".to_owned(), "2021-03-31".into()])
        .await?;
    page.click(".chart .more", "All dates").await?;
    page.address_is("?q=lighthouse").await?;
    page.click(".numbers summary", "Numbers").await?;
    page.until("the numbers", "all('.numbers tr').length == 45").await?;
    drag(visit).await
}

/// A range is drawn by hand.
async fn drag(visit: &Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.scroll_to(".plot", "").await?;
    let [x, y, width]: [i64; 3] = page
        .ask("(box => [box.left, box.top + box.height / 2, box.width].map(Math.round))(all('.plot')[0].getBoundingClientRect())")
        .await?;
    let chain = page.driver().action_chain().move_to(x + width / 4, y).click_and_hold();
    chain.move_to(x + width / 2, y).release().perform().await?;
    page.until(
        "a range",
        "/date=2021-1.*2022/.test(location.search) || /date=/.test(location.search)",
    )
    .await?;
    page.until("a chip", "texts('.chip').some(chip => chip.includes('When'))").await
}
