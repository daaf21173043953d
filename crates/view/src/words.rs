//! Numbers, days and choices in plain English. The one place where the page's wording of them lives.
//!
//! Must not know: where a number comes from, where the words end up.

use corpus::message::{Date, Kind, MarkName, Role, RuleName, Who};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const FEW: [&str; 11] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// A part of a whole as a length in a stylesheet, to a hundredth of a per cent. In whole numbers:
/// printing a fraction costs a page ten kilobytes of tables.
pub fn share(part: usize, whole: usize) -> String {
    let share = part.saturating_mul(10_000) / whole.max(1);
    [
        &(share / 100).to_string(),
        ".",
        &(share / 10 % 10).to_string(),
        &(share % 10).to_string(),
        "%",
    ]
    .concat()
}

/// A number with its thousands set apart: `1,154`.
pub fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number of things, `1 turn`, `1,154 turns`. `noun` takes an `s` for more than one.
pub fn counted(value: impl Into<u64>, noun: &str) -> String {
    let value = value.into();
    let plural = if value == 1 { "" } else { "s" };
    number(value) + " " + noun + plural
}

/// A small number as a word, ten at most; greater ones in digits.
pub(crate) fn few(value: u8) -> String {
    FEW.get(usize::from(value)).map_or_else(|| value.to_string(), |word| (*word).to_owned())
}

/// A day, `23 March 2021`.
pub fn day(date: Date) -> String {
    date.day().to_string() + " " + &month(date.year(), date.month())
}

/// A month, `March 2021`; months run from 1 to 12.
pub(crate) fn month(year: u16, month: u8) -> String {
    month_name(month).to_owned() + " " + &year.to_string()
}

/// `March` for 3; empty for what is no month.
pub(crate) fn month_name(month: u8) -> &'static str {
    usize::from(month).checked_sub(1).and_then(|at| MONTHS.get(at)).copied().unwrap_or("")
}

/// Kind of event, for one of them.
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Briefing => "Press briefing",
        Kind::Gaggle => "Gaggle",
        Kind::BackgroundCall => "Background call",
        Kind::OnTheRecordCall => "On-the-record call",
        Kind::ResponseTeam => "Response-team briefing",
        Kind::Remarks => "Remarks",
        Kind::Other => "Other",
    }
}

/// Who has a role, for all of them.
pub(crate) fn role(role: Role) -> &'static str {
    match role {
        Role::Press => "Press",
        Role::Official => "Officials",
        Role::Moderator => "Moderators",
        Role::Other => "Others",
    }
}

/// A ground rule, as it is told of a transcript.
pub(crate) fn rule(rule: RuleName) -> &'static str {
    match rule {
        RuleName::OnBackground => "On background",
        RuleName::OnTheRecord => "On the record",
        RuleName::OffTheRecord => "Off the record",
        RuleName::Attribution => "Prescribed attribution",
        RuleName::Embargo => "Embargoed",
    }
}

/// A mark, as what a turn can hold.
pub(crate) fn mark(mark: MarkName) -> &'static str {
    match mark {
        MarkName::Laughter => "Laughter",
        MarkName::Inaudible => "Inaudible",
        MarkName::CrossTalk => "Crosstalk",
        MarkName::Applause => "Applause",
        MarkName::Direction => "Stage directions",
        MarkName::Redaction => "Redactions",
        MarkName::Correction => "Corrections",
        MarkName::Sic => "Marked “sic”",
        MarkName::Insertion => "Insertions",
        MarkName::Link => "Links",
    }
}

/// Days let through: `March 2021`, `2021`, `since 1 March 2021`, `1 March 2021 to 5 April 2021`.
pub(crate) fn days(from: Option<Date>, to: Option<Date>) -> String {
    let text = corpus::days::to_text(from, to);
    match (from, to) {
        (Some(from), Some(_)) if text.len() == 4 => from.year().to_string(),
        (Some(from), Some(_)) if text.len() == 7 => month(from.year(), from.month()),
        (Some(from), Some(to)) if from == to => day(from),
        (Some(from), Some(to)) => day(from) + " to " + &day(to),
        (Some(from), None) => "since ".to_owned() + &day(from),
        (None, Some(to)) => "until ".to_owned() + &day(to),
        (None, None) => String::new(),
    }
}

/// Words of a turn, fewest and most: `12 or fewer`, `13 to 40`, `121 or more`.
pub(crate) fn length((from, to): (u32, u32)) -> String {
    let number = |value: u32| number(value.into());
    match (from, to) {
        (0, _) => number(to) + " or fewer",
        (_, u32::MAX) => number(from) + " or more",
        _ if from == to => number(from),
        _ => number(from) + " to " + &number(to),
    }
}

/// How a speaker is called in a sentence. A name stays as it is. Of a label in capitals each word keeps its
/// first, `Mr. Fernández Hernández`, and of one that names nobody the first word alone, `Senior
/// administration official`.
pub(crate) fn spoken(who: &Who) -> String {
    let name = name(who);
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let small = |word: &str| ["OF", "FOR", "THE", "TO", "AND"].contains(&word);
    let mut out = String::with_capacity(name.len());
    for (at, word) in name.split(' ').enumerate() {
        out.push_str(if at > 0 { " " } else { "" });
        match at > 0 && (who.anonymous || small(word)) {
            true => out.push_str(&word.to_lowercase()),
            false => capitalize(word, &mut out),
        }
    }
    out
}

/// `O’BRIEN-MCCARTHY` as `O’Brien-McCarthy`, and `SPEAKER’S` as `Speaker’s`.
fn capitalize(word: &str, out: &mut String) {
    let mut letters = 0;
    for letter in word.chars() {
        if letters == 0 {
            out.push(letter);
        } else {
            out.extend(letter.to_lowercase());
        }
        letters = match letter {
            '\'' | '’' if letters > 1 => letters,
            _ if letter.is_alphanumeric() && !out.ends_with("Mc") => letters + 1,
            _ => 0,
        };
    }
}

/// How a speaker is called away from the transcript: `Q` alone means nothing there.
pub(crate) fn name(who: &Who) -> &str {
    if who.role == Role::Press && who.name == "Q" { "Reporters" } else { &who.name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares() {
        for (part, whole, expect) in
            [(0, 3, "0.00%"), (1, 3, "33.33%"), (3, 3, "100.00%"), (1, 0, "100.00%")]
        {
            assert_eq!(share(part, whole), expect);
        }
    }

    #[test]
    fn speakers_in_a_sentence() {
        let anonymous = ["SENIOR ADMINISTRATION OFFICIAL #2", "MODERATOR"];
        for (label, expect) in [
            ("MR. FERNÁNDEZ HERNÁNDEZ", "Mr. Fernández Hernández"),
            ("DR. NUNEZ-SMITH", "Dr. Nunez-Smith"),
            ("MS. O’BRIEN MCCARTHY", "Ms. O’Brien McCarthy"),
            ("SECRETARY OF STATE MACK", "Secretary of State Mack"),
            ("THE SPEAKER’S OFFICE", "The Speaker’s Office"),
            ("Jen Psaki", "Jen Psaki"),
            ("SENIOR ADMINISTRATION OFFICIAL #2", "Senior administration official #2"),
            ("MODERATOR", "Moderator"),
        ] {
            let who = Who {
                name: label.to_owned(),
                office: None,
                label: label.to_owned(),
                role: Role::Official,
                anonymous: anonymous.contains(&label),
            };
            assert_eq!(spoken(&who), expect);
        }
    }

    #[test]
    fn numbers() {
        for (value, expect) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (117_343, "117,343"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(number(value), expect);
        }
        assert_eq!(counted(0u32, "turn"), "0 turns");
        assert_eq!(counted(1u32, "turn"), "1 turn");
        assert_eq!(counted(1154u32, "briefing"), "1,154 briefings");
        assert_eq!((few(2), few(10), few(11)), ("two".into(), "ten".into(), "11".into()));
    }

    #[test]
    fn days() {
        assert_eq!(Date::new(2021, 3, 23).map(day).as_deref(), Some("23 March 2021"));
        assert_eq!(month(2021, 12), "December 2021");
        assert_eq!((month_name(0), month_name(13)), ("", ""));
    }
}
