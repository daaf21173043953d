//! An entry for BibTeX and biblatex. BibTeX counts braces wherever they stand, so none but ours may:
//! those of a title are spelled by name.
//!
//! Must not know: what is done with it.

use super::work::{Author, Work, in_one_line};

/// The names of months that every style defines.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The entry, its lines ended.
pub(super) fn entry(work: &Work<'_>) -> String {
    let mut out = ["@misc{", &key(work), ",\n"].concat();
    let mut field = |name: &str, value: &str| {
        let blanks = " ".repeat(12usize.saturating_sub(name.len()));
        out.push_str(&["  ", name, &blanks, " = ", value, ",\n"].concat());
    };
    if let Some(author) = &work.author {
        field("author", &in_braces(&name(author)));
    }
    // A second pair keeps capitals as they are.
    field("title", &in_braces(&in_braces(&escaped(&work.title))));
    let publisher = work.publisher.iter().map(String::as_str);
    let how: Vec<String> = [work.genre].into_iter().chain(publisher).map(escaped).collect();
    field("howpublished", &in_braces(&how.join(", ")));
    if let Some(date) = work.date {
        field("date", &in_braces(&date.to_string()));
        field("year", &in_braces(&date.year().to_string()));
        let month = usize::from(date.month()).checked_sub(1).and_then(|at| MONTHS.get(at));
        month.into_iter().for_each(|month| field("month", month));
    }
    field("url", &in_braces(&address(work.page())));
    if let Some(day) = work.read_on {
        field("urldate", &in_braces(&day.to_string()));
    }
    field("note", &in_braces(&escaped(&work.note())));
    out + "}\n"
}

/// `psaki-2021-03-23-k7q2-7`: letters, digits and hyphens alone.
fn key(work: &Work<'_>) -> String {
    let family = match &work.author {
        Some(Author::Person { family, .. }) => family.to_ascii_lowercase(),
        _ => String::new(),
    };
    let letters: String = family.chars().filter(char::is_ascii_alphanumeric).collect();
    let own = if letters.is_empty() { "transcript" } else { &letters };
    [own, "-", &work.id].concat()
}

fn in_braces(value: &str) -> String {
    ["{", value, "}"].concat()
}

/// `Psaki, Jen`; what must not be taken apart in braces of its own.
fn name(author: &Author) -> String {
    let whole = |part: &str| {
        let divides = part.contains(',') || part.split(' ').any(|word| word == "and");
        let part = escaped(part);
        if divides { in_braces(&part) } else { part }
    };
    match author {
        Author::Publisher(name) => in_braces(&escaped(name)),
        Author::Person { family, given, suffix } => {
            let parts = [family, suffix, given].map(|part| whole(part));
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }
    }
}

/// Words that mean nothing to TeX, in one line.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in in_one_line(words).chars() {
        match letter {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '$' | '&' | '%' | '#' | '_' => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    out
}

/// An address as `url` wants it: as it is, but for what ends a field or begins a command.
fn address(page: &str) -> String {
    page.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D")
}
