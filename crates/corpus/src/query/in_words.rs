//! A query and the reader's choices, said in plain words: “turns by Jen Psaki in 2021 that contain
//! “sanction” in any form and the exact phrase “north korea””.
//!
//! Must not know: what is in the archive; names are handed in.

use super::ast::{Node, Query, QueryTerm, Test, What};
use crate::mark_name::MarkName;
use crate::message::{Choices, Date, Filter, Kind, Role, RuleName};

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

/// The whole question as one phrase. `name` gives the full name of a speaker by key, label or
/// surname, where there is exactly one.
pub(crate) fn in_words(query: &Query, filter: &Filter, name: Naming<'_>) -> String {
    let mut teller = Teller { query, name, where_: String::new(), that: Vec::new() };
    teller.choices(filter);
    match &query.root {
        None => {}
        Some(Node::All(parts)) => parts.iter().for_each(|part| teller.part(part)),
        Some(part) => teller.part(part),
    }
    let all =
        if teller.where_.is_empty() && teller.that.is_empty() { "all turns" } else { "turns" };
    [all, &teller.where_, &joined(&teller.that)].concat()
}

type Naming<'a> = &'a dyn Fn(&str) -> Option<String>;

struct Teller<'a> {
    query: &'a Query,
    name: Naming<'a>,
    /// ` by Jen Psaki in 2021`
    where_: String,
    /// `contain “sanction” in any form`
    that: Vec<String>,
}

impl Teller<'_> {
    fn choices(&mut self, filter: &Filter) {
        self.chosen(&filter.only, "");
        if filter.from.is_some() || filter.to.is_some() {
            self.at(" ", &days(filter.from, filter.to));
        }
        if let Some((from, to)) = filter.length {
            self.at(" of ", &length(from, to));
        }
        self.chosen(&filter.without, " not");
    }

    fn chosen(&mut self, choices: &Choices, not: &str) {
        let Choices { speakers, roles, kinds, places, rules, marks } = choices;
        let keys: Vec<&str> = speakers.iter().map(|key| key.0.as_str()).collect();
        let places: Vec<&str> = places.iter().map(String::as_str).collect();
        let parts = [
            (" by ", self.names(&keys)),
            (" by ", list(roles.iter().map(|role| role_word(*role)))),
            (" in ", list(kinds.iter().map(|kind| kind_word(*kind)))),
            (" at ", list(places.into_iter())),
            (" from briefings ", list(rules.names().map(rule_word))),
            (" with ", list(marks.iter().map(|mark| mark_word(*mark)))),
        ];
        for (before, what) in parts {
            self.at(&[not, before].concat(), &what);
        }
    }

    /// Adds where to look, unless there is nothing to say.
    fn at(&mut self, before: &str, what: &str) {
        if !what.is_empty() {
            self.where_.push_str(before);
            self.where_.push_str(what);
        }
    }

    /// One of the parts that must all hold.
    fn part(&mut self, part: &Node) {
        match part {
            Node::Test(test) => {
                let (before, what) = self.test(test);
                self.at(before, &what);
            }
            part => self.that.push(self.clause(part)),
        }
    }

    /// What follows “turns that”.
    fn clause(&self, node: &Node) -> String {
        match node {
            Node::Term(number) => ["contain ", &self.term(*number)].concat(),
            Node::Near { left, right, within } => [
                "contain ",
                &self.term(*left),
                " within ",
                &within.to_string(),
                if *within == 1 { " word of " } else { " words of " },
                &self.term(*right),
            ]
            .concat(),
            Node::Test(test) => {
                let (before, what) = self.test(test);
                ["are", before, &what].concat()
            }
            Node::Asked(inner) => {
                ["belong to an exchange in which questions ", &self.clause(inner)].concat()
            }
            Node::Answered(inner) => {
                ["belong to an exchange in which answers ", &self.clause(inner)].concat()
            }
            Node::Not(inner) => self.denied(inner),
            Node::All(parts) => self.clauses(parts, " and "),
            Node::Any(parts) => ["either ", &self.clauses(parts, " or ")].concat(),
        }
    }

    fn clauses(&self, parts: &[Node], joint: &str) -> String {
        parts.iter().map(|part| self.clause(part)).collect::<Vec<_>>().join(joint)
    }

    fn denied(&self, node: &Node) -> String {
        let clause = self.clause(node);
        match (node, clause.strip_prefix("are")) {
            (Node::Test(_), Some(rest)) => ["are not", rest].concat(),
            (Node::All(_) | Node::Any(_), _) => ["are none that ", &clause].concat(),
            _ => ["do not ", &clause].concat(),
        }
    }

    fn term(&self, number: usize) -> String {
        let Some(QueryTerm { text, what, .. }) = self.query.terms.get(number) else {
            return String::new();
        };
        let (before, after) = match what {
            What::Inflected(_) => ("“", "” in any form"),
            What::Exact(tokens) if tokens.len() > 1 => ("the exact phrase “", "”"),
            What::Exact(_) => ("the exact word “", "”"),
            What::Prefix(_) => ("words that begin with “", "”"),
            What::Close { .. } => ("words spelled like “", "”"),
            What::Pattern(_) => ("text that fits /", "/"),
        };
        [before, text, after].concat()
    }

    /// The preposition and what stands after it.
    fn test(&self, test: &Test) -> (&'static str, String) {
        match test {
            Test::Speaker(names) => {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                (" by ", self.names(&names))
            }
            Test::Role(roles) => (" by ", list(roles.iter().map(|role| role_word(*role)))),
            Test::Kind(kinds) => (" in ", list(kinds.iter().map(|kind| kind_word(*kind)))),
            Test::Place(places) => (" at ", list(places.iter().map(String::as_str))),
            Test::Rule(rules) => (" from briefings ", list(rules.names().map(rule_word))),
            Test::Dates(ranges) => {
                let ranges: Vec<String> = ranges.iter().map(|(a, b)| days(*a, *b)).collect();
                (" ", list(ranges.iter().map(String::as_str)))
            }
            Test::Has(marks) => (" with ", list(marks.iter().map(|mark| mark_word(*mark)))),
            Test::In(ids) => (" in the transcript ", list(ids.iter().map(|id| id.as_str()))),
            Test::Length { from, to } => (" of ", length(*from, *to)),
        }
    }

    fn names(&self, names: &[&str]) -> String {
        let full: Vec<String> =
            names.iter().map(|name| (self.name)(name).unwrap_or_else(|| quoted(name))).collect();
        list(full.iter().map(String::as_str))
    }
}

fn quoted(text: &str) -> String {
    ["“", text, "”"].concat()
}

/// `a`, `a or b`, `a, b or c`.
fn list<'a>(values: impl Iterator<Item = &'a str>) -> String {
    let values: Vec<&str> = values.collect();
    match values.split_last() {
        Some((last, rest)) if !rest.is_empty() => [&rest.join(", "), " or ", last].concat(),
        Some((last, _)) => (*last).to_owned(),
        None => String::new(),
    }
}

/// All clauses behind “that”; a verb is not said twice in a row.
fn joined(clauses: &[String]) -> String {
    const VERB: &str = "contain ";
    let mut text = String::new();
    let mut before = "";
    for (nth, clause) in clauses.iter().enumerate() {
        text.push_str(if nth == 0 { " that " } else { " and " });
        let same = before.starts_with(VERB) && clause.starts_with(VERB);
        text.push_str(if same { clause.strip_prefix(VERB).unwrap_or(clause) } else { clause });
        before = clause;
    }
    text
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Press => "reporters",
        Role::Official => "officials",
        Role::Moderator => "moderators",
        Role::Other => "others",
    }
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Briefing => "press briefings",
        Kind::Gaggle => "gaggles",
        _ => kind.as_str(),
    }
}

/// What stands behind “said”.
fn rule_word(rule: RuleName) -> &'static str {
    match rule {
        RuleName::OnBackground => "on background",
        RuleName::OnTheRecord => "on the record",
        RuleName::OffTheRecord => "off the record",
        RuleName::Attribution => "with a prescribed attribution",
        RuleName::Embargo => "under embargo",
    }
}

fn mark_word(mark: MarkName) -> &'static str {
    match mark {
        MarkName::CrossTalk => "crosstalk",
        MarkName::Direction => "a stage direction",
        MarkName::Redaction => "a redaction",
        MarkName::Correction => "a correction",
        MarkName::Insertion => "an insertion",
        MarkName::Link => "a link",
        _ => mark.as_str(),
    }
}

fn length(from: u32, to: u32) -> String {
    match (from, to) {
        (_, u32::MAX) => [&from.to_string(), " words or more"].concat(),
        (0, _) => [&to.to_string(), " words or fewer"].concat(),
        (1, 1) => "1 word".to_owned(),
        _ if from == to => [&from.to_string(), " words"].concat(),
        _ => [&from.to_string(), " to ", &to.to_string(), " words"].concat(),
    }
}

/// `in 2021`, `in March 2021`, `on 23 March 2021`, `between March and June 2021`, `since 1 March 2022`.
fn days(from: Option<Date>, to: Option<Date>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => between(from, to),
        (Some(from), None) => ["since ", &day(from)].concat(),
        (None, Some(to)) => ["until ", &day(to)].concat(),
        (None, None) => "at any time".to_owned(),
    }
}

fn between(from: Date, to: Date) -> String {
    let whole_months = from.day() == 1 && crate::days::is_last_of_month(to);
    let year = |date: Date| date.year().to_string();
    if from == to {
        return ["on ", &day(from)].concat();
    }
    if !whole_months {
        return ["between ", &day(from), " and ", &day(to)].concat();
    }
    let month = |date: Date| MONTHS.get(usize::from(date.month()) - 1).copied().unwrap_or_default();
    let same_year = from.year() == to.year();
    match (same_year, from.month(), to.month()) {
        (true, 1, 12) => ["in ", &year(from)].concat(),
        (true, first, last) if first == last => ["in ", month(from), " ", &year(from)].concat(),
        (true, ..) => ["between ", month(from), " and ", month(to), " ", &year(to)].concat(),
        (false, 1, 12) => ["between ", &year(from), " and ", &year(to)].concat(),
        (false, ..) => {
            ["between ", month(from), " ", &year(from), " and ", month(to), " ", &year(to)].concat()
        }
    }
}

fn day(date: Date) -> String {
    let month = MONTHS.get(usize::from(date.month()) - 1).copied().unwrap_or_default();
    [&date.day().to_string(), " ", month, " ", &date.year().to_string()].concat()
}
