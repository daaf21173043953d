//! The room that says what is on the device, and takes the archive along.

use e2e::{Outcome, sight};

use crate::own::files::Folder;
use crate::own::{enter, take_in};
use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 4] = [
    Journey::new("kept: the archive is taken along", Site::Archive, |visit| Box::pin(along(visit))),
    Journey::new("kept: each thing is erased by itself", Site::Archive, |visit| {
        Box::pin(erased(visit))
    }),
    Journey::new("kept: a clock that is wrong tells no ages", Site::Archive, |visit| {
        Box::pin(clock(visit))
    }),
    Journey::new("kept: axe finds nothing in the room", Site::Archive, |visit| {
        Box::pin(access(visit))
    }),
];

async fn along(visit: &mut Visit<'_>) -> Outcome {
    visit.page.open("").await?;
    visit.page.kept().await?;
    visit.page.go("#device").await?;
    visit.page.until("the sizes", "text(all('.stores')[0]).includes(' of ')").await?;

    // A network that goes away in the middle costs what has not arrived, and nothing else.
    visit.server.kill();
    visit.page.click(".workshop button", "along").await?;
    says(visit, "A part did not arrive").await?;
    visit.server.revive()?;
    visit.page.click(".workshop button", "along").await?;
    says(visit, "The whole archive is on this device").await?;

    visit.server.kill();
    visit.page.open("?q=masquerade").await?;
    visit.page.counts("4 turns in 1 briefing").await?;
    visit.page.click(".group h2 a", "").await?;
    visit.page.until("the transcript", "all('.reading').length == 1").await?;
    visit.server.revive()?;

    visit.page.go("#device").await?;
    erase(visit, "The archive", "until it is fetched again").await?;
    visit.page.until("no parts", "text(all('.stores')[0]).includes('in 0 parts')").await?;
    erase(visit, "The page itself", "will not open").await?;
    let left = "caches.keys().then(all => all.filter(one => one.startsWith('lectern-shell-')))";
    let left: Vec<String> = visit.page.wait_for(left).await?;
    assert_eq!(left, [""; 0]);
    visit.overlook().await
}

/// Erases what has this name, once it is said what would be lost.
async fn erase(visit: &Visit<'_>, name: &str, loss: &str) -> Outcome {
    let row = format!(".stores [data-store='{name}']");
    visit.page.click(&format!("{row} button"), "Erase…").await?;
    let said = format!("text(all(\"{row} .sure\")[0]).includes('{loss}')");
    visit.page.until("what would be lost", &said).await?;
    visit.page.click(&format!("{row} .danger"), "Erase it").await?;
    says(visit, &format!("{name}: erased")).await
}

async fn erased(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    page.kept().await?;
    page.theme("dark").await?;
    page.open("?q=masquerade").await?;
    page.counts("4 turns in 1 briefing").await?;
    page.go("#own").await?;
    page.until("the room", "all('.workshop[open] .ways-in').length == 1").await?;
    page.click(".paste summary", "").await?;
    let field = "all('.paste textarea')[0]";
    let words = "Ada: One.\\nAda: Two.";
    page.ask::<()>(&format!(
        "void ({field}.value = '{words}', {field}.dispatchEvent(new Event('input')))"
    ))
    .await?;
    page.click(".paste button", "Add this text").await?;
    page.until_is("what is kept", "all('.kept li').length", &1).await?;

    page.click(".workshop > header a", "What is on this device").await?;
    let row = "text(all(\"[data-store='Your own transcripts'] .meta\")[0])";
    page.until(
        "its age",
        &format!("/^1 transcript, 1 KB, last written (just now|.* ago)$/.test({row})"),
    )
    .await?;
    // Whoever looks first and keeps it loses nothing.
    page.click("[data-store=Everything] button", "Erase…").await?;
    page.click("[data-store=Everything] .sure button", "Keep it").await?;
    page.until("no question", "!all('.sure').length").await?;
    erase(visit, "Your own transcripts", "lost for good").await?;
    visit.page.until("none", &format!("{row} == 'None.'")).await?;
    visit.page.until("the theme", "localStorage.getItem('lectern-theme') == 'dark'").await?;
    erase(visit, "Everything", "your settings").await?;
    let left: Vec<String> = visit.page.wait_for("caches.keys()").await?;
    assert_eq!(left, [""; 0]);
    visit.page.until("no settings", "!localStorage.length").await
}

/// A device whose clock is years off says that it cannot tell.
async fn clock(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-clock", visit.engine()))?;
    let page = &visit.page;
    page.open("").await?;
    page.kept().await?;
    enter(page).await?;
    take_in(page, &folder, &["2024-05-03 talk.txt"], "1 transcript added.").await?;
    let day = 86_400_000_i64;
    for days in [0, -1500, 20_000] {
        page.open("").await?;
        // The page's own date: one engine's driver has another for its scripts.
        let shifted = format!(
            "void (date => {{
                const now = date.now.bind(date);
                date.now = () => now() + {};
            }})(window.Date)",
            days * day
        );
        page.ask::<()>(&shifted).await?;
        page.ask::<()>("void (location.hash = 'device')").await?;
        page.until("the sizes", "text(all('.stores')[0]).includes(' of ')").await?;
        page.until("what is kept", "text(all('.stores')[0]).includes('1 transcript')").await?;
        let facts: Vec<String> =
            page.ask("texts('.stores .meta').filter(one => one.includes('written'))").await?;
        // The server of these journeys does not say when it answered: only the reader's own have an age.
        assert_eq!(facts.len(), 1, "{facts:?}");
        let told = |fact: &String| !fact.ends_with("cannot tell");
        assert!(facts.iter().all(|fact| told(fact) == (days == 0)), "{days}: {facts:?}");
    }
    Ok(())
}

async fn access(visit: &mut Visit<'_>) -> Outcome {
    let file = std::env::var_os("LECTERN_AXE").ok_or("LECTERN_AXE names no axe.min.js")?;
    let axe = std::fs::read_to_string(file)?;
    let page = &mut visit.page;
    for theme in ["light", "dark"] {
        page.open("").await?;
        page.theme(theme).await?;
        page.go("#device").await?;
        page.until("the sizes", "text(all('.stores')[0]).includes(' of ')").await?;
        page.click("[data-store=Everything] button", "Erase…").await?;
        page.until("the question", "all('.sure').length == 1").await?;
        let found = sight::violations(page, &axe).await?;
        assert!(found.is_empty(), "{theme}: {found:?}");
    }
    page.resize(360, 700).await?;
    assert!(page.overflow().await? <= 0, "the room is wider than a narrow screen");
    Ok(())
}

async fn says(visit: &Visit<'_>, words: &str) -> Outcome {
    let said = format!("all('.workshop [role=status]').some(one => text(one).includes('{words}'))");
    visit.page.until(&format!("“{words}” to be said"), &said).await
}
