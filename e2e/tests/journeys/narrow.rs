//! On the narrowest screens nothing has to be moved sideways.

use e2e::Outcome;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 3] = [
    Journey::new("a phone shows the script whole", Site::Seed, |visit| Box::pin(script(visit))),
    Journey::new("a phone shows the archive whole", Site::Archive, |visit| Box::pin(list(visit))),
    Journey::new("filters unfold on a phone", Site::Archive, |visit| Box::pin(filters(visit))),
];

/// Widths of phones in CSS pixels; the first is the narrowest that WCAG asks for.
const WIDTHS: [u32; 2] = [320, 360];

async fn script(visit: &mut Visit<'_>) -> Outcome {
    fits(visit, &["", "?q=missile", "?q=missile&show=context", "?q=zeppelin"]).await
}

async fn list(visit: &mut Visit<'_>) -> Outcome {
    let hostile = "?q=masquerade&at=2024-10-31-w698";
    let long = "?at=2021-11-09-apkf";
    fits(visit, &["", "?q=lighthouse", "?q=masquerade", "?q=zeppelin", hostile, long]).await
}

async fn fits(visit: &mut Visit<'_>, views: &[&str]) -> Outcome {
    for width in WIDTHS {
        visit.page.resize(width, 700).await?;
        for view in views {
            visit.page.open(view).await?;
            assert_eq!(visit.page.width().await?, width, "the window is as narrow as asked");
            let over = visit.page.overflow().await?;
            assert!(
                over <= 0,
                "{view:?} at {width} px is {over} px too wide: {}",
                widest(visit).await?
            );
        }
    }
    Ok(())
}

/// What stands out furthest to the right.
async fn widest(visit: &Visit<'_>) -> Outcome<String> {
    visit
        .page
        .ask(
            "all('body *').map(element => [Math.round(element.getBoundingClientRect().right), element.localName + '.' + element.className])
                .sort((a, b) => b[0] - a[0]).slice(0, 3).join('; ')",
        )
        .await
}

async fn filters(visit: &mut Visit<'_>) -> Outcome {
    visit.page.resize(360, 700).await?;
    let page = &visit.page;
    page.open("?q=lighthouse").await?;
    page.counts("12 turns in 6 briefings").await?;
    let shown = "all('label.facet').some(row => row.checkVisibility())";
    assert!(!page.ask::<bool>(shown).await?, "filters begin folded");
    page.click(".facets-toggle", "Filters").await?;
    page.until("the filters", shown).await?;
    assert_eq!(page.ask::<String>("all('.facets-toggle')[0].ariaExpanded").await?, "true");
    assert!(page.overflow().await? <= 0, "{}", widest(visit).await?);
    page.toggle("Gaggle").await?;
    page.counts("2 turns in 1 briefing").await?;
    page.click(".facets-toggle", "some are set").await?;
    page.until("the filters to be folded", &format!("!{shown}")).await
}
