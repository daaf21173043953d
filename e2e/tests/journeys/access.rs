//! What axe finds wanting: nothing, in either theme, whatever is shown.

use std::env;
use std::fs;

use e2e::Outcome;
use e2e::sight;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 2] = [
    Journey::new("axe finds nothing in the script", Site::Seed, |visit| Box::pin(script(visit))),
    Journey::new("axe finds nothing in the archive", Site::Archive, |visit| Box::pin(list(visit))),
];

async fn script(visit: &mut Visit<'_>) -> Outcome {
    sound(
        visit,
        &[
            "",
            "?q=missile&role=official&at=2021-03-23-xsp2.7",
            "?q=missile&show=context",
            "?q=zeppelin",
        ],
    )
    .await?;
    visit.page.open("").await?;
    visit.page.press("/").await?;
    visit.page.press("missi").await?;
    visit.page.until("offers", "all('.completion').length > 0").await?;
    is_sound(visit, "offers").await?;
    visit.page.open("").await?;
    visit.page.press("?").await?;
    visit.page.until("the sheet of help", "all('dialog[open] .examples').length == 1").await?;
    is_sound(visit, "help").await?;
    visit.page.open("?at=2021-03-23-xsp2.7").await?;
    visit.page.click("#t7 .quote", "").await?;
    visit.page.until("the quotation", "all('dialog[open] .preview').length == 1").await?;
    is_sound(visit, "quoting").await
}

/// What is shown now, in the present theme.
async fn is_sound(visit: &Visit<'_>, what: &str) -> Outcome {
    let found = sight::violations(&visit.page, &axe()?).await?;
    assert!(found.is_empty(), "{what}: {found:?}");
    Ok(())
}

/// The script of axe, as the suite has installed it.
pub(crate) fn axe() -> Outcome<String> {
    let file = env::var_os("LECTERN_AXE").ok_or("LECTERN_AXE names no axe.min.js")?;
    Ok(fs::read_to_string(file)?)
}

async fn list(visit: &mut Visit<'_>) -> Outcome {
    let views = [
        "",
        "?q=lighthouse&kind=briefing",
        "?q=zeppelin&role=press",
        "?at=2020-01-01-aaaa",
        "?date=nonsense&foo=1",
        "?q=masquerade&at=2024-10-31-w698",
        "?at=2024-07-02-2n87",
    ];
    sound(visit, &views).await?;
    visit.page.resize(360, 700).await?;
    sound(visit, &["?q=lighthouse", "?q=lighthouse&at=2023-02-15-smiq.2"]).await
}

async fn sound(visit: &mut Visit<'_>, views: &[&str]) -> Outcome {
    let axe = axe()?;
    let page = &visit.page;
    let mut all = Vec::new();
    for view in views {
        page.open(view).await?;
        for theme in ["light", "dark"] {
            page.theme(theme).await?;
            let found = sight::violations(page, &axe).await?;
            all.extend(found.into_iter().map(|one| format!("{view:?} in {theme}: {one:?}")));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    Ok(())
}
