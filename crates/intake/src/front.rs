//! The front matter of a source: writing it, and telling whether anything stands below it.
//!
//! Must not know: bodies.

/// Front matter with what is known. Values are quoted, so that no text of a file becomes a key.
/// Where labels are `vouched` for, the parser is told that they are speakers'.
pub(crate) fn write(title: &str, date: Option<&str>, vouched: bool) -> String {
    let mut front = "---\n".to_owned();
    if let Some(date) = date {
        front.extend(["date: '", date, "'\n"]);
    }
    if vouched {
        front.push_str("labels: speakers\n");
    }
    front + "title: " + &quoted(title) + "\n---\n\n"
}

/// A value that is nothing but this text.
pub(crate) fn quoted(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut quoted = "\"".to_owned();
    for c in text.chars().filter(|c| !c.is_control()) {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted + "\""
}

/// A source's front matter between its two lines, and its body. Where there is none, all is body.
pub(crate) fn divide(source: &str) -> (&str, &str) {
    let whole = ("", source);
    let Some((first, rest)) = source.split_once('\n') else { return whole };
    if first.trim_end() != "---" {
        return whole;
    }
    let mut start = 0;
    for line in rest.split_inclusive('\n') {
        let end = start + line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return rest.get(..start).zip(rest.get(end..)).unwrap_or(whole);
        }
        start = end;
    }
    whole
}

/// A source of these keys and this body.
pub(crate) fn join(keys: &str, body: &str) -> String {
    ["---\n", keys, "---\n", body].concat()
}

/// Keys with this one last, whatever it was before; without it where it has no value. A value goes on
/// over all lines that are set in.
pub(crate) fn with_key(keys: &str, key: &str, value: Option<&str>) -> String {
    let (mut others, mut within) = (String::with_capacity(keys.len()), false);
    for line in keys.lines() {
        let goes_on = line.is_empty() || line.starts_with([' ', '\t']);
        let begins = line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
        within = begins || within && goes_on;
        if !within {
            others.extend([line, "\n"]);
        }
    }
    if let Some(value) = value {
        others.extend([key, ": ", value, "\n"]);
    }
    others
}

/// Whether text stands below the front matter.
pub(crate) fn has_body(source: &str) -> bool {
    !divide(source).1.trim().is_empty()
}

/// The first `2021-03-23` in a name.
pub(crate) fn date_in(name: &str) -> Option<&str> {
    (0..name.len()).filter_map(|at| name.get(at..at + 10)).find(|part| is_date(part))
}

fn is_date(part: &str) -> bool {
    let digits = part.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let number = |range: core::ops::Range<usize>| {
        part.get(range).and_then(|digits| digits.parse::<u8>().ok())
    };
    let within = |number: Option<u8>, most| number.is_some_and(|one| (1..=most).contains(&one));
    digits && within(number(5..7), 12) && within(number(8..10), 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_never_a_key() {
        let front = write("A \"quoted\"\ntitle: \\ x", Some("2024-01-02"), false);
        assert_eq!(
            front,
            "---\ndate: '2024-01-02'\ntitle: \"A \\\"quoted\\\" title: \\\\ x\"\n---\n\n"
        );
        assert!(!has_body(&front) && has_body(&(front.clone() + "x")));
    }

    #[test]
    fn nothing_stands_below_front_matter_of_any_lines() {
        for front in
            ["---\r\ntitle: T\r\n---\r\n", "---\ntitle: T\n...\n", "---\na: b\n---", "---\n---\n"]
        {
            assert!(!has_body(front), "{front:?}");
        }
        assert!(has_body("---\r\ntitle: T\r\n---\r\nHi.") && has_body("Hi."));
    }

    #[test]
    fn a_date_in_a_name() {
        assert_eq!(date_in("Talk 2024-05-02.txt"), Some("2024-05-02"));
        assert_eq!(date_in("2024-15-02 ü 20-1"), None);
    }

    #[test]
    fn a_key_is_replaced_with_all_its_lines() {
        let keys = "date: '2021-03-23'\ntitle: \"A\\_Call on the\n  \\ People\"\ntags: x\n";
        let other = with_key(keys, "title", Some("'B'"));
        assert_eq!(other, "date: '2021-03-23'\ntags: x\ntitle: 'B'\n");
        assert_eq!(with_key(&other, "title", None), "date: '2021-03-23'\ntags: x\n");
    }

    #[test]
    fn a_source_is_divided_and_joined() {
        for source in ["---\na: b\n---\nText\n", "---\n---\n", "---\na: b\n---\n"] {
            let (keys, body) = divide(source);
            assert_eq!(join(keys, body), source);
        }
        for source in ["", "---", "---\na: b", "Text\n---\na: b\n---\n"] {
            assert_eq!(divide(source), ("", source));
        }
    }
}
