//! In an archive of twelve: the list, a search, a transcript opened from it, hits, and the way back.

use e2e::Outcome;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 4] = [
    Journey::new("the list is in order of date", Site::Archive, |visit| Box::pin(list(visit))),
    Journey::new("search, open, walk, and back", Site::Archive, |visit| Box::pin(back(visit))),
    Journey::new("kind and date narrow", Site::Archive, |visit| Box::pin(narrow(visit))),
    Journey::new("no result says why", Site::Archive, |visit| Box::pin(nothing(visit))),
];

async fn list(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    page.counts("120 turns in 12 briefings").await?;
    page.scroll_to(".sheet:last-child", "").await?;
    let dates = "texts('.group .meta').map(meta => meta.split(' · ')[0])";
    let expected = [
        "31 October 2024",
        "2 July 2024",
        "19 March 2024",
        "5 December 2023",
        "28 June 2023",
        "15 February 2023",
        "30 September 2022",
        "12 May 2022",
        "20 January 2022",
        "9 November 2021",
        "17 June 2021",
        "4 February 2021",
    ];
    page.until_is("the dates", dates, &expected.map(str::to_owned).to_vec()).await?;
    let sum: String = page.ask("text(all('.sum')[0])").await?;
    assert!(sum.starts_with("12 briefings, 120 turns, "), "{sum}");
    Ok(())
}

async fn back(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    page.search("lighthouse").await?;
    page.counts("12 turns in 6 briefings").await?;
    page.until("the rest of the list", "all('mark').length == 13").await?;
    let marks = page.marks().await?;
    assert!(marks.iter().all(|mark| mark.to_lowercase().starts_with("lighthouse")), "{marks:?}");
    page.address_is("?q=lighthouse").await?;

    page.scroll_to("a.snippet", "Sankta").await?;
    page.until("the list to be scrolled", "scrollY > 0").await?;
    let (text, scrolled) = (page.text().await?, page.scrolled().await?);
    page.click("a.snippet", "Sankta").await?;
    page.until("the transcript", "text(all('.reading h1')[0]).includes('Icebreaker')").await?;
    page.address_is("?q=lighthouse&at=2023-02-15-smiq.2").await?;
    page.counts("3 hits in 3 turns").await?;
    page.is_in_sight("#t2 .who").await?;
    walk(visit).await?;

    page.driver().back().await?;
    page.until("the list", "all('.results .group').length == 6").await?;
    page.address_is("?q=lighthouse").await?;
    page.counts("12 turns in 6 briefings").await?;
    assert_eq!(page.text().await?, text);
    page.until_is("the position in the list", "Math.round(scrollY)", &scrolled).await?;
    page.driver().forward().await?;
    page.until("the transcript", "text(all('.reading h1')[0]).includes('Icebreaker')").await?;
    page.click(".up", "").await?;
    page.counts("12 turns in 6 briefings").await
}

/// From hit to hit by keys and by buttons, and round at the end.
async fn walk(visit: &Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.press("n").await?;
    at_hit(visit, 1, "t2").await?;
    page.press("n").await?;
    at_hit(visit, 2, "t5").await?;
    page.click("button[aria-label='Next hit']", "").await?;
    at_hit(visit, 3, "t6").await?;
    page.press("N").await?;
    at_hit(visit, 2, "t5").await?;
    page.click("button[aria-label='Previous hit']", "").await?;
    at_hit(visit, 1, "t2").await?;
    page.press("N").await?;
    at_hit(visit, 3, "t6").await?;
    page.address_is("?q=lighthouse&at=2023-02-15-smiq.6").await
}

async fn at_hit(visit: &Visit<'_>, nth: u32, turn: &str) -> Outcome {
    let page = &visit.page;
    let words = format!("Hit {nth} of 3");
    page.until("the walk", &format!("text(all('.walk')[0]).includes('{words}')")).await?;
    let now = "all('mark.now').map(mark => mark.closest('.turn').id)";
    page.until_is("the present hit", now, &vec![turn.to_owned()]).await?;
    page.is_in_sight("mark.now").await
}

async fn narrow(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=lighthouse").await?;
    page.counts("12 turns in 6 briefings").await?;
    page.toggle("Gaggle").await?;
    page.counts("2 turns in 1 briefing").await?;
    page.address_is("?q=lighthouse&kind=gaggle").await?;
    page.toggle("Gaggle").await?;
    // The answer moves what stands below the lists that it makes longer.
    page.counts("12 turns in 6 briefings").await?;
    page.click("button.year", "2023").await?;
    page.counts("4 turns in 2 briefings").await?;
    page.address_is("?q=lighthouse&date=2023").await?;
    page.toggle("Press").await?;
    page.counts("1 turn in 1 briefing").await?;
    page.click("button.year", "2023").await?;
    page.counts("4 turns in 4 briefings").await?;
    page.open("?q=lighthouse&date=2021-06..2023-02").await?;
    page.counts("6 turns in 3 briefings").await?;
    // The filters come behind the answer.
    let fields = "all('.dates input').map(field => field.value)";
    page.until_is("the days", fields, &["2021-06-01", "2023-02-28"].map(str::to_owned)).await
}

async fn nothing(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=herring+zeppelin&role=press").await?;
    page.counts("No turns match").await?;
    let told = page.text().await?;
    assert!(told.contains("Nothing matches") && told.contains("zeppelin"), "{told}");
    page.click(".nothing button", "zeppelin").await?;
    page.counts("2 turns in 2 briefings").await?;
    page.address_is("?q=herring&role=press").await
}
