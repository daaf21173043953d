//! Changes of what is kept: another title or date, other labels. Its source changes and its segment
//! opens in one sitting, so that a change is whole or was never made.
//!
//! Must not know: how it is asked for.

use store::{Denied, Shelf, Store};

use super::undo::Undo;
use super::{Importer, cuts, press, tell};
use crate::workshop::ledger::Kept;
use crate::workshop::task::{Change, News, Unlabelled};

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
    /// Changes a transcript that is kept, and tells what came of it.
    pub(super) async fn change(&mut self, id: String, change: &Change) -> Result<(), Denied> {
        let both = self.rewrite(&id, |kept| changed(kept, change)).await?;
        let now = both.map(|both| {
            let now = both[1].line.id.clone();
            // Saved twice it is changed once.
            if both[0].source != both[1].source {
                self.can_undo(Undo::Change(Box::new(both)));
            }
            now
        });
        tell(&News::Changed(id, now));
        Ok(())
    }

    /// Puts another transcript in the place of one; gives both, or says why not.
    pub(super) async fn rewrite(
        &mut self,
        id: &str,
        change: impl FnOnce(&Kept) -> Result<Kept, &'static str>,
    ) -> Result<Result<[Kept; 2], String>, Denied> {
        // What is being compiled knows its transcripts by their names.
        self.close_batch().await?;
        let store = Store::open().await?;
        let both = replace(&store, id, change).await?;
        if let Ok([_, kept]) = &both {
            self.list().await?;
            press::close(&store, &kept.segment, None).await?;
            store::say_changed();
        }
        Ok(both.map_err(str::to_owned))
    }
}

/// Puts another source in the place of one; or says why not. Its name in links begins with its date.
async fn replace(
    store: &Store,
    id: &str,
    change: impl FnOnce(&Kept) -> Result<Kept, &'static str>,
) -> Result<Result<[Kept; 2], &'static str>, Denied> {
    let sitting = store.change()?;
    let before = press::get(&sitting, id).await?.ok_or("It is not here any more.");
    let both = before.and_then(|before| change(&before).map(|after| [before, after]));
    let taken = match &both {
        Ok([_, after]) if after.line.id != id => {
            sitting.get(Shelf::Sources, &after.line.id).await?.is_some()
        }
        _ => false,
    };
    let why = "Another transcript of that day has the name in links that this would get.";
    let both = if taken { Err(why) } else { both };
    if let Ok([_, after]) = &both {
        sitting.remove(Shelf::Sources, id)?;
        sitting.put(Shelf::Sources, &after.line.id, &after.to_bytes())?;
        press::open(&sitting, &after.segment)?;
    }
    sitting.close().await?;
    Ok(both)
}

/// A transcript as it would be.
fn changed(kept: &Kept, change: &Change) -> Result<Kept, &'static str> {
    let source = match change {
        Change::Labels(labels) => intake::cut(&kept.source, *labels),
        Change::Head(title, date) => intake::retitled(&kept.source, title, date.as_deref()),
    };
    let (after, _) = Kept::parse(&kept.name, &source);
    match change {
        Change::Head(title, _) if !title.trim().is_empty() && after.line.title != title.trim() => {
            Err("The head of this text is not in order: it stays as it is.")
        }
        _ => Ok(Kept { segment: kept.segment.clone(), ..after }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use intake::Labels;

    #[test]
    fn a_name_hangs_on_the_date_and_not_on_the_title() {
        let (kept, _) =
            Kept::parse("a.md", "---\ndate: 2024-05-02\ntitle: A\n---\nAda: Hi.\nBob: Ho.\n");
        let head = |title: &str, date: &str| {
            changed(&kept, &Change::Head(title.to_owned(), Some(date.to_owned()))).unwrap()
        };
        assert_eq!(head("B: \"c\"", "2024-05-02").line.title, "B: \"c\"");
        assert_eq!(head("B", "2024-05-02").line.id, kept.line.id);
        assert!(head("A", "2024-05-03").line.id.starts_with("2024-05-03"));
        assert_eq!(head("B", "2024-05-02").print, kept.print);
        assert_eq!(changed(&kept, &Change::Labels(Labels::Names)).unwrap().line.turns, 2);
        let (broken, _) = Kept::parse("a.md", "---\n{a: [\n---\nHi.\n");
        assert!(changed(&broken, &Change::Head("B".to_owned(), None)).is_err());
    }
}
