//! The archive as another worker of this house asks it, beside the page's engine.
//!
//! Must not know: what is asked, what was adopted.

use corpus::Engine;
use corpus::message::{Reply, Request};

use crate::fetch;
use crate::host::Host;

/// An archive that is open.
pub struct Archive(Host);

impl core::fmt::Debug for Archive {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Archive")
    }
}

impl Archive {
    /// Opens the archive whose manifest lies at `address`; `None` where it is not to be had.
    pub async fn open(address: &str) -> Option<Self> {
        let manifest = fetch::bytes(fetch::fetch(address)).await.ok()?;
        let engine = Engine::open(&manifest).ok()?;
        Some(Self(Host::at(address, Some(engine))))
    }

    /// The reply; `None` where what it needs is not to be had.
    pub async fn ask(&self, request: &Request) -> Option<Reply> {
        self.0.reply(request).await
    }
}
