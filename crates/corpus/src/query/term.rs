//! Words, phrases, beginnings and close spellings: from what stands in the query to what turns are
//! held against.
//!
//! Must not know: how terms are joined.

use transcript::Span;

use super::ast::What;
use super::cursor::is_minus;
use crate::close;
use crate::fold::folded;
use crate::tokenize::{stem, tokens};

/// The fewest letters before a star: shorter beginnings are those of half the dictionary.
pub(super) const LEAST_PREFIX: usize = 2;
/// The fewest letters before a tilde: of shorter words nearly all others are close.
pub(super) const LEAST_CLOSE: usize = 3;

/// A word as it was typed, with what its last characters ask for.
pub(super) enum Word<'a> {
    Term {
        text: &'a str,
        what: What,
    },
    /// Too short for what it asks; taken as the plain word. The sentence says why.
    Short {
        text: &'a str,
        what: What,
        why: String,
    },
    /// No letter, no digit.
    Empty,
}

/// Reads a word that was not quoted.
pub(super) fn word(typed: &str) -> Word<'_> {
    let (ending, text) = ending(typed);
    let text = text.trim_matches(|c| matches!(c, '*' | '~' | '/') || is_minus(c));
    let exact = tokens_of(text, true);
    let letters = |token: &String| token.chars().count();
    let what = match (ending, exact.as_slice()) {
        (_, []) => return Word::Empty,
        (Ending::Star, [token]) if letters(token) >= LEAST_PREFIX => What::Prefix(token.clone()),
        (Ending::Tilde(edits), [token]) if letters(token) >= LEAST_CLOSE => {
            let edits = edits.unwrap_or_else(|| close::edits(token));
            What::Close { token: token.clone(), edits }
        }
        (Ending::Star, _) => return short(typed, text, "a star needs one word of two letters"),
        (Ending::Tilde(_), _) => {
            return short(typed, text, "a tilde needs one word of three letters");
        }
        (Ending::Plain, _) => What::Inflected(tokens_of(text, false)),
    };
    Word::Term { text, what }
}

fn short<'a>(typed: &str, text: &'a str, need: &str) -> Word<'a> {
    let why = ["“", typed, "” is taken as “", text, "”: ", need, " or more before it."].concat();
    Word::Short { text, what: What::Inflected(tokens_of(text, false)), why }
}

/// What the end of a word asks for.
enum Ending {
    Plain,
    Star,
    /// With the number of edits, if one is written.
    Tilde(Option<u8>),
}

/// What a word ends in, and what is before that.
fn ending(typed: &str) -> (Ending, &str) {
    let endings = [
        ("*", Ending::Star),
        ("~", Ending::Tilde(None)),
        ("~1", Ending::Tilde(Some(1))),
        ("~2", Ending::Tilde(Some(2))),
    ];
    let cut = |(mark, ending)| Some((ending, typed.strip_suffix(mark)?));
    endings.into_iter().find_map(cut).unwrap_or((Ending::Plain, typed))
}

/// The tokens of `text`: folded as they are, or as stems and without a possessive at the end.
pub(super) fn tokens_of(text: &str, exact: bool) -> Vec<String> {
    let spans: Vec<Span> = tokens(text).collect();
    let kept = spans.len() - usize::from(!exact && is_possessive(text, &spans));
    let token = |span: &Span| {
        let folded = folded(span.of(text));
        if exact { folded } else { stem(&folded).into_owned() }
    };
    spans.iter().take(kept).map(token).collect()
}

/// The tokens of a word in small letters, spelled so that nothing else can be read into them.
pub(super) fn plain(text: &str) -> String {
    let kept = tokens_of(text, false).len();
    let tokens = tokens_of(text, true);
    tokens.get(..kept).unwrap_or_default().join("-")
}

/// The last token is the `s` of `'s`, and not the only one.
fn is_possessive(text: &str, spans: &[Span]) -> bool {
    let [.., before, last] = spans else { return false };
    let between = Span { start: before.end, end: last.start };
    last.of(text).eq_ignore_ascii_case("s") && matches!(between.of(text), "'" | "’" | "ʼ" | "‘")
}
