//! Where in a text a query matches: the text is cut into tokens again and held against the forms
//! that the index let through, so highlights and counts cannot disagree.
//!
//! Must not know: filters, how a text is shown.

use transcript::Span;

use crate::fold::fold;
use crate::matching::Slots;
use crate::message::Hit;
use crate::segment::Form;
use crate::tokenize::tokens;

/// All hits of all terms in `text`, sorted; hits of different terms may overlap.
pub(crate) fn hits(text: &str, terms: &[Slots]) -> Vec<Hit> {
    let mut folded = String::new();
    let mut cut: Vec<(Span, core::ops::Range<usize>)> = Vec::new();
    for span in tokens(text) {
        let start = folded.len();
        fold(span.of(text), &mut folded);
        cut.push((span, start..folded.len()));
    }
    let fits = |forms: &Vec<Form>, token: &(Span, core::ops::Range<usize>)| {
        let token = folded.get(token.1.clone()).unwrap_or_default();
        forms.iter().any(|form| form.term.folded == token)
    };
    let mut found = Vec::new();
    for (term, slots) in (0_u8..).zip(terms) {
        for window in cut.windows(slots.len().max(1)) {
            if slots.iter().zip(window).all(|(forms, token)| fits(forms, token)) {
                let ends = window.first().zip(window.last());
                found.extend(ends.map(|((first, _), (last, _))| Hit {
                    span: Span { start: first.start, end: last.end },
                    term,
                }));
            }
        }
    }
    found.sort_unstable();
    found
}
