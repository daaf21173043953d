//! Structure to bytes to answers: compiles transcripts into a manifest and content-named shards,
//! and answers questions from as few of them as the question needs.
//!
//! Must not know: I/O, the clock, the web, what a view is. Nothing here waits for anything: an
//! engine that lacks a shard says so, and whoever asked fetches it.
//!
//! ```
//! use corpus::message::{Filter, Reply, Request, Rows, Scope, Search};
//! use corpus::{Answer, Engine};
//!
//! let text = "---\ndate: '2021-03-23'\ntitle: \"Background Press Call\"\n---\n \n\
//!     MODERATOR:  Good afternoon.\n\nQ    Are sanctions eased?\n";
//! let (transcript, _remarks) = transcript::parse("calls/2021-03-23-call.md", text);
//!
//! // In the build: transcripts in, files out.
//! let archive = corpus::compile(&[transcript]);
//!
//! // In the browser: open the manifest, ask, supply what is lacking, ask again.
//! let mut engine = Engine::open(&archive.manifest)?;
//! let scope = Scope::Archive { first: 0, count: 20 };
//! let request = Request::Search(Search::new("sanction".to_owned(), Filter::default(), scope));
//! let found = loop {
//!     match engine.ask(&request) {
//!         Answer::Ready(Reply::Found(found)) => break found,
//!         Answer::Need(names) => {
//!             for name in names {
//!                 let shard = archive.shards.iter().find(|shard| shard.name == name);
//!                 engine.supply(&name, shard.map(|s| s.bytes.clone()).unwrap_or_default())?;
//!             }
//!         }
//!         other => unreachable!("{other:?}"),
//!     }
//! };
//! assert_eq!(found.counts.turns, 1);
//! let Rows::Groups(groups) = found.rows else { unreachable!() };
//! let snippet = &groups[0].snippets[0];
//! assert_eq!(snippet.hits[0].span.of(&snippet.text.text), "sanctions");
//! # Ok::<(), corpus::FormatError>(())
//! ```

mod bundle;
mod carried;
mod close;
mod columns;
mod compile;
mod criteria;
pub mod days;
mod directory;
mod engine;
mod entries;
mod error;
mod evaluate;
mod exchanges;
mod extract;
mod facet;
mod filter;
mod fold;
mod format;
mod found;
mod front;
mod hits;
mod index;
mod inflate;
mod kept;
mod lift;
mod lists;
mod manifest;
mod mark_name;
mod marks;
mod matching;
pub mod message;
mod names;
mod near;
mod nothing;
mod pack;
mod pairs;
mod parallel;
mod pattern;
mod phrase;
mod positions;
mod preset;
mod query;
mod rank;
mod reach;
mod reading;
mod resolve;
mod rows;
mod rule_name;
mod scan;
mod search;
mod segment;
mod shown;
#[cfg(feature = "simulation")]
pub mod simulation;
mod snippet;
mod speakers;
mod spellings;
mod suggest;
mod tally;
mod terms;
mod text;
mod tokenize;
mod volumes;
pub mod wire;

pub use bundle::{Parts, bundle, unbundle};
pub use compile::{Cache, CompileRemark, Compiled, Compiler, Shard, Source, compile};
pub use engine::{Answer, Engine};
pub use error::{Fault, FormatError, Part};
pub use format::{FORMAT_VERSION, SetName, ShardName};
