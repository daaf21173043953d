//! One voice for all: short news in a live region, troubles and notes in place.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;

use view::Remark;

use crate::app::Handles;
use crate::browser::ink::{Ink, button, ink};
use crate::engine::Engine;
use crate::held::Held;

/// How long news stay, in milliseconds.
const STAY: u32 = 4000;

/// Says something that needs no answer. All copies are one.
#[derive(Clone, Copy)]
pub(crate) struct Voice {
    line: Held<String>,
    timer: &'static RefCell<Option<Timeout>>,
}

impl Voice {
    pub(crate) fn new() -> Self {
        Self { line: Held::new(String::new()), timer: Box::leak(Box::default()) }
    }

    /// Shows and speaks `line` for a while.
    pub(crate) fn say(self, line: String) {
        self.line.set(line);
        let silence = Timeout::new(STAY, move || self.line.set(String::new()));
        self.timer.replace(Some(silence));
    }
}

/// Where the voice is seen and heard.
pub(crate) fn voice_line(voice: Voice) -> Ink {
    ink("div", "voice").attribute("role", "status").live(move |place| {
        let line = voice.line.get();
        place.fill((!line.is_empty()).then(|| ink("span", "").text(&line)));
    })
}

/// What stands above the text when something is amiss: a trouble with a way out of it, and what of
/// the address or the query was left out; and what the query was taken to mean, where that is worth
/// a word.
pub(crate) fn notices(Handles { navigation, engine, .. }: Handles) -> [Ink; 2] {
    let faults = ink("div", "").live(move |place| {
        place.fill(engine.trouble().map(|(sentence, retry)| fault(&sentence, retry, engine)));
    });
    let notes = ink("div", "").live(move |place| {
        let dropped = navigation.dropped();
        let notes = dropped.iter().map(|note| ink("p", "notice").text(&note.to_string()));
        let remarks = engine.found().map(|found| view::remarks(&found)).unwrap_or_default();
        place.fill(notes.chain(remarks.iter().map(remark)));
    });
    [faults, notes]
}

/// What of the query was left out, and where it stands.
fn remark(Remark { place, message }: &Remark) -> Ink {
    let query = place.as_ref().map(|[before, here, after]| {
        let here = ink("u", "").text(here);
        ink("code", "").attribute("dir", "auto").text(before).with(here).text(after)
    });
    ink("p", "notice").all(query).text(message)
}

fn fault(sentence: &str, retry: bool, engine: Engine) -> Ink {
    let again = retry.then(|| button("button", "Try again", move || engine.restart()));
    let fault = ink("div", "notice fault").attribute("role", "alert");
    fault.with(ink("p", "").text(sentence)).all(again)
}
