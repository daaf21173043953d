//! A quotation in each of the ways in which it is passed on: as text, as Markdown or HTML with its
//! source, and as a citation in the styles of manuals and of programs that keep references.
//!
//! Must not know: the clipboard, the present day by itself.

mod bibtex;
mod csl;
mod html;
mod manuals;
mod ris;
mod work;

#[cfg(test)]
mod tests;

use corpus::message::Date;

use crate::in_html;
use crate::quote::{Form, Quoted, quote};
use work::Work;

/// A way of passing a quotation on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteStyle {
    Text,
    Markdown,
    Html,
    Chicago,
    Apa,
    Mla,
    Bibtex,
    Ris,
    CslJson,
}

impl QuoteStyle {
    /// Those that hold the words themselves.
    pub const QUOTATIONS: [Self; 3] = [Self::Text, Self::Markdown, Self::Html];

    /// Those that say where they stand.
    pub const CITATIONS: [Self; 6] =
        [Self::Chicago, Self::Apa, Self::Mla, Self::Bibtex, Self::Ris, Self::CslJson];

    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Chicago => "Chicago",
            Self::Apa => "APA",
            Self::Mla => "MLA",
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
        }
    }

    /// Whether a program reads it, and not a person.
    pub fn is_code(self) -> bool {
        matches!(self, Self::Markdown | Self::Html | Self::Bibtex | Self::Ris | Self::CslJson)
    }
}

/// A stretch of what is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slanted {
    pub text: String,
    /// The manual wants it in italics.
    pub is_slanted: bool,
}

/// The same as HTML, for programs that take over italics; `None` where there are none.
pub fn rich(cited: &[Slanted]) -> Option<String> {
    let piece = |one: &Slanted| {
        let text = in_html(&one.text).replace('\n', "</p>\n<p>");
        if one.is_slanted { ["<i>", &text, "</i>"].concat() } else { text }
    };
    let pieces = || cited.iter().map(piece).collect::<String>();
    cited.iter().any(|one| one.is_slanted).then(|| ["<p>", &pieces(), "</p>"].concat())
}

/// What is quoted in that style. `today` is said only where a style asks for the day on which a page
/// without a date was read.
pub fn cited(quoted: Quoted<'_>, style: QuoteStyle, today: Option<Date>) -> Vec<Slanted> {
    let work = || Work::of(quoted, today);
    let text = match style {
        QuoteStyle::Text => quote(quoted, Form::Plain),
        QuoteStyle::Markdown => quote(quoted, Form::Markdown),
        QuoteStyle::Html => html::quotation(quoted),
        QuoteStyle::Chicago => return manuals::chicago(&work()),
        QuoteStyle::Apa => return manuals::apa(&work()),
        QuoteStyle::Mla => return manuals::mla(&work()),
        QuoteStyle::Bibtex => bibtex::entry(&work()),
        QuoteStyle::Ris => ris::record(&work()),
        QuoteStyle::CslJson => csl::items(&work()),
    };
    vec![Slanted { text, is_slanted: false }]
}
