//! What a reader sees: turns, marked words, results, where on the page they are.

use super::Page;
use crate::Outcome;

impl Page {
    /// The marked words, in order.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn marks(&self) -> Outcome<Vec<String>> {
        self.ask("texts('main mark')").await
    }

    /// The numbers of the turns that are shown.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn turns(&self) -> Outcome<Vec<u32>> {
        self.ask("all('section.turn').map(turn => Number(turn.id.slice(1)))").await
    }

    /// Everything that can be read in the middle of the page.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn text(&self) -> Outcome<String> {
        self.ask("text(all('main')[0])").await
    }

    /// How far down the page is scrolled, in whole CSS pixels.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn scrolled(&self) -> Outcome<i64> {
        self.ask("Math.round(scrollY)").await
    }

    /// Whether the first element that `selector` finds is on the screen, wholly, below the bars.
    ///
    /// # Errors
    /// When it never comes.
    pub async fn is_in_sight(&self, selector: &str) -> Outcome {
        let what = format!("{selector} to be in sight");
        let seen = format!(
            "(element => {{
                if (!element) return false;
                const box = element.getBoundingClientRect();
                const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                return box.top >= 0 && box.bottom <= innerHeight && element.contains(at);
            }})(all('{selector}')[0])"
        );
        self.until(&what, &seen).await
    }

    /// By how many CSS pixels the page is wider than the window.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn overflow(&self) -> Outcome<i64> {
        self.ask("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            .await
    }

    /// Gives the window's inside this size in CSS pixels, as near as the engine lets it.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Outcome {
        let (mut outer_width, mut outer_height) = (width, height);
        // A first guess tells how much the window's frame takes; the second knows it.
        for _ in 0..2 {
            self.driver.set_window_rect(0, 0, outer_width, outer_height).await?;
            let (inner_width, inner_height): (u32, u32) =
                self.ask("[innerWidth, innerHeight]").await?;
            if (inner_width, inner_height) == (width, height) {
                return Ok(());
            }
            outer_width = (outer_width + width).saturating_sub(inner_width);
            outer_height = (outer_height + height).saturating_sub(inner_height);
        }
        Ok(())
    }
}
