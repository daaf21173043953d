//! Pictures of the page in many states, in `target/e2e/shots`, to be looked at.

use e2e::Outcome;
use e2e::server::Mood;
use e2e::sight;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 3] = [
    Journey::new("pictures of the script", Site::Seed, |visit| Box::pin(script(visit))),
    Journey::new("pictures of the archive", Site::Archive, |visit| Box::pin(archive(visit))),
    Journey::new("a picture of a failure", Site::Archive, |visit| Box::pin(failure(visit))),
];

/// Name, width and height in CSS pixels.
const SCREENS: [(&str, u32, u32); 3] = [("360", 360, 740), ("768", 768, 1024), ("1440", 1440, 900)];

async fn script(visit: &mut Visit<'_>) -> Outcome {
    let views = [
        ("seed", ""),
        ("seed-search", "?q=missile&at=2021-03-23-xsp2.7"),
        ("seed-context", "?q=missile&show=context"),
    ];
    album(visit, &views).await
}

async fn archive(visit: &mut Visit<'_>) -> Outcome {
    let views = [
        ("archive", ""),
        ("archive-search", "?q=lighthouse"),
        ("archive-nothing", "?q=zeppelin&role=press"),
        ("hostile", "?q=masquerade&at=2024-10-31-w698"),
        ("speakerless", "?at=2024-07-02-2n87"),
        ("unknown", "?at=2020-01-01-aaaa"),
    ];
    album(visit, &views).await
}

async fn album(visit: &mut Visit<'_>, views: &[(&str, &str)]) -> Outcome {
    for (screen, width, height) in SCREENS {
        visit.page.resize(width, height).await?;
        for (name, view) in views {
            visit.page.open(view).await?;
            for theme in ["light", "dark"] {
                visit.page.theme(theme).await?;
                shoot(visit, &format!("{name}-{screen}-{theme}")).await?;
            }
        }
    }
    Ok(())
}

async fn failure(visit: &mut Visit<'_>) -> Outcome {
    visit.page.open("").await?;
    visit.server.behave(Mood::Away);
    visit.page.search("lighthouse").await?;
    visit.page.until("the fault", "all('.notice.fault').length == 1").await?;
    shoot(visit, "failure").await?;
    visit.server.recover();
    visit.overlook().await
}

async fn shoot(visit: &Visit<'_>, name: &str) -> Outcome {
    sight::shoot(&visit.page, "shots", &format!("{}-{name}", visit.engine())).await.map(drop)
}
