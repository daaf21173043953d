//! How long ago something was, in words.
//!
//! Must not know: what it was.

/// Names of spans, each with its milliseconds, the longest first.
const SPANS: [(&str, f64); 3] =
    [("day", 86_400_000.0), ("hour", 3_600_000.0), ("minute", 60_000.0)];

/// `3 days ago`.
pub(super) fn age(then: f64, now: f64) -> String {
    let passed = now - then;
    let span = SPANS.iter().find(|(_, length)| passed >= *length);
    span.map_or_else(
        || "just now".to_owned(),
        |(name, length)| view::counted((passed / length) as u32, name) + " ago",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_whole_spans() {
        let check = |minutes: f64, words| assert_eq!(age(0.0, minutes * 60_000.0), words);
        check(0.9, "just now");
        check(1.0, "1 minute ago");
        check(59.0, "59 minutes ago");
        check(61.0, "1 hour ago");
        check(47.0 * 60.0, "1 day ago");
        check(48.0 * 60.0, "2 days ago");
        // A clock that was set back.
        check(-5.0, "just now");
    }
}
