//! Words as HTML spells them, wherever they are to stand in it: in a quotation for another page, in the
//! first view. The page itself never needs this: there, words are text.
//!
//! Must not know: elements.

/// `words` so that they mean themselves, between tags and within quotes.
pub fn in_html(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // A parser would make of these something else: a line end, or a mark of its own.
            '\r' => safe.push_str("&#13;"),
            '\0' => safe.push('\u{fffd}'),
            _ => safe.push(letter),
        }
    }
    safe
}
