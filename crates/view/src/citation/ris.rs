//! A record in the RIS format: a line a fact, each ended by a carriage return and a line feed.
//!
//! Must not know: what is done with it.

use corpus::message::Date;

use super::work::{Author, Work, in_one_line};

/// The record, from its type to its end.
pub(super) fn record(work: &Work<'_>) -> String {
    let mut out = String::new();
    let mut line = |tag: &str, value: &str| {
        out.push_str(&[tag, "  - ", &in_one_line(value), "\r\n"].concat());
    };
    line("TY", "ELEC");
    line("ID", &work.id);
    if let Some(author) = &work.author {
        line("AU", &name(author));
    }
    line("TI", &work.title);
    if let Some(publisher) = &work.publisher {
        line("T2", publisher);
        line("PB", publisher);
    }
    line("M3", work.genre);
    if let Some(date) = work.date {
        line("PY", &date.year().to_string());
        line("DA", &slashed(date));
    }
    line("UR", work.page());
    if let Some(day) = work.read_on {
        line("Y2", &slashed(day));
    }
    line("N1", &work.note());
    line("ER", "");
    out
}

/// `Psaki, Jen`; asterisks are not allowed in it.
fn name(author: &Author) -> String {
    let name = match author {
        Author::Publisher(name) => name.clone(),
        Author::Person { family, given, suffix } if suffix.is_empty() && given.is_empty() => {
            family.clone()
        }
        Author::Person { family, given, suffix } if suffix.is_empty() => {
            [family, ", ", given].concat()
        }
        Author::Person { family, given, suffix } => [family, ", ", given, ", ", suffix].concat(),
    };
    name.replace('*', "")
}

/// `2021/03/23`
fn slashed(date: Date) -> String {
    date.to_string().replace('-', "/")
}
