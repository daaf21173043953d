//! The way back from what was last done: what was removed comes back, what was changed becomes what it
//! was.
//!
//! Must not know: how it is asked for.

use store::Denied;

use super::{Importer, tell};
use crate::workshop::ledger::Kept;
use crate::workshop::task::{News, Undoable};

/// What was last done.
#[derive(Default)]
pub(super) enum Undo {
    #[default]
    Nothing,
    /// These were removed.
    Removal(Vec<Kept>),
    /// The first became the second.
    Change(Box<[Kept; 2]>),
}

impl Undo {
    fn told(&self) -> Undoable {
        match self {
            Self::Nothing => Undoable::Nothing,
            Self::Removal(gone) if gone.is_empty() => Undoable::Nothing,
            Self::Removal(gone) => Undoable::Removal(gone.len()),
            Self::Change(change) => {
                let [before, _] = &**change;
                Undoable::Change(before.line.title.clone())
            }
        }
    }
}

impl Importer {
    /// From now on this can be undone, and nothing that was done before.
    pub(super) fn can_undo(&mut self, undo: Undo) {
        tell(&News::Undoable(undo.told()));
        self.undo = undo;
    }

    /// From now on these come back, and with them what was removed before, unless another of its name has
    /// taken its place since and is among these.
    pub(super) fn can_undo_removal(&mut self, mut gone: Vec<Kept>) {
        if let Undo::Removal(before) = &mut self.undo {
            before.retain(|old| gone.iter().all(|new| new.line.id != old.line.id));
            gone.append(before);
        }
        self.can_undo(Undo::Removal(gone));
    }

    pub(super) async fn undo(&mut self) -> Result<(), Denied> {
        let mut undo = std::mem::take(&mut self.undo);
        let undone = match &mut undo {
            Undo::Nothing => Ok(()),
            Undo::Removal(gone) => self.bring_back(gone).await,
            Undo::Change(change) => self.change_back(change).await,
        };
        // What was denied can be tried again.
        self.can_undo(if undone.is_err() { undo } else { Undo::Nothing });
        undone
    }

    /// What was added again by itself stays as it is.
    async fn bring_back(&mut self, gone: &mut Vec<Kept>) -> Result<(), Denied> {
        while let Some(kept) = gone.last() {
            self.keep(kept).await?;
            gone.pop();
        }
        self.finish().await?;
        self.list().await
    }

    /// What was changed once more, as in another tab, stays as it is.
    async fn change_back(&mut self, [before, after]: &[Kept; 2]) -> Result<(), Denied> {
        let restored = |now: &Kept| {
            let segment = now.segment.clone();
            if now.source == after.source {
                Ok(Kept { segment, ..before.clone() })
            } else {
                Err("It has been changed once more since, and stays as it is.")
            }
        };
        let id = after.line.id.clone();
        tell(&match self.rewrite(&id, restored).await? {
            Ok([_, kept]) => News::Changed(id, Ok(kept.line.id)),
            Err(why) => News::Trouble(why),
        });
        Ok(())
    }
}
