//! The reader's own transcripts, as the workshop keeps them on this device.
//!
//! Must not know: the engine's questions.

use corpus::Engine;
use corpus::message::TranscriptId;
use store::{Denied, Shelf, Sitting, Store};

/// What a reader has added.
#[derive(Debug)]
pub(crate) struct Own {
    pub(crate) names: Vec<TranscriptId>,
    segments: Vec<Vec<u8>>,
}

/// Reads all of it; a browser that keeps nothing denies it.
pub(crate) async fn read() -> Result<Own, Denied> {
    let store = Store::open().await?;
    let sitting = store.read()?;
    let names = sitting.names(Shelf::Sources).await?;
    let names = names.iter().filter_map(|name| TranscriptId::parse(name)).collect();
    let own = Own { names, segments: segments(&sitting).await? };
    sitting.close().await?;
    Ok(own)
}

async fn segments(sitting: &Sitting) -> Result<Vec<Vec<u8>>, Denied> {
    let mut segments = Vec::new();
    for name in sitting.names(Shelf::Segments).await? {
        segments.extend(sitting.get(Shelf::Segments, &name).await?);
    }
    Ok(segments)
}

impl Own {
    /// Lets the engine adopt it in place of what it adopted before. Whether all of it could be; what
    /// a newer version has compiled is for that one.
    pub(crate) fn adopted_by(&self, engine: &mut Engine) -> bool {
        engine.forget_adopted();
        let adopt = |bytes: &Vec<u8>| match corpus::unbundle(bytes) {
            Ok((manifest, shards)) => engine.adopt(&manifest, shards).is_ok(),
            Err(fault) => fault.is_of_newer(),
        };
        // Each in turn: one that cannot be opened keeps none of the others from it.
        self.segments.iter().map(adopt).fold(true, |all, one| all & one)
    }
}
