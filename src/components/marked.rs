//! Text with its marks and hits, drawn from stretches: text nodes and elements, never markup.

use crate::erased::flag;
use leptos::prelude::*;
use view::{Paragraph, ParagraphKind, Run, Stretch, Style};

/// Draws one paragraph. `now` is the hit of this text that the walk has reached.
pub(crate) fn paragraph(paragraph: Paragraph<'_>, now: Signal<Option<u32>>) -> AnyView {
    let class = match paragraph.kind {
        ParagraphKind::Speech => "",
        ParagraphKind::Item => "item",
        ParagraphKind::Direction => "stage",
    };
    view! { <p class=class dir="auto">{stretches(paragraph.stretches, now)}</p> }.into_any()
}

/// Draws stretches without their links, for places that are a link themselves.
pub(crate) fn unlinked(all: Vec<Stretch<'_>>) -> Vec<AnyView> {
    let plain = all.into_iter().map(|one| Stretch { link: None, ..one }).collect();
    stretches(plain, Signal::derive(|| None))
}

fn stretches(all: Vec<Stretch<'_>>, now: Signal<Option<u32>>) -> Vec<AnyView> {
    all.into_iter().map(|one| stretch(one, now)).collect()
}

fn stretch(stretch: Stretch<'_>, now: Signal<Option<u32>>) -> AnyView {
    let runs: Vec<AnyView> = stretch.runs.into_iter().map(|one| run(one, now)).collect();
    let inner = match stretch.link {
        Some(target) => {
            view! { <a href=target.to_owned() rel="noopener noreferrer external">{runs}</a> }
                .into_any()
        }
        None => runs.into_any(),
    };
    stretch.styles.into_iter().rev().fold(inner, styled)
}

fn run(run: Run<'_>, now: Signal<Option<u32>>) -> AnyView {
    let text = run.text.to_owned();
    match run.hit {
        Some(nth) => {
            let current = flag(move || now.get() == Some(nth));
            view! { <mark data-hit=nth.to_string() class:now=current>{text}</mark> }.into_any()
        }
        None => text.into_any(),
    }
}

fn styled(inner: AnyView, style: Style) -> AnyView {
    let class = match style {
        Style::Struck => return view! { <del class="struck">{inner}</del> }.into_any(),
        Style::Replacement => return view! { <ins class="replacement">{inner}</ins> }.into_any(),
        Style::Emphasis => return view! { <em>{inner}</em> }.into_any(),
        Style::Strong => return view! { <strong>{inner}</strong> }.into_any(),
        Style::Subscript => return view! { <sub>{inner}</sub> }.into_any(),
        Style::Direction(_) => "direction",
        Style::Redaction => "redaction",
        Style::Sic => "sic",
        Style::Insertion => "insertion",
    };
    view! { <span class=class>{inner}</span> }.into_any()
}
