//! Text to turns.
mod model;
mod remark;
mod time;
pub use model::*;
pub use remark::*;
pub use time::*;
