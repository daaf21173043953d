//! Citations as the manuals want them: Chicago (18th edition, bibliography), APA (7th), MLA (9th). The
//! entry first, then where in the transcript the words stand. Titles stay as they were published.
//!
//! Must not know: what is done with them.

use corpus::message::Date;

use super::Slanted;
use super::work::{Author, Work};
use crate::words::month_name;

/// `Psaki, Jen. “Title.” Press briefing transcript. The White House, March 23, 2021. https://…`
pub(super) fn chicago(work: &Work<'_>) -> Vec<Slanted> {
    let mut entry = Entry::default();
    if let Some(author) = &work.author {
        entry.say(&stopped(&inverted(author)));
    }
    entry.say(&in_quotes(&work.title, "."));
    entry.say(&stopped(work.genre));
    let published = work.other_publisher().map(str::to_owned).into_iter();
    let published: Vec<String> = published.chain(work.date.map(american)).collect();
    if !published.is_empty() {
        entry.say(&stopped(&published.join(", ")));
    }
    if let Some(day) = work.read_on {
        entry.say(&("Accessed ".to_owned() + &american(day) + "."));
    }
    entry.say(&(work.address.to_owned() + "."));
    if let Some(kept) = &work.archived {
        entry.say(&("Archived at ".to_owned() + kept + "."));
    }
    entry.with_locator(work)
}

/// `Psaki, J. (2021, March 23). Title [Press briefing transcript]. The White House. https://…`
pub(super) fn apa(work: &Work<'_>) -> Vec<Slanted> {
    let date = work.date.map_or_else(
        || "(n.d.).".to_owned(),
        |date| {
            let day = " ".to_owned() + &date.day().to_string();
            ["(", &date.year().to_string(), ", ", month_name(date.month()), &day, ")."].concat()
        },
    );
    let mut entry = Entry::default();
    let author = work.author.as_ref().map(abbreviated);
    if let Some(author) = &author {
        entry.say(&stopped(author));
        entry.say(&date);
    }
    entry.slant(&work.title);
    entry.say(&["[", work.genre, "]."].concat());
    if author.is_none() {
        entry.say(&date);
    }
    if let Some(publisher) = work.other_publisher() {
        entry.say(&stopped(publisher));
    }
    entry.say(work.page());
    entry.with_locator(work)
}

/// `Psaki, Jen. “Title.” The White House, 23 Mar. 2021, https://…. Press briefing transcript.`
pub(super) fn mla(work: &Work<'_>) -> Vec<Slanted> {
    let mut entry = Entry::default();
    if let Some(author @ Author::Person { .. }) = &work.author {
        entry.say(&stopped(&inverted(author)));
    }
    entry.say(&in_quotes(&work.title, "."));
    if let Some(publisher) = &work.publisher {
        entry.slant(publisher);
        entry.go_on(",");
    }
    if let Some(date) = work.date {
        let day = date.day().to_string();
        entry.say(&[&day, " ", short_month(date), " ", &date.year().to_string(), ","].concat());
    }
    if let Some(keeper) = work.keeper() {
        entry.end_container();
        entry.slant(keeper);
        entry.go_on(",");
    }
    entry.say(&(work.page().to_owned() + "."));
    if let Some(read) = work.read_on {
        let year = read.year().to_string();
        let day = read.day().to_string();
        entry.say(&["Accessed ", &day, " ", short_month(read), " ", &year, "."].concat());
    }
    entry.say(&stopped(work.genre));
    entry.with_locator(work)
}

/// Pieces of an entry, a blank between any two.
#[derive(Default)]
struct Entry(Vec<Slanted>);

impl Entry {
    fn say(&mut self, words: &str) {
        if !self.0.is_empty() {
            self.go_on(" ");
        }
        self.go_on(words);
    }

    /// Adds words without a blank.
    fn go_on(&mut self, words: &str) {
        match self.0.last_mut() {
            Some(last) if !last.is_slanted => last.text.push_str(words),
            _ => self.0.push(Slanted { text: words.to_owned(), is_slanted: false }),
        }
    }

    fn slant(&mut self, words: &str) {
        if !self.0.is_empty() {
            self.go_on(" ");
        }
        self.0.push(Slanted { text: words.to_owned(), is_slanted: true });
    }

    /// Ends with a full stop what a comma went on with.
    fn end_container(&mut self) {
        if let Some(last) = self.0.last_mut().filter(|last| last.text.ends_with(',')) {
            last.text.pop();
            last.text.push('.');
        }
    }

    fn with_locator(mut self, work: &Work<'_>) -> Vec<Slanted> {
        self.go_on("\n");
        self.go_on(&work.locator());
        self.0
    }
}

/// `Psaki, Jen`; `Kennedy, Robert F., Jr.`
fn inverted(author: &Author) -> String {
    match author {
        Author::Publisher(name) => name.clone(),
        Author::Person { family, given, suffix } => {
            joined([family, given, suffix].map(String::as_str))
        }
    }
}

/// `Psaki, J.`; `Jean-Pierre, K.`
fn abbreviated(author: &Author) -> String {
    let initials = |name: &str| {
        let part = |part: &str| part.chars().next().map(|first| first.to_string() + ".");
        let parts: Vec<String> = name.split('-').filter_map(part).collect();
        parts.join("-")
    };
    match author {
        Author::Publisher(name) => name.clone(),
        Author::Person { family, given, suffix } => {
            let given: Vec<String> = given.split(' ').map(initials).collect();
            joined([family, &given.join(" "), suffix])
        }
    }
}

fn joined(parts: [&str; 3]) -> String {
    let there: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    there.join(", ")
}

/// With a full stop, unless there is one.
fn stopped(words: &str) -> String {
    words.to_owned() + if words.ends_with('.') { "" } else { "." }
}

/// A title in quotes, its own quotes made single. The stop stands inside, where the title has none.
fn in_quotes(title: &str, stop: &str) -> String {
    let mut inner = String::with_capacity(title.len());
    let mut before = ' ';
    for letter in title.chars() {
        inner.push(match letter {
            '“' => '‘',
            '”' => '’',
            '"' if before.is_alphanumeric() || ".,;:!?’)".contains(before) => '’',
            '"' => '‘',
            other => other,
        });
        before = letter;
    }
    let is_stopped = title.ends_with(['.', '?', '!']);
    ["“", &inner, if is_stopped { "" } else { stop }, "”"].concat()
}

/// `March 23, 2021`
fn american(date: Date) -> String {
    let month = month_name(date.month()).to_owned();
    month + " " + &date.day().to_string() + ", " + &date.year().to_string()
}

/// A month as the MLA abbreviates it: those of more than four letters.
fn short_month(date: Date) -> &'static str {
    const SHORT: [&str; 12] = [
        "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
        "Dec.",
    ];
    usize::from(date.month()).checked_sub(1).and_then(|at| SHORT.get(at)).copied().unwrap_or("")
}
