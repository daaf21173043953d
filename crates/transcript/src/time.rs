//! Days, clock times and time stamps as the source prints them.
//!
//! Kept by hand: `jiff` and its like are excellent and cost the page tens of kilobytes for a
//! calendar of which it needs one day's arithmetic. Must not know: the current time.

use serde::{Deserialize, Serialize};

/// A day of the proleptic Gregorian calendar, years 0001 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

/// A time of day as printed, `5:33 P.M. EDT`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockTime {
    /// As printed, white space made single.
    pub printed: String,
    /// Minutes since midnight, 0 to 1439; `None` where the digits are missing.
    pub minute: Option<u16>,
    /// Zone as printed, `EDT`; `None` where there is none.
    pub zone: Option<String>,
}

/// A moment as printed with its offset, `2021-03-30 22:43:28-04:00`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub printed: String,
    /// Seconds since 1970-01-01T00:00:00Z; `None` where the printed form is not understood.
    pub seconds: Option<i64>,
}
