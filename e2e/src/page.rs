//! The page object: the page as a reader handles it. Everything is waited for and nothing is slept
//! for, since the page answers when its worker does.
//!
//! Must not know: which engine it is in, what a journey wants.

mod controls;
mod reading;
mod window;

use std::fmt::Debug;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use thirtyfour::{TypingData, WebDriver, WebElement};

pub use controls::Facet;

use crate::Outcome;

/// How long anything on the page may take before a journey gives up on it.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How long something is waited for that may never stop moving.
const SETTLING: Duration = Duration::from_secs(2);

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
        let began = Instant::now();
        loop {
            let seen = self.ask::<T>(expression).await;
            match &seen {
                Ok(value) if value == expected => return Ok(()),
                _ if began.elapsed() < PATIENCE => tokio::time::sleep(PAUSE).await,
                Ok(value) => {
                    let shown = self.shown().await;
                    return Err(format!(
                        "waited for {what}: {expected:?} expected, {value:?} seen. {shown}"
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

    /// Clicks, as a reader does, the first element that `selector` finds and that holds `words`,
    /// once it keeps still.
    ///
    /// # Errors
    /// When there is none to be clicked.
    pub async fn click(&self, selector: &str, words: &str) -> Outcome {
        let began = Instant::now();
        loop {
            let clicked = match self.element(selector, words).await {
                Ok(element) => self.click_still(&element).await,
                Err(fault) => Err(fault),
            };
            match clicked {
                Ok(()) => return Ok(()),
                // It may be drawn anew, or not yet be there, or lie below something that stays.
                Err(_) if began.elapsed() < PATIENCE => {
                    tokio::time::sleep(PAUSE).await;
                    self.scroll_to(selector, words).await.unwrap_or_default();
                }
                Err(fault) => {
                    let shown = self.shown().await;
                    return Err(
                        format!("cannot click {selector} “{words}”: {fault}. {shown}").into()
                    );
                }
            }
        }
    }

    /// Clicks an element that is on the screen and has stopped moving from frame to frame. A driver
    /// measures first and presses afterwards; what moves in between is missed, and nobody says so.
    async fn click_still(&self, element: &WebElement) -> Outcome {
        let place = "const [element, done] = arguments;
            const place = () => {
                const { x, y, width, height } = element.getBoundingClientRect();
                done([x, y, width, height].map(Math.round));
            };
            element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            requestAnimationFrame(() => requestAnimationFrame(place));
            // A page that is not shown has no frames.
            setTimeout(place, 500);";
        let began = Instant::now();
        let mut before: Option<[i64; 4]> = None;
        loop {
            let seen = self.driver.execute_async(place, vec![element.to_json()?]).await?;
            let seen = seen.convert()?;
            if before == Some(seen) || began.elapsed() > SETTLING {
                return Ok(element.click().await?);
            }
            before = Some(seen);
        }
    }

    /// Scrolls the first element that `selector` finds and that holds `words` to the middle of the
    /// screen, as a reader would who looks for it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn scroll_to(&self, selector: &str, words: &str) -> Outcome {
        let element = self.element(selector, words).await?;
        let middle = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.driver.execute(middle, vec![element.to_json()?]).await?;
        Ok(())
    }

    /// Presses keys, one after the other, wherever the keyboard is.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Outcome {
        Ok(self.driver.action_chain().send_keys(keys).perform().await?)
    }

    async fn element(&self, selector: &str, words: &str) -> Outcome<WebElement> {
        let script = format!(
            "{WORDS} return all(arguments[0]).find(element => text(element).includes(arguments[1]))"
        );
        let arguments = vec![selector.into(), words.into()];
        let found = self.driver.execute(script, arguments).await?;
        if found.json().is_null() {
            return Err(format!("no {selector} with “{words}”").into());
        }
        Ok(found.element()?)
    }
}
