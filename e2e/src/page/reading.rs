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

    /// Waits until these words are marked, in this order.
    ///
    /// # Errors
    /// When they never are.
    pub async fn marks_are(&self, expected: &[&str]) -> Outcome {
        let expected: Vec<_> = expected.iter().map(|word| (*word).to_owned()).collect();
        self.until_is("the marked words", "texts('main mark')", &expected).await
    }

    /// Waits until the turns of these numbers are shown, and no others.
    ///
    /// # Errors
    /// When they never are.
    pub async fn turns_are(&self, expected: &[u32]) -> Outcome {
        let shown = "all('section.turn').map(turn => Number(turn.id.slice(1)))";
        self.until_is("the turns", shown, &expected.to_vec()).await
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
}
