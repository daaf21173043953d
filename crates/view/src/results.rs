//! What was found, as rows and sentences ready to be drawn.
//!
//! Must not know: how it was found, how many rows fit on a screen.

use corpus::message::{
    Archive, Counts, Found, Group, Removed, Role, Rows, Snippet, Suggestion, TranscriptId, TurnNo,
};

use crate::marked::{Run, Stretch, paragraphs};
use crate::words::{counted, day};
use crate::{Change, Facet, FilterChange, Place, PlaceChange, ViewState, head, words};

/// One row of the results: a transcript with its best exchanges, or one turn of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRow<'a> {
    /// The transcript.
    pub id: &'a TranscriptId,
    /// Name among all rows.
    pub key: String,
    pub title: &'a str,
    /// Kind and place: `Gaggle · Aboard Air Force One`.
    pub kicker: String,
    /// `23 March 2021`
    pub date: Option<String>,
    /// `Jen Psaki, Jake Sullivan and 2 others`
    pub speakers: Option<String>,
    /// `3,012 words`, `18 minutes`, `9 hits in 6 turns`.
    pub sizes: Vec<String>,
    pub exchanges: Vec<Vec<SnippetRow<'a>>>,
    /// `All 14 turns in this briefing` and the way to the first, where not all are shown.
    pub all: Option<Way>,
    /// Opens the transcript.
    pub open: Change,
}

/// One turn among the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnippetRow<'a> {
    pub no: TurnNo,
    pub name: &'a str,
    pub role: Role,
    /// It only stands beside a turn that matches: a question with its answer.
    pub quiet: bool,
    /// `… ` where words of the turn stand before the window, else empty.
    pub before: &'static str,
    /// Paragraphs in a row.
    pub stretches: Vec<Stretch<'a>>,
    /// ` …` where words of the turn stand after the window, else empty.
    pub after: &'static str,
    /// Opens the transcript at this turn.
    pub open: Change,
}

/// Why nothing was found, and what would be found instead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nothing {
    /// Plain sentences.
    pub reasons: Vec<String>,
    pub ways: Vec<Way>,
}

/// One way on from nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// `Without “sanctions”: 14 turns`
    pub label: String,
    pub change: Change,
}

/// How much was found, in words: `128 turns in 14 briefings`, `9 hits in 6 turns`.
pub fn count(found: &Found) -> String {
    let Counts { hits, turns, transcripts, .. } = found.counts;
    match found.rows {
        _ if turns == 0 => "No turns match".to_owned(),
        Rows::Groups(_) => counted(turns, "turn") + " in " + &counted(transcripts, "briefing"),
        Rows::Turns(_) => hits_in_turns(hits, turns),
    }
}

/// The archive in one line: `353 briefings, 36,120 turns, 2,410,233 words, 21 January 2021 to 3 January 2025`.
pub fn summary(archive: &Archive) -> String {
    let mut parts = vec![
        counted(archive.transcripts, "briefing"),
        counted(archive.turns, "turn"),
        counted(archive.words, "word"),
    ];
    parts.extend(archive.first.zip(archive.last).map(|(first, last)| match first == last {
        true => day(first),
        false => day(first) + " to " + &day(last),
    }));
    parts.join(", ")
}

fn hits_in_turns(hits: u32, turns: u32) -> String {
    let turns = counted(turns, "turn");
    if hits == 0 { turns } else { counted(hits, "hit") + " in " + &turns }
}

/// The rows found; none where the answer is about one transcript.
pub fn groups(found: &Found) -> Vec<GroupRow<'_>> {
    match &found.rows {
        Rows::Groups(groups) => groups.iter().map(group).collect(),
        Rows::Turns(_) => Vec::new(),
    }
}

/// How many rows there are, listed or not: transcripts, or turns where they stand one by one.
pub fn rows(found: &Found, single: bool) -> u32 {
    match (&found.rows, single) {
        (Rows::Groups(_), true) => found.counts.turns,
        (Rows::Groups(_), false) => found.counts.transcripts,
        (Rows::Turns(_), _) => 0,
    }
}

fn group(group: &Group) -> GroupRow<'_> {
    let entry = &group.entry;
    let mut exchanges: Vec<(Option<u32>, Vec<SnippetRow<'_>>)> = Vec::new();
    for one in &group.snippets {
        let row = snippet(&entry.id, one);
        match exchanges.last_mut().filter(|last| last.0.is_some() && last.0 == one.exchange) {
            Some((_, rows)) => rows.push(row),
            None => exchanges.push((one.exchange, vec![row])),
        }
    }
    let told = group.snippets.iter().filter(|one| one.matches).count();
    let is_all = told == 0 || told >= group.turns as usize;
    let all = || ["All ", &counted(group.turns, "turn"), " in this briefing"].concat();
    let turn = group.first.filter(|_| told == 1 && group.turns == 1);
    let minutes = entry.minutes.map(|minutes| counted(minutes, "minute"));
    let words = Some(counted(entry.words, "word")).filter(|_| entry.words > 0);
    let hits = Some(hits_in_turns(group.hits, group.turns)).filter(|_| group.turns > 0);
    GroupRow {
        id: &entry.id,
        key: entry.id.as_str().to_owned()
            + &turn.map(|turn| ".".to_owned() + &turn.0.to_string()).unwrap_or_default(),
        title: &entry.title,
        kicker: head::kicker(entry),
        date: entry.date.map(day),
        speakers: speakers(&group.speakers),
        sizes: [words, minutes, hits].into_iter().flatten().collect(),
        exchanges: exchanges.into_iter().map(|(_, rows)| rows).collect(),
        all: (!is_all).then(|| Way { label: all(), change: open(&entry.id, group.first) }),
        open: open(&entry.id, None),
    }
}

/// The first two speakers by name, more by number.
fn speakers(names: &[String]) -> Option<String> {
    match names {
        [] => None,
        [one] => Some(one.clone()),
        [one, two] => Some([one, " and ", two].concat()),
        [one, two, three] => Some([one, ", ", two, " and ", three].concat()),
        [one, two, rest @ ..] => {
            let others = words::number(rest.len() as u64);
            Some([one, ", ", two, " and ", &others, " others"].concat())
        }
    }
}

fn snippet<'a>(id: &TranscriptId, snippet: &'a Snippet) -> SnippetRow<'a> {
    let mut stretches: Vec<Stretch<'a>> = Vec::new();
    for paragraph in paragraphs(&snippet.text, &snippet.hits) {
        let start = paragraph.stretches.first().and_then(|stretch| stretch.runs.first());
        if let Some(start) = start.map(|run| run.start).filter(|_| !stretches.is_empty()) {
            let space = Run { text: " ", start, hit: None, term: 0 };
            stretches.push(Stretch { styles: Vec::new(), link: None, runs: vec![space] });
        }
        stretches.extend(paragraph.stretches);
    }
    SnippetRow {
        no: snippet.turn,
        name: words::name(&snippet.who),
        role: snippet.who.role,
        quiet: !snippet.matches,
        before: if snippet.cut_before { "… " } else { "" },
        stretches,
        after: if snippet.cut_after { " …" } else { "" },
        open: open(id, Some(snippet.turn)),
    }
}

fn open(id: &TranscriptId, turn: Option<TurnNo>) -> Change {
    Change::Place(PlaceChange::Open(Place { transcript: id.clone(), turn }))
}

/// Why nothing was found; `None` where something was.
pub fn nothing(state: &ViewState, found: &Found) -> Option<Nothing> {
    if found.counts.turns > 0 {
        return None;
    }
    if found.archive.transcripts == 0 {
        let reason = "This archive holds no transcripts.".to_owned();
        return Some(Nothing { reasons: vec![reason], ways: Vec::new() });
    }
    Some(Nothing { reasons: reasons(state, found), ways: ways(state, found) })
}

/// Did you mean: each word or speaker of the archive that is near to one it does not hold.
pub fn suggestions(found: &Found) -> Vec<Way> {
    let way = |one: &Suggestion| Way {
        label: match one.turns {
            Some(turns) => ["“", &one.word, "” (", &counted(turns, "turn"), ")"].concat(),
            None => ["“", &one.query, "”"].concat(),
        },
        change: Change::Query(one.query.clone()),
    };
    found.suggestions.iter().map(way).collect()
}

fn reasons(state: &ViewState, found: &Found) -> Vec<String> {
    let place = match found.rows {
        Rows::Groups(_) => "archive",
        Rows::Turns(_) => "transcript",
    };
    let absent = found.terms.iter().filter(|term| term.hits == 0);
    let absent: Vec<String> =
        absent.map(|term| format!("“{}” is nowhere in this {place}.", term.text)).collect();
    if !absent.is_empty() {
        return absent;
    }
    if let Some(part) = &found.culprit {
        return vec![["No turn in this ", place, " fits ", &quoted(part), "."].concat()];
    }
    let reason = match (found.terms.len(), state.is_filtered()) {
        (0, true) => "No turn passes all the filters.",
        (0, false) => "There are no turns here: in this text nobody speaks.",
        (_, true) => "No turn that matches the query passes the filters.",
        (_, false) => "Every part of the query is found, but no turn has them all.",
    };
    vec![reason.to_owned()]
}

fn ways(state: &ViewState, found: &Found) -> Vec<Way> {
    let helps = found.removals.iter().filter(|removal| removal.turns > 0);
    let mut ways: Vec<Way> = helps
        .filter_map(|removal| {
            let (what, change) = without(&removal.what, state, found)?;
            let label = format!("Without {what}: {}", counted(removal.turns, "turn"));
            Some(Way { label, change })
        })
        .collect();
    if state.place.is_some() && found.archive.transcripts > 1 {
        let change = Change::Place(PlaceChange::Close);
        ways.push(Way { label: "Search the whole archive".to_owned(), change });
    }
    if state.is_filtered() && !state.query.is_empty() {
        ways.push(Way { label: "Clear query and filters".to_owned(), change: Change::Clear });
    }
    ways
}

/// A part of a query between quotation marks; one that stands between them already keeps its own.
fn quoted(part: &str) -> String {
    let inner = part.strip_prefix('"').and_then(|part| part.strip_suffix('"'));
    ["“", inner.filter(|inner| !inner.contains('"')).unwrap_or(part), "”"].concat()
}

/// What is taken away, in words, and the change that does it.
fn without(what: &Removed, state: &ViewState, found: &Found) -> Option<(String, Change)> {
    let (words, facet) = match what {
        Removed::Part { text, rest } => {
            return Some((quoted(text), Change::Query(rest.clone())));
        }
        Removed::Speakers => (chosen_speaker(state, found), Facet::Speakers),
        Removed::Roles => ("the choice of roles".to_owned(), Facet::Roles),
        Removed::Kinds => ("the choice of kinds".to_owned(), Facet::Kinds),
        Removed::Places => ("the choice of places".to_owned(), Facet::Places),
        Removed::Rules => ("the choice of ground rules".to_owned(), Facet::Rules),
        Removed::Marks => ("the choice of marks".to_owned(), Facet::Marks),
        Removed::Dates => ("the limits of date".to_owned(), Facet::Dates),
        Removed::Length => ("the choice of length".to_owned(), Facet::Length),
    };
    Some((words, Change::Filter(FilterChange::Drop(facet))))
}

/// The one speaker chosen by name, several of them together.
fn chosen_speaker(state: &ViewState, found: &Found) -> String {
    let named = match (&*state.filter.only.speakers, &*state.filter.without.speakers) {
        ([key], []) => found.facets.speakers.iter().find(|count| count.key == *key),
        _ => None,
    };
    named.map_or("the choice of speakers", |count| words::name(&count.who)).to_owned()
}

#[cfg(test)]
mod tests;
