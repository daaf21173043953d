//! What an archive of any size would cost, by the laws of a real one: manifest, columns, dictionary and
//! lengths of postings as the compiler would write them, without any text.
//!
//! Must not know: where the real archive lies, how figures are shown.

mod dice;
mod fit;
mod grown;

pub use fit::Fit;
pub use grown::{First, Grown};
