//! Text with its marks and hits, drawn from stretches.

use view::{Direction, Paragraph, ParagraphKind, Run, Stretch, Style};

use crate::browser::ink::{Ink, ink};

/// Draws one paragraph.
pub(crate) fn paragraph(paragraph: Paragraph<'_>) -> Ink {
    let class = match paragraph.kind {
        ParagraphKind::Speech => "",
        ParagraphKind::Item => "item",
        ParagraphKind::Direction => "stage",
    };
    let drawn = paragraph.stretches.into_iter().map(stretch);
    ink("p", class).attribute("dir", "auto").all(drawn)
}

/// Draws a stretch without its link, for places that are a link themselves.
pub(crate) fn unlinked(one: Stretch<'_>) -> Ink {
    stretch(Stretch { link: None, ..one })
}

fn stretch(stretch: Stretch<'_>) -> Ink {
    let mut frames = stretch.styles.into_iter().map(styled).collect::<Vec<_>>();
    // The walk along the marks finds them by where they begin.
    if let (Some(outermost), Some(run)) = (frames.first(), stretch.runs.first()) {
        outermost.set("data-at", &run.start.to_string());
    }
    if let Some(target) = stretch.link {
        let rel = "noopener noreferrer external";
        frames.push(ink("a", "").attribute("href", target).attribute("rel", rel));
    }
    let innermost = frames.pop().unwrap_or_else(|| ink("span", ""));
    let drawn = stretch.runs.into_iter().fold(innermost, run);
    frames.into_iter().rev().fold(drawn, |inner, frame| frame.with(inner))
}

fn run(frame: Ink, run: Run<'_>) -> Ink {
    let Some(nth) = run.hit else { return frame.text(run.text) };
    let mark = ink("mark", "");
    frame.with(mark.attribute("data-hit", &nth.to_string()).text(run.text))
}

fn styled(style: Style) -> Ink {
    let (tag, class) = match style {
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
    };
    ink(tag, class)
}
