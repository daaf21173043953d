//! Where in a text a query matches: the text is cut into tokens again and held against the forms
//! that the index let through, so highlights and counts cannot disagree.
//!
//! Must not know: filters, how a text is shown.

use transcript::Span;

use crate::fold::folds_to;
use crate::matching::Slots;
use crate::message::Hit;
use crate::segment::Form;
use crate::tokenize::tokens;

/// All hits of all terms in `text`, sorted; hits of different terms may overlap.
pub(crate) fn hits(text: &str, terms: &[Slots]) -> Vec<Hit> {
    let cut: Vec<Span> = tokens(text).collect();
    let fits = |forms: &Vec<Form>, token: &Span| {
        let token = token.of(text);
        forms.iter().any(|form| folds_to(token, &form.term.folded))
    };
    let mut found: Vec<Hit> = Vec::new();
    for start in 0..cut.len() {
        let ahead = cut.get(start..).unwrap_or_default();
        let first_here = found.len();
        for (term, slots) in (0_u8..).zip(terms) {
            let Some(window) = ahead.get(..slots.len()) else { continue };
            let Some((first, last)) = window.first().zip(window.last()) else { continue };
            if slots.iter().zip(window).all(|(forms, token)| fits(forms, token)) {
                let hit = Hit { span: Span { start: first.start, end: last.end }, term };
                let shorter = |other: &&Hit| **other < hit;
                let place = found.iter().skip(first_here).take_while(shorter).count();
                found.insert(first_here + place, hit);
            }
        }
    }
    found
}
