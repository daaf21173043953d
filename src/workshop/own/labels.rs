//! Asks what a label is in a text that has none that is known: each answer shows how the text would
//! begin. The last answer is remembered on this device, and offered first.
//!
//! Must not know: how texts are cut.

use std::rc::Rc;

use intake::Labels;

use super::{Desk, Unlabelled};
use crate::browser::ink::{Ink, button, ink};
use crate::browser::{device, page, scroll};
use crate::held::Told;
use crate::workshop::task::Cut;

/// Under which the last answer is kept.
const KEY: &str = "lectern-labels";

/// What a reader may say that a label is: as it is kept, in words, and what shows it.
fn spelled(labels: Labels) -> (&'static str, &'static str, &'static str) {
    match labels {
        Labels::Names => ("names", "A name and a colon", "Ada Quill: Good morning."),
        Labels::QuestionsAndAnswers => ("questions", "Q: and A:", "Q: Why now?"),
        Labels::Capitals => ("capitals", "A name in capitals", "ADA QUILL"),
        Labels::None => ("none", "Nothing", "all is paragraphs"),
    }
}

/// Draws the question, whenever there is one.
pub(super) fn labels(desk: Desk) -> Ink {
    ink("div", "").live(move |place| {
        let asked = desk.asked.get();
        let is_new = asked.is_some();
        place.fill(asked.map(|asked| question(&asked, desk)));
        if is_new {
            page::soon(|| _ = scroll::focus_on(".cut input:checked"));
        }
    })
}

fn question(asked: &Unlabelled, desk: Desk) -> Ink {
    let cuts = offered(&asked.cuts, device::kept(KEY).as_deref());
    let chosen = Rc::new(Told::new(0_usize));
    let title = ["What comes before each turn in “", &asked.name, "”?"].concat();
    let title = ink("h3", "").attribute("id", "cut-title").attribute("dir", "auto").text(&title);
    let choices = cuts.iter().enumerate().map(|(at, cut)| choice(at, cut.labels, chosen.clone()));
    let choices = ink("div", "choices")
        .attribute("role", "radiogroup")
        .attribute("aria-labelledby", "cut-title")
        .all(choices);
    let (keep, leave) = match asked.id {
        Some(_) => ("Cut it so", "Leave it as it is"),
        None => ("Take it in", "Leave it out"),
    };
    let ways = ink("p", "ways")
        .with(ink("button", "button").attribute("type", "submit").text(keep))
        .with(button("button plain", leave, move || desk.go_on(None)));
    let shown = cuts.clone();
    ink("form", "cut")
        .with(title)
        .with(ink("p", "quiet").text(&explained(asked, desk)))
        .with(choices)
        .with(preview(cuts, chosen.clone()))
        .with(ways)
        .on("submit", move |happening| {
            happening.prevent();
            if let Some(Cut { labels, .. }) = shown.get(chosen.peek()) {
                device::keep(KEY, spelled(*labels).0);
                desk.go_on(Some(*labels));
            }
        })
}

fn explained(asked: &Unlabelled, desk: Desk) -> String {
    let words = "Who speaks could not be told by itself. Below is how the text would begin.";
    let several = asked.id.is_none() && desk.progress.peek().is_some_and(|(_, all)| all > 1);
    let rest = " Your choice is for every file of this import where that is so.";
    [words, if several { rest } else { "" }].concat()
}

/// The cuts in the order in which they are offered: that of the last answer first.
fn offered(cuts: &[Cut], last: Option<&str>) -> Rc<[Cut]> {
    let mut cuts = cuts.to_vec();
    let is_last = |cut: &Cut| last == Some(spelled(cut.labels).0);
    if let Some(at) = cuts.iter().position(is_last) {
        let first = cuts.remove(at);
        cuts.insert(0, first);
    }
    cuts.into()
}

fn choice(at: usize, labels: Labels, chosen: Rc<Told<usize>>) -> Ink {
    let (_, words, example) = spelled(labels);
    let field = ink("input", "")
        .attribute("type", "radio")
        .attribute("name", "cut")
        .on("change", move |_| chosen.set(at));
    let words = ink("span", "").text(words).with(ink("i", "").text(example));
    let choice = ink("label", "").with(field).with(words);
    choice.tick(at == 0);
    choice
}

fn preview(cuts: Rc<[Cut]>, chosen: Rc<Told<usize>>) -> Ink {
    ink("div", "preview").attribute("aria-live", "polite").live(move |place| {
        let Some(cut) = cuts.get(chosen.get()) else { return };
        let turns = cut.first.iter().map(|(cue, words)| {
            let said = ink("p", "").attribute("dir", "auto").text(words);
            ink("li", "").with(ink("b", "").attribute("dir", "auto").text(cue)).with(said)
        });
        let list = ink("ol", if cut.labels == Labels::None { "whole" } else { "" }).all(turns);
        let note = match (cut.labels, cut.more) {
            (Labels::None, _) => "It can be searched and read, but nobody is named as speaking.",
            (_, true) => "And so on.",
            (_, false) => "That is all of it.",
        };
        place.fill([list, ink("p", "quiet").text(note)]);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_answer_is_offered_first() {
        let cut = |labels| Cut { labels, first: Vec::new(), more: false };
        let cuts = [Labels::Names, Labels::Capitals, Labels::None].map(cut);
        let first = |last| offered(&cuts, last).first().map(|cut| cut.labels);
        assert_eq!(first(None), Some(Labels::Names));
        assert_eq!(first(Some("capitals")), Some(Labels::Capitals));
        assert_eq!(first(Some("questions")), Some(Labels::Names));
        assert_eq!(first(Some("none")), Some(Labels::None));
    }
}
