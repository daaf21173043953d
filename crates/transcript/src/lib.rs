//! Text to turns: one published press-briefing transcript, taken apart without losing a word.
//!
//! [`parse`] never fails and never guesses silently: what it does not understand stays text and
//! is told in a [`Remark`] that names file and line.
//!
//! ```
//! let source = "\
//! ---
//! title: Press Briefing by Press Secretary Jen Psaki, March 23, 2021
//! date: '2021-03-23'
//! ---
//!
//! James S. Brady Press Briefing Room
//!
//! 1:05 P.M. EDT
//!
//! MS. PSAKI:  Hi, everyone.  (Laughter.)  We have <s>to</s> \\[two\\] things
//! to go through.
//!
//! Q    Thanks, Jen.
//!
//! 1:52 P.M. EDT
//! ";
//! let (briefing, remarks) = transcript::parse("seeds/2021-03-23-psaki.md", source);
//!
//! assert!(remarks.is_empty());
//! assert_eq!(briefing.meta.kind, transcript::Kind::Briefing);
//! assert_eq!(briefing.meta.places, ["James S. Brady Press Briefing Room"]);
//! assert_eq!(briefing.minutes(), Some(47));
//!
//! let first = &briefing.turns[0];
//! assert_eq!(first.cue, "MS. PSAKI:");
//! assert_eq!(first.text.text, "Hi, everyone. (Laughter.) We have to [two] things to go through.");
//! assert_eq!(first.text.marks[2].span.of(&first.text.text), "[two]");
//! assert_eq!(first.text.marks[2].kind, transcript::MarkKind::Replacement);
//!
//! let speaker = briefing.speaker(first.speaker).unwrap();
//! assert_eq!(speaker.name.as_deref(), Some("Jen Psaki"));
//! assert_eq!(speaker.office.as_deref(), Some("Press Secretary"));
//! assert!(briefing.turns[1].is_question());
//! ```

mod brackets;
mod buried;
mod clock;
mod cue;
mod ending;
mod exchanges;
mod header;
mod identity;
mod label;
mod lines;
mod markup;
mod model;
mod names;
mod parse;
mod preamble;
mod proof;
mod remark;
mod rules;
mod scribe;
mod script;
mod sentences;
mod slips;
mod speakers;
mod spelling;
mod time;
mod turns;
mod yaml;

pub use clock::ClockTime;
pub use exchanges::read as exchanges;
pub use model::*;
pub use parse::{parse, parse_bytes};
pub use remark::{Remark, RemarkKind};
pub use time::{Date, Stamp, Weekday};
