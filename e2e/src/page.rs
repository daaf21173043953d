//! The page object: the page as a reader handles it. Everything is waited for and nothing is slept
//! for, since the page answers when its worker does.
//!
//! Must not know: which engine it is in, what a journey wants.

mod clicks;
mod controls;
mod reading;
mod window;

use std::fmt::Debug;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use thirtyfour::WebDriver;

pub use controls::Facet;

use crate::Outcome;

/// How long anything on the page may take before a journey gives up on it.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(25);

/// Words that every script may use: `all(selector)`, `text(element)`, `texts(selector)`.
const WORDS: &str = "
    const all = selector => [...document.querySelectorAll(selector)];
    // One engine gives no inner text of what is far out of sight.
    const text = element => (element?.innerText || element?.textContent || '').replace(/\\s+/g, ' ').trim();
    const texts = selector => all(selector).map(text);
";

/// The page in one session of one engine.
#[derive(Clone, Debug)]
pub struct Page {
    driver: WebDriver,
    /// The address of the site, with its final slash.
    site: String,
    /// The page is in a frame.
    framed: bool,
}

impl Page {
    /// The page at `site`, not yet opened.
    pub fn new(driver: WebDriver, site: String) -> Self {
        Self { driver, site, framed: false }
    }

    /// The session, for what is no business of the page.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Opens the view with this query string (`?q=…` or empty) and waits until it is drawn.
    ///
    /// # Errors
    /// When it never is.
    pub async fn open(&self, query: &str) -> Outcome {
        self.go(query).await?;
        self.ready().await
    }

    /// Opens the view with this query string, without waiting for what it shows.
    ///
    /// # Errors
    /// When the browser cannot go there.
    pub async fn go(&self, query: &str) -> Outcome {
        let address = format!("{}{query}", self.site);
        if !self.framed {
            return Ok(self.driver.goto(address).await?);
        }
        self.leave(&format!("location.href = {}", serde_json::to_string(&address)?)).await
    }

    /// Waits for the first answer and the view it makes.
    ///
    /// # Errors
    /// When it never comes.
    pub async fn ready(&self) -> Outcome {
        let drawn = "all('#app :is(.results .sum, .reading h1, main .nothing)').length > 0
            && !all('#first, [aria-busy=true]').length";
        let told = "(text(all('#count')[0]) && !all('.arrival:empty').length
            || all('main .nothing').length > 0)";
        self.until("the view", &format!("{told} && {drawn}")).await
    }

    /// Loads the page anew, and waits as [`Self::open`] does. By a script of the page, since a
    /// driver's own reload goes past caches in some engines.
    ///
    /// # Errors
    /// When it does not come back.
    pub async fn reload(&self) -> Outcome {
        self.leave("location.reload()").await?;
        self.ready().await
    }

    /// Waits until the page is kept on this device.
    ///
    /// # Errors
    /// When it never is.
    pub async fn kept(&self) -> Outcome {
        let kept = "document.documentElement.dataset.kept ?? ''";
        self.until_is("the page to be kept", kept, &"whole".to_owned()).await
    }

    /// Waits until what has come of the archive is kept on the device too, which is done when nothing
    /// more is asked for: when for a while nothing is added to what is kept.
    ///
    /// # Errors
    /// When there is no end of it.
    pub async fn shelved(&self) -> Outcome {
        let parts =
            "caches.open('lectern-corpus').then(shelf => shelf.keys()).then(keys => keys.length)";
        let began = Instant::now();
        let mut before = 0;
        while began.elapsed() < PATIENCE {
            let now: u32 = self.wait_for(parts).await?;
            if now > 0 && now == before {
                return Ok(());
            }
            before = now;
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        Err("the archive's parts never come to rest on the device".into())
    }

    /// The value that a JavaScript promise comes to.
    ///
    /// # Errors
    /// When it is rejected, or comes to another type.
    pub async fn wait_for<T: DeserializeOwned>(&self, promise: &str) -> Outcome<T> {
        let script = format!(
            "const done = arguments[0]; Promise.resolve({promise}).then(done, fault => done(String(fault)))"
        );
        Ok(self.driver.execute_async(script, Vec::new()).await?.convert()?)
    }

    /// Runs a script that replaces the document, and waits until it has.
    async fn leave(&self, script: &str) -> Outcome {
        self.ask::<()>(&format!("void (window.before = true, setTimeout(() => {script}, 0))"))
            .await?;
        self.until("another document", "!window.before").await
    }

    /// The value of a JavaScript expression.
    ///
    /// # Errors
    /// When it throws, or is of another type.
    pub async fn ask<T: DeserializeOwned>(&self, expression: &str) -> Outcome<T> {
        let script = format!("{WORDS} return ({expression});");
        let value = self.driver.execute(script, Vec::new()).await?;
        Ok(value.convert()?)
    }

    /// Waits until a JavaScript expression holds.
    ///
    /// # Errors
    /// When it never does; the sentence tells what the page shows instead.
    pub async fn until(&self, what: &str, expression: &str) -> Outcome {
        self.until_is(what, &format!("!!({expression})"), &true).await
    }

    /// Waits until a JavaScript expression has this value.
    ///
    /// # Errors
    /// When it never has; the sentence tells what it has instead.
    pub async fn until_is<T>(&self, what: &str, expression: &str, expected: &T) -> Outcome
    where
        T: DeserializeOwned + PartialEq + Debug,
    {
        let wanted = format!("{expected:?}");
        self.until_fits(what, expression, &wanted, |value: &T| value == expected).await.map(drop)
    }

    /// Waits until a JavaScript expression is some text, and gives it.
    ///
    /// # Errors
    /// When it never is.
    pub async fn until_some(&self, what: &str, expression: &str) -> Outcome<String> {
        self.until_fits(what, expression, "some text", |text: &String| !text.is_empty()).await
    }

    /// The value of a JavaScript expression, as soon as it `fits` what is `wanted`.
    async fn until_fits<T: DeserializeOwned + Debug>(
        &self,
        what: &str,
        expression: &str,
        wanted: &str,
        fits: impl Fn(&T) -> bool,
    ) -> Outcome<T> {
        let began = Instant::now();
        loop {
            match self.ask::<T>(expression).await {
                Ok(value) if fits(&value) => return Ok(value),
                _ if began.elapsed() < PATIENCE => tokio::time::sleep(PAUSE).await,
                Ok(value) => {
                    let shown = self.shown().await;
                    return Err(format!(
                        "waited for {what}: {wanted} expected, {value:?} seen. {shown}"
                    )
                    .into());
                }
                Err(fault) => return Err(format!("waited for {what}: {fault}").into()),
            }
        }
    }

    /// Address and first words of what is shown, for reports.
    pub async fn shown(&self) -> String {
        let expression =
            "location.href + ' shows: ' + (document.body?.innerText ?? '').slice(0, 600)";
        self.ask(expression).await.unwrap_or_else(|fault| format!("The page says nothing: {fault}"))
    }
}
