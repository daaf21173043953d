//! Days and time stamps as the source prints them.
//!
//! Kept by hand: `jiff` and its like are excellent and cost the page tens of kilobytes for a
//! calendar of which it needs one day's arithmetic. Must not know: the current time.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day of the proleptic Gregorian calendar, years 0001 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

/// A moment as printed with its offset, `2021-03-30 22:43:28-04:00`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub printed: String,
    /// Seconds since 1970-01-01T00:00:00Z; `None` where the printed form is not understood.
    pub seconds: Option<i64>,
}

/// A day of the week, Monday first as in ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// Ordinal of 1970-01-01, the day from which time stamps count.
const EPOCH: i32 = 719_163;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl Date {
    /// The day, or `None` where the calendar has no such day. Years run from 1 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let real = (1..=9999).contains(&year) && day >= 1 && day <= days_in(year, month)?;
        real.then_some(Date { year, month, day })
    }

    /// Reads `2021-03-23`, exactly ten characters.
    ///
    /// ```
    /// # use transcript::Date;
    /// assert_eq!(Date::parse_iso("2021-03-23"), Date::new(2021, 3, 23));
    /// assert_eq!(Date::parse_iso("2021-02-30"), None);
    /// ```
    pub fn parse_iso(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = digits(parts.next()?, 2)?;
        let day = digits(parts.next()?, 2)?;
        if parts.next().is_some() {
            return None;
        }
        Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// Reads `June 14, 2021`, with or without parentheses, a weekday before it or `14th` in it.
    pub fn parse_prose(text: &str) -> Option<Date> {
        let bare = text.trim().trim_start_matches('(').trim_end_matches(')');
        let mut words = bare.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty());
        let first = words.next()?;
        let name = if weekday_named(first) { words.next()? } else { first };
        let month = month_named(name)?;
        let day = words.next()?.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let year = words.next()?.trim_end_matches('.');
        if words.next().is_some() || day.len() > 2 {
            return None;
        }
        Date::new(digits(year, 4)?, month, day.parse().ok()?)
    }

    /// Year, 1 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Number of days since 0001-01-01, which is day 1.
    pub fn ordinal(self) -> i32 {
        let before = i32::from(self.year) - 1;
        let leaps = before / 4 - before / 100 + before / 400;
        let months: i32 =
            (1..self.month).filter_map(|month| days_in(self.year, month)).map(i32::from).sum();
        before * 365 + leaps + months + i32::from(self.day)
    }

    /// Days from `self` to `later`; negative where `later` comes first.
    pub fn days_until(self, later: Date) -> i32 {
        later.ordinal() - self.ordinal()
    }

    /// Day of the week.
    pub fn weekday(self) -> Weekday {
        // Day 1 of the proleptic calendar was a Monday.
        match (self.ordinal() - 1).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Stamp {
    /// Reads `2021-03-30 22:43:28-04:00`, with `T` for the space and `Z` for the offset too.
    /// Keeps what is printed in any case.
    ///
    /// ```
    /// # use transcript::Stamp;
    /// assert_eq!(Stamp::read("1970-01-01 00:00:00-04:00").seconds, Some(4 * 3600));
    /// assert_eq!(Stamp::read("yesterday").seconds, None);
    /// ```
    pub fn read(printed: &str) -> Stamp {
        let printed = printed.trim();
        Stamp { printed: printed.to_owned(), seconds: stamp_seconds(printed) }
    }

    /// The day as printed, in the printed offset.
    pub fn date(&self) -> Option<Date> {
        Date::parse_iso(self.printed.get(..10)?)
    }
}

fn stamp_seconds(printed: &str) -> Option<i64> {
    let date = Date::parse_iso(printed.get(..10)?)?;
    let rest = printed.get(10..)?.strip_prefix(['T', 't', ' '])?;
    let mut clock = rest.get(..8)?.split(':');
    let hour = i64::from(digits(clock.next()?, 2)?);
    let minute = i64::from(digits(clock.next()?, 2)?);
    let second = i64::from(digits(clock.next()?, 2)?);
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let fraction = rest.get(8..)?.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let days = i64::from(date.ordinal() - EPOCH);
    Some(((days * 24 + hour) * 60 + minute) * 60 + second - offset_seconds(fraction.trim())?)
}

fn offset_seconds(offset: &str) -> Option<i64> {
    if offset.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let clock = offset.strip_prefix(['+', '-'])?;
    let (hours, minutes) = clock.split_once(':').unwrap_or((clock, "00"));
    Some(sign * (i64::from(digits(hours, 2)?) * 60 + i64::from(digits(minutes, 2)?)) * 60)
}

/// A number of exactly `len` ASCII digits, at most four.
fn digits(text: &str, len: usize) -> Option<u16> {
    (text.len() == len && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn month_named(word: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|month| word.eq_ignore_ascii_case(month))?;
    u8::try_from(at + 1).ok()
}

fn weekday_named(word: &str) -> bool {
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        .iter()
        .any(|day| word.eq_ignore_ascii_case(day))
}

fn days_in(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => Some(29),
        2 => Some(28),
        4 | 6 | 9 | 11 => Some(30),
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<(u16, u8, u8)>) {
        let want = expect.and_then(|(y, m, d)| Date::new(y, m, d));
        assert_eq!(expect.is_some(), want.is_some());
        assert_eq!(Date::parse_prose(text), want, "{text}");
    }

    #[test]
    fn dates_in_prose() {
        check("(June 14, 2021)", Some((2021, 6, 14)));
        check("June 14, 2021", Some((2021, 6, 14)));
        check("(Monday, March 3rd, 2022)", Some((2022, 3, 3)));
        check("June 31, 2021", None);
        check("June 14", None);
        check("June 14, 2021 in Rome", None);
        check("Detroit, Michigan", None);
        check("", None);
    }

    #[test]
    fn calendar() {
        let day = |text| Date::parse_iso(text).expect(text);
        assert_eq!(day("0001-01-01").ordinal(), 1);
        assert_eq!(day("1970-01-01").ordinal(), EPOCH);
        assert_eq!(day("2021-03-23").weekday(), Weekday::Tuesday);
        assert_eq!(day("2024-02-29").days_until(day("2024-03-01")), 1);
        assert_eq!(day("2021-03-23").days_until(day("2020-03-23")), -365);
        assert_eq!(day("2021-03-03").to_string(), "2021-03-03");
        for bad in ["2021-13-01", "2023-02-29", "0000-01-01", "21-01-01", "2021-1-1", "2021-01-01x"]
        {
            assert_eq!(Date::parse_iso(bad), None, "{bad}");
        }
    }

    #[test]
    fn stamps_keep_their_offset() {
        let stamp = Stamp::read("2021-03-30 22:43:28-04:00");
        assert_eq!(stamp.seconds, Some(1_617_158_608));
        assert_eq!(stamp.date(), Date::new(2021, 3, 30));
        assert_eq!(Stamp::read("2021-03-31T02:43:28Z").seconds, stamp.seconds);
        assert_eq!(Stamp::read("2021-03-31T02:43:28.25+00:00").seconds, stamp.seconds);
        for bad in ["2021-03-30", "2021-03-30 25:00:00Z", "2021-03-30 22:43:28", "é"] {
            assert_eq!(Stamp::read(bad).seconds, None, "{bad}");
        }
    }
}
