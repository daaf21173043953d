//! What a reader may be about to type: operators, names and words that go on from the last piece of
//! the query, each with the whole query that taking it makes.
//!
//! Must not know: how offers are drawn, which keys move through them.

use std::cmp::Reverse;

use corpus::message::Found;

use crate::{sorted, words};

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

/// Signs that stand inside a word and cut it in two for the archive: `don’t`, `O'Neill`.
const APOSTROPHES: [char; 2] = ['\'', '’'];

/// What the archive holds of words that end in `n’t`, and that is no word by itself.
const HALVES: [&str; 12] = [
    "aren", "couldn", "didn", "doesn", "hadn", "hasn", "isn", "mustn", "shouldn", "wasn", "weren",
    "wouldn",
];

/// The same, of a word that may as well be a name.
const NAME_OR_HALF: &str = "don";

/// The beginning of a word that the archive may go on with: the last piece of the query, where that is
/// plain; of what holds an apostrophe the part behind it; else empty.
pub fn begun(query: &str) -> &str {
    let word = last_word(query);
    let word = word.rsplit(APOSTROPHES).next().unwrap_or(word);
    if is_plain(last_word(query)) && word.chars().count() >= LEAST { word } else { "" }
}

/// Letters and digits, and apostrophes between them.
fn is_plain(word: &str) -> bool {
    word.split(APOSTROPHES).all(|part| !part.is_empty() && part.chars().all(char::is_alphanumeric))
}

/// The last piece of the query without the operator of an exchange.
fn last_word(query: &str) -> &str {
    let piece = last_piece(query);
    let word = if is_of_exchange(piece) { piece.rsplit(':').next() } else { None };
    word.unwrap_or(piece)
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
fn words_of<'a>(
    query: &'a str,
    known: &'a [(String, u32)],
) -> impl Iterator<Item = Completion> + 'a {
    let (word, whole) = (begun(query), last_word(query));
    let before = query.strip_suffix(whole).unwrap_or_default();
    let first = whole.strip_suffix(word).unwrap_or_default();
    let folded = word.to_lowercase();
    let fits = move |own: &str| {
        let goes_on = own != folded || half(own).is_some();
        !folded.is_empty() && own.starts_with(&folded) && goes_on
    };
    let words = known.iter().filter(move |(own, _)| fits(own));
    words.map(move |(own, turns)| {
        let is_exact = first.is_empty() && half(own) != Some(Half::Perhaps);
        let turns = words::counted(*turns, "turn");
        let turns = if is_exact { turns } else { "at most ".to_owned() + &turns };
        let end = half(own).map_or("", |_| "’t");
        made(before, [first, own, end].concat(), turns)
    })
}

/// Whether a word of the archive is the first half of one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Always,
    Perhaps,
}

fn half(word: &str) -> Option<Half> {
    if word == NAME_OR_HALF {
        return Some(Half::Perhaps);
    }
    HALVES.contains(&word).then_some(Half::Always)
}

/// Values of an operator whose spelling or name holds what is begun: those that begin so first, and of
/// them those that most turns have.
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
    let begins = |(key, label, _): &(&str, &str, u32)| {
        key.starts_with(&begun) || label.to_lowercase().starts_with(&begun)
    };
    let fitting = all.into_iter().filter(fits);
    let ranked = sorted::by_key(fitting, |one| (!begins(one), Reverse(one.2)));
    ranked.into_iter().map(offer).collect()
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
        // Those of most turns first, and before them those that begin so.
        check("role:", &[("role:press", "role:press "), ("role:official", "role:official ")]);
        check("kind:g", &[("kind:gaggle", "kind:gaggle "), ("kind:briefing", "kind:briefing ")]);
    }

    #[test]
    fn words_with_an_apostrophe_are_whole() {
        let known = [("don", 40), ("donor", 12), ("didn", 9), ("neill", 2)];
        let known = known.map(|(word, turns)| (word.to_owned(), turns));
        let offers = |query: &str| {
            let offers = completions(query, &sample::found(), &known).into_iter();
            offers.map(|one| (one.query, one.detail)).collect::<Vec<_>>()
        };
        let expected = |all: &[(&str, &str)]| {
            let owned =
                |(query, detail): &(&str, &str)| ((*query).to_owned(), (*detail).to_owned());
            all.iter().map(owned).collect::<Vec<_>>()
        };
        let don = ("a don’t ", "at most 40 turns");
        assert_eq!(offers("a don"), expected(&[don, ("a donor ", "12 turns")]));
        assert_eq!(offers("did"), expected(&[("didn’t ", "9 turns")]));
        assert_eq!(offers("o’ne"), expected(&[("o’neill ", "at most 2 turns")]));
        assert_eq!(offers("x asked:O'Ne"), expected(&[("x asked:O'neill ", "at most 2 turns")]));
        assert_eq!(offers("don't"), expected(&[]));
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
        let all = ["a -sanc", "s", "speaker:ps", "asked:sanc", "\"sanc", "sanc*", "o'ne", "'ne"];
        assert_eq!(all.map(begun), ["sanc", "", "", "sanc", "", "", "ne", ""]);
    }
}
