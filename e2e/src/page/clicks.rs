//! What a reader clicks, once it keeps still, and keys wherever the keyboard is.

use std::time::{Duration, Instant};

use thirtyfour::{TypingData, WebElement};

use super::{PATIENCE, PAUSE, Page, WORDS};
use crate::Outcome;

/// How long something is waited for that may never stop moving.
const SETTLING: Duration = Duration::from_secs(2);

impl Page {
    /// Clicks, as a reader does, the first element that `selector` finds and that holds `words`,
    /// once it keeps still.
    ///
    /// # Errors
    /// When there is none to be clicked.
    pub async fn click(&self, selector: &str, words: &str) -> Outcome {
        self.clicked(selector, words, false).await.map(drop)
    }

    /// As [`Self::click`]; false where there is none any more.
    ///
    /// # Errors
    /// When there is one, and it cannot be clicked.
    pub async fn click_if_there(&self, selector: &str, words: &str) -> Outcome<bool> {
        self.clicked(selector, words, true).await
    }

    /// Whether it was clicked, which is not where it `may_be_gone` and is.
    async fn clicked(&self, selector: &str, words: &str, may_be_gone: bool) -> Outcome<bool> {
        let began = Instant::now();
        loop {
            let clicked = match self.element(selector, words).await {
                Ok(element) => self.click_still(&element).await,
                Err(_) if may_be_gone => return Ok(false),
                Err(fault) => Err(fault),
            };
            match clicked {
                Ok(()) => return Ok(true),
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
        let place = "arguments[0].scrollIntoView({ block: 'nearest', behavior: 'instant' });
            const { x, y, width, height } = arguments[0].getBoundingClientRect();
            return [x, y, width, height].map(Math.round)";
        let began = Instant::now();
        let mut before: Option<[i64; 4]> = None;
        loop {
            // Apart: one driver never lets go of what it hands to a script that answers later.
            self.two_frames().await?;
            let seen = self.driver.execute(place, vec![element.to_json()?]).await?;
            let seen = seen.convert()?;
            if before == Some(seen) || began.elapsed() > SETTLING {
                return Ok(element.click().await?);
            }
            before = Some(seen);
        }
    }

    /// Waits for two frames, but not for ever: a page that is not shown has none.
    pub(crate) async fn two_frames(&self) -> Outcome {
        let frames = "const [done] = arguments;
            requestAnimationFrame(() => requestAnimationFrame(() => done(null)));
            setTimeout(done, 500, null);";
        self.driver.execute_async(frames, Vec::new()).await?;
        Ok(())
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
