//! What must hold after each step of a walk.
//!
//! Must not know: which step it was.

use std::time::{Duration, Instant};

use e2e::Outcome;
use e2e::page::{PATIENCE, Page};
use serde_json::Value;

use super::Walk;

/// A view that is the same after so long has come to rest.
const PAUSE: Duration = Duration::from_millis(120);

/// The view is drawn, or it is said why not.
const DRAWN: &str = "all('#app :is(.results .sum, .reading h1, main .nothing)').length > 0
    && (text(all('#count')[0]) || all('main .nothing').length > 0)";
const SAID: &str = "all('.notice.fault').length > 0";
const STILL: &str = "!all('#first, [aria-busy=true]').length";

/// What an address has to bring back.
const VIEW: &str = "({
    address: location.search,
    typed: all('#q')[0].value,
    count: text(all('#count')[0]),
    chosen: all('label.facet').filter(one => one.querySelector(':checked')).map(text),
    title: text(all('.reading h1')[0]),
    turns: all('section.turn').map(turn => turn.id),
    found: texts('.sheet:first-child .group h2'),
    marks: texts('.reading mark').length,
})";

/// Listens to errors of the page; the console itself is shown by one engine only.
const LISTEN: &str = "void (() => {
    if (window.heard) return;
    const heard = window.heard = [];
    const hear = what => heard.push(String(what?.stack ?? what?.message ?? what));
    addEventListener('error', event => hear(event.error ?? event.message));
    addEventListener('unhandledrejection', event => hear(event.reason));
    const { error } = console;
    console.error = (...all) => (all.forEach(hear), error.apply(console, all));
})()";

/// How one engine says on its console that there was no server.
const AWAY: [&str; 4] = [
    "net::ERR_CONNECTION_REFUSED",
    "net::ERR_CONNECTION_RESET",
    "net::ERR_EMPTY_RESPONSE",
    "net::ERR_ABORTED",
];

impl Walk<'_, '_> {
    pub(super) async fn listen(&self) -> Outcome {
        self.visit.page.ask(LISTEN).await
    }

    /// Waits until the view is drawn, or until it is said why not where there is no server; and changes
    /// no more.
    pub(super) async fn settle(&self) -> Outcome {
        let page = &self.visit.page;
        let or_said = if self.away { SAID } else { "false" };
        let settled = format!("{STILL} && ({DRAWN} || {or_said})");
        let began = Instant::now();
        let mut seen: Option<Value> = None;
        while began.elapsed() < PATIENCE {
            page.until("the view", &settled).await?;
            let now: Value = page.ask(VIEW).await?;
            if seen.as_ref() == Some(&now) {
                return Ok(());
            }
            seen = Some(now);
            tokio::time::sleep(PAUSE).await;
        }
        Err("the view never rests".into())
    }

    /// Nothing has gone wrong that was not said.
    pub(super) async fn look_out(&mut self) -> Outcome {
        let page = &self.visit.page;
        let heard: Vec<String> =
            page.ask("(window.heard ?? ['it was loaded anew']).splice(0)").await?;
        assert_eq!(heard, [""; 0], "errors of the page");
        let stopped: bool = page.ask("all('#stopped').some(notice => !notice.hidden)").await?;
        assert!(!stopped, "the page has stopped by a fault of its own");
        assert_eq!(self.visit.server.breaches(), [""; 0], "breaches of the page's policy");
        // What does not arrive without a server is on the console, whoever takes care of it.
        let console = self.visit.console().await?;
        let console: Vec<_> =
            console.iter().filter(|line| !AWAY.iter().any(|fault| line.contains(fault))).collect();
        assert!(console.is_empty(), "errors on the console: {console:?}");
        Ok(())
    }

    /// Opens the address in another tab, which has to show the same.
    pub(super) async fn look_again(&mut self) -> Outcome {
        let page = &self.visit.page;
        if self.is_said(page).await? {
            return Ok(());
        }
        let tab = page.driver().window().await?;
        let other = page.driver().new_tab().await?;
        let began = Instant::now();
        let mut seen: Option<Value> = None;
        let came = loop {
            page.driver().switch_to_window(tab.clone()).await?;
            let view: Value = page.ask(VIEW).await?;
            page.driver().switch_to_window(other.clone()).await?;
            // The address comes later than the view, and what was taken in just now later still.
            if seen.as_ref().map(|seen| seen.get("address")) != Some(view.get("address")) {
                page.go(view.get("address").and_then(Value::as_str).unwrap_or_default()).await?;
            }
            let settled = format!("{STILL} && ({DRAWN} || {SAID})");
            page.until("the view in another tab", &settled).await?;
            let now: Value = page.ask(VIEW).await?;
            if now == view {
                self.looked += 1;
                break Ok(());
            }
            // Without a server it may lack what the first tab still holds.
            if self.away && self.is_said(page).await? {
                break Ok(());
            }
            if began.elapsed() > PATIENCE {
                break Err(format!("the address shows another view: {now:#}, and was {view:#}"));
            }
            seen = Some(view);
        };
        page.driver().close_window().await?;
        page.driver().switch_to_window(tab).await?;
        Ok(came?)
    }

    async fn is_said(&self, page: &Page) -> Outcome<bool> {
        page.ask(SAID).await
    }
}
