//! The room that says what is on the device, and takes the archive along.

use e2e::page::Page;
use e2e::{Outcome, sight};

use crate::access::axe;
use crate::own::base::sitting;
use crate::own::files::Folder;
use crate::own::{enter, stops, take_in};
use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 7] = [
    Journey::new("kept: the archive is taken along", Site::Archive, |visit| Box::pin(along(visit))),
    Journey::new("kept: a pause and its end count nothing twice", Site::Archive, |visit| {
        Box::pin(paused(visit))
    }),
    Journey::new("kept: what arrives behind an erasure does not stay", Site::Archive, |visit| {
        Box::pin(behind(visit))
    }),
    Journey::new("kept: each thing is erased by itself", Site::Archive, |visit| {
        Box::pin(erased(visit))
    }),
    Journey::new("kept: what cannot be erased is said to be there", Site::Archive, |visit| {
        Box::pin(unerased(visit))
    }),
    Journey::new("kept: a clock that is wrong tells no ages", Site::Archive, |visit| {
        Box::pin(clock(visit))
    }),
    Journey::new("kept: axe finds nothing in the room", Site::Archive, |visit| {
        Box::pin(access(visit))
    }),
];

async fn along(visit: &mut Visit<'_>) -> Outcome {
    enter_device(&visit.page).await?;

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

/// Has the page wait for every part of the archive until `let_go(n)`, notes what it asked for, and lets
/// whoever looks at what is kept look no further than `looks`, until `look_on()`.
const HOLD: &str = "void (() => {
    const ask = window.fetch.bind(window), names = caches.keys.bind(caches);
    let free = 0;
    const waiting = [];
    window.asked = [];
    window.let_go = count => {
        free += count;
        while (free > 0 && waiting.length > 0) free--, waiting.shift()();
    };
    window.fetch = to => {
        const address = String(to.url ?? to);
        if (!/corpus\\/[a-z2-7]+\\/\\d+$/.test(address)) return ask(to);
        asked.push(address);
        const turn = new Promise(go => waiting.push(go));
        let_go(0);
        return turn.then(() => ask(to));
    };
    window.looks = [];
    caches.keys = () => new Promise(go => looks.push(go)).then(names);
    window.look_on = () => {
        delete caches.keys;
        looks.forEach(go => go());
        // By then it has seen all that it looks for.
        return new Promise(seen => setTimeout(seen, 500));
    };
})()";

/// Enters the room of a page that is kept, and waits until it says how much.
async fn enter_device(page: &Page) -> Outcome {
    page.open("").await?;
    page.kept().await?;
    page.go("#device").await?;
    page.until("the sizes", "text(all('.stores')[0]).includes(' of ')").await
}

/// Begins to take the archive along: as many parts as may travel at once wait on their way.
async fn hold_six(page: &Page) -> Outcome {
    enter_device(page).await?;
    page.ask::<()>(HOLD).await?;
    page.click(".workshop button", "along").await?;
    page.until_is("files on their way", "asked.length", &6).await
}

/// Whoever pauses and goes on before anything has arrived has as many files on their way as before, and
/// each comes once, whatever is looked at meanwhile.
async fn paused(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    hold_six(page).await?;
    for _ in 0..3 {
        page.click(".workshop button", "Pause").await?;
        page.click(".workshop button", "along").await?;
    }
    // What goes on asks at once, so whatever there was to be asked has been.
    page.until_is("files on their way", "asked.length", &6).await?;
    page.click(".workshop button", "Pause").await?;
    says(visit, "Paused").await?;
    page.ask::<()>("void let_go(6)").await?;
    let bar = "all('.workshop progress')[0]";
    page.until_is("who looks at what has arrived", "looks.length", &1).await?;
    page.click(".workshop button", "along").await?;
    page.until_is("files on their way", "asked.length", &12).await?;
    page.ask::<()>("void let_go(1)").await?;
    page.until_is("the next", "asked.length", &13).await?;
    // What was seen before the seventh arrived is of no use after it.
    let before: f64 = page.ask(&format!("{bar}.value")).await?;
    page.wait_for::<()>("look_on()").await?;
    assert_eq!(page.ask::<f64>(&format!("{bar}.value")).await?, before, "what was seen is old");
    page.ask::<()>("void let_go(Infinity)").await?;
    says(visit, "The whole archive is on this device").await?;
    page.until("all of it", &format!("{bar}.value == {bar}.max")).await?;
    let twice: u32 = page.ask("asked.length - new Set(asked).size").await?;
    assert_eq!(twice, 0, "a part was asked for twice");
    Ok(())
}

/// Parts that were on their way when the archive was erased.
async fn behind(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    hold_six(page).await?;
    page.wait_for::<()>("look_on()").await?;
    erase(visit, "The archive", "until it is fetched again").await?;
    let none = "text(all('.stores')[0]).includes('in 0 parts')";
    page.until("no parts", none).await?;
    // Whatever arrives is put on the shelf, or not, within that.
    page.wait_for::<()>("(let_go(6), new Promise(come => setTimeout(come, 1000)))").await?;
    page.until("no parts still", none).await?;
    let kept = "caches.open('lectern-corpus').then(shelf => shelf.keys()).then(all => all.length)";
    assert_eq!(page.wait_for::<u32>(kept).await?, 0, "what was erased is back");
    page.click(".workshop button", "along").await?;
    page.ask::<()>("void let_go(Infinity)").await?;
    says(visit, "The whole archive is on this device").await
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

/// The first that is to be removed stays.
const REFUSE: &str = "let refusals = 1;
const remove = IDBObjectStore.prototype.delete;
IDBObjectStore.prototype.delete = function (...all) {
    refusals -= 1;
    if (refusals >= 0) throw new DOMException('', 'UnknownError');
    return remove.apply(this, all);
};";

/// How many sources and segments the database holds.
const COUNT: &str = "const counts = [sources, segments].map(shelf => shelf.count());
    return () => counts.map(count => count.result);";

/// It is erased when it is said to be, and not before.
async fn unerased(visit: &mut Visit<'_>) -> Outcome {
    let folder = Folder::new(&format!("{}-unerased", visit.engine()))?;
    stops::enter_with(visit, REFUSE).await?;
    let page = &visit.page;
    take_in(page, &folder, &["2024-05-03 talk.txt"], "1 transcript added.").await?;
    page.click(".workshop > header a", "What is on this device").await?;
    page.until("the sizes", "text(all('.stores')[0]).includes(' of ')").await?;
    let row = ".stores [data-store='Your own transcripts']";
    page.click(&format!("{row} button"), "Erase…").await?;
    page.click(&format!("{row} .danger"), "Erase it").await?;
    says(visit, "Your own transcripts: not erased. The browser could not").await?;
    let kept: Vec<u32> = page.wait_for(&sitting("readonly", COUNT)).await?;
    assert_eq!(kept, [1, 1], "what was there is there, whole");
    let facts = format!("text(all(\"{row} .meta\")[0])");
    page.until("it to be listed", &format!("{facts}.startsWith('1 transcript')")).await?;
    erase(visit, "Your own transcripts", "lost for good").await?;
    let kept: Vec<u32> = page.wait_for(&sitting("readonly", COUNT)).await?;
    assert_eq!(kept, [0, 0], "nothing of it is left");
    page.until("none", &format!("{facts} == 'None.'")).await?;
    visit.overlook().await
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
    let axe = axe()?;
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
