//! Changes of what is kept: another title or date, other labels. Its source changes and its segment
//! opens in one sitting, so that a change is whole or was never made.
//!
//! Must not know: how it is asked for.

use intake::Labels;
use store::{Denied, Shelf, Store};

use super::{Importer, cuts, press, tell};
use crate::workshop::ledger::Kept;
use crate::workshop::task::{News, Unlabelled};

/// Says how a transcript would be cut at other labels.
pub(super) async fn look(id: &str) -> Result<(), Denied> {
    let store = Store::open().await?;
    let sitting = store.read()?;
    let kept = press::get(&sitting, id).await?;
    sitting.close().await?;
    if let Some(Kept { name, source, line, .. }) = kept {
        let cuts = cuts::of(&name, &source);
        tell(&News::Unlabelled(Unlabelled { name: line.title, id: Some(line.id), cuts }));
    }
    Ok(())
}

impl Importer {
    /// Cuts a transcript anew.
    pub(super) async fn cut(&mut self, id: &str, labels: Labels) -> Result<(), Denied> {
        self.change(id, |source| intake::cut(source, labels), |_| true).await.map(drop)
    }

    /// Gives a transcript another title and date. Its name in links begins with its date.
    pub(super) async fn edit(
        &mut self,
        id: &str,
        title: &str,
        date: Option<&str>,
    ) -> Result<(), Denied> {
        let title = title.trim();
        let change = |source: &str| intake::retitled(source, title, date);
        let is_so = |kept: &Kept| title.is_empty() || kept.line.title == title;
        let edited = self.change(id, change, is_so).await?;
        tell(&News::Edited(id.to_owned(), edited.map(|kept| kept.line.id)));
        Ok(())
    }

    /// Changes the source of a transcript that is kept; or says why not.
    async fn change(
        &mut self,
        id: &str,
        change: impl Fn(&str) -> String,
        is_so: impl Fn(&Kept) -> bool,
    ) -> Result<Result<Kept, String>, Denied> {
        // What is being compiled knows its transcripts by their names.
        self.close_batch().await?;
        let store = Store::open().await?;
        let sitting = store.change()?;
        let Some(before) = press::get(&sitting, id).await? else {
            sitting.close().await?;
            self.list().await?;
            return Ok(Err("It is not here any more.".to_owned()));
        };
        let (after, _) = Kept::parse(&before.name, &change(&before.source));
        let after = Kept { segment: before.segment.clone(), ..after };
        let place = &after.line.id;
        if !is_so(&after) {
            sitting.close().await?;
            return Ok(Err("The head of this text is not in order: it stays as it is.".to_owned()));
        }
        if place != id && sitting.get(Shelf::Sources, place).await?.is_some() {
            sitting.close().await?;
            return Ok(Err("Another transcript of that day has this name in links.".to_owned()));
        }
        sitting.remove(Shelf::Sources, id)?;
        sitting.put(Shelf::Sources, place, &after.to_bytes())?;
        press::open(&sitting, &after.segment)?;
        sitting.close().await?;
        self.list().await?;
        press::close(&store, &after.segment, None).await?;
        store::say_changed();
        Ok(Ok(after))
    }
}
