//! Has what the engine could not read of the reader's transcripts compiled anew: an importer that
//! does only that, and ends. So a new format costs a reader a moment, and nothing that they kept.
//!
//! Must not know: how it is done, what was wrong.

use crate::browser::worker::Thread;

/// The name by which an importer knows that it is to mend.
pub(crate) const NAME: &str = "mender";

/// Starts it. Where that fails, it is started again with the page, or when the room is entered. What it
/// has changed the page says, since it is itself about to end.
pub(crate) fn start() -> Option<Thread> {
    Thread::start(NAME, None, |_| store::say_changed(), || ())
}
