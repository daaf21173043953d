//! Clock times as printed, `5:33 P.M. EDT`, and how long an event took.
//!
//! A zone's name is kept as printed and read only where it has one meaning.
//! Must not know: dates, or the current time.

use serde::{Deserialize, Serialize};

/// A time of day as printed, `5:33 P.M. EDT`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockTime {
    /// As printed, white space made single.
    pub printed: String,
    /// Minutes since midnight, 0 to 1439; `None` where the digits are missing.
    pub minute: Option<u16>,
    /// Zone as printed, `EDT`; `None` where there is none.
    pub zone: Option<String>,
}

/// Zones with one meaning only, and their minutes east of Greenwich. `IST` (Ireland, Israel,
/// India), `AST` (Atlantic, Arabia) and `CST` (Chicago, China) mean nothing without a place.
const ZONES: [(&str, i32); 22] = [
    ("EDT", -240),
    ("EST", -300),
    ("CDT", -300),
    ("MDT", -360),
    ("MST", -420),
    ("PDT", -420),
    ("PST", -480),
    ("HST", -600),
    ("UTC", 0),
    ("GMT", 0),
    ("WEST", 60),
    ("CET", 60),
    ("CEST", 120),
    ("EET", 120),
    ("EEST", 180),
    ("IDT", 180),
    ("ICT", 420),
    ("PHT", 480),
    ("KST", 540),
    ("JST", 540),
    ("CVT", -60),
    ("BST", 60),
];

/// Two names of one clock: where both are printed for one event, one of them is a slip.
const TWINS: [(&str, &str); 5] =
    [("EDT", "EST"), ("CDT", "CST"), ("MDT", "MST"), ("PDT", "PST"), ("CEST", "CET")];

/// The longest event that is believed, in minutes: beyond it an `A.M.` is taken for a slip.
const LONGEST: i32 = 8 * 60;

impl ClockTime {
    /// Reads a line that is a time and nothing else: `5:33 P.M. EDT`, `11:05 AM`, `6:04 P.M EDT`,
    /// and `P.M. EST`, whose digits are missing.
    ///
    /// ```
    /// # use transcript::ClockTime;
    /// let time = ClockTime::parse("5:33 P.M. EDT").unwrap();
    /// assert_eq!((time.minute, time.zone.as_deref()), (Some(17 * 60 + 33), Some("EDT")));
    /// assert_eq!(ClockTime::parse("At 3:00 p.m. this afternoon"), None);
    /// ```
    pub fn parse(line: &str) -> Option<ClockTime> {
        if line.len() > 80 {
            return None;
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let (minutes, half, rest) = match words.as_slice() {
            [first, rest @ ..] if half_day(first).is_some() => (None, half_day(first)?, rest),
            [first, second, rest @ ..] if half_day(second).is_some() => {
                (Some(clock_digits(first)?), half_day(second)?, rest)
            }
            [first, rest @ ..] => {
                let split = first.find(|c: char| c.is_ascii_alphabetic())?;
                (Some(clock_digits(first.get(..split)?)?), half_day(first.get(split..)?)?, rest)
            }
            [] => return None,
        };
        if minutes.is_none() && rest.is_empty() {
            return None;
        }
        let minute = match minutes {
            Some((hour, minute)) => Some(half.minute_of_day(hour, minute)?),
            None => None,
        };
        Some(ClockTime { printed: words.join(" "), minute, zone: zone(rest)? })
    }

    /// Minutes from `self` to `end`, with zones that are known to differ reckoned in.
    ///
    /// `None` where digits are missing, where two different zones do not both have one meaning,
    /// or are the summer and winter name of one clock, and where the result is beyond eight hours.
    pub fn minutes_until(&self, end: &ClockTime) -> Option<u32> {
        let plain = i32::from(end.minute?) - i32::from(self.minute?);
        let shift = match (self.zone.as_deref(), end.zone.as_deref()) {
            (Some(from), Some(to)) if from != to => {
                let twins = |&(a, b)| (from, to) == (a, b) || (from, to) == (b, a);
                if TWINS.iter().any(twins) {
                    return None;
                }
                offset(from)? - offset(to)?
            }
            _ => 0,
        };
        let minutes = (plain + shift).rem_euclid(24 * 60);
        (minutes <= LONGEST).then(|| u32::try_from(minutes).ok())?
    }
}

fn offset(zone: &str) -> Option<i32> {
    ZONES.iter().find(|(name, _)| *name == zone).map(|(_, minutes)| *minutes)
}

#[derive(Clone, Copy)]
enum Half {
    Am,
    Pm,
}

impl Half {
    fn minute_of_day(self, hour: u16, minute: u16) -> Option<u16> {
        let twelve = match (self, hour) {
            (_, 0) => return None,
            (Half::Am, 12) => 0,
            (Half::Am, 1..=11) | (Half::Pm, 12) => hour,
            (Half::Pm, 1..=11) => hour + 12,
            _ => return None,
        };
        Some(twelve * 60 + minute)
    }
}

/// `P.M.`, `P.M`, `PM`, in any case.
fn half_day(word: &str) -> Option<Half> {
    let mut letters = word.bytes().filter(|byte| *byte != b'.').map(|b| b.to_ascii_lowercase());
    match (letters.next(), letters.next(), letters.next()) {
        (Some(b'a'), Some(b'm'), None) => Some(Half::Am),
        (Some(b'p'), Some(b'm'), None) => Some(Half::Pm),
        _ => None,
    }
}

/// `5:33`, or `5` alone.
fn clock_digits(word: &str) -> Option<(u16, u16)> {
    let (hour, minute) = word.split_once(':').unwrap_or((word, "00"));
    let number = |text: &str| {
        let plain = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse::<u16>().ok())?
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    (hour <= 12 && minute < 60).then_some((hour, minute))
}

/// The zone after a time: nothing, `EDT`, `(EDT)`, `Local`, `Eastern Time`. `None`: not a zone.
#[expect(clippy::option_option, reason = "outer: is it a zone at all; inner: is one printed")]
fn zone(words: &[&str]) -> Option<Option<String>> {
    let bare = |word: &str| word.trim_matches(['(', ')', '.']).to_owned();
    match words {
        [] => Some(None),
        [one] => {
            let name = bare(one);
            let capitals = (2..=5).contains(&name.len())
                && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.');
            (capitals || spelled(&name)).then_some(Some(name))
        }
        [first, rest @ ..] if rest.len() <= 2 && spelled(&bare(first)) => {
            let rest_fits = rest.iter().all(|word| {
                ["time", "standard", "daylight"].contains(&bare(word).to_ascii_lowercase().as_str())
            });
            rest_fits.then(|| Some(words.iter().map(|w| bare(w)).collect::<Vec<_>>().join(" ")))
        }
        _ => None,
    }
}

fn spelled(word: &str) -> bool {
    ["eastern", "central", "mountain", "pacific", "local"]
        .iter()
        .any(|name| word.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expect: Option<(Option<u16>, Option<&str>)>) {
        let time = ClockTime::parse(line);
        assert_eq!(time.as_ref().map(|t| (t.minute, t.zone.as_deref())), expect, "{line}");
    }

    #[test]
    fn printed_forms() {
        check("5:33 P.M. EDT", Some((Some(1053), Some("EDT"))));
        check(" 12:33\u{a0}P.M. EDT", Some((Some(753), Some("EDT"))));
        check("12:05 A.M. EST", Some((Some(5), Some("EST"))));
        check("11:05 AM", Some((Some(665), None)));
        check("6:04 P.M EDT", Some((Some(1084), Some("EDT"))));
        check("2:36PM", Some((Some(876), None)));
        check("10:15 a.m. (Local)", Some((Some(615), Some("Local"))));
        check("1:05 P.M. Eastern Daylight Time", Some((Some(785), Some("Eastern Daylight Time"))));
        check("P.M. EST", Some((None, Some("EST"))));
        for not in [
            "PM",
            "",
            "At 3:00 p.m. this afternoon",
            "3:00 p.m. this afternoon",
            "13:00 P.M. EDT",
            "5:60 P.M.",
            "12:30-end",
            "5:19 P.M. EDT MODERATOR: Thanks",
            "END 1:39 P.M. EST",
            "5:33",
        ] {
            check(not, None);
        }
    }

    #[test]
    fn durations() {
        let minutes = |a, b| ClockTime::parse(a)?.minutes_until(&ClockTime::parse(b)?);
        assert_eq!(minutes("5:33 P.M. EDT", "6:10 P.M. EDT"), Some(37));
        assert_eq!(minutes("5:33 P.M. EDT", "6:10 P.M."), Some(37));
        assert_eq!(minutes("11:50 P.M. EDT", "12:20 A.M. EDT"), Some(30));
        assert_eq!(minutes("1:00 P.M. EDT", "7:30 P.M. CEST"), Some(30));
        assert_eq!(minutes("1:00 P.M. EDT", "1:30 P.M. EST"), None);
        assert_eq!(minutes("1:00 P.M. EDT", "7:30 P.M. IST"), None);
        assert_eq!(minutes("8:07 A.M. EDT", "8:27 P.M. EDT"), None);
        assert_eq!(minutes("8:07 A.M. EDT", "P.M. EST"), None);
    }
}
