//! All that a link reproduces: what is on screen is a pure function of this value and the archive.
//!
//! Must not know: how the address spells it (`url.rs`), what it asks of the engine (`request.rs`).

use corpus::message::{Filter, TranscriptId, TurnNo};

/// The view: query, filters, open transcript and turn, density.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ViewState {
    /// As typed, without white space around it.
    pub query: String,
    pub filter: Filter,
    /// The transcript being read; `None` shows the archive, or its only transcript.
    pub place: Option<Place>,
    pub density: Density,
}

/// Where in the archive the reader is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    pub transcript: TranscriptId,
    /// The turn the link points at.
    pub turn: Option<TurnNo>,
}

/// How much of an open transcript stands between its hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Density {
    /// Every turn, hits marked.
    #[default]
    All,
    /// Matching turns with the turn before and after.
    Context,
    /// Matching turns alone.
    Hits,
}
