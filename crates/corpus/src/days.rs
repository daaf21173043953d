//! Ranges of days as addresses and queries spell them: `2021`, `2021-03`, `2021-03-23`, `2021-03..2021-06-15`,
//! `2021-03..`, `..2021`.
//!
//! Must not know: what is filtered by them.

use crate::message::Date;

/// First and last day; `None` is without limit.
type Range = (Option<Date>, Option<Date>);

/// Lengths of the prefixes of `2021-03-23` that name a year, a month and a day.
const PERIODS: [usize; 3] = [4, 7, 10];

/// The shortest text that [`parse`] reads as the same range; empty where there is no limit.
pub fn to_text(from: Option<Date>, to: Option<Date>) -> String {
    let Some((from, to)) = from.zip(to) else {
        return match (from, to) {
            (Some(from), _) => shortest(from, |(first, _)| first == from) + "..",
            (_, Some(to)) => "..".to_owned() + &shortest(to, |(_, last)| last == to),
            _ => String::new(),
        };
    };
    let whole = shortest(from, |period| period == (from, to));
    if period(&whole) == Some((from, to)) {
        return whole;
    }
    shortest(from, |(first, _)| first == from) + ".." + &shortest(to, |(_, last)| last == to)
}

/// The shortest name around `day` of a period that fits; the day where none does.
fn shortest(day: Date, fits: impl Fn((Date, Date)) -> bool) -> String {
    let day = day.to_string();
    let names = PERIODS.iter().filter_map(|len| day.get(..*len));
    names.into_iter().find(|name| period(name).is_some_and(&fits)).unwrap_or(&day).to_owned()
}

/// Reads a range; `None` where a part of it is no day, month or year.
pub fn parse(text: &str) -> Option<Range> {
    let Some((from, to)) = sides(text) else {
        let (first, last) = period(text)?;
        return Some((Some(first), Some(last)));
    };
    let side = |text: &str| if text.is_empty() { Some(None) } else { period(text).map(Some) };
    Some((side(from)?.map(|(first, _)| first), side(to)?.map(|(_, last)| last)))
}

/// What stands before and behind the two dots of a range.
pub fn sides(text: &str) -> Option<(&str, &str)> {
    // Not at "..": what finds words of any length in a text weighs two kilobytes.
    let (from, rest) = text.split_once('.')?;
    Some((from, rest.strip_prefix('.')?))
}

/// First and last day of a year, month or day.
fn period(text: &str) -> Option<(Date, Date)> {
    let first = match text.len() {
        4 => Date::parse_iso(&format!("{text}-01-01")),
        7 => Date::parse_iso(&format!("{text}-01")),
        _ => Date::parse_iso(text),
    }?;
    let last_of = |month| (28..=31).rev().find_map(|day| Date::new(first.year(), month, day));
    let last = match text.len() {
        4 => last_of(12)?,
        7 => last_of(first.month())?,
        _ => first,
    };
    Some((first, last))
}

/// Whether the month ends with this day.
pub fn is_last_of_month(day: Date) -> bool {
    Date::new(day.year(), day.month(), day.day() + 1).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Option<Date> {
        (!iso.is_empty()).then(|| Date::parse_iso(iso).expect(iso))
    }

    fn check(from: &str, to: &str, shortest: &str) {
        let range = (day(from), day(to));
        assert_eq!(to_text(range.0, range.1), shortest);
        assert_eq!(parse(shortest), (!shortest.is_empty()).then_some(range));
        assert_eq!(parse(&format!("{from}..{to}")), Some(range));
    }

    #[test]
    fn shortest_form() {
        check("2021-03-23", "2021-03-23", "2021-03-23");
        check("2021-03-01", "2021-03-31", "2021-03");
        check("2024-02-01", "2024-02-29", "2024-02");
        check("2021-01-01", "2021-12-31", "2021");
        check("2021-01-01", "2021-01-01", "2021-01-01");
        check("2021-01-01", "2021-01-31", "2021-01");
        check("2021-03-02", "2021-06-30", "2021-03-02..2021-06");
        check("2021-03-01", "2021-06-15", "2021-03..2021-06-15");
        check("2021-01-01", "2022-12-31", "2021..2022");
        check("2023-02-01", "2024-02-28", "2023-02..2024-02-28");
        check("2021-03-01", "", "2021-03..");
        check("", "2021-12-31", "..2021");
        check("", "", "");
        // Nothing lies in it, and it says so itself.
        check("2022-01-01", "2021-12-31", "2022..2021");
    }

    #[test]
    fn what_is_no_range() {
        for bad in [
            "2021-3",
            "2021-13",
            "21",
            "2021-02-30",
            "2021-03-",
            "a..b",
            "2021..x",
            "...",
            "2021..2022..2023",
            "éé",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
