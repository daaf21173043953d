//! What the page shows, as values.
mod address;
mod change;
mod facet;
mod hits;
mod marked;
mod reading;
mod request;
mod share;
mod state;
mod url;
pub mod words;

#[cfg(test)]
mod sample;

pub use address::followed;
pub use change::{Change, Facet, FilterChange, History, PlaceChange};
pub use corpus::message::{
    Date, Direction, Filter, Found, Hit, Kind, Reading, Role, SpeakerKey, TranscriptId, TurnHits,
    TurnNo, TurnText,
};
pub use facet::{FacetRow, YearRow, kinds, roles, speakers, years};
pub use hits::{Cursor, HitList, HitPlace, Step, Stepped};
pub use marked::{Paragraph, ParagraphKind, Run, Stretch, Style, paragraphs};
pub use reading::{Gap, Item, TurnRow, hits_in, items, matching, prose, turn_row};
pub use request::{read, search};
pub use state::{Density, MAX_QUERY, Place, ViewState};
pub use url::{Dropped, from_query, link, to_query};
