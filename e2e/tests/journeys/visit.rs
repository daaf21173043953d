//! One journey in one engine: a server of its own, and with it an origin whose storage and caches
//! are empty; the steps; and afterwards what must hold after every journey.

use std::env;
use std::fs;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::pin::Pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use e2e::Outcome;
use e2e::driver::Driver;
use e2e::engine::Engine;
use e2e::page::Page;
use e2e::server::Server;
use e2e::sight;

/// How long it may take until what was sent is kept.
const KEEPING: Duration = Duration::from_secs(10);

/// Entries of its history with which a session is still good for a journey. A browser keeps fifty; of more
/// it drops first those that no hand has left, and Back leads elsewhere.
const MOST_ENTRIES: u32 = 20;

/// The steps of a journey.
pub(crate) type Steps =
    for<'a> fn(&'a mut Visit<'_>) -> Pin<Box<dyn Future<Output = Outcome> + 'a>>;

/// What is made in every engine.
#[derive(Clone, Copy)]
pub(crate) struct Journey {
    pub(crate) name: &'static str,
    pub(crate) site: Site,
    pub(crate) steps: Steps,
}

/// The built sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Site {
    /// The one transcript of `seeds/`.
    Seed,
    /// Those of `e2e/fixtures/archive`.
    Archive,
    /// A large archive, where there is one.
    Briefings,
}

/// A journey under way.
pub(crate) struct Visit<'a> {
    pub(crate) page: Page,
    pub(crate) server: Server,
    pub(crate) site: PathBuf,
    driver: &'a mut Driver,
}

impl Journey {
    pub(crate) const fn new(name: &'static str, site: Site, steps: Steps) -> Self {
        Self { name, site, steps }
    }
}

impl Site {
    /// Where the site lies, if it was built.
    pub(crate) fn folder(self) -> Option<PathBuf> {
        let variable = match self {
            Self::Seed => "LECTERN_SITE_SEED",
            Self::Archive => "LECTERN_SITE_ARCHIVE",
            Self::Briefings => "LECTERN_SITE_BRIEFINGS",
        };
        env::var_os(variable).map(PathBuf::from)
    }
}

impl Visit<'_> {
    pub(crate) fn engine(&self) -> Engine {
        self.driver.engine()
    }

    /// Goes on in a new session that knows nothing of the one before, as a colleague would.
    pub(crate) async fn become_another(&mut self) -> Outcome {
        self.driver.end_session().await?;
        self.page = arrive(self.driver, &self.server).await?;
        Ok(())
    }

    /// Ends the browser and starts it again with what it remembered in `profile`.
    pub(crate) async fn restart_browser(&mut self, profile: Option<PathBuf>) -> Outcome {
        self.driver.end_session().await?;
        self.driver.remember_in(profile);
        self.page = arrive(self.driver, &self.server).await?;
        Ok(())
    }

    /// Moves the site to this folder of another server.
    pub(crate) async fn serve_from(&mut self, folder: &str) -> Outcome {
        self.server = Server::start(&self.site, folder)?;
        self.page = arrive(self.driver, &self.server).await?;
        Ok(())
    }

    /// The one file of the site whose name begins and ends so.
    pub(crate) fn file(&self, start: &str, end: &str) -> Outcome<String> {
        let mut names = fs::read_dir(&self.site)?
            .flatten()
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| name.starts_with(start) && name.ends_with(end));
        names.next().ok_or_else(|| format!("the site has no {start}…{end}").into())
    }

    /// The archive's parts, all but what is fetched first: `corpus/SET/NUMBER`.
    pub(crate) fn parts(&self) -> Outcome<Vec<String>> {
        let mut parts = Vec::new();
        for set in
            fs::read_dir(self.site.join("corpus"))?.flatten().filter(|one| one.path().is_dir())
        {
            for part in fs::read_dir(set.path())?.flatten() {
                let path = part.path();
                parts.push(path.strip_prefix(&self.site)?.to_string_lossy().into_owned());
            }
        }
        Ok(parts)
    }

    /// Takes the network away, once what has come through it is kept.
    pub(crate) async fn go_offline(&mut self) -> Outcome {
        let began = Instant::now();
        // What a page that was left had asked for is perhaps never kept.
        while self.lacks_parts().await? && began.elapsed() < KEEPING {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        self.server.kill();
        Ok(())
    }

    /// Whether a part of the archive was sent that is not on the device.
    async fn lacks_parts(&self) -> Outcome<bool> {
        self.page.shelved().await?;
        let kept = "caches.open('lectern-corpus').then(shelf => shelf.keys())
            .then(all => all.map(one => new URL(one.url).pathname))";
        let kept: Vec<String> = self.page.wait_for(kept).await?;
        let is_part = |path: &str| {
            path.contains("/corpus/")
                && path.rsplit('/').next().is_some_and(|name| name.parse::<u32>().is_ok())
        };
        let sent = self.server.log().into_iter().filter(|one| one.status == 200);
        Ok(sent.map(|one| one.path).any(|path| is_part(&path) && !kept.contains(&path)))
    }

    /// Overlooks what has gone wrong so far, once the steps have seen that it had to.
    pub(crate) async fn overlook(&self) -> Outcome {
        self.server.forget();
        self.console().await.map(drop)
    }

    /// Errors on the console since it was last looked at; only one engine shows it.
    pub(crate) async fn console(&self) -> Outcome<Vec<String>> {
        if self.engine() != Engine::Chromium {
            return Ok(Vec::new());
        }
        let entries = self.page.driver().browser_log().await?;
        let errors = entries.into_iter().filter(|entry| entry.level == "SEVERE");
        Ok(errors.map(|entry| entry.message).collect())
    }

    /// What is left of a journey that failed: a picture, the console, the requests. Ends the
    /// session, so that whatever went wrong stays behind.
    async fn report(&mut self, journey: &str) -> String {
        let name = format!("{}-{}", self.engine(), journey.replace(' ', "-"));
        let picture = match sight::shoot(&self.page, "failed", &name).await {
            Ok(file) => file.display().to_string(),
            Err(fault) => fault.to_string(),
        };
        let console = self.console().await.unwrap_or_default();
        let ended = self.driver.end_session().await;
        format!("{picture}\nconsole: {console:?}\nserver: {:?}\n{ended:?}", self.server)
    }

    /// What must hold after every journey.
    async fn look_back(&self) -> Outcome {
        let stopped: bool = self.page.ask("all('#stopped').some(notice => !notice.hidden)").await?;
        assert!(!stopped, "the page has stopped by a fault of its own");
        assert!(self.server.has_policy(), "the page carries no policy");
        assert_eq!(self.server.breaches(), [""; 0], "breaches of the page's policy");
        assert_eq!(self.server.strangers(), [], "asked for what is no file of the site");
        assert_eq!(self.console().await?, [""; 0], "errors on the console");
        Ok(())
    }
}

/// Makes `journey` in the engine of `driver`.
pub(crate) async fn make(journey: Journey, driver: &mut Driver) -> Outcome {
    let site = journey.site.folder().ok_or("the site is not there")?;
    let server = Server::start(&site, "/")?;
    let page = match arrive_fresh(driver, &server).await {
        Ok(page) => page,
        // A browser that is no more must not fail the next journey too.
        Err(fault) => {
            driver.end_session().await.ok();
            return Err(fault);
        }
    };
    let mut visit = Visit { page, server, site, driver };
    let made = caught(async {
        // What the pages before have left there.
        visit.console().await?;
        (journey.steps)(&mut visit).await?;
        visit.look_back().await?;
        // As long as its server is there: what this page still asks for is no business of the next one.
        visit.page.driver().enter_default_frame().await?;
        Ok(visit.page.driver().goto("about:blank").await?)
    })
    .await;
    match made {
        Err(fault) => Err(format!("{fault}\n{}", visit.report(journey.name).await).into()),
        Ok(()) => Ok(()),
    }
}

/// Arrives in a session with a history that is short enough for a journey.
async fn arrive_fresh(driver: &mut Driver, server: &Server) -> Outcome<Page> {
    let page = arrive(driver, server).await?;
    if page.ask::<u32>("history.length").await? <= MOST_ENTRIES {
        return Ok(page);
    }
    driver.end_session().await?;
    arrive(driver, server).await
}

async fn arrive(driver: &mut Driver, server: &Server) -> Outcome<Page> {
    let mut page = Page::new(driver.session().await?, server.url());
    page.resize(1280, 800).await?;
    Ok(page)
}

/// Makes a panic of the steps a fault like any other, so that the browser is left in order.
async fn caught(steps: impl Future<Output = Outcome>) -> Outcome {
    let mut steps = Box::pin(steps);
    poll_fn(|context| {
        catch_unwind(AssertUnwindSafe(|| steps.as_mut().poll(context))).unwrap_or_else(|panic| {
            let words = panic.downcast_ref::<String>().map(String::as_str);
            let words = words.or_else(|| panic.downcast_ref::<&str>().copied());
            Poll::Ready(Err(words.unwrap_or("a panic without words").into()))
        })
    })
    .await
}
