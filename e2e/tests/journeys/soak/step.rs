//! What a reader does: one thing at a time, chosen by dice.
//!
//! Must not know: what must hold afterwards.

use e2e::Outcome;
use thirtyfour::{By, Key};

use super::Walk;
use crate::own::{hand, leave};

const QUERIES: [&str; 16] = [
    "lighthouse",
    "harbour",
    "ice",
    "the",
    "masquerade",
    "lighthuose",
    "\"the harbour\"",
    "tide OR ice",
    "role:press",
    "zanzibar",
    "-lighthouse",
    "harb*",
    "has:laughter",
    "kind:gaggle ice",
    "(",
    "",
];

/// Most transcripts of their own that a reader has.
const MOST: u32 = 6;

impl Walk<'_, '_> {
    /// Takes one step.
    pub(super) async fn step(&mut self) -> Outcome {
        match self.dice.below(100) {
            0..28 => self.search().await,
            28..48 => self.filter().await,
            48..66 => self.open().await,
            66..74 => self.back().await,
            74..79 => self.home().await,
            79..88 if self.own < MOST => self.take_in().await,
            79..94 if self.own > 0 => self.remove().await,
            79..94 => self.take_in().await,
            _ if self.away => self.come_back().await,
            _ => self.go_away(),
        }
    }

    fn note(&mut self, what: String) {
        self.done.push(what);
    }

    async fn search(&mut self) -> Outcome {
        let query = self.dice.one_of(&QUERIES).unwrap_or_default();
        self.note(format!("searches “{query}”"));
        let page = &self.visit.page;
        let field = page.driver().find(By::Id("q")).await?;
        // The first Escape may close what is offered.
        while !page.query().await?.is_empty() {
            field.send_keys(Key::Escape + "").await?;
        }
        if !query.is_empty() {
            field.send_keys(query).await?;
        }
        page.press(Key::Escape + "").await?;
        if page.query().await?.is_empty() && !query.is_empty() {
            field.send_keys(query).await?;
        }
        Ok(())
    }

    async fn filter(&mut self) -> Outcome {
        let offered = "all('.facets label.facet').filter(one => one.checkVisibility())
            .map(one => one.querySelector('span').firstChild.data)";
        let offered: Vec<String> = self.visit.page.ask(offered).await?;
        let is_set = "all('.facets-body > button').some(one => one.checkVisibility())";
        if self.dice.below(4) == 0 && self.visit.page.ask(is_set).await? {
            self.note("clears the filters".to_owned());
            return self.visit.page.click(".facets-body > button", "").await;
        }
        let Some(label) = self.dice.one_of(&offered) else { return self.search().await };
        self.note(format!("ticks “{label}”"));
        // A late answer may have taken it away.
        self.visit.page.click_if_there(".facets label.facet", &label).await.map(drop)
    }

    async fn open(&mut self) -> Outcome {
        let titles: Vec<String> = self.visit.page.ask("texts('.group h2 a')").await?;
        let Some(title) = self.dice.one_of(&titles) else { return self.home().await };
        self.note(format!("opens “{title}”"));
        let page = &self.visit.page;
        if !page.click_if_there(".group h2 a", &title).await? {
            return Ok(());
        }
        let is_gone = format!("!texts('.group h2 a').includes({})", serde_json::to_string(&title)?);
        let opened = format!("{is_gone} || all('.notice.fault').length");
        page.until("the transcript", &opened).await?;
        self.depth += 1;
        Ok(())
    }

    async fn home(&mut self) -> Outcome {
        self.note("goes to the archive".to_owned());
        self.visit.page.click(".wordmark a", "").await
    }

    async fn back(&mut self) -> Outcome {
        if self.depth == 0 {
            return self.search().await;
        }
        self.note("goes back".to_owned());
        self.depth -= 1;
        Ok(self.visit.page.driver().back().await?)
    }

    async fn enter(&self) -> Outcome {
        let page = &self.visit.page;
        page.click(".tools a", "Add transcripts").await?;
        let kept = format!(
            "all('.workshop[open] .ways-in').length && all('.kept li').length == {}",
            self.own
        );
        page.until("the room, and what is kept", &kept).await
    }

    async fn leave(&self) -> Outcome {
        let page = &self.visit.page;
        page.until("the end of the work", "all('.own .progress').every(one => one.hidden)").await?;
        leave(page).await
    }

    async fn take_in(&mut self) -> Outcome {
        self.made += 1;
        let name = format!("2024-05-{:02} talk {}.txt", self.made % 28 + 1, self.made);
        self.note(format!("takes in {name}"));
        let text = format!("Ada: Zanzibar, the {}.\nBob: And the harbour?\nAda: No.", self.made);
        self.folder.put(&name, text.as_bytes())?;
        self.enter().await?;
        let page = &self.visit.page;
        hand(page, &self.folder, &[&name]).await?;
        self.own += 1;
        page.until_is("what is kept", "all('.kept li').length", &self.own).await?;
        self.leave().await
    }

    async fn remove(&mut self) -> Outcome {
        self.enter().await?;
        let undoes = self.dice.below(2) == 0;
        self.note(format!("removes one{}", if undoes { ", and has it back" } else { "" }));
        let page = &self.visit.page;
        page.click(".kept li button[aria-label^=Remove]", "").await?;
        page.until_is("what is left", "all('.kept li').length", &(self.own - 1)).await?;
        if undoes {
            // All that was removed since the last time comes back.
            let removed = "text(all('.kept .notice')[0])";
            let removed = page.until_some("a way back", removed).await?;
            let removed = removed.split(' ').next().and_then(|count| count.parse::<u32>().ok());
            self.own += removed.ok_or("how many were removed is not said")? - 1;
            page.click(".kept .notice button", "Undo").await?;
            page.until_is("what is back", "all('.kept li').length", &self.own).await?;
            page.until("no more to undo", "!all('.kept .notice').length").await?;
        } else {
            self.own -= 1;
        }
        self.leave().await
    }

    fn go_away(&mut self) -> Outcome {
        self.note("leaves the network".to_owned());
        self.visit.server.kill();
        self.away = true;
        Ok(())
    }

    /// Comes back to the network; the page hears of it.
    pub(super) async fn come_back(&mut self) -> Outcome {
        if self.away {
            self.note("comes back to the network".to_owned());
            self.visit.server.revive()?;
            self.away = false;
            self.visit.page.ask::<bool>("dispatchEvent(new Event('online'))").await?;
        }
        Ok(())
    }
}
