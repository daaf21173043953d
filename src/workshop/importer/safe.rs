//! Backups: all that is kept into one file, and such a file opened.
//!
//! Must not know: what becomes of it.

use intake::{Backup, Refusal, Saved};
use store::{Denied, Shelf, Store};

use super::press;
use crate::workshop::task::{self, News};

/// What became of a transcript that is damaged.
pub(super) const DAMAGED: &str = "it is damaged in this backup";

/// Makes a backup and hands it over. One that would lack something is not made.
pub(super) async fn save(settings: Vec<(String, String)>, view: String) -> Result<(), Denied> {
    let store = Store::open().await?;
    let sitting = store.read()?;
    let mut transcripts = Vec::new();
    for id in sitting.names(Shelf::Sources).await? {
        let kept = press::get(&sitting, &id).await?.ok_or(Denied::Newer)?;
        transcripts.push(Saved { name: kept.name, source: kept.source });
    }
    sitting.close().await?;
    match (Backup { settings, view, transcripts }).to_bytes() {
        Ok(backup) => worker::post(&[task::bytes(&News::Saved), backup].concat()),
        Err(refusal) => super::tell(&News::Trouble(refusal.to_string())),
    }
    Ok(())
}

/// What is in a backup, and the names of what is damaged in it; `None` for any other file.
pub(super) fn opened(file: &[u8]) -> Option<Result<(Backup, Vec<String>), Refusal>> {
    Backup::is_one(file).then(|| Backup::read(file))
}
