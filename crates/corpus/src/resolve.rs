//! The terms of a query, looked up in one segment: for each of their slots, the forms of the
//! dictionary that fit it.
//!
//! Must not know: how terms are joined, where forms stand.

use crate::fold::folds_to;
use crate::pattern::Pattern;
use crate::query::What;
use crate::segment::{Form, Segment, Stop, gather};
use crate::tokenize::stem;

/// What one token of a turn may be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slot {
    /// All forms that fit, with their places in the index.
    pub forms: Vec<Form>,
    /// Where every token that begins so fits: quicker to hold a text against than many forms.
    prefix: Option<String>,
}

impl Slot {
    /// Whether a token, as printed, is one of the forms.
    pub(crate) fn fits(&self, token: &str) -> bool {
        match &self.prefix {
            Some(prefix) if token.is_ascii() => {
                let start = token.as_bytes().get(..prefix.len());
                start.is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
            }
            _ => self.forms.iter().any(|form| folds_to(token, &form.term.folded)),
        }
    }
}

/// What a term is held against in one segment.
#[derive(Clone, Debug)]
pub(crate) enum Wanted {
    /// Tokens one after the other.
    Slots(Vec<Slot>),
    Pattern(Pattern),
}

/// Looks a term up. An unknown word is a slot without forms.
pub(crate) fn resolve(segment: &Segment, what: &What) -> Result<Wanted, Stop> {
    let slots = match what {
        What::Inflected(stems) => gather(stems.iter().map(|stem| inflected(segment, stem)))?,
        What::Exact(tokens) => gather(tokens.iter().map(|token| exact(segment, token)))?,
        What::Prefix(prefix) => {
            let fitting = segment.spellings(prefix)?.into_iter().map(|(token, _)| token).collect();
            let forms = spelled(segment, fitting)?;
            vec![Slot { forms, prefix: Some(prefix.clone()) }]
        }
        What::Close { token, edits } => {
            let near = segment.near(token, *edits)?;
            let forms = spelled(segment, near.iter().map(|one| one.term.clone()).collect())?;
            vec![Slot { forms, prefix: None }]
        }
        What::Pattern(pattern) => {
            // The parser has read it already; what it refused is not a pattern but plain words.
            let nothing = Wanted::Slots(Vec::new());
            return Ok(Pattern::new(pattern).map_or(nothing, Wanted::Pattern));
        }
    };
    Ok(Wanted::Slots(slots))
}

fn inflected(segment: &Segment, stem: &str) -> Result<Slot, Stop> {
    Ok(Slot { forms: segment.forms(stem)?, prefix: None })
}

fn exact(segment: &Segment, token: &str) -> Result<Slot, Stop> {
    let mut forms = segment.forms(&stem(token))?;
    forms.retain(|form| form.term.folded == token);
    Ok(Slot { forms, prefix: None })
}

/// The forms of these tokens, which are in order. Words of one stem lie together, so each stem is
/// looked up once.
pub(crate) fn spelled(segment: &Segment, tokens: Vec<String>) -> Result<Vec<Form>, Stop> {
    let mut stems: Vec<String> = Vec::new();
    for token in &tokens {
        let stem = stem(token);
        if let Err(place) = stems.binary_search_by(|other| other.as_str().cmp(&stem)) {
            stems.insert(place, stem.into_owned());
        }
    }
    let forms = gather(stems.iter().map(|stem| segment.forms(stem)))?;
    let known = |form: &Form| tokens.binary_search(&form.term.folded).is_ok();
    Ok(forms.into_iter().flatten().filter(known).collect())
}
