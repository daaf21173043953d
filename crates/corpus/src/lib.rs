//! Structure to bytes to answers.
pub mod message;
pub mod wire;
