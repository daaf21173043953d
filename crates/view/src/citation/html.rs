//! A quotation as HTML to be put into another page. It is text here, and stays text on ours.
//!
//! Must not know: elements, the clipboard.

use crate::quote::{Quoted, speaker};

/// The turns as block quotations, each under its speaker, then the source.
pub(super) fn quotation(quoted: Quoted<'_>) -> String {
    let link = escaped(quoted.link);
    let mut out = ["<figure>\n<blockquote cite=\"", &link, "\">\n"].concat();
    for turn in quoted.turns() {
        let mut who = ["<b>", &escaped(&speaker(quoted.reading, turn)), ":</b> "].concat();
        for line in quoted.lines(turn) {
            out.push_str(&["<p>", &who, &escaped(&line), "</p>\n"].concat());
            who.clear();
        }
    }
    let title = escaped(&quoted.reading.entry.title);
    let source = ["<cite><a href=\"", &link, "\">", &title, "</a></cite>"].concat();
    let official = quoted.official().map(escaped);
    let official = official.map(|page| ["\n<a href=\"", &page, "\">Official text</a>."].concat());
    [
        &out,
        "</blockquote>\n<figcaption>— ",
        &source,
        &escaped(&quoted.when_and_where()),
        &official.unwrap_or_default(),
        "</figcaption>\n</figure>\n",
    ]
    .concat()
}

/// Words that mean nothing to HTML, in an attribute as well.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(letter),
        }
    }
    out
}
