//! Without a network: what was visited once opens at any address, what is not there says so, and
//! what was damaged is fetched again.

use e2e::Outcome;
use e2e::engine::Engine;
use e2e::page::Page;
use e2e::server::Mood;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 6] = [
    Journey::new("kept: the page opens without a server", Site::Archive, |visit| {
        Box::pin(away(visit))
    }),
    Journey::new("kept: the browser starts without a server", Site::Archive, |visit| {
        Box::pin(cold(visit))
    }),
    Journey::new("kept: what is not on the device says so", Site::Archive, |visit| {
        Box::pin(absent(visit))
    }),
    Journey::new("kept: what is damaged is fetched again", Site::Archive, |visit| {
        Box::pin(damaged(visit))
    }),
    Journey::new("kept: what arrives changed is not run", Site::Seed, |visit| {
        Box::pin(changed(visit))
    }),
    Journey::new("kept: a page that cannot be works", Site::Seed, |visit| Box::pin(unkept(visit))),
];

async fn away(visit: &mut Visit<'_>) -> Outcome {
    visit.serve_from("/deep/er/").await?;
    visit.page.open("?q=lighthouse").await?;
    visit.page.click("a.snippet", "Sankta").await?;
    visit.page.until("the transcript", "all('.reading').length == 1").await?;
    visit.page.kept().await?;
    visit.go_offline().await?;
    visit.page.reload().await?;
    visit.page.counts("3 hits in 3 turns").await?;
    visit.page.open("").await?;
    visit.page.counts("120 turns in 12 briefings").await?;
    visit.page.open("?q=lighthouse&role=press").await?;
    visit.page.until("the marks", "all('main mark').length > 0").await?;
    visit.page.open("?q=lighthouse&at=2023-02-15-smiq.2").await?;
    visit.page.counts("3 hits in 3 turns").await?;
    // Nobody has quoted anything yet.
    visit.page.press("q").await?;
    visit.page.until("the quotation", "all('dialog[open] .preview').length == 1").await?;
    visit.server.revive()?;
    visit.page.open("?q=harbour").await?;
    visit.overlook().await
}

/// WebKit's sessions remember nothing, so there is nothing to start from.
async fn cold(visit: &mut Visit<'_>) -> Outcome {
    if visit.engine() == Engine::WebKit {
        return visit.page.open("").await;
    }
    let profile = std::env::temp_dir().join(format!("lectern-{}", std::process::id()));
    let profile = profile.join(visit.engine().name());
    std::fs::create_dir_all(&profile)?;
    let walked = cold_start(visit, &profile).await;
    visit.restart_browser(None).await?;
    // The browser's last threads may still write there.
    let _ = std::fs::remove_dir_all(&profile);
    walked?;
    visit.page.open("").await
}

async fn cold_start(visit: &mut Visit<'_>, profile: &std::path::Path) -> Outcome {
    visit.restart_browser(Some(profile.to_path_buf())).await?;
    visit.page.open("?q=lighthouse").await?;
    visit.page.counts("12 turns in 6 briefings").await?;
    visit.page.kept().await?;
    visit.go_offline().await?;
    visit.restart_browser(Some(profile.to_path_buf())).await?;
    visit.page.open("?q=lighthouse&role=press").await?;
    visit.page.until("the marks", "all('main mark').length > 0").await?;
    visit.overlook().await?;
    Ok(visit.server.revive()?)
}

async fn absent(visit: &mut Visit<'_>) -> Outcome {
    visit.page.open("?q=lighthouse").await?;
    visit.page.counts("12 turns in 6 briefings").await?;
    visit.page.kept().await?;
    visit.go_offline().await?;
    visit.page.click(".group h2 a", "Icebreaker").await?;
    says(&visit.page, "not on this device").await?;
    // Whoever leaves it misses it no more.
    visit.page.driver().back().await?;
    let first = "text(all('.group h2')[0])";
    visit.page.until("the list", first).await?;
    let best: String = visit.page.ask(first).await?;
    visit.page.click(".orders button", "Newest").await?;
    let other = format!("![{best:?}, ''].includes({first})");
    visit.page.until("another order", &other).await?;
    visit.page.until("no fault", "all('.notice.fault').length == 0").await?;

    visit.page.click(".group h2 a", "Icebreaker").await?;
    // Which of its two questions, the text or the hits in it, is answered last is the browser's choice.
    says(&visit.page, "not on this device; ").await?;
    visit.server.revive()?;
    visit.page.ask::<bool>("dispatchEvent(new Event('online'))").await?;
    visit.page.until("the transcript", "all('.reading').length == 1").await?;
    visit.page.until("the fault to be gone", "all('.notice.fault').length == 0").await?;

    visit.go_offline().await?;
    visit.page.go("?q=masquerade").await?;
    says(&visit.page, "not on this device").await?;
    visit.server.revive()?;
    visit.page.click(".notice.fault button", "Try again").await?;
    visit.page.counts("4 turns in 1 briefing").await?;
    visit.overlook().await
}

async fn says(page: &Page, words: &str) -> Outcome {
    let said = format!("text(all('.notice.fault')[0]).includes('{words}')");
    page.until(&format!("“{words}” to be said"), &said).await
}

/// Fills everything kept whose address holds `what` with the same wrong bytes.
async fn damage(page: &Page, what: &str) -> Outcome {
    let count: u32 = page
        .wait_for(&format!(
            "(async () => {{
                let count = 0;
                for (const name of await caches.keys()) {{
                    const cache = await caches.open(name);
                    for (const request of await cache.keys()) {{
                        if (!request.url.includes('{what}')) continue;
                        await cache.put(request, new Response('damaged'));
                        count += 1;
                    }}
                }}
                return count;
            }})()"
        ))
        .await?;
    assert!(count > 0, "nothing kept is called {what}");
    Ok(())
}

async fn damaged(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("?q=lighthouse").await?;
    page.click("a.snippet", "Sankta").await?;
    page.until("the transcript", "all('.reading').length == 1").await?;
    page.kept().await?;
    for what in ["/corpus/", ".wasm", ".js", ".css"] {
        damage(page, what).await?;
        page.reload().await?;
        page.counts("3 hits in 3 turns").await?;
    }
    // What was fetched again is kept in place of what was damaged.
    visit.go_offline().await?;
    visit.page.reload().await?;
    visit.page.counts("3 hits in 3 turns").await?;
    visit.server.revive()?;
    visit.overlook().await
}

/// On a first visit nothing is kept yet: what has not the digest of the build is not run at all.
async fn changed(visit: &mut Visit<'_>) -> Outcome {
    for end in [".wasm", ".js"] {
        let name = visit.file("lectern-", end)?;
        visit.server.plant(&name, "export default () => document.body.remove()");
        visit.page.go("?q=missile").await?;
        let told = "all('#unstarted').some(told => !told.hidden)";
        visit.page.until("the refusal to be said", told).await?;
        visit.server.recover();
    }
    visit.overlook().await?;
    visit.page.open("?q=missile").await?;
    visit.page.counts("4 hits in 3 turns").await?;
    visit.overlook().await
}

async fn unkept(visit: &mut Visit<'_>) -> Outcome {
    visit.server.behave(Mood::Lost("icon-512".to_owned()));
    visit.page.open("?q=missile").await?;
    let kept = "document.documentElement.dataset.kept ?? ''";
    visit.page.until_is("the page not to be kept", kept, &"no".to_owned()).await?;
    visit.page.counts("4 hits in 3 turns").await?;
    let shelves: Vec<String> = visit.page.wait_for("caches.keys()").await?;
    assert!(!shelves.iter().any(|name| name.contains("shell")), "half a version: {shelves:?}");
    visit.server.recover();
    visit.page.reload().await?;
    visit.page.kept().await?;
    visit.overlook().await
}
