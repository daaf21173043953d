//! In the reading view: how much of the script is shown, gaps opened, facts on top.

use e2e::Outcome;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 3] = [
    Journey::new("densities show more or less", Site::Seed, |visit| Box::pin(densities(visit))),
    Journey::new("hits go round", Site::Seed, |visit| Box::pin(round(visit))),
    Journey::new("the facts stand on top", Site::Seed, |visit| Box::pin(facts(visit))),
];

async fn densities(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=missile").await?;
    page.turns_are(&(1..=26).collect::<Vec<_>>()).await?;
    page.click(".densities button", "Matches only").await?;
    page.turns_are(&[2, 7, 8]).await?;
    page.address_is("?q=missile&show=hits").await?;
    page.click(".densities button", "In context").await?;
    page.turns_are(&[1, 2, 3, 6, 7, 8, 9]).await?;
    page.address_is("?q=missile&show=context").await?;
    let gaps: Vec<String> = page.ask("texts('.gap')").await?;
    assert_eq!(gaps, ["2 turns not shown", "17 turns not shown"]);
    page.click(".gap button", "2 turns").await?;
    page.turns_are(&[1, 2, 3, 4, 5, 6, 7, 8, 9]).await?;
    page.until_is("the keyboard", "document.activeElement.closest('.turn')?.id", &"t4".to_owned())
        .await?;
    page.is_in_sight("#t4 .who").await?;
    page.click(".densities button", "All turns").await?;
    page.turns_are(&(1..=26).collect::<Vec<_>>()).await?;
    page.address_is("?q=missile").await?;
    page.marks_are(&["missile", "missiles", "missile", "missiles"]).await
}

async fn round(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=missile").await?;
    page.counts("4 hits in 3 turns").await?;
    for (nth, turn) in [(1, "t2"), (2, "t2"), (3, "t7"), (4, "t8"), (1, "t2")] {
        page.press("n").await?;
        let words = format!("text(all('.walk')[0]).includes('Hit {nth} of 4')");
        page.until("the walk", &words).await?;
        let now = "all('mark.now').map(mark => mark.closest('.turn').id)";
        page.until_is("the present hit", now, &vec![turn.to_owned()]).await?;
        page.is_in_sight("mark.now").await?;
    }
    // Among other hits nobody has taken a step yet.
    page.toggle("Press").await?;
    page.until("fewer hits", "text(all('.walk')[0]).startsWith('1 hit')").await
}

async fn facts(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    let head: String = page.ask("text(all('.head')[0])").await?;
    let told = [
        "Background Press Call by Senior Administration Officials on the Democratic People’s Republic of Korea",
        "Via Teleconference",
        "23 March 2021",
        "5:33",
        "5:51",
        "18 minutes",
        "26 turns",
        "6 questions",
        "On background",
        "senior administration officials",
        "Embargoed",
        "At least two people",
        "Official page",
        "Archived copy",
    ];
    for words in told {
        assert!(head.contains(words), "“{words}” is not among the facts: {head}");
    }
    let official: String =
        page.ask("all('.head a').find(link => text(link) == 'Official page').href").await?;
    assert!(
        official.starts_with("https://www.whitehouse.gov/briefing-room/press-briefings/"),
        "{official}"
    );
    let title: String = page.ask("document.title").await?;
    assert!(title.starts_with("Background Press Call"), "{title}");
    Ok(())
}
