//! Drives real browsers through the built page: one page object, three engines, one small server.
//!
//! The journeys themselves are in `tests/journeys`. Must not know: how the page is made. It knows
//! the page as a reader does, by what is to be seen, pressed and typed.

pub mod driver;
pub mod engine;
pub mod page;
pub mod server;
pub mod sight;

/// What a step of a journey comes to. A fault is a sentence for whoever reads the test's report.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
