//! The front matter: where it ends, and what its keys say.
//!
//! Must not know: the body.

use serde_yaml::{Mapping, Value};

use crate::{Date, Kind, Meta, RemarkKind, Stamp, remark::Doubts, yaml};

/// Longest front matter that is read, in bytes. Published ones stay below 1,500.
const LONGEST: usize = 64 * 1024;

/// A source divided at the end of its front matter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Divided<'a> {
    pub(crate) yaml: Option<&'a str>,
    pub(crate) body: &'a str,
    /// Line of the source on which `body` begins, counted from 1.
    pub(crate) body_line: u32,
}

/// Finds the front matter: the lines between a first line `---` and the next such line.
pub(crate) fn divide<'a>(text: &'a str, doubts: &mut Doubts) -> Divided<'a> {
    let whole = Divided { yaml: None, body: text, body_line: 1 };
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if first.trim_end() != "---" {
        doubts.note(1, RemarkKind::NoFrontMatter);
        return whole;
    }
    let mut start = 0;
    for (body_line, line) in (3..).zip(rest.split_inclusive('\n')) {
        let end = start + line.len();
        if matches!(line.trim_end(), "---" | "...") {
            let yaml = rest.get(..start);
            return Divided { yaml, body: rest.get(end..).unwrap_or(""), body_line };
        }
        start = end;
    }
    doubts.note(1, RemarkKind::UnclosedFrontMatter);
    Divided { yaml: None, body: rest, body_line: 2 }
}

/// Reads the keys of the front matter. What cannot be read is remarked and left empty.
pub(crate) fn read(yaml: Option<&str>, doubts: &mut Doubts) -> Meta {
    let Some(text) = yaml else { return Meta::default() };
    if text.len() > LONGEST {
        doubts.note(1, RemarkKind::FrontMatterTooLong { bytes: text.len(), most: LONGEST });
        return Meta::default();
    }
    match yaml::read(text) {
        Ok(map) => meta(&map, text, doubts),
        Err(problem) => {
            let line = u32::try_from(problem.line).unwrap_or(0).saturating_add(2);
            doubts.note(line, RemarkKind::BadFrontMatter { problem: problem.text });
            Meta::default()
        }
    }
}

fn meta(map: &Mapping, text: &str, doubts: &mut Doubts) -> Meta {
    let mut meta = Meta::default();
    for (key, value) in map {
        let key = scalar(key);
        let value_text = scalar(value);
        match key.as_str() {
            "title" => meta.title = plain(&value_text),
            "date" => meta.date = Date::parse_iso(value_text.get(..10).unwrap_or(&value_text)),
            "published_time" => meta.published = Some(Stamp::read(&value_text)),
            "modified_time" => meta.modified = Some(Stamp::read(&value_text)),
            "source_url" => meta.address = Some(value_text.clone()),
            "permalink" if meta.address.is_none() => meta.address = Some(value_text.clone()),
            _ => {
                meta.other.push((key, value_text));
                continue;
            }
        }
        let unread = match key.as_str() {
            "date" => meta.date.is_none(),
            "published_time" => meta.published.as_ref().is_some_and(|at| at.seconds.is_none()),
            "modified_time" => meta.modified.as_ref().is_some_and(|at| at.seconds.is_none()),
            _ => false,
        };
        if unread {
            let line = line_of(text, &key);
            doubts.note(line, RemarkKind::UnreadableValue { key, value: value_text });
        }
    }
    for key in ["title", "date"].into_iter().filter(|key| !map.contains_key(*key)) {
        doubts.note(1, RemarkKind::MissingKey { key: key.to_owned() });
    }
    meta.kind = Kind::of_title(&meta.title);
    meta.date = meta.date.or_else(|| meta.published.as_ref().and_then(Stamp::date));
    meta
}

/// Line of the source on which a key stands, counted from 1.
fn line_of(yaml: &str, key: &str) -> u32 {
    let at = yaml.lines().position(|line| line.starts_with(key)).unwrap_or(0);
    u32::try_from(at).unwrap_or(0).saturating_add(2)
}

/// A value as text: a string as it is, anything else as YAML writes it.
fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => serde_yaml::to_string(other).unwrap_or_default().trim_end().to_owned(),
    }
}

/// White space made single and plain, invisible joiners removed.
fn plain(text: &str) -> String {
    let visible = text.replace(['\u{ad}', '\u{2060}', '\u{feff}', '\u{200b}'], "");
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, remarks: &[&str]) -> (Meta, String, u32) {
        let mut doubts = Doubts::default();
        let divided = divide(text, &mut doubts);
        let meta = read(divided.yaml, &mut doubts);
        let said: Vec<_> = doubts.finish("x.md").iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), remarks.len(), "{said:?}");
        for (said, part) in said.iter().zip(remarks) {
            assert!(said.contains(part), "{said}");
        }
        (meta, divided.body.to_owned(), divided.body_line)
    }

    #[test]
    fn both_variants() {
        let corpus = "---\ndate: '2021-03-23'\nmodified_time: 2021-03-30 22:43:28-04:00\n\
                      published_time: 2021-03-23 20:35:05-04:00\nsource_url: https://x.example/a/\n\
                      tags: press-briefings\ntitle: \"A\\_Call on the\\\n  \\ People\\u2019s\\_Rice\"\n\
                      ---\n \nBody\n";
        let (meta, body, line) = check(corpus, &[]);
        assert_eq!(meta.title, "A Call on the People’s Rice");
        assert_eq!(meta.modified.expect("is there").printed, "2021-03-30 22:43:28-04:00");
        assert_eq!(meta.other, [("tags".to_owned(), "press-briefings".to_owned())]);
        assert_eq!((body.as_str(), line), (" \nBody\n", 10));
        let older = "---\r\ncategory: b\r\ndate: 2021-03-23\r\npermalink: https://x.example/a/\r\n\
                     title: Plain\r\nlist: [1, 2]\r\n---\r\nBody";
        let (older, _, _) = check(older, &[]);
        assert_eq!((older.date, older.address), (meta.date, meta.address));
        assert_eq!(older.other.len(), 2);
    }

    #[test]
    fn broken_headers() {
        assert_eq!(check("Body", &["x.md:1: no front matter"]).1, "Body");
        assert_eq!(check("---\ndate: x\nBody", &["never ends"]).1, "date: x\nBody");
        assert_eq!(check("", &["no front matter"]).1, "");
        assert_eq!(check("---\ntitle: [\n---\nBody", &["x.md:"]).1, "Body");
        check("---\ntitle: T\ndate: soon\n---\n", &["x.md:3: `date`"]);
        check("---\ntitle: T\n---\n", &["x.md:1: no `date`"]);
        check(&format!("---\nx: {}\n---\n", "y".repeat(70_000)), &["longer than"]);
    }
}
