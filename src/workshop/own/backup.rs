//! One file with all that the reader keeps: saved here, and restored like any other file that is
//! chosen.
//!
//! Must not know: what a backup looks like.

use super::{Desk, Task};
use crate::browser::ink::{Ink, button, ink};
use crate::browser::{address, device, files};

/// Draws the way to save it, and what came of restoring one.
pub(super) fn backup(desk: Desk) -> Ink {
    let words = "One file with your transcripts, settings and this view with its pins. To restore it \
                 here or elsewhere, choose it as you would a transcript.";
    let save = button("button", "Save a backup", move || {
        let view = address::query();
        desk.ask(&Task::Save { settings: device::all_kept(), view });
    });
    let restored = ink("div", "").attribute("role", "status").live(move |place| {
        place.fill(desk.restored.get().map(|view| told(&view)));
    });
    let title = ink("h3", "").text("Backup");
    let words = ink("p", "quiet").text(words);
    ink("section", "backup").all([title, words, save, restored])
}

fn told(view: &str) -> Ink {
    let told =
        ink("p", "notice").text("Restored. Settings take effect when the page is reloaded. ");
    // It comes from a file: only ever a view of this page.
    let view = Some(view).filter(|view| view.starts_with('?'));
    let link = |view: &str| {
        let open = ink("a", "").attribute("href", &(address::base() + view));
        open.text("Open the view that was saved")
    };
    told.all(view.map(link))
}

/// Hands a backup to the reader, who says where it goes.
pub(super) fn hand_over(file: &[u8]) {
    files::save(&["lectern-backup-", &files::today(), ".zip"].concat(), file);
}

/// Keeps the settings of a backup as if they had been made here.
pub(super) fn apply(settings: &[(String, String)]) {
    settings.iter().filter(|(key, _)| device::is_ours(key)).for_each(|(key, value)| {
        device::keep(key, value);
    });
}
