//! How a text is cut into turns at each kind of label that a reader may name, by its beginning.
//!
//! Must not know: who asks, what is kept.

use intake::Labels;
use transcript::Transcript;

use crate::workshop::task::Cut;

/// Bytes of a source that its beginning has, at most.
const BEGINNING: usize = 48 * 1024;

/// Turns that are shown, and words of each.
const SHOWN: usize = 4;
const WORDS: usize = 24;

/// Whether the parser knows who speaks.
pub(super) fn is_labelled(name: &str, source: &str) -> bool {
    !transcript::parse(name, source).0.turns.is_empty()
}

/// The source at the labels that the reader named, where none are known and there are such.
pub(super) fn settled(name: &str, source: String, labels: Option<Labels>) -> String {
    let Some(labels) = labels.filter(|_| !is_labelled(name, &source)) else { return source };
    let cut = intake::cut(&source, labels);
    if labels == Labels::None || is_labelled(name, &cut) { cut } else { source }
}

/// All cuts that give turns, that with the most first, and the one into paragraphs.
pub(super) fn of(name: &str, source: &str) -> Vec<Cut> {
    let start = beginning(source);
    let parsed = |labels| transcript::parse(name, &intake::cut(start, labels)).0;
    let mut cuts: Vec<_> = Labels::ALL.map(|labels| (labels, parsed(labels))).into();
    cuts.retain(|(labels, parsed)| *labels == Labels::None || !parsed.turns.is_empty());
    let turns = |at: usize| cuts.get(at).map(|(_, parsed)| parsed.turns.len());
    let most = (0..cuts.len()).rev().max_by_key(|at| turns(*at)).unwrap_or(0);
    let mut cuts: Vec<_> = cuts.iter().map(|(labels, parsed)| cut(*labels, parsed)).collect();
    let first = cuts.remove(most);
    cuts.insert(0, first);
    cuts
}

fn cut(labels: Labels, transcript: &Transcript) -> Cut {
    let turn =
        |(cue, text): (&str, &str)| (cue.trim_end_matches(':').to_owned(), first_words(text));
    let turns = transcript.turns.iter().map(|turn| (&*turn.cue, &*turn.text.text));
    let around = transcript.preamble.iter().map(|piece| ("", &*piece.text.text));
    let all: Vec<_> = match labels {
        Labels::None => around.collect(),
        _ => turns.collect(),
    };
    let more = all.len() > SHOWN;
    Cut { labels, first: all.into_iter().take(SHOWN).map(turn).collect(), more }
}

fn first_words(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first = words.by_ref().take(WORDS).collect::<Vec<_>>().join(" ");
    if words.next().is_some() { first + " …" } else { first }
}

/// As many whole lines as fit.
fn beginning(source: &str) -> &str {
    let mut end = source.len().min(BEGINNING);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let start = source.get(..end).unwrap_or(source);
    if end == source.len() { start } else { start.rsplit_once('\n').map_or(start, |(all, _)| all) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &str = "Ada: Hi.\nBob: Why?\nCleo: Because it is so.\n";

    #[test]
    fn every_cut_that_gives_turns() {
        let cuts = of("x.md", NAMES);
        let labels: Vec<_> = cuts.iter().map(|cut| cut.labels).collect();
        assert_eq!(labels, [Labels::Names, Labels::None]);
        assert_eq!(cuts[0].first[1], ("BOB".to_owned(), "Why?".to_owned()));
        assert_eq!(cuts[1].first.len(), 1);
        let prose: Vec<_> = of("x.md", "Nobody speaks here.\n");
        assert_eq!(prose.len(), 1);
    }

    #[test]
    fn a_choice_is_for_what_has_no_label_of_its_own() {
        let settle = |source: &str, labels| settled("x.md", source.to_owned(), labels);
        assert!(is_labelled("x.md", &settle(NAMES, Some(Labels::Names))));
        let known = "MS. QUILL:  Hi.\n\nQ    Why?\n\nMS. QUILL:  So.\n";
        for source in [NAMES, known] {
            assert_eq!(settle(source, None), source);
        }
        assert_eq!(settle(known, Some(Labels::Names)), known);
        assert_eq!(settle(NAMES, Some(Labels::QuestionsAndAnswers)), NAMES);
    }

    #[test]
    fn a_long_text_is_judged_by_its_beginning() {
        let long = "Ünd: so.\n".repeat(BEGINNING);
        let start = beginning(&long);
        assert!(start.len() <= BEGINNING && long.starts_with(start) && start.ends_with("so."));
        let cuts = of("x.md", &long);
        assert!(cuts[0].more && cuts[0].first.len() == SHOWN);
    }
}
