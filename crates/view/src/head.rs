//! The facts on top of a transcript: what, where, when, on what terms, who and how much. Whatever is
//! concluded from the text comes with the words that prove it.
//!
//! Must not know: elements; the present day.

use std::cmp::Reverse;

use corpus::message::{ClockTime, Entry, Kind, Part, Passage, Piece, Reading, Role, TurnNo};

use crate::reading::turn_text;
use crate::share::percents;
use crate::words::{counted, day, few};
use crate::{address, ground_rules, sorted, words};

/// All that stands above the turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Kind and place: `Background call · Via Teleconference`.
    pub kicker: String,
    pub title: String,
    /// Day of the event, or of publication where no other is printed: `23 March 2021`.
    pub date: Option<String>,
    /// `Published 24 March 2021`, where that is another day.
    pub published: Option<String>,
    /// `5:33–5:51 P.M. EDT`, zones as printed.
    pub times: Option<String>,
    /// `18 minutes`, `27 turns`, `9 questions`, `3,012 words`.
    pub sizes: Vec<String>,
    pub rules: Vec<Proven>,
    /// Whoever says most comes first.
    pub cast: Vec<CastRow>,
    /// The same by role, where that says something else.
    pub roles: Vec<CastRow>,
    /// The answer with most words: `turn 12, 480 words`.
    pub longest: Option<(TurnNo, String)>,
    /// `Edited 7 days after publication`, and the two times that say so.
    pub edited: Option<Proven>,
    pub official: Option<Source>,
    /// Where the official page is kept, if its site has been replaced.
    pub archived: Option<Source>,
}

/// One sentence about the transcript, and the transcript's words behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    pub sentence: String,
    /// Never empty for what a sound archive says.
    pub proofs: Vec<Proof>,
}

/// A passage that proves something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Where it stands; `None` before the first turn.
    pub turn: Option<TurnNo>,
    pub words: String,
}

/// One speaker's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CastRow {
    pub name: String,
    pub office: Option<String>,
    /// The label as printed, where it is not the name.
    pub label: Option<String>,
    pub role: Role,
    /// Percent of all words; the shares of a cast add up to 100.
    pub share: u8,
    /// `63%`, `under 1%`
    pub share_words: String,
    /// `12 turns, 1,908 words`
    pub sizes: String,
    /// That several people speak under the label.
    pub note: Option<Proven>,
}

/// A page about the event elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub href: String,
    /// Where it leads: `www.whitehouse.gov`.
    pub host: String,
}

/// The facts of a transcript.
pub fn head(reading: &Reading) -> Head {
    let entry = &reading.entry;
    let published =
        entry.date.filter(|date| reading.event_date.is_some_and(|event| event != *date));
    let official = reading.address.as_deref();
    let archived = official.zip(entry.date).and_then(|(page, date)| address::archived(page, date));
    Head {
        kicker: kicker(entry),
        title: entry.title.clone(),
        date: reading.event_date.or(entry.date).map(day),
        published: published.map(|date| "Published ".to_owned() + &day(date)),
        times: times(reading.start.as_ref(), reading.end.as_ref()),
        sizes: sizes(reading),
        rules: ground_rules::told(reading),
        cast: cast(reading),
        roles: roles(reading),
        longest: longest(reading),
        edited: edited(reading),
        official: official.and_then(source),
        archived: archived.as_deref().and_then(source),
    }
}

/// Kind and place of an event; a kind that is none in particular is not named.
pub(crate) fn kicker(entry: &Entry) -> String {
    let kind = Some(words::kind(entry.kind)).filter(|_| entry.kind != Kind::Other);
    let places = Some(entry.places.join(", ")).filter(|places| !places.is_empty());
    let parts: Vec<String> = kind.map(str::to_owned).into_iter().chain(places).collect();
    parts.join(" · ")
}

/// `5:33–5:51 P.M. EDT`: what both times share at the end is printed once.
fn times(start: Option<&ClockTime>, end: Option<&ClockTime>) -> Option<String> {
    let (start, end) = match (start, end) {
        (Some(start), Some(end)) => (start.printed.trim(), end.printed.trim()),
        (Some(start), None) => return Some("from ".to_owned() + start.printed.trim()),
        (None, end) => return end.map(|end| "until ".to_owned() + end.printed.trim()),
    };
    let (mut first, mut last) = (start, end);
    while let (Some((a, x)), Some((b, y))) = (first.rsplit_once(' '), last.rsplit_once(' ')) {
        if x != y {
            break;
        }
        (first, last) = (a, b);
    }
    let dash = if first.contains(' ') { " – " } else { "–" };
    Some(first.to_owned() + dash + end)
}

fn sizes(reading: &Reading) -> Vec<String> {
    let press = |speaker: u16| {
        reading.cast.get(usize::from(speaker)).is_some_and(|part| part.who.role == Role::Press)
    };
    let questions = reading.turns.iter().filter(|turn| press(turn.speaker)).count();
    let questions = u32::try_from(questions).unwrap_or(u32::MAX);
    let entry = &reading.entry;
    let rest = [
        counted(entry.turns, "turn"),
        counted(questions, "question"),
        counted(entry.words, "word"),
    ];
    let [length, pace] = duration(entry);
    length.into_iter().chain(rest).chain(pace).collect()
}

/// How many words a minute are spoken where nobody has measured.
const USUAL_PACE: u32 = 150;

/// How long it took and how fast they spoke, from the printed times; else an estimate that says it is
/// one.
fn duration(entry: &Entry) -> [Option<String>; 2] {
    let Some(minutes) = entry.minutes.filter(|minutes| *minutes > 0) else {
        let minutes = entry.words / USUAL_PACE;
        let told = || "about ".to_owned() + &counted(minutes, "minute") + ", estimated";
        return [(minutes > 0).then(told), None];
    };
    let pace = entry.words / u32::from(minutes);
    [Some(counted(minutes, "minute")), Some(counted(pace, "word") + " a minute")]
}

/// The answer with most words.
fn longest(reading: &Reading) -> Option<(TurnNo, String)> {
    let answers = reading.turns.iter().filter(|turn| {
        let part = reading.cast.get(usize::from(turn.speaker));
        part.is_some_and(|part| part.who.role == Role::Official)
    });
    let counts = answers.map(|turn| (turn.text.text.split_whitespace().count(), turn.no));
    let (words, no) = counts.max_by_key(|(words, no)| (*words, Reverse(*no)))?;
    Some((no, counted(words as u64, "word")))
}

/// Shares by role, where there are fewer roles than speakers.
fn roles(reading: &Reading) -> Vec<CastRow> {
    let parts = |role: Role| reading.cast.iter().filter(move |part| part.who.role == role);
    let there = Role::ALL.into_iter().filter(|role| parts(*role).next().is_some());
    let there: Vec<Role> = there.collect();
    if there.len() < 2 || there.len() >= reading.cast.len() {
        return Vec::new();
    }
    let sum = |role: &Role, of: fn(&Part) -> u32| parts(*role).map(of).sum::<u32>();
    let words: Vec<u32> = there.iter().map(|role| sum(role, |part| part.words)).collect();
    let rows = there.into_iter().zip(percents(&words)).zip(&words).map(|((role, share), words)| {
        let turns = sum(&role, |part| part.turns);
        share_row((words::role(role).to_owned(), role), share, *words, turns)
    });
    sorted::by_key(rows, |row| Reverse(row.share))
}

/// The words of a passage.
pub(crate) fn proof(reading: &Reading, passage: &Passage) -> Option<Proof> {
    let words = match passage.turn {
        Some(no) => passage.span.of(&turn_text(reading, no)?.text.text).to_owned(),
        None => {
            let lines = reading.preamble.iter().map(|piece: &Piece| piece.text.text.as_str());
            passage.span.of(&lines.collect::<Vec<_>>().join("\n")).to_owned()
        }
    };
    (!words.is_empty()).then_some(Proof { turn: passage.turn, words })
}

fn cast(reading: &Reading) -> Vec<CastRow> {
    let words: Vec<u32> = reading.cast.iter().map(|part| part.words).collect();
    let parts = reading.cast.iter().zip(percents(&words));
    let parts = sorted::by_key(parts, |(part, _)| Reverse(part.words));
    parts.into_iter().map(|(part, share)| cast_row(reading, part, share)).collect()
}

fn cast_row(reading: &Reading, part: &Part, share: u8) -> CastRow {
    let who = &part.who;
    let name = words::name(who).to_owned();
    CastRow {
        office: who.office.clone(),
        label: Some(who.label.clone()).filter(|label| *label != name),
        note: note(reading, part),
        ..share_row((name, who.role), share, part.words, part.turns)
    }
}

fn share_row((name, role): (String, Role), share: u8, words: u32, turns: u32) -> CastRow {
    let share_words = match share {
        0 if words > 0 => "under 1%".to_owned(),
        share => share.to_string() + "%",
    };
    let sizes = counted(turns, "turn") + ", " + &counted(words, "word");
    CastRow { name, office: None, label: None, role, share, share_words, sizes, note: None }
}

/// `Q` is anybody's label and needs no note.
fn note(reading: &Reading, part: &Part) -> Option<Proven> {
    if part.at_least < 2 || part.who.role == Role::Press {
        return None;
    }
    let number = few(part.at_least);
    let sentence = format!("At least {number} people speak as “{}”.", part.who.label);
    let proofs = part.evidence.iter().filter_map(|passage| proof(reading, passage)).collect();
    Some(Proven { sentence, proofs })
}

/// Nothing where the source says that the last edit came before publication.
fn edited(reading: &Reading) -> Option<Proven> {
    let (published, modified) = (reading.published.as_ref()?, reading.modified.as_ref()?);
    let days = published.date()?.days_until(modified.date()?);
    let days = u32::try_from(days).ok().filter(|days| *days > 0)?;
    let sentence = "Edited ".to_owned() + &counted(days, "day") + " after publication";
    let words = "published_time: ".to_owned()
        + published.printed.trim()
        + ", modified_time: "
        + modified.printed.trim();
    Some(Proven { sentence, proofs: vec![Proof { turn: None, words }] })
}

fn source(printed: &str) -> Option<Source> {
    let (href, host) = address::page(printed)?;
    Some(Source { href: href.to_owned(), host: host.to_owned() })
}

#[cfg(test)]
mod tests {
    use corpus::message::{Date, Span, Stamp};

    use super::*;
    use crate::sample;

    fn clock(printed: &str) -> Option<ClockTime> {
        (!printed.is_empty()).then(|| ClockTime {
            printed: printed.into(),
            minute: None,
            zone: None,
        })
    }

    fn check_times(start: &str, end: &str, expect: Option<&str>) {
        assert_eq!(times(clock(start).as_ref(), clock(end).as_ref()).as_deref(), expect);
    }

    #[test]
    fn times_in_words() {
        check_times("5:33 P.M. EDT", "5:51 P.M. EDT", Some("5:33–5:51 P.M. EDT"));
        check_times("11:33 A.M. EDT", "12:51 P.M. EDT", Some("11:33 A.M. – 12:51 P.M. EDT"));
        check_times("5:33 P.M. EDT", "5:51 P.M. EST", Some("5:33 P.M. EDT – 5:51 P.M. EST"));
        check_times("11:05 AM", "11:20 A.M. EST", Some("11:05 AM – 11:20 A.M. EST"));
        check_times("5:33 P.M. EDT", "", Some("from 5:33 P.M. EDT"));
        check_times("", "5:51 P.M. EDT", Some("until 5:51 P.M. EDT"));
        check_times("5:33 P.M. EDT", "5:33 P.M. EDT", Some("5:33–5:33 P.M. EDT"));
        check_times("", "", None);
    }

    fn passage(turn: Option<u32>, start: u32, end: u32) -> Passage {
        Passage { turn: turn.map(TurnNo), span: Span { start, end } }
    }

    #[test]
    fn facts() {
        let mut reading = sample::reading(&["This call is on background.", "Why?", "Because."]);
        reading.start = clock("5:33 P.M. EDT");
        reading.published = Some(Stamp::read("2021-03-23 20:35:05-04:00"));
        reading.modified = Some(Stamp::read("2021-03-30 22:43:28-04:00"));
        reading.address = Some("https://www.whitehouse.gov/a/".to_owned());
        let head = head(&reading);
        assert_eq!(head.kicker, "Press briefing · Aboard Air Force One, En Route Lima, Peru");
        assert_eq!(head.date.as_deref(), Some("23 March 2021"));
        assert_eq!((head.published, head.times.as_deref()), (None, Some("from 5:33 P.M. EDT")));
        let sizes = ["18 minutes", "27 turns", "1 question", "3,012 words", "167 words a minute"];
        assert_eq!(head.sizes, sizes);
        assert_eq!(head.longest, Some((TurnNo(1), "5 words".to_owned())));
        let edited = head.edited.expect("an edit");
        assert_eq!(edited.sentence, "Edited 7 days after publication");
        assert!(edited.proofs[0].words.contains("modified_time: 2021-03-30 22:43:28-04:00"));
        assert_eq!(head.official.map(|to| to.host).as_deref(), Some("www.whitehouse.gov"));
        let archived = head.archived.map(|to| to.href);
        assert_eq!(archived.as_deref(), Some("https://bidenwhitehouse.archives.gov/a/"));
    }

    #[test]
    fn little_is_known() {
        let mut reading = sample::reading(&[]);
        reading.entry =
            Entry { date: None, kind: Kind::Other, places: vec![], minutes: None, ..reading.entry };
        reading.address = Some("javascript:alert(1)".to_owned());
        reading.published = Some(Stamp::read("2021-03-30 22:43:28-04:00"));
        reading.modified = Some(Stamp::read("2021-03-23 20:35:05-04:00"));
        let head = head(&reading);
        assert_eq!((head.kicker.as_str(), head.date, head.times), ("", None, None));
        assert_eq!((head.edited, head.official, head.archived), (None, None, None));
        let estimated = "about 20 minutes, estimated";
        assert_eq!(head.sizes, [estimated, "27 turns", "0 questions", "3,012 words"]);
    }

    #[test]
    fn an_earlier_event() {
        let mut reading = sample::reading(&[]);
        reading.event_date = Date::new(2021, 3, 22);
        let head = head(&reading);
        assert_eq!(head.date.as_deref(), Some("22 March 2021"));
        assert_eq!(head.published.as_deref(), Some("Published 23 March 2021"));
    }

    #[test]
    fn the_cast_by_role() {
        let mut reading = sample::reading(&["a", "b"]);
        assert_eq!(roles(&reading), []);
        let mut second = reading.cast[0].clone();
        second.words = 2;
        reading.cast.push(second);
        let rows = roles(&reading);
        let rows: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.share)).collect();
        assert_eq!(rows, [("Officials", 75), ("Press", 25)]);
    }

    #[test]
    fn the_cast_by_share() {
        let mut reading = sample::reading(&["I am one. You are two.", "Why?"]);
        reading.cast[0].words = 3;
        reading.cast[1].words = 997;
        reading.cast[0].at_least = 2;
        reading.cast[0].evidence = vec![passage(Some(1), 10, 22), passage(Some(9), 0, 1)];
        let cast = cast(&reading);
        let shares: Vec<_> =
            cast.iter().map(|row| (row.name.as_str(), row.share_words.as_str())).collect();
        assert_eq!(shares, [("Reporters", "100%"), ("Jen Psaki", "under 1%")]);
        assert_eq!(
            (cast[0].label.as_deref(), cast[1].label.as_deref()),
            (Some("Q"), Some("MS. PSAKI"))
        );
        assert_eq!(cast[1].sizes, "1 turn, 3 words");
        let note = cast[1].note.as_ref().expect("two people");
        assert_eq!(note.sentence, "At least two people speak as “MS. PSAKI”.");
        let proof = Proof { turn: Some(TurnNo(1)), words: "You are two.".to_owned() };
        assert_eq!(note.proofs, [proof]);
    }
}
