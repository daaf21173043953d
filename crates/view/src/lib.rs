//! What the page shows, as values.
mod change;
mod request;
mod state;
mod url;
pub use change::{Change, Facet, FilterChange, History, PlaceChange};
pub use corpus::message::{
    Date, Direction, Filter, Found, Kind, Reading, Role, SpeakerKey, TranscriptId, TurnHits,
    TurnNo, TurnText,
};
pub use request::{read, search};
pub use state::{Density, MAX_QUERY, Place, ViewState};
pub use url::{Dropped, from_query, link, to_query};
