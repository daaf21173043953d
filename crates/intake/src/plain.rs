//! Plain text into a source: a title and a date found, labels spelled.
//!
//! Must not know: what the text came from.

use crate::front;
use crate::labels::{self, Labels};

/// Longest first line that is taken for a title.
const LONGEST_TITLE: usize = 160;

/// A source with the title that the first line is, or the file's name.
pub(crate) fn source(name: &str, text: &str) -> String {
    if text.starts_with("---\n") || text.starts_with("---\r\n") {
        return text.to_owned();
    }
    titled(name, None, text, labels::found(text))
}

/// A source with this title, and what its labels are, where that is known.
pub(crate) fn titled(
    name: &str,
    title: Option<&str>,
    text: &str,
    labels: Option<Labels>,
) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    let (title, text) = match title {
        Some(title) => (title, text),
        None => first_line(text).unwrap_or((stem, text)),
    };
    let date = front::date_in(name).or_else(|| front::date_in(title));
    // Capitals that nobody has spoken for are left to the parser's own judgement.
    front::write(title, date, labels.is_some()) + &labels::spell(text, labels)
}

/// A short first line with a blank one below it, and the rest.
fn first_line(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let (line, rest) = text.split_once('\n')?;
    let alone = rest.lines().next().is_some_and(|next| next.trim().is_empty());
    let short = line.chars().count() <= LONGEST_TITLE && !line.contains(':');
    let body = !rest.trim().is_empty();
    (alone && short && body).then(|| (line.trim().trim_start_matches(['#', ' ']), rest))
}
