//! A question as the oracle thinks of it, and how it is typed.

use corpus::message::{Date, Kind, MarkName, Role, RuleName, TranscriptId};

/// One part of a question.
#[derive(Clone, Debug)]
pub enum Part {
    Term(Term),
    /// Left, words between, right.
    Near(Term, u16, Term),
    Test(Test),
    Asked(Box<Part>),
    Answered(Box<Part>),
    Not(Box<Part>),
    /// Two at least.
    All(Vec<Part>),
    /// Two at least.
    Any(Vec<Part>),
}

/// What is looked for in words; tokens are folded.
#[derive(Clone, Debug)]
pub enum Term {
    Word(Vec<String>),
    Phrase(Vec<String>),
    Prefix(String),
    Close(String),
    /// Position in [`crate::scan::PATTERNS`].
    Pattern(usize),
}

#[derive(Clone, Debug)]
pub enum Test {
    /// As typed, and the keys that it means.
    Speaker(&'static str, &'static [&'static str]),
    Roles(Vec<Role>),
    Kinds(Vec<Kind>),
    /// As typed, and the places that it means.
    Place(&'static str, &'static [&'static str]),
    Rules(Vec<RuleName>),
    /// First and last day.
    Dates(Option<Date>, Option<Date>),
    Has(Vec<MarkName>),
    In(TranscriptId),
    /// More words than this, and fewer than that.
    Length(u32, u32),
}

/// All terms in the order in which they are typed.
pub fn terms(part: &Part, into: &mut Vec<Term>) {
    let mut add = |term: &Term| {
        if !into.iter().any(|known| same(known, term)) {
            into.push(term.clone());
        }
    };
    match part {
        Part::Term(term) => add(term),
        Part::Near(left, _, right) => {
            add(left);
            add(right);
        }
        Part::Test(_) => {}
        Part::Asked(inner) | Part::Answered(inner) | Part::Not(inner) => terms(inner, into),
        Part::All(parts) | Part::Any(parts) => parts.iter().for_each(|part| terms(part, into)),
    }
}

/// Whether two terms mean the same.
pub fn same(a: &Term, b: &Term) -> bool {
    let stems = |words: &[String]| -> Vec<String> {
        words.iter().map(|word| crate::scan::stem(word)).collect()
    };
    match (a, b) {
        (Term::Word(a), Term::Word(b)) => stems(a) == stems(b),
        (Term::Phrase(a), Term::Phrase(b)) => a == b,
        (Term::Prefix(a), Term::Prefix(b)) | (Term::Close(a), Term::Close(b)) => a == b,
        (Term::Pattern(a), Term::Pattern(b)) => a == b,
        _ => false,
    }
}

/// A part with stems for words: equal for parts that mean the same.
pub fn meaning(part: &Part) -> String {
    let all = |parts: &[Part]| parts.iter().map(meaning).collect::<Vec<_>>().join(", ");
    let term = |term: &Term| match term {
        Term::Word(tokens) => {
            tokens.iter().map(|word| crate::scan::stem(word)).collect::<Vec<_>>().join("+")
        }
        other => format!("{other:?}"),
    };
    match part {
        Part::Term(own) => term(own),
        Part::Near(left, within, right) => format!("{} {within} {}", term(left), term(right)),
        Part::Test(test) => format!("{test:?}"),
        Part::Asked(inner) => format!("asked {}", meaning(inner)),
        Part::Answered(inner) => format!("answered {}", meaning(inner)),
        Part::Not(inner) => format!("not {}", meaning(inner)),
        Part::All(parts) => format!("all {}", all(parts)),
        Part::Any(parts) => format!("any {}", all(parts)),
    }
}

/// The question as a reader would type it.
pub fn typed(parts: &[Part]) -> String {
    parts.iter().map(inner).collect::<Vec<_>>().join(" ")
}

/// A part where something stands beside it.
fn inner(part: &Part) -> String {
    let joined = |parts: &[Part], by: &str| {
        format!("({})", parts.iter().map(inner).collect::<Vec<_>>().join(by))
    };
    match part {
        Part::Term(term) => spelled(term),
        Part::Near(left, within, right) => {
            format!("({} NEAR/{within} {})", spelled(left), spelled(right))
        }
        Part::Test(test) => test_spelled(test),
        Part::Asked(part) => format!("asked:{}", inner(part)),
        Part::Answered(part) => format!("answered:{}", inner(part)),
        Part::Not(part) => format!("-{}", inner(part)),
        Part::All(parts) => joined(parts, " "),
        Part::Any(parts) => joined(parts, " OR "),
    }
}

fn spelled(term: &Term) -> String {
    match term {
        Term::Word(tokens) => tokens.join("-"),
        Term::Phrase(tokens) => format!("\"{}\"", tokens.join(" ")),
        Term::Prefix(start) => format!("{start}*"),
        Term::Close(word) => format!("{word}~"),
        Term::Pattern(number) => format!("/{}/", crate::scan::PATTERNS[*number].0),
    }
}

fn test_spelled(test: &Test) -> String {
    let either = |names: Vec<&str>| names.join("|");
    match test {
        Test::Speaker(typed, _) => format!("speaker:{typed}"),
        Test::Roles(roles) => {
            format!("role:{}", either(roles.iter().map(|role| role.as_str()).collect()))
        }
        Test::Kinds(kinds) => {
            format!("kind:{}", either(kinds.iter().map(|kind| kind.as_str()).collect()))
        }
        Test::Place(typed, _) => format!("place:{typed}"),
        Test::Rules(rules) => {
            format!("rule:{}", either(rules.iter().map(|rule| rule.as_str()).collect()))
        }
        Test::Dates(from, to) => match (from, to) {
            (Some(from), Some(to)) => format!("date:{from}..{to}"),
            (Some(from), None) => format!("date:>={from}"),
            (None, Some(to)) => format!("date:<={to}"),
            (None, None) => "date:0001-01-01..9999-12-31".to_owned(),
        },
        Test::Has(names) => {
            format!("has:{}", either(names.iter().map(|name| name.as_str()).collect()))
        }
        Test::In(id) => format!("in:{}", id.as_str()),
        Test::Length(above, below) => format!("len:{}..{}", above + 1, below - 1),
    }
}
