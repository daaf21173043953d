//! Printed labels to speakers: slips resolved, names and offices from title and preamble.
//!
//! Must not know: what is said.

use std::collections::BTreeMap;

use crate::{
    Meta, Piece, RemarkKind, Speaker, SpeakerNo,
    label::{self},
    names::{self, Named},
    remark::Doubts,
    script::{Heard, Known},
    slips,
};

/// Who speaks, and which of them in each turn.
#[derive(Debug)]
pub(crate) struct Cast {
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) of_turns: Vec<SpeakerNo>,
}

/// Most speakers that are told apart; a text with more of them is none. The rest share the last.
const MOST: usize = u16::MAX as usize;

/// Most labels among which slips and names are looked for: each is compared with each.
const MOST_LABELS: usize = 400;

/// As much of a title as may name people.
fn beginning(text: &str) -> &str {
    let end = text.char_indices().map(|(at, _)| at).find(|at| *at >= 1_000);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Resolves the labels of all turns.
pub(crate) fn resolve(
    heard: &[&Heard],
    meta: &Meta,
    preamble: &[Piece],
    doubts: &mut Doubts,
) -> Cast {
    let mut counts = Known::new();
    for heard in heard {
        *counts.entry(heard.label.clone()).or_default() += 1;
    }
    let sources = Sources::of(&counts, meta, preamble);
    let resolved = sources.resolve(&counts);
    let mut cast = Cast { speakers: Vec::new(), of_turns: Vec::with_capacity(heard.len()) };
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut forms: Vec<BTreeMap<String, usize>> = Vec::new();
    for heard in heard {
        let label = resolved.get(&heard.label).unwrap_or(&heard.label);
        let at = *places.entry(label).or_insert_with(|| {
            if cast.speakers.len() < MOST {
                cast.speakers.push(sources.speaker(label));
                forms.push(BTreeMap::new());
            }
            cast.speakers.len() - 1
        });
        let plain = heard.printed.trim_end_matches([':', '`', ' ', '.']).to_owned();
        if *label != heard.label && is_slip(&heard.label, label) {
            let (printed, label) = (plain.clone(), label.clone());
            doubts.note(heard.line, RemarkKind::LabelRead { printed, label });
        }
        if let Some(forms) = forms.get_mut(at) {
            *forms.entry(plain).or_default() += 1;
        }
        cast.of_turns.push(SpeakerNo(u16::try_from(at).unwrap_or(u16::MAX)));
    }
    for (speaker, forms) in cast.speakers.iter_mut().zip(forms) {
        speaker.printed = by_frequency(forms);
    }
    cast
}

fn by_frequency(forms: BTreeMap<String, usize>) -> Vec<String> {
    let mut forms: Vec<(String, usize)> = forms.into_iter().collect();
    forms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    forms.into_iter().map(|(form, _)| form).collect()
}

/// An office that stands for an honorific, or the other way round, is no slip.
fn is_slip(printed: &str, label: &str) -> bool {
    let (printed, label) = (label::parts(printed), label::parts(label));
    let same_surname = !label.surname.is_empty() && printed.surname == label.surname;
    !same_surname || printed.honorific.is_some() == label.honorific.is_some()
}

/// The texts that may name people; empty where more labels are printed than names are looked for.
struct Sources<'a> {
    title: &'a str,
    preamble: String,
    few: bool,
}

impl Sources<'_> {
    fn of<'a>(counts: &Known, meta: &'a Meta, preamble: &[Piece]) -> Sources<'a> {
        let few = counts.len() <= MOST_LABELS;
        let texts = preamble.iter().take(8).map(|piece| beginning(&piece.text.text));
        let preamble = if few { texts.collect::<Vec<_>>().join(" ") } else { String::new() };
        Sources { title: if few { beginning(&meta.title) } else { "" }, preamble, few }
    }

    fn resolve(&self, counts: &Known) -> BTreeMap<String, String> {
        if self.few { slips::resolve(counts, self.title) } else { BTreeMap::new() }
    }

    fn speaker(&self, label: &str) -> Speaker {
        let parts = label::parts(label);
        let named =
            named(parts.surname, self.title).or_else(|| named(parts.surname, &self.preamble));
        let (name, office) = named.map_or((None, None), |named| (named.name, named.office));
        let anonymous = label::is_anonymous(label);
        let own = parts.office.strip_prefix("THE ").unwrap_or(parts.office);
        let own = (!own.is_empty() && !anonymous).then(|| title_case(own));
        Speaker {
            label: label.to_owned(),
            name,
            office: office.or(own),
            role: label::role(label),
            anonymous,
            at_least: 1,
            evidence: Vec::new(),
            printed: Vec::new(),
        }
    }
}

/// The one person of that surname whom the text names.
fn named(surname: &str, text: &str) -> Option<Named> {
    if surname.is_empty() {
        return None;
    }
    match names::find(text, surname).as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// `SURGEON GENERAL` as `Surgeon General`.
fn title_case(words: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(String::from).unwrap_or_default();
        if matches!(word, "OF" | "FOR" | "THE" | "TO" | "AND") {
            word.to_lowercase()
        } else if matches!(word, "CEO" | "NSC" | "CDC") {
            word.to_owned()
        } else {
            first + &letters.as_str().to_lowercase()
        }
    };
    words.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
