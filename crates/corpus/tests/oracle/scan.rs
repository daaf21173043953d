//! The slow way to answer: reading all turns one by one. It shares nothing with the engine but the
//! message types and the stemmer.

use corpus::message::*;
use rust_stemmers::{Algorithm, Stemmer};
use transcript::{Speaker, Transcript};
use unicode_normalization::UnicodeNormalization;

use crate::question::{Part, Term, Test};

/// A pattern, and its matches found by hand: the length of a match at the start of a text in small
/// letters.
/// The length of a match at the start of a text.
type Matcher = fn(&str) -> Option<usize>;

pub const PATTERNS: [(&str, Matcher); 3] = [
    ("sanction(s|ed)", |text| {
        let rest = text.strip_prefix("sanction")?;
        if rest.starts_with('s') { Some(9) } else { rest.starts_with("ed").then_some(10) }
    }),
    ("north.korea", |text| {
        let rest = text.strip_prefix("north")?;
        let mut chars = rest.chars();
        let gap = chars.next().filter(|c| *c != '\n')?;
        chars.as_str().starts_with("korea").then_some(10 + gap.len_utf8())
    }),
    ("kor[a-z]*n", |text| {
        let rest = text.strip_prefix("kor")?;
        let run: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
        Some(3 + run.rfind('n')? + 1)
    }),
];

/// Tokens with their spans: letters and digits, Han one by one.
pub fn tokens(text: &str) -> Vec<(Span, String)> {
    let mut found: Vec<(Span, String)> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let accent = ('\u{300}'..='\u{36f}').contains(&c);
        let alone = ('\u{4e00}'..='\u{9fff}').contains(&c);
        let (start, end) = (at as u32, (at + c.len_utf8()) as u32);
        if accent && open {
            found.last_mut().unwrap().0.end = end;
        } else if c.is_alphanumeric() && !accent {
            if !open || alone {
                found.push((Span { start, end }, String::new()));
            }
            let (span, folded) = found.last_mut().unwrap();
            span.end = end;
            let bare = c.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
            folded.extend(bare.flat_map(char::to_lowercase));
            open = !alone;
        } else {
            open = false;
        }
    }
    found
}

pub fn stem(folded: &str) -> String {
    if folded.is_ascii() {
        Stemmer::create(Algorithm::English).stem(folded).into_owned()
    } else {
        folded.to_owned()
    }
}

/// Whether `left` edits make one word the other, neighbours changing places being one.
fn within_edits(a: &[char], b: &[char], left: usize) -> bool {
    let (Some((a0, a1)), Some((b0, b1))) = (a.split_first(), b.split_first()) else {
        return a.len() + b.len() <= left;
    };
    let swapped = a1.first() == Some(b0) && b1.first() == Some(a0);
    (a0 == b0 && within_edits(a1, b1, left))
        || (left > 0
            && (within_edits(a1, b1, left - 1)
                || within_edits(a1, b, left - 1)
                || within_edits(a, b1, left - 1)
                || (swapped && within_edits(&a1[1..], &b1[1..], left - 1))))
}

fn is_close(wanted: &str, token: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (wanted.chars().collect(), token.chars().collect());
    within_edits(&a, &b, if a.len() >= 8 { 2 } else { 1 })
}

/// Where a term matches: spans in bytes, and first and last token (0 and 0 for a pattern).
pub fn matches(text: &str, term: &Term) -> Vec<(Span, usize, usize)> {
    let tokens = tokens(text);
    let run = |long: usize, fits: &dyn Fn(usize, &str) -> bool| {
        let fitting = |start: &usize| {
            (0..long).all(|n| tokens.get(start + n).is_some_and(|(_, token)| fits(n, token)))
        };
        let place = |start: usize| {
            let last = start + long - 1;
            (Span { start: tokens[start].0.start, end: tokens[last].0.end }, start, last)
        };
        (0..tokens.len()).filter(fitting).map(place).collect()
    };
    match term {
        Term::Word(wanted) => run(wanted.len(), &|n, token| stem(token) == stem(&wanted[n])),
        Term::Phrase(wanted) => run(wanted.len(), &|n, token| token == wanted[n]),
        Term::Prefix(start) => run(1, &|_, token| token.starts_with(start)),
        Term::Close(word) => run(1, &|_, token| is_close(word, token)),
        Term::Pattern(number) => {
            let lower = text.to_ascii_lowercase();
            let (mut found, mut at) = (Vec::new(), 0);
            while at < lower.len() {
                let here = lower.get(at..).and_then(PATTERNS[*number].1);
                if let Some(length) = here {
                    let span = Span { start: at as u32, end: (at + length) as u32 };
                    found.push((span, 0, 0));
                }
                at += here.unwrap_or(1);
            }
            found
        }
    }
}

/// One turn of the archive with all that questions and filters look at.
#[derive(Debug)]
pub struct Line<'a> {
    pub transcript: &'a Transcript,
    /// Position of the transcript among all of the archive.
    pub place: usize,
    pub no: u32,
    pub key: String,
    pub role: Role,
    pub text: &'a Text,
    /// First turn of its exchange, and whether it answers.
    pub exchange: Option<(u32, bool)>,
}

/// Keys of the generated speakers, which are made so that this is all there is to know.
fn key(speaker: &Speaker) -> String {
    match (&speaker.name, speaker.role) {
        (_, Role::Press) => "q".to_owned(),
        (Some(name), _) => name.to_lowercase().replace(' ', "-"),
        (None, _) => speaker.label.to_lowercase().replace(". ", "-").replace(' ', "-"),
    }
}

pub fn lines(transcripts: &[Transcript]) -> Vec<Line<'_>> {
    let mut all = Vec::new();
    for (place, transcript) in transcripts.iter().enumerate() {
        let speaker = |turn: &transcript::Turn| &transcript.speakers[usize::from(turn.speaker.0)];
        let roles: Vec<Role> = transcript.turns.iter().map(|turn| speaker(turn).role).collect();
        for (at, turn) in transcript.turns.iter().enumerate() {
            all.push(Line {
                transcript,
                place,
                no: at as u32 + 1,
                key: key(speaker(turn)),
                role: roles[at],
                text: &turn.text,
                exchange: exchange(&roles, at),
            });
        }
    }
    all
}

/// The first turn of the exchange that the `at`-th turn is of.
pub fn exchange_of(transcript: &Transcript, at: usize) -> Option<u32> {
    let role = |turn: &transcript::Turn| transcript.speakers[usize::from(turn.speaker.0)].role;
    let roles: Vec<Role> = transcript.turns.iter().map(role).collect();
    exchange(&roles, at).map(|own| own.0)
}

/// The exchange of one turn, by looking around from it.
fn exchange(roles: &[Role], at: usize) -> Option<(u32, bool)> {
    // Back over what may be answers to the last question, then to the first of its run.
    let last_question = (0..=at).rev().find(|n| roles[*n] == Role::Press)?;
    let run = (0..=last_question).rev().take_while(|n| roles[*n] == Role::Press);
    let first = run.last().unwrap() as u32 + 1;
    if roles[at] == Role::Press {
        return Some((first, false));
    }
    let answers = &roles[last_question + 1..];
    let until = answers.iter().position(|role| *role == Role::Press).unwrap_or(answers.len());
    let others = answers[..until].iter().rposition(|role| *role != Role::Moderator);
    let end = last_question + 1 + others.map_or(until, |last| last + 1);
    (at < end).then_some((first, true))
}

/// All turns, so that a part can look at the others of its exchange.
pub struct Archive<'a>(pub Vec<Line<'a>>);

impl Archive<'_> {
    /// Whether a turn satisfies a part.
    pub fn satisfies(&self, line: &Line<'_>, part: &Part) -> bool {
        match part {
            Part::Term(term) => !matches(&line.text.text, term).is_empty(),
            Part::Near(left, within, right) => {
                let text = &line.text.text;
                let close = |a: &(Span, usize, usize), b: &(Span, usize, usize)| {
                    b.1 > a.2 && b.1 - a.2 <= usize::from(*within)
                };
                let (left, right) = (matches(text, left), matches(text, right));
                left.iter().any(|a| right.iter().any(|b| close(a, b) || close(b, a)))
            }
            Part::Test(test) => passes(line, test),
            Part::Asked(inner) => self.beside(line, inner, false),
            Part::Answered(inner) => self.beside(line, inner, true),
            Part::Not(inner) => !self.satisfies(line, inner),
            Part::All(parts) => parts.iter().all(|part| self.satisfies(line, part)),
            Part::Any(parts) => parts.iter().any(|part| self.satisfies(line, part)),
        }
    }

    fn beside(&self, line: &Line<'_>, inner: &Part, answers: bool) -> bool {
        let Some((first, _)) = line.exchange else { return false };
        self.0.iter().any(|other| {
            other.place == line.place
                && other.exchange == Some((first, answers))
                && self.satisfies(other, inner)
        })
    }

    /// The hits of a turn: of terms that are not under a not; of those inside `asked:` and
    /// `answered:` only on that side.
    pub fn hits(&self, line: &Line<'_>, parts: &[Part], terms: &[Term]) -> Vec<Hit> {
        let mut found = Vec::new();
        for (number, term) in terms.iter().enumerate() {
            if parts.iter().any(|part| counts(line, part, term)) {
                let spans = matches(&line.text.text, term).into_iter();
                found.extend(spans.map(|(span, ..)| Hit { span, term: number as u8 }));
            }
        }
        found.sort();
        found
    }
}

/// Whether hits of a term in this turn count somewhere in `part`.
fn counts(line: &Line<'_>, part: &Part, term: &Term) -> bool {
    // Inside, the innermost side decides.
    fn inside(part: &Part, term: &Term, here: bool, line: &Line<'_>) -> bool {
        let same = |own: &Term| crate::question::same(own, term);
        let side = |answers: bool| line.exchange.is_some_and(|own| own.1 == answers);
        match part {
            Part::Term(own) => here && same(own),
            Part::Near(left, _, right) => here && (same(left) || same(right)),
            Part::Test(_) | Part::Not(_) => false,
            Part::Asked(inner) => inside(inner, term, side(false), line),
            Part::Answered(inner) => inside(inner, term, side(true), line),
            Part::All(parts) | Part::Any(parts) => {
                parts.iter().any(|part| inside(part, term, here, line))
            }
        }
    }
    inside(part, term, true, line)
}

fn passes(line: &Line<'_>, test: &Test) -> bool {
    let meta = &line.transcript.meta;
    match test {
        Test::Speaker(_, keys) => keys.contains(&line.key.as_str()),
        Test::Roles(roles) => roles.contains(&line.role),
        Test::Kinds(kinds) => kinds.contains(&meta.kind),
        Test::Place(_, places) => meta.places.iter().any(|own| places.contains(&own.as_str())),
        Test::Rules(rules) => rules.iter().any(|rule| under(line.transcript, *rule)),
        Test::Dates(from, to) => within(meta.date, *from, *to, true),
        Test::Has(names) => names.iter().any(|name| holds(line.text, *name)),
        Test::In(id) => line.transcript.id == *id,
        Test::Length(above, below) => {
            let is_word = |word: &&str| word.contains(char::is_alphanumeric);
            let words = line.text.text.split_whitespace().filter(is_word).count() as u32;
            *above < words && words < *below
        }
    }
}

/// Whether a ground rule of this name is told of a transcript.
pub fn under(transcript: &Transcript, name: RuleName) -> bool {
    transcript.ground_rules.iter().any(|rule| RuleName::of(&rule.kind) == name)
}

pub fn within(date: Option<Date>, from: Option<Date>, to: Option<Date>, bound: bool) -> bool {
    let bound = bound || from.is_some() || to.is_some();
    !bound
        || date.is_some_and(|date| {
            from.is_none_or(|from| date >= from) && to.is_none_or(|to| date <= to)
        })
}

pub fn holds(text: &Text, name: MarkName) -> bool {
    text.marks.iter().any(|mark| MarkName::of(&mark.kind) == Some(name))
}
