//! The front matter of a source: writing it, and telling whether anything stands below it.
//!
//! Must not know: bodies.

/// Front matter with what is known. Values are quoted, so that no text of a file becomes a key.
/// Where labels are `vouched` for, the parser is told that they are speakers'.
pub(crate) fn write(title: &str, date: Option<&str>, vouched: bool) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut front = "---\n".to_owned();
    if let Some(date) = date {
        front.extend(["date: '", date, "'\n"]);
    }
    if vouched {
        front.push_str("labels: speakers\n");
    }
    front.push_str("title: \"");
    for c in title.chars().filter(|c| !c.is_control()) {
        if matches!(c, '"' | '\\') {
            front.push('\\');
        }
        front.push(c);
    }
    front + "\"\n---\n\n"
}

/// Whether text stands below the front matter.
pub(crate) fn has_body(source: &str) -> bool {
    let body = source.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    !body.map_or(source, |(_, body)| body).trim().is_empty()
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
    fn a_date_in_a_name() {
        assert_eq!(date_in("Talk 2024-05-02.txt"), Some("2024-05-02"));
        assert_eq!(date_in("2024-15-02 ü 20-1"), None);
    }
}
