//! A quotation as HTML to be put into another page. It is text here, and stays text on ours.
//!
//! Must not know: elements, the clipboard.

use crate::in_html;
use crate::quote::{Quoted, speaker};

/// The turns as block quotations, each under its speaker, then the source and the terms on which they were
/// said.
pub(super) fn quotation(quoted: Quoted<'_>) -> String {
    let link = in_html(quoted.link);
    let mut out = ["<figure>\n<blockquote cite=\"", &link, "\">\n"].concat();
    for turn in quoted.turns() {
        let mut who = ["<b>", &in_html(&speaker(quoted.reading, turn)), ":</b> "].concat();
        for line in quoted.lines(turn) {
            out.push_str(&["<p>", &who, &in_html(&line), "</p>\n"].concat());
            who.clear();
        }
    }
    let title = in_html(&quoted.reading.entry.title);
    let source = ["<cite><a href=\"", &link, "\">", &title, "</a></cite>"].concat();
    let official = quoted.official().map(in_html);
    let official = official.map(|page| ["\n<a href=\"", &page, "\">Official text</a>."].concat());
    let terms = quoted.terms().map(|terms| "\n".to_owned() + &in_html(&terms));
    [
        &out,
        "</blockquote>\n<figcaption>— ",
        &source,
        &in_html(&quoted.when_and_where()),
        &official.unwrap_or_default(),
        &terms.unwrap_or_default(),
        "</figcaption>\n</figure>\n",
    ]
    .concat()
}
