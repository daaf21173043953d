//! When the server fails: a clear sentence, and a way on that works as soon as the server does.

use e2e::Outcome;
use e2e::server::Mood;

use crate::visit::{Journey, Site, Visit};

pub(crate) const JOURNEYS: [Journey; 11] = [
    Journey::new("parts that are lost are said", Site::Archive, |visit| Box::pin(lost(visit))),
    Journey::new("a server that is away is said", Site::Archive, |visit| Box::pin(away(visit))),
    Journey::new("a damaged part is said", Site::Archive, |visit| Box::pin(damaged(visit))),
    Journey::new("a damaged list is said", Site::Archive, |visit| Box::pin(list(visit))),
    Journey::new("an engine that is lost is said", Site::Seed, |visit| Box::pin(script(visit))),
    Journey::new("an engine that cannot start is said", Site::Seed, |visit| Box::pin(fault(visit))),
    Journey::new("a wing that is lost is said", Site::Seed, |visit| Box::pin(wing(visit))),
    Journey::new("help that is lost is said", Site::Seed, |visit| Box::pin(help(visit))),
    Journey::new("help in between loses no transcript", Site::Archive, |visit| {
        Box::pin(in_between(visit))
    }),
    Journey::new("a room that is lost is said", Site::Seed, |visit| Box::pin(room(visit))),
    Journey::new("an engine of another kind is said", Site::Seed, |visit| Box::pin(garbage(visit))),
];

/// Sees what is said, lets the server recover, and takes the way on.
async fn says_and_goes_on(visit: &Visit<'_>, words: &str, count: &str) -> Outcome {
    let page = &visit.page;
    let said = format!("/{words}/.test(text(all('.notice.fault')[0]))");
    page.until(&format!("“{words}” to be said"), &said).await?;
    visit.server.recover();
    page.click(".notice.fault button", "Try again").await?;
    page.counts(count).await?;
    page.until("the fault to be gone", "all('.notice.fault').length == 0").await?;
    page.until("the view", "all('.group, .turn').length > 0").await?;
    visit.overlook().await
}

async fn lost(visit: &mut Visit<'_>) -> Outcome {
    visit.page.open("").await?;
    visit.server.behave(Mood::Lost("/corpus/".to_owned()));
    visit.page.search("lighthouse").await?;
    says_and_goes_on(visit, "answered 404", "12 turns in 6 briefings").await?;
    visit.page.address_is("?q=lighthouse").await
}

async fn away(visit: &mut Visit<'_>) -> Outcome {
    visit.page.open("").await?;
    visit.server.behave(Mood::Away);
    visit.page.click(".group h2 a", "Icebreaker").await?;
    // Which of the two depends on whether the sizes of all parts have come to the device yet.
    says_and_goes_on(visit, "could not be fetched|is not on this device", "7 turns").await
}

async fn damaged(visit: &mut Visit<'_>) -> Outcome {
    visit.page.open("").await?;
    for part in visit.parts()? {
        visit.server.plant(&part, "this is no part of an archive");
    }
    visit.page.search("lighthouse").await?;
    says_and_goes_on(visit, "not a file of an archive", "12 turns in 6 briefings").await
}

async fn list(visit: &mut Visit<'_>) -> Outcome {
    visit.server.behave(Mood::Lost("/corpus/manifest".to_owned()));
    visit.page.go("?q=lighthouse").await?;
    says_and_goes_on(visit, "answered 404", "12 turns in 6 briefings").await
}

async fn script(visit: &mut Visit<'_>) -> Outcome {
    let name = visit.file("engine-", ".js")?;
    visit.server.behave(Mood::Lost(name));
    visit.page.go("?q=missile").await?;
    says_and_goes_on(visit, "search engine of this page", "4 hits in 3 turns").await
}

/// The script is there, and stops before it has understood what it is handed.
async fn fault(visit: &mut Visit<'_>) -> Outcome {
    let name = visit.file("engine-", ".js")?;
    visit.server.plant(&name, "throw new Error('planted')");
    visit.page.go("?q=missile").await?;
    says_and_goes_on(visit, "search engine of this page", "4 hits in 3 turns").await
}

async fn wing(visit: &mut Visit<'_>) -> Outcome {
    visit.server.behave(Mood::Lost("/reading-".to_owned()));
    let page = &visit.page;
    page.go("").await?;
    let said = "text(all('.arrival .notice.fault')[0]).includes('did not arrive')";
    page.until("the fault", said).await?;
    visit.server.recover();
    page.click(".notice.fault button", "Try again").await?;
    page.until("the faults to be gone", "!all('.notice.fault').length").await?;
    page.counts("26 turns").await?;
    page.until("the script", "all('.turn').length == 26").await?;
    visit.overlook().await
}

async fn help(visit: &mut Visit<'_>) -> Outcome {
    let name = visit.file("overlay-", ".wasm")?;
    visit.server.behave(Mood::Lost(name));
    let page = &visit.page;
    page.open("").await?;
    page.press("?").await?;
    page.until("the news", "text(all('.voice')[0]).includes('could not be fetched')").await?;
    visit.server.recover();
    page.press("?").await?;
    page.until("the sheet", "all('dialog[open] .examples').length == 1").await?;
    visit.overlook().await
}

/// The help wants a transcript for its examples: not in the place of one that is on its way.
async fn in_between(visit: &mut Visit<'_>) -> Outcome {
    let page = &visit.page;
    page.open("").await?;
    let last = "all('.group h2 a').at(-1)";
    let title: String = page.ask(&format!("text({last})")).await?;
    visit.server.behave(Mood::Held("/corpus/".to_owned()));
    page.click(".group h2 a", &title).await?;
    page.until("it to be on its way", "all('main .waiting').length == 1").await?;
    page.press("?").await?;
    page.until("the sheet", "all('dialog[open] .examples').length == 1").await?;
    visit.server.recover();
    let heading = "text(all('.reading h1')[0])";
    page.until_is("the transcript", heading, &title).await?;
    page.until("examples of it", "all('dialog[open] .examples dt').length > 0").await?;
    page.until_is("the transcript still", heading, &title).await
}

async fn room(visit: &mut Visit<'_>) -> Outcome {
    // From the beginning, or else the room may be kept on the device already.
    visit.server.behave(Mood::Lost("/workshop-".to_owned()));
    visit.page.open("").await?;
    visit.page.click(".tools a", "Add transcripts").await?;
    visit.page.until("the news", "text(all('.voice')[0]).includes('could not be fetched')").await?;
    visit.page.until("the way back", "location.hash == ''").await?;
    visit.server.recover();
    visit.page.click(".tools a", "Add transcripts").await?;
    visit.page.until("the room", "all('dialog[open] .own').length == 1").await?;
    visit.overlook().await
}

async fn garbage(visit: &mut Visit<'_>) -> Outcome {
    let name = visit.file("engine-", ".js")?;
    visit.server.plant(&name, "postMessage(new Uint8Array([255, 254, 253, 252]))");
    visit.page.go("?q=missile").await?;
    visit
        .page
        .until("the fault", "text(all('.notice.fault')[0]).includes('different versions')")
        .await?;
    visit.server.recover();
    visit.overlook().await?;
    visit.page.open("?q=missile").await?;
    visit.page.counts("4 hits in 3 turns").await
}
