//! Pictures of the page in many states, in `target/e2e/shots`, to be looked at.

use e2e::Outcome;
use e2e::engine::Engine;
use e2e::server::Mood;
use e2e::sight;
use serde_json::json;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 6] = [
    Journey::new("pictures of the script", Site::Seed, |visit| Box::pin(script(visit))),
    Journey::new("pictures of the archive", Site::Archive, |visit| Box::pin(archive(visit))),
    Journey::new("pictures of thousands", Site::Briefings, |visit| Box::pin(thousands(visit))),
    Journey::new("pictures of rooms", Site::Archive, |visit| Box::pin(rooms(visit))),
    Journey::new("pictures of waiting and failing", Site::Archive, |visit| {
        Box::pin(failing(visit))
    }),
    Journey::new("pictures on paper and in forced colours", Site::Seed, |visit| {
        Box::pin(media(visit))
    }),
];

/// Name, width and height in CSS pixels.
type Screen = (&'static str, u32, u32);

const SCREENS: [Screen; 3] = [("360", 360, 740), ("1440", 1440, 900), ("768", 768, 1024)];

/// The screens and themes that are looked at: all in one engine, in the others what differs most, since
/// pictures are the longest journeys of all.
fn looks(visit: &Visit<'_>) -> Vec<(Screen, &'static [&'static str])> {
    match visit.engine() {
        Engine::Chromium => SCREENS.map(|screen| (screen, &["light", "dark"][..])).to_vec(),
        _ => vec![(SCREENS[0], &["dark"]), (SCREENS[1], &["light"])],
    }
}

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
    for ((screen, width, height), themes) in looks(visit) {
        visit.page.resize(width, height).await?;
        for (name, view) in views {
            visit.page.open(view).await?;
            for theme in themes {
                visit.page.theme(theme).await?;
                shoot(visit, &format!("{name}-{screen}-{theme}")).await?;
            }
        }
    }
    Ok(())
}

async fn thousands(visit: &mut Visit<'_>) -> Outcome {
    let views = [
        ("briefings", ""),
        ("briefings-search", "?q=vaccine+mandate"),
        ("briefings-single", "?q=%22north+korea%22&unit=turn&role=press"),
        ("briefings-none", "?q=zelenksy+sanctionz"),
    ];
    album(visit, &views).await
}

/// What lies over the page: help, what may be typed, both rooms of the workshop.
async fn rooms(visit: &mut Visit<'_>) -> Outcome {
    for ((screen, width, height), themes) in looks(visit) {
        visit.page.resize(width, height).await?;
        for theme in themes {
            for (room, stands) in
                [("own", ".workshop[open] .ways-in"), ("device", ".workshop[open]")]
            {
                visit.page.open("").await?;
                visit.page.theme(theme).await?;
                visit.page.ask::<()>(&format!("void (location.hash = '{room}')")).await?;
                visit.page.until("the room", &format!("all('{stands}').length == 1")).await?;
                shoot(visit, &format!("{room}-{screen}-{theme}")).await?;
            }
            visit.page.open("").await?;
            visit.page.press("?").await?;
            visit.page.until("help", "all('dialog[open] .examples').length == 1").await?;
            shoot(visit, &format!("help-{screen}-{theme}")).await?;
            visit.page.open("").await?;
            visit.page.press("/").await?;
            visit.page.press("har").await?;
            visit.page.until("offers", "all('.completion').length > 0").await?;
            shoot(visit, &format!("offers-{screen}-{theme}")).await?;
        }
    }
    Ok(())
}

async fn failing(visit: &mut Visit<'_>) -> Outcome {
    // Before the page has been there once: afterwards it is kept, and nothing is waited for.
    visit.server.behave(Mood::Held(".wasm".to_owned()));
    for ((screen, width, height), _) in looks(visit) {
        visit.page.resize(width, height).await?;
        visit.page.go("?q=lighthouse").await?;
        visit
            .page
            .until("the notice", "all('.opening').some(one => one.checkVisibility())")
            .await?;
        shoot(visit, &format!("loading-{screen}")).await?;
    }
    visit.server.recover();
    for ((screen, width, height), _) in looks(visit) {
        visit.page.resize(width, height).await?;
        visit.page.open("?q=lighthouse").await?;
        visit.server.behave(Mood::Away);
        visit.page.search("pier").await?;
        visit.page.until("the fault", "all('.notice.fault').length == 1").await?;
        shoot(visit, &format!("failure-{screen}")).await?;
        visit.server.recover();
        visit.overlook().await?;
    }
    Ok(())
}

/// Only one engine can be told to show the page as another medium would.
async fn media(visit: &mut Visit<'_>) -> Outcome {
    if visit.engine() != Engine::Chromium {
        return Ok(());
    }
    let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    for (name, medium) in [("print", json!({ "media": "print" })), ("forced", forced)] {
        let cdp = visit.page.driver().cdp();
        cdp.send_raw("Emulation.setEmulatedMedia", medium).await?;
        for (view, query) in [("", ""), ("-search", "?q=missile&at=2021-03-23-xsp2.7&pin=7")] {
            visit.page.open(query).await?;
            visit.page.ask::<()>("void scrollTo(0, 0)").await?;
            shoot(visit, &format!("seed-{name}{view}")).await?;
        }
    }
    let cdp = visit.page.driver().cdp();
    Ok(cdp.send_raw("Emulation.setEmulatedMedia", json!({ "features": [] })).await.map(drop)?)
}

async fn shoot(visit: &Visit<'_>, name: &str) -> Outcome {
    sight::shoot(&visit.page, "shots", &format!("{}-{name}", visit.engine())).await.map(drop)
}
