//! Text with its marks and hits, drawn from stretches.

use view::{Paragraph, Run, Stretch, Style};

use crate::browser::ink::{Ink, ink};

/// Draws one paragraph.
pub(crate) fn paragraph(paragraph: Paragraph<'_>) -> Ink {
    let drawn = paragraph.stretches.into_iter().map(stretch);
    ink("p", view::class_of(paragraph.kind)).attribute("dir", "auto").all(drawn)
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
    let mark = mark.attribute("data-hit", &nth.to_string());
    let look = look(run.term);
    let mark = if look == 0 { mark } else { mark.attribute("data-term", &look.to_string()) };
    frame.with(mark.text(run.text))
}

/// Which look a term's hits have: there are five, told apart by their underlines.
pub(crate) fn look(term: u8) -> u8 {
    term % 5
}

fn styled(style: Style) -> Ink {
    let (tag, class) = view::element_of(style);
    ink(tag, class)
}
