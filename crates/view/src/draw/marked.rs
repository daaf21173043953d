//! Text with its marks and hits, drawn from stretches.
//!
//! Must not know: where the text stands.

use super::Element;
use crate::{Direction, Paragraph, ParagraphKind, Run, Stretch, Style};

/// Draws one paragraph.
pub fn paragraph<E: Element>(paragraph: Paragraph<'_>) -> E {
    let class = match paragraph.kind {
        ParagraphKind::Speech => "",
        ParagraphKind::Item => "item",
        ParagraphKind::Direction => "stage",
    };
    let drawn = paragraph.stretches.into_iter().map(stretch);
    E::new("p", class).attribute("dir", "auto").all(drawn)
}

/// Draws a stretch without its link, for places that are a link themselves.
pub(super) fn unlinked<E: Element>(one: Stretch<'_>) -> E {
    stretch(Stretch { link: None, ..one })
}

fn stretch<E: Element>(stretch: Stretch<'_>) -> E {
    let mut frames: Vec<E> = Vec::new();
    for style in stretch.styles {
        let (tag, class) = element_of(style);
        let frame = E::new(tag, class);
        frames.push(match stretch.runs.first() {
            // The walk along the marks finds them by where they begin.
            Some(run) if frames.is_empty() => frame.attribute("data-at", &run.start.to_string()),
            _ => frame,
        });
    }
    if let Some(target) = stretch.link {
        let rel = "noopener noreferrer external";
        frames.push(E::new("a", "").attribute("href", target).attribute("rel", rel));
    }
    let innermost = frames.pop().unwrap_or_else(|| E::new("span", ""));
    let drawn = stretch.runs.into_iter().fold(innermost, run);
    frames.into_iter().rev().fold(drawn, |inner, frame| frame.with(inner))
}

fn run<E: Element>(frame: E, run: Run<'_>) -> E {
    let Some(nth) = run.hit else { return frame.text(run.text) };
    let mark = E::new("mark", "").attribute("data-hit", &nth.to_string());
    let look = look(run.term);
    let mark = if look == 0 { mark } else { mark.attribute("data-term", &look.to_string()) };
    frame.with(mark.text(run.text))
}

/// Which look a term's hits have: there are five, told apart by their underlines.
pub fn look(term: u8) -> u8 {
    term % 5
}

/// The element and the class of a style.
fn element_of(style: Style) -> (&'static str, &'static str) {
    match style {
        Style::Struck => ("del", "struck"),
        Style::Replacement => ("ins", "replacement"),
        Style::Emphasis => ("em", ""),
        Style::Strong => ("strong", ""),
        Style::Subscript => ("sub", ""),
        Style::Direction(Direction::Laughter) => ("span", "direction laughter"),
        Style::Direction(Direction::Inaudible) => ("span", "direction inaudible"),
        Style::Direction(Direction::CrossTalk) => ("span", "direction crosstalk"),
        Style::Direction(Direction::Applause) => ("span", "direction applause"),
        Style::Direction(Direction::Other) => ("span", "direction"),
        Style::Redaction => ("span", "redaction"),
        Style::Sic => ("span", "sic"),
        Style::Insertion => ("span", "insertion"),
    }
}
