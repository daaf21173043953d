//! Files into transcripts that are kept: each has a text of its own and a name of its own.
//!
//! Must not know: how segments are made.

use intake::{Backup, Labels, Saved, Taken};
use store::{Denied, Shelf, Store};

use super::beside::Like;
use super::{Batch, Importer, cuts, known, press, safe, tell};
use crate::workshop::ledger::Kept;
use crate::workshop::task::{Fate, News, Outcome, Unlabelled};

impl Importer {
    /// Takes in a file, or asks what a label is in it.
    pub(super) async fn take(&mut self, path: &str, file: &[u8], labels: Option<Labels>) {
        let mut settled = Vec::new();
        let done = match safe::opened(file) {
            Some(Ok(saved)) => self.restore(saved, &mut settled).await,
            Some(Err(refusal)) => {
                let fate = Fate::Refused(refusal.to_string());
                settled.push(Outcome { name: path.to_owned(), fate });
                Ok(())
            }
            None => {
                let taken = intake::read(path, file);
                if let Some(asked) = labels.is_none().then(|| unlabelled(&taken)).flatten() {
                    return tell(&News::Unlabelled(asked));
                }
                let cut = |taken: Taken| {
                    let source = taken.source.map_err(|refusal| refusal.to_string());
                    let source = source.map(|source| cuts::settled(&taken.name, source, labels));
                    (taken.name, source)
                };
                self.admit_all(taken.into_iter().map(cut), &mut settled).await
            }
        };
        // First: whoever hears that a file is settled hands over the next.
        self.tell_denied(done, News::Denied).await;
        tell(&News::Settled(settled));
    }

    /// Takes in texts under their names. Once one is denied, so are all after it.
    async fn admit_all(
        &mut self,
        files: impl Iterator<Item = (String, Result<String, String>)>,
        settled: &mut Vec<Outcome>,
    ) -> Result<(), Denied> {
        let mut all = Ok(());
        for (name, source) in files {
            let fate = match (source, all) {
                (Err(why), _) => Fate::Refused(why),
                (Ok(_), Err(denied)) => refused(denied),
                (Ok(source), Ok(())) => self.admit(&name, &source).await.unwrap_or_else(|denied| {
                    all = Err(denied);
                    refused(denied)
                }),
            };
            settled.push(Outcome { name, fate });
        }
        all
    }

    /// Takes in what a backup holds; settings and view are the room's business.
    async fn restore(
        &mut self,
        (backup, lost): (Backup, Vec<String>),
        settled: &mut Vec<Outcome>,
    ) -> Result<(), Denied> {
        let whole = backup.transcripts.into_iter().map(|Saved { name, source }| (name, Ok(source)));
        let lost = lost.into_iter().map(|name| (name, Err(safe::DAMAGED.to_owned())));
        self.admit_all(whole.chain(lost), settled).await?;
        tell(&News::Restored(backup.settings, backup.view));
        Ok(())
    }

    /// Keeps a transcript, unless it is here already.
    async fn admit(&mut self, name: &str, source: &str) -> Result<Fate, Denied> {
        loop {
            let known = match &self.known {
                Some(known) => known,
                None => self.known.insert(known::look_up().await?.0),
            };
            let (kept, remarks) = match known.place(name, source) {
                Ok(placed) => placed,
                Err(fate) => return Ok(fate),
            };
            match self.archive.like(&kept).await {
                Some(Like::Twin(id, title)) => return Ok(Fate::InArchive(id, title)),
                Some(Like::Namesake(title)) => {
                    let id = kept.line.id;
                    self.known.iter_mut().for_each(|known| known.bar(&id, &title));
                    continue;
                }
                None => {}
            }
            if self.keep(&kept).await? {
                return Ok(Fate::Taken(kept.line, remarks));
            }
            // Another tab has just used that name.
            self.known = None;
        }
    }

    /// Keeps a transcript under its name, which another one may have by now.
    pub(super) async fn keep(&mut self, kept: &Kept) -> Result<bool, Denied> {
        // Not once this one is kept, which would then be said to be denied.
        if self.batch.as_ref().is_some_and(Batch::is_full) {
            self.close_batch().await?;
        }
        let id = &kept.line.id;
        let batch = self.batch.get_or_insert_with(Batch::new);
        let store = Store::open().await?;
        let sitting = store.change()?;
        if sitting.get(Shelf::Sources, id).await?.is_some() {
            sitting.close().await?;
            return Ok(false);
        }
        let kept = Kept { segment: batch.segment.clone(), ..kept.clone() };
        sitting.put(Shelf::Sources, id, &kept.to_bytes())?;
        press::open(&sitting, &batch.segment)?;
        sitting.close().await?;
        batch.ids.push(id.clone());
        batch.bytes += kept.source.len();
        if let Some(known) = &mut self.known {
            known.add(&kept);
        }
        Ok(true)
    }
}

fn refused(denied: Denied) -> Fate {
    Fate::Refused(denied.sentence().to_owned())
}

/// The first of these in which no label is known, unless it has none at all.
fn unlabelled(taken: &[Taken]) -> Option<Unlabelled> {
    taken.iter().find_map(|Taken { name, source }| {
        let source = source.as_ref().ok().filter(|source| !cuts::is_labelled(name, source))?;
        let cuts = cuts::of(name, source);
        (cuts.len() > 1).then(|| Unlabelled { name: name.clone(), id: None, cuts })
    })
}
