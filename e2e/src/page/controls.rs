//! What a reader types into, ticks and presses.

use std::path::PathBuf;

use serde::Deserialize;
use thirtyfour::{By, Key};

use super::Page;
use crate::Outcome;

/// One row of a list of choices.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Facet {
    pub label: String,
    pub count: u32,
    pub chosen: bool,
}

impl Page {
    /// Types `query` into the box, in place of what stands there.
    ///
    /// # Errors
    /// When there is no box.
    pub async fn search(&self, query: &str) -> Outcome {
        let field = self.driver.find(By::Id("q")).await?;
        if !self.query().await?.is_empty() {
            field.send_keys(Key::Escape + "").await?;
        }
        if query.is_empty() { Ok(()) } else { Ok(field.send_keys(query).await?) }
    }

    /// Hands files to the field that `selector` finds.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn hand(&self, selector: &str, files: &[PathBuf]) -> Outcome {
        let paths: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
        let field = self.driver.find(By::Css(selector)).await?;
        Ok(field.send_keys(paths.join("\n")).await?)
    }

    /// Pastes what is on the clipboard into the box, in place of what stands there, and returns it.
    ///
    /// # Errors
    /// When there is nothing to paste.
    pub async fn paste(&self) -> Outcome<String> {
        self.driver.find(By::Id("q")).await?.send_keys(Key::Escape + "").await?;
        self.until_is("an empty box", "all('#q')[0].value", &String::new()).await?;
        let keys = self.driver.action_chain().key_down(Key::Control).key_down('v');
        keys.key_up('v').key_up(Key::Control).perform().await?;
        self.until("something to be pasted", "all('#q')[0].value").await?;
        self.query().await
    }

    /// What stands in the box.
    ///
    /// # Errors
    /// When there is no box.
    pub async fn query(&self) -> Outcome<String> {
        self.ask("all('#q')[0].value").await
    }

    /// Waits until the line in the box says `count`.
    ///
    /// # Errors
    /// When it never does.
    pub async fn counts(&self, count: &str) -> Outcome {
        self.until_is("the count", "text(all('#count')[0])", &count.to_owned()).await
    }

    /// The rows below the heading `legend`.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn facets(&self, legend: &str) -> Outcome<Vec<Facet>> {
        self.ask(&rows(legend)).await
    }

    /// Waits until the rows below `legend` begin with these labels and counts.
    ///
    /// # Errors
    /// When they never do.
    pub async fn facets_are(&self, legend: &str, expected: &[(&str, u32)]) -> Outcome {
        let expected: Vec<_> =
            expected.iter().map(|(label, count)| ((*label).to_owned(), *count)).collect();
        let rows = format!("{}.map(row => [row.label, row.count])", rows(legend));
        self.until_is(&format!("the choices of {legend}"), &rows, &expected).await
    }

    /// Ticks the row `label`, or takes the tick away.
    ///
    /// # Errors
    /// When there is no such row.
    pub async fn toggle(&self, label: &str) -> Outcome {
        self.click("label.facet", label).await
    }

    /// The query string of the address.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn address(&self) -> Outcome<String> {
        self.ask("location.search").await
    }

    /// Waits until the address, which may lag behind typing, has this query string.
    ///
    /// # Errors
    /// When it never has.
    pub async fn address_is(&self, expected: &str) -> Outcome {
        self.until_is("the address", "location.search", &expected.to_owned()).await
    }

    /// What the quiet voice at the foot of the page says, once it says something.
    ///
    /// # Errors
    /// When it stays silent.
    pub async fn voice(&self) -> Outcome<String> {
        // Read once: it falls silent after some seconds.
        self.until_some("the voice", "text(all('.voice')[0])").await
    }

    /// A word for what has the keyboard: `input#q`, `button.year`; `body` where nothing has.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn focus(&self) -> Outcome<String> {
        self.ask(
            "(element => [
                element.localName,
                element.id && '#' + element.id,
                element.classList.length ? '.' + [...element.classList].join('.') : '',
            ].join(''))(document.activeElement ?? document.body)",
        )
        .await
    }

    /// Chooses this theme, `light` or `dark`.
    ///
    /// # Errors
    /// When the page cannot be brought to it.
    pub async fn theme(&self, theme: &str) -> Outcome {
        let present = "(document.documentElement.dataset.theme
            ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'))";
        if self.ask::<String>(present).await? != theme {
            self.click(".theme", "").await?;
        }
        self.until_is("the theme", present, &theme.to_owned()).await
    }
}

fn rows(legend: &str) -> String {
    format!(
        "all('.facets fieldset')
            .filter(set => text(set.querySelector('legend')).toLowerCase() == '{legend}'.toLowerCase())
            .flatMap(set => [...set.querySelectorAll('label.facet')])
            .map(row => ({{
                label: row.querySelector('span').firstChild.data,
                count: Number(text(row.querySelector('.n')).replace(/\\D/g, '')),
                chosen: row.querySelector('input').checked,
            }}))"
    )
}
