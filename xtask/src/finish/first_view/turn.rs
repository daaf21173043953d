//! One turn of the script, and text with its marks: `src/components/turn.rs`,
//! `src/components/marked.rs`.

use view::{Paragraph, Reading, Role, Stretch, Style, TurnNo, TurnRow};

use super::head::href;
use super::tree::{Ink, ink};

/// Draws turn `no`; `None` where there is none. In a long script a turn says how high it will be.
pub(super) fn turn(reading: &Reading, no: TurnNo, many: bool) -> Option<Ink> {
    let TurnRow { cue: label, who, paragraphs, .. } = view::turn_row(reading, no, &[])?;
    let (role, lines) = view::outline(reading, no).unwrap_or_default();
    let press = if role == Role::Press { " q" } else { "" };
    let long = if view::is_long(lines) { " long" } else { "" };
    let turn = ink("section", &["turn", press, long].concat())
        .attribute("id", &format!("t{}", no.0))
        .attribute("aria-label", &format!("Turn {}", no.0));
    let turn = if many { turn.property("--lines", &lines.to_string()) } else { turn };
    let text = ink("div", "text").all(paragraphs.into_iter().map(paragraph));
    Some(turn.with(cue(label, who, no, reading)).with(text))
}

fn cue(label: &str, who: Option<String>, no: TurnNo, reading: &Reading) -> Ink {
    let name = ink("span", "who").text(label.trim_end_matches(':'));
    let link = ink("a", "no")
        .attribute("href", &href(reading, no))
        .attribute("aria-label", &format!("Copy link to turn {}", no.0));
    let pin = deed("pin", "Pin turn ", "◇", no).attribute("aria-pressed", "false");
    ink("div", "cue")
        .with(name.all(who.map(|who| ink("small", "").text(&who))))
        .with(link.text(&no.0.to_string()))
        .with(pin)
        .with(deed("quote", "Copy turn with its source, turn ", "❝", no))
}

fn deed(class: &str, label: &str, sign: &str, no: TurnNo) -> Ink {
    let label = format!("{label}{}", no.0);
    let sign = ink("span", "").attribute("aria-hidden", "true").text(sign);
    let button = ink("button", class).attribute("type", "button").attribute("title", &label);
    button.attribute("aria-label", &label).with(sign)
}

/// Draws one paragraph.
pub(super) fn paragraph(paragraph: Paragraph<'_>) -> Ink {
    ink("p", view::class_of(paragraph.kind))
        .attribute("dir", "auto")
        .all(paragraph.stretches.into_iter().map(stretch))
}

fn stretch(stretch: Stretch<'_>) -> Ink {
    let mut frames: Vec<Ink> = stretch.styles.into_iter().map(styled).collect();
    if let Some(target) = stretch.link {
        let rel = "noopener noreferrer external";
        frames.push(ink("a", "").attribute("href", target).attribute("rel", rel));
    }
    let innermost = frames.pop().unwrap_or_else(|| ink("span", ""));
    let drawn = stretch.runs.into_iter().fold(innermost, |frame, run| frame.text(run.text));
    frames.into_iter().rev().fold(drawn, |inner, frame| frame.with(inner))
}

fn styled(style: Style) -> Ink {
    let (tag, class) = view::element_of(style);
    ink(tag, class)
}
