//! What the page shows, as values: plain data in, plain data out, so that every rule of the page
//! can be tested without a browser.
//!
//! The way through: [`from_query`] reads the address into a [`ViewState`]; [`search`] and [`read`]
//! turn it into questions for the archive; [`groups`], [`items`], [`turn_row`], [`head`] and the
//! facets turn the answers into rows, which [`mod@draw`] draws as elements; a [`Change`] makes the next view, and [`to_query`] its
//! address. Must not know: the engine, leptos, the web.
//!
//! # The contract of a link
//!
//! An address holds the whole view: query, filters, order, transcript, turn, density. Equal views have one
//! address, and whoever opens it sees the same.
//!
//! ```
//! use view::{Change, Choice, FilterChange, Place, PlaceChange, Role, TranscriptId, TurnNo, ViewState};
//!
//! let id = TranscriptId::parse("2021-03-23-k7q2").unwrap();
//! let state = ViewState::default()
//!     .apply(Change::Query("\"policy review\" diplomacy".to_owned()))
//!     .apply(Change::Filter(FilterChange::Only(Choice::Role(Role::Official))))
//!     .apply(Change::Place(PlaceChange::Open(Place { transcript: id, turn: Some(TurnNo(7)) })));
//!
//! let query = view::to_query(&state);
//! assert_eq!(query, "?q=%22policy+review%22+diplomacy&role=official&at=2021-03-23-k7q2.7");
//! assert_eq!(view::link("https://example.org/", &state), format!("https://example.org/{query}"));
//! assert_eq!(view::from_query(&query), (state, vec![]));
//! ```
//!
//! Reading is total. Unknown keys are passed over; a value that is none is left out, and said.
//!
//! ```
//! let (state, dropped) = view::from_query("?q=diplomacy&role=boss&utm_source=mail");
//! assert_eq!(view::to_query(&state), "?q=diplomacy");
//! assert_eq!(dropped[0].to_string(), "“boss” in the address is no role and was left out.");
//! ```
//!
//! The page as it opens has no query string, and no view uses the fragment.
//!
//! ```
//! assert_eq!(view::to_query(&view::ViewState::default()), "");
//! ```

mod address;
mod bookmarks;
mod change;
mod chart;
mod chips;
mod citation;
mod completions;
mod controls;
pub mod draw;
mod examples;
mod facet;
mod ground_rules;
mod head;
mod hits;
mod in_html;
mod keys;
mod legend;
mod manner;
mod marked;
mod minimap;
mod quote;
mod reading;
mod request;
mod results;
mod share;
mod sheets;
mod sorted;
mod state;
mod understood;
mod url;
mod words;

#[cfg(test)]
mod sample;

pub use address::followed;
pub use bookmarks::{bookmark, with_bookmark};
pub use change::{Change, Choice, Facet, FilterChange, History, PlaceChange};
pub use chart::{Bar, Chart, chart};
pub use chips::{Chip, chips};
pub use citation::{QuoteStyle, Slanted, cited, rich};
pub use completions::{Completion, begun, completions};
pub use controls::Controls;
pub use corpus::message::{
    Date, Direction, Filter, Found, Hit, Kind, MarkName, Order, Piece, Reading, Role, SpeakerKey,
    Term, TranscriptId, TurnHits, TurnNo, TurnText,
};
pub use examples::{Example, example_source, examples};
pub use facet::{FacetRow, YearRow, kinds, lengths, marks, places, roles, rules, speakers, years};
pub use head::{CastRow, Head, Proof, Proven, Source, head};
pub use hits::{Cursor, HitList, HitPlace, Step, Stepped};
pub use in_html::in_html;
pub use keys::{KEYS, Key, KeyGroup};
pub use legend::{LegendRow, hideable, legend};
pub use manner::{Hidden, Manner, MannerChange, Wording};
pub use marked::{Paragraph, ParagraphKind, Run, Stretch, Style, paragraphs};
pub use minimap::{Minimap, Tick};
pub use quote::{Form, Quoted, quote};
pub use reading::{
    Gap, Item, PinRow, TurnRow, first_screen, hits_in, is_matching, items, matching, outline, pins,
    prose, turn_row,
};
pub use request::{is_same_list, list, read, search};
pub use results::{
    GroupRow, Nothing, SnippetRow, Way, count, groups, nothing, rows, suggestions, summary,
};
pub use sheets::{SHEET, begin, first_sheet, sheets, wanted};
pub use state::{Density, MAX_QUERY, Place, ViewState};
pub use understood::{Remark, remarks, understood};
pub use url::{Dropped, from_query, link, to_query};
pub use words::{counted, day, number, share};
