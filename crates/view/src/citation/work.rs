//! The facts of a citation: who said it, in what, when, who published it, where it is to be read.
//! Nothing is guessed: what the transcript does not tell is left out.
//!
//! Must not know: styles.

use corpus::message::{Date, Kind, Part, Role, Who};

use crate::quote::{Quoted, speaker};
use crate::{address, ground_rules};

/// What is cited.
#[derive(Clone, Debug)]
pub(super) struct Work<'a> {
    pub author: Option<Author>,
    /// In one line, as published.
    pub title: String,
    /// `Press briefing transcript`
    pub genre: &'static str,
    pub is_speech: bool,
    pub places: &'a [String],
    pub date: Option<Date>,
    /// The day on which it was read, where no other day is known.
    pub read_on: Option<Date>,
    pub publisher: Option<String>,
    /// Where it is to be read today: the archived copy where there is one.
    pub address: &'a str,
    pub archived: Option<String>,
    /// `turns 7, 9 (Q, Jen Psaki)`
    pub place: String,
    /// The terms on which it was said, where the text sets some.
    pub terms: String,
    /// The first turn in Lectern.
    pub link: &'a str,
    /// A name for it: `2021-03-23-k7q2-7`.
    pub id: String,
}

/// Whose words they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Author {
    Person {
        family: String,
        given: String,
        suffix: String,
    },
    /// Whoever published the words of nobody in particular.
    Publisher(String),
}

impl<'a> Work<'a> {
    pub(super) fn of(quoted: Quoted<'a>, today: Option<Date>) -> Self {
        let reading = quoted.reading;
        let entry = &reading.entry;
        let date = reading.event_date.or(entry.date);
        let official = quoted.official().filter(|printed| address::page(printed).is_some());
        let archived = official.zip(entry.date);
        let archived = archived.and_then(|(page, date)| address::archived(page, date));
        let publisher = official.and_then(publisher);
        let author = person(quoted).or_else(|| publisher.clone().map(Author::Publisher));
        let numbers = quoted.turns.iter().map(|turn| "-".to_owned() + &turn.0.to_string());
        Work {
            author,
            title: in_one_line(&entry.title),
            genre: genre(entry.kind),
            is_speech: entry.kind == Kind::Remarks,
            places: &entry.places,
            date,
            read_on: today.filter(|_| date.is_none()),
            publisher,
            address: official.unwrap_or(quoted.link),
            archived,
            place: place(quoted),
            terms: ground_rules::line(reading),
            link: quoted.link,
            id: entry.id.as_str().to_owned() + &numbers.collect::<String>(),
        }
    }

    /// Where it is to be read today.
    pub(super) fn page(&self) -> &str {
        self.archived.as_deref().unwrap_or(self.address)
    }

    /// Who published it, unless that is its author as well.
    pub(super) fn other_publisher(&self) -> Option<&str> {
        let is_author = matches!(self.author, Some(Author::Publisher(_)));
        self.publisher.as_deref().filter(|_| !is_author)
    }

    /// Who keeps the page.
    pub(super) fn keeper(&self) -> Option<&'static str> {
        let (_, host) = address::page(self.page())?;
        is_kept(host).then_some("National Archives")
    }

    /// `Turn 7 (Jen Psaki): https://…`
    pub(super) fn locator(&self) -> String {
        let mut place = self.place.clone();
        place.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
        place + ": " + self.link
    }

    /// The locator; the page as it once stood, where another is cited; the terms on which it was said.
    pub(super) fn note(&self) -> String {
        let once = self.archived.is_some().then(|| "First published at ".to_owned() + self.address);
        let terms = Some(self.terms.clone()).filter(|terms| !terms.is_empty());
        let all: Vec<String> = [Some(self.locator()), once, terms].into_iter().flatten().collect();
        all.join(". ")
    }
}

/// White space as one blank, none at the ends.
pub(super) fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The one person who is quoted. What reporters say belongs to nobody, and several have no one author.
fn person(quoted: Quoted<'_>) -> Option<Author> {
    let of = |speaker: u16| quoted.reading.cast.get(usize::from(speaker));
    let parts = quoted.turns().filter_map(|turn| of(turn.speaker));
    let mut parts = parts.filter(|part| part.who.role != Role::Press);
    let first: &Part = parts.next()?;
    if parts.any(|other| other.key != first.key) || !is_named(&first.who) {
        return None;
    }
    named(&first.who.name)
}

/// Whether a name is known, and not a label alone.
fn is_named(who: &Who) -> bool {
    !who.anonymous && who.name.chars().any(char::is_lowercase)
}

/// Words before a family name that belong to it.
const PARTICLES: [&str; 14] =
    ["al", "bin", "da", "de", "del", "den", "der", "di", "du", "la", "le", "ter", "van", "von"];

/// Words behind it.
const SUFFIXES: [&str; 5] = ["Jr", "Sr", "II", "III", "IV"];

/// Titles before a name, which no manual wants.
const TITLES: [&str; 5] = ["Mr", "Ms", "Mrs", "Dr", "Miss"];

/// A person of that full name.
fn named(name: &str) -> Option<Author> {
    let bare = |word: &str| word.trim_end_matches(['.', ',']).to_owned();
    let mut words: Vec<&str> = name.split_whitespace().collect();
    if words.first().is_some_and(|first| TITLES.contains(&&*bare(first))) {
        words.remove(0);
    }
    let is_suffix = |word: &&&str| SUFFIXES.contains(&&*bare(word));
    let suffix = words.last().filter(is_suffix).map(|word| word.trim_end_matches(',').to_owned());
    words.truncate(words.len() - usize::from(suffix.is_some()));
    let mut begins = words.len().checked_sub(1)?;
    let particle =
        |at: usize| words.get(at).is_some_and(|word| PARTICLES.contains(&&*word.to_lowercase()));
    while begins > 1 && particle(begins - 1) {
        begins -= 1;
    }
    let (given, family) = words.split_at(begins);
    let family = family.join(" ").trim_end_matches(',').to_owned();
    Some(Author::Person { family, given: given.join(" "), suffix: suffix.unwrap_or_default() })
}

/// `turn 7 (Jen Psaki)`
fn place(quoted: Quoted<'_>) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in quoted.turns().map(|turn| in_one_line(&speaker(quoted.reading, turn))) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    quoted.numbers() + " (" + &names.join(", ") + ")"
}

fn genre(kind: Kind) -> &'static str {
    match kind {
        Kind::Briefing => "Press briefing transcript",
        Kind::Gaggle => "Press gaggle transcript",
        Kind::BackgroundCall => "Background press call transcript",
        Kind::OnTheRecordCall => "On-the-record press call transcript",
        Kind::ResponseTeam => "Response-team briefing transcript",
        Kind::Remarks => "Transcript of remarks",
        Kind::Other => "Transcript",
    }
}

/// The site on which a page stands: by its name where we know it, else by its host.
fn publisher(page: &str) -> Option<String> {
    let (_, host) = address::page(page)?;
    let host = host.rsplit('@').next().unwrap_or(host).to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let is_white_house = host == "whitehouse.gov" || is_kept(host);
    Some(if is_white_house { "The White House" } else { host }.to_owned())
}

/// Whether the host keeps the White House's sites of the past.
fn is_kept(host: &str) -> bool {
    host.to_ascii_lowercase().ends_with("whitehouse.archives.gov")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expect: (&str, &str, &str)) {
        let (family, given, suffix) = expect;
        let [family, given, suffix] = [family, given, suffix].map(str::to_owned);
        assert_eq!(named(name), Some(Author::Person { family, given, suffix }), "{name}");
    }

    #[test]
    fn names() {
        check("Jen Psaki", ("Psaki", "Jen", ""));
        check("Karine Jean-Pierre", ("Jean-Pierre", "Karine", ""));
        check("Dr. Anthony S. Fauci", ("Fauci", "Anthony S.", ""));
        check("Chris Van Hollen", ("Van Hollen", "Chris", ""));
        check("Juan de la Cruz", ("de la Cruz", "Juan", ""));
        check("Robert F. Kennedy, Jr.", ("Kennedy", "Robert F.", "Jr."));
        check("Van Jones", ("Jones", "Van", ""));
        check("Cher", ("Cher", "", ""));
        assert_eq!(named(" "), None);
    }

    #[test]
    fn publishers() {
        let publisher = |page| publisher(page).unwrap_or_default();
        assert_eq!(publisher("https://www.whitehouse.gov/x"), "The White House");
        assert_eq!(publisher("https://bidenwhitehouse.archives.gov/x"), "The White House");
        assert_eq!(publisher("https://Harbour.example/x"), "harbour.example");
        assert_eq!(publisher("https://whitehouse.gov@harbour.example/x"), "harbour.example");
        assert_eq!(publisher("mailto:a@b.example"), "");
    }
}
