//! The window through which the page is seen.

use std::time::{Duration, Instant};

use super::{PAUSE, Page};
use crate::Outcome;
use crate::server;

/// A window whose size has not changed for so long has the size that it will have.
const SETTLING: Duration = Duration::from_millis(600);

impl Page {
    /// Gives the window's inside this size in CSS pixels. Two engines refuse windows as narrow as a
    /// phone; there the page is put into a frame of that size, which to the page is the same.
    ///
    /// # Errors
    /// When the driver refuses, or the page is not as wide as asked in the end.
    pub async fn resize(&mut self, width: u32, height: u32) -> Outcome {
        self.driver.enter_default_frame().await?;
        self.framed = false;
        let ((inner_width, inner_height), edges) = self.sizes().await?;
        if (inner_width, inner_height) == (width, height) {
            return Ok(());
        }
        let (mut outer_width, mut outer_height) = (width + edges.0, height + edges.1);
        // How much of the first window is taken by its own edges, the second one knows for sure.
        for _ in 0..2 {
            self.driver.set_window_rect(0, 0, outer_width, outer_height).await?;
            let (inner_width, inner_height) = self.settled((width, height)).await?;
            if inner_width == width && inner_height == height {
                return Ok(());
            }
            outer_width = (outer_width + width).saturating_sub(inner_width);
            outer_height = (outer_height + height).saturating_sub(inner_height);
        }
        if self.width().await? == width { Ok(()) } else { self.frame(width, height).await }
    }

    /// Size of the window's inside, and what it says of the edges around it.
    async fn sizes(&self) -> Outcome<((u32, u32), (u32, u32))> {
        let edges =
            "[outerWidth - innerWidth, outerHeight - innerHeight].map(edge => Math.max(0, edge))";
        self.ask(&format!("[[innerWidth, innerHeight], {edges}]")).await
    }

    /// Size of the window's inside, once it is as wanted or has stopped changing.
    async fn settled(&self, wanted: (u32, u32)) -> Outcome<(u32, u32)> {
        let mut seen = (Instant::now(), (0, 0));
        loop {
            let size = self.ask("[innerWidth, innerHeight]").await?;
            if size != seen.1 {
                seen = (Instant::now(), size);
            }
            if size == wanted || seen.0.elapsed() > SETTLING {
                return Ok(size);
            }
            tokio::time::sleep(PAUSE).await;
        }
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
