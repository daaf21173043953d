//! What the page will ask when it is opened without an address of its own, asked at build time of the
//! same archive with the same engine.
//!
//! Must not know: how answers are drawn.

use std::fs;
use std::path::Path;

use corpus::message::{Found, Reading, Reply, Request};
use corpus::{Answer, Engine, ShardName};
use view::ViewState;

use crate::failure::Failure;
use crate::finish::named::folder_entry;

/// What the page will have been told when it shows its first view.
#[derive(Debug)]
pub(super) struct Answered {
    pub(super) view: ViewState,
    pub(super) found: Found,
    /// The archive's transcript, where it has only one: then that is what is shown.
    pub(super) reading: Option<Reading>,
}

/// Asks the archive in `folder`.
pub(super) fn ask(folder: &Path) -> Result<Answered, Failure> {
    let list = folder.join(folder_entry(folder, "manifest-", "")?);
    let list = fs::read(&list).map_err(Failure::file("read", &list))?;
    let mut engine = Engine::open(&list).map_err(|error| Failure::Found(error.to_string()))?;
    let view = ViewState::default();
    let mut search = |only| match answer(&mut engine, folder, &view::search(&view, only))? {
        Reply::Found(found) => Ok(*found),
        _ => Err(confused()),
    };
    let mut found = search(None)?;
    let only = found.archive.only.clone();
    if only.is_some() {
        found = search(only.as_ref())?;
    }
    let reading = match only.map(|id| answer(&mut engine, folder, &view::read(id))).transpose()? {
        Some(Reply::Reading(reading)) => Some(*reading),
        Some(_) => return Err(confused()),
        None => None,
    };
    Ok(Answered { view, found, reading })
}

/// Asks until there is a reply: each round supplies what the one before lacked.
fn answer(engine: &mut Engine, folder: &Path, request: &Request) -> Result<Reply, Failure> {
    const MOST_ROUNDS: usize = 6;
    for _ in 0..MOST_ROUNDS {
        match engine.ask(request) {
            Answer::Ready(reply) => return Ok(reply),
            Answer::Failed(error) => return Err(Failure::Found(error.to_string())),
            Answer::Need(names) => {
                for name in names {
                    supply(engine, folder, &name)?;
                }
            }
        }
    }
    Err(confused())
}

fn supply(engine: &mut Engine, folder: &Path, name: &ShardName) -> Result<(), Failure> {
    let file = folder.join(name.to_string());
    let bytes = fs::read(&file).map_err(Failure::file("read", &file))?;
    engine.supply(name, bytes).map_err(|error| Failure::Found(error.to_string()))
}

fn confused() -> Failure {
    Failure::Found(
        "the archive does not answer for the first view; delete target/corpus and build again."
            .to_owned(),
    )
}
