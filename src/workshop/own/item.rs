//! What is taken in: a file, or a text that is in none.
//!
//! Must not know: what becomes of it.

use crate::browser::files::Handed;

/// What can be taken in.
#[derive(Clone, Debug)]
pub(super) enum Item {
    File(Handed),
    Text(String),
}

impl Item {
    /// The name that it comes under.
    pub(super) fn name(&self) -> String {
        match self {
            Self::File(file) => file.name(),
            Self::Text(_) => "Pasted text.txt".to_owned(),
        }
    }

    /// What is in it; `None` where that cannot be read.
    pub(super) async fn bytes(self) -> Option<Vec<u8>> {
        match self {
            Self::File(file) => file.bytes().await,
            Self::Text(text) => Some(text.into_bytes()),
        }
    }
}
