//! Ranges of words of a turn as addresses spell them: `20..99`, `100..`, `..19`.
//!
//! Must not know: what is filtered by them.

use corpus::days;

/// The text that [`parse`] reads as the same range.
pub(super) fn to_text((from, to): (u32, u32)) -> String {
    let side =
        |value: u32, open: u32| if value == open { String::new() } else { value.to_string() };
    side(from, 0) + ".." + &side(to, u32::MAX)
}

/// Reads a range; `None` where it is none, or none that a turn could be in.
pub(super) fn parse(text: &str) -> Option<(u32, u32)> {
    let (from, to) = days::sides(text)?;
    let side = |text: &str, open| if text.is_empty() { Some(open) } else { text.parse().ok() };
    let (from, to) = (side(from, 0)?, side(to, u32::MAX)?);
    (from <= to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        for (text, range) in
            [("20..99", (20, 99)), ("100..", (100, u32::MAX)), ("..19", (0, 19)), ("5..5", (5, 5))]
        {
            assert_eq!(parse(text), Some(range));
            assert_eq!(to_text(range), text);
        }
        for text in ["", "5", "9..5", "a..", "-1..", "99999999999.."] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
