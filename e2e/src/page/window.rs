//! The window through which the page is seen.

use std::time::{Duration, Instant};

use super::{PAUSE, Page};
use crate::Outcome;
use crate::server;

/// How long a window may take to have the size it was given.
const SETTLING: Duration = Duration::from_secs(2);

impl Page {
    /// Gives the window's inside this size in CSS pixels. Two engines refuse windows as narrow as a
    /// phone; there the page is put into a frame of that size, which to the page is the same.
    ///
    /// # Errors
    /// When the driver refuses, or the page is not as wide as asked in the end.
    pub async fn resize(&mut self, width: u32, height: u32) -> Outcome {
        self.driver.enter_default_frame().await?;
        self.framed = false;
        let frame = "[outerWidth - innerWidth, outerHeight - innerHeight]";
        let (across, down): (u32, u32) = self.ask(frame).await?;
        self.driver.set_window_rect(0, 0, width + across, height + down).await?;
        let began = Instant::now();
        while self.width().await? != width {
            if began.elapsed() > SETTLING {
                return self.frame(width, height).await;
            }
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }

    /// How wide the window's inside is, in CSS pixels.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn width(&self) -> Outcome<u32> {
        self.ask("innerWidth").await
    }

    async fn frame(&mut self, width: u32, height: u32) -> Outcome {
        let origin = origin(&self.site).ok_or("the site has no address")?;
        self.driver.set_window_rect(0, 0, width + 300, height + 200).await?;
        self.driver.goto(format!("{origin}{}{width}x{height}", server::FRAMES)).await?;
        self.driver.enter_frame(0).await?;
        self.framed = true;
        self.until_is("the frame", "innerWidth", &width).await
    }
}

/// `http://host:port` of an address.
fn origin(address: &str) -> Option<&str> {
    let host = address.find("//")? + 2;
    let end = address.get(host..)?.find('/')?;
    address.get(..host + end)
}
