//! What the page shows, as values.
mod state;
pub use state::{Density, Place, ViewState};
