//! What a reader may be about to type: operators, names and words that go on from the last piece of
//! the query, each with the whole query that taking it makes.
//!
//! Must not know: how offers are drawn, which keys move through them.

use corpus::message::Found;

use crate::words;

/// One way on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// `speaker:jen-psaki`
    pub text: String,
    /// `Jen Psaki, 1,204 turns`
    pub detail: String,
    /// The query with it, and with what may follow it at once.
    pub query: String,
}

/// Offers at once.
const MOST: usize = 7;

/// Letters before words of the archive are offered.
const LEAST: usize = 2;

/// Operators, as far as they are typed before something else is, with what they ask for.
const OPERATORS: [(&str, &str); 12] = [
    ("speaker:", "who speaks"),
    ("role:", "press, official, moderator or other"),
    ("kind:", "the kind of event"),
    ("place:", "where it was held"),
    ("rule:", "on which terms: background, embargo, …"),
    ("date:", "2021, 2021-03, 2021-03..2021-06, >2021"),
    ("has:", "what stands in the text besides words"),
    ("len:", "words of the turn: >100"),
    ("asked:", "what the question has"),
    ("answered:", "what an answer has"),
    ("NEAR/10 ", "at most ten words from the next"),
    ("OR ", "or what comes next"),
];

/// The beginning of a word that the archive may go on with: the last piece of the query, where that is
/// plain; else empty.
pub fn begun(query: &str) -> &str {
    let piece = last_piece(query);
    let word = if is_of_exchange(piece) { piece.rsplit(':').next() } else { None };
    let word = word.unwrap_or(piece);
    let is_plain = word.chars().count() >= LEAST && word.chars().all(char::is_alphanumeric);
    if is_plain { word } else { "" }
}

/// All offers for a query as it is typed; `known` are the archive's words for [`begun`], with turns.
pub fn completions(query: &str, found: &Found, known: &[(String, u32)]) -> Vec<Completion> {
    let piece = last_piece(query);
    if piece.is_empty() || piece.contains(['"', '/']) {
        return Vec::new();
    }
    let offers = match piece.split_once(':') {
        Some((name, value)) if !is_of_exchange(piece) => values(name, value, found),
        _ => operators(piece),
    };
    let before = query.strip_suffix(piece).unwrap_or_default();
    let offers = offers.into_iter().map(|(text, detail)| made(before, text, detail));
    offers.chain(words_of(query, known)).take(MOST).collect()
}

/// What is being typed: all behind the last blank or bracket, without what excludes it.
fn last_piece(query: &str) -> &str {
    let piece = query.rsplit([' ', '(']).next().unwrap_or(query);
    piece.strip_prefix('-').unwrap_or(piece)
}

/// Whether words of the archive follow behind this operator.
fn is_of_exchange(piece: &str) -> bool {
    piece.starts_with("asked:") || piece.starts_with("answered:")
}

fn made(before: &str, text: String, detail: String) -> Completion {
    let space = if text.ends_with([':', ' ']) { "" } else { " " };
    let query = [before, &text, space].concat();
    Completion { text: text.trim_end().to_owned(), detail, query }
}

/// Operators that begin so.
fn operators(piece: &str) -> Vec<(String, String)> {
    let fits = |name: &str| name.len() > piece.len() && name.starts_with(piece);
    let offers = OPERATORS.iter().filter(|(name, _)| fits(name));
    offers.map(|(name, does)| ((*name).to_owned(), (*does).to_owned())).collect()
}

/// Words of the archive that go on from the one begun.
fn words_of(query: &str, known: &[(String, u32)]) -> impl Iterator<Item = Completion> {
    let word = begun(query);
    let before = query.strip_suffix(word).unwrap_or_default().to_owned();
    let folded = word.to_lowercase();
    let fits = move |own: &str| !folded.is_empty() && own.starts_with(&folded) && own != folded;
    let words = known.iter().filter(move |(own, _)| fits(own));
    words.map(move |(own, turns)| made(&before, own.clone(), words::counted(*turns, "turn")))
}

/// Values of an operator whose spelling or name holds what is begun.
fn values(name: &str, begun: &str, found: &Found) -> Vec<(String, String)> {
    let facets = &found.facets;
    let all: Vec<(&str, &str, u32)> = match name {
        "speaker" => {
            let of = facets.speakers.iter();
            of.map(|one| (&*one.key.0, words::name(&one.who), one.turns)).collect()
        }
        "role" => {
            facets.roles.iter().map(|(one, n)| (one.as_str(), words::role(*one), *n)).collect()
        }
        "kind" => {
            facets.kinds.iter().map(|(one, n)| (one.as_str(), words::kind(*one), *n)).collect()
        }
        "rule" => {
            facets.rules.iter().map(|(one, n)| (one.as_str(), words::rule(*one), *n)).collect()
        }
        "has" => {
            facets.marks.iter().map(|(one, n)| (one.as_str(), words::mark(*one), *n)).collect()
        }
        _ => Vec::new(),
    };
    let begun = begun.to_lowercase();
    let fits = |(key, label, _): &(&str, &str, u32)| {
        *key != begun && (key.contains(&begun) || label.to_lowercase().contains(&begun))
    };
    let offer = |(key, label, n): (&str, &str, u32)| {
        ([name, ":", key].concat(), [label, ", ", &words::counted(n, "turn")].concat())
    };
    all.into_iter().filter(fits).map(offer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn check(query: &str, expect: &[(&str, &str)]) {
        let known = [("sanctions".to_owned(), 14), ("sanction".to_owned(), 3)];
        let offers = completions(query, &sample::found(), &known);
        let offers: Vec<_> =
            offers.iter().map(|one| (one.text.as_str(), one.query.as_str())).collect();
        assert_eq!(offers, expect, "{query}");
    }

    #[test]
    fn operators_go_on_from_their_beginning() {
        check("", &[]);
        check("a ", &[]);
        check("a spe", &[("speaker:", "a speaker:")]);
        check("(-ro", &[("role:", "(-role:")]);
        check("ru", &[("rule:", "rule:")]);
        check("a O", &[("OR", "a OR ")]);
    }

    #[test]
    fn values_are_those_of_the_archive() {
        check("speaker:psa", &[("speaker:jen-psaki", "speaker:jen-psaki ")]);
        check("speaker:JEN", &[("speaker:jen-psaki", "speaker:jen-psaki ")]);
        check("x -kind:bri", &[("kind:briefing", "x -kind:briefing ")]);
        check("rule:backg", &[("rule:background", "rule:background ")]);
        check("len:", &[]);
    }

    #[test]
    fn words_are_those_of_the_archive() {
        check("sanc", &[("sanctions", "sanctions "), ("sanction", "sanction ")]);
        check("a Sanction", &[("sanctions", "a sanctions ")]);
        check(
            "asked:sanctio",
            &[("sanctions", "asked:sanctions "), ("sanction", "asked:sanction ")],
        );
        check("\"sanc", &[]);
        check("/sanc", &[]);
    }

    #[test]
    fn only_plain_beginnings_are_asked_for() {
        let all = ["a -sanc", "s", "speaker:ps", "asked:sanc", "\"sanc", "sanc*"];
        assert_eq!(all.map(begun), ["sanc", "", "", "sanc", "", ""]);
    }
}
