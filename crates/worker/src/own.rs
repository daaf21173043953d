//! The reader's own transcripts, as the workshop keeps them on this device.
//!
//! Must not know: the engine's questions.

use corpus::Parts;
use corpus::message::TranscriptId;
use store::{Denied, Shelf, Store};

/// What a reader has added.
#[derive(Debug, Default)]
pub(crate) struct Own {
    pub(crate) names: Vec<TranscriptId>,
    pub(crate) segments: Vec<Parts>,
}

/// Reads all of it; nothing where the browser keeps nothing.
pub(crate) async fn read() -> Own {
    kept().await.unwrap_or_default()
}

async fn kept() -> Result<Own, Denied> {
    let store = Store::open().await?;
    let names = store.names(Shelf::Sources).await?;
    if names.is_empty() {
        return Ok(Own::default());
    }
    let segments = store.all(Shelf::Segments).await?;
    Ok(Own {
        names: names.iter().filter_map(|name| TranscriptId::parse(name)).collect(),
        segments: segments.iter().filter_map(|bytes| corpus::unbundle(bytes)).collect(),
    })
}
