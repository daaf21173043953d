//! How long ago something was, in words.
//!
//! Must not know: what it was.

/// Names of spans, each with its milliseconds, the longest first.
const SPANS: [(&str, f64); 3] =
    [("day", 86_400_000.0), ("hour", 3_600_000.0), ("minute", 60_000.0)];

/// Days beyond which the clock is more likely to be wrong than the span to be right.
const MOST: f64 = 3_650.0;

/// `3 days ago`; where that cannot be, as by a clock that is wrong, so much.
pub(super) fn age(then: f64, now: f64) -> String {
    let passed = now - then;
    let [(_, day), ..] = SPANS;
    if passed < -day || passed > MOST * day {
        return "at a time that the clock of this device cannot tell".to_owned();
    }
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
        let untold = "at a time that the clock of this device cannot tell";
        check(-2.0 * 24.0 * 60.0, untold);
        check(50.0 * 365.0 * 24.0 * 60.0, untold);
    }
}
