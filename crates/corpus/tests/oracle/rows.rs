//! The rows that the scan would show, and their order.

use core::cmp::{Ordering, Reverse};

use corpus::message::*;
use transcript::Transcript;

use crate::compare::{Scan, passes};
use crate::question::Term;
use crate::scan::{Line, matches};

/// One row: where it is, and the matching turns in it.
pub struct Row<'a> {
    pub place: usize,
    pub transcript: &'a Transcript,
    pub exchange: Option<u32>,
    pub lines: Vec<&'a Line<'a>>,
}

/// All rows, in the order of the archive.
pub fn of<'a>(scan: &'a Scan<'a>, unit: Unit) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    for line in scan.matching(None, None) {
        let exchange = line.exchange.map(|own| own.0).filter(|_| unit == Unit::Exchange);
        let joins = |row: &Row<'_>| {
            row.place == line.place
                && match unit {
                    Unit::Transcript => true,
                    Unit::Exchange => exchange.is_some() && row.exchange == exchange,
                    Unit::Turn => false,
                }
        };
        match rows.last_mut().filter(|row| joins(row)) {
            Some(row) => row.lines.push(line),
            None => {
                let (place, transcript) = (line.place, line.transcript);
                rows.push(Row { place, transcript, exchange, lines: vec![line] });
            }
        }
    }
    if unit == Unit::Transcript && scan.asked.parts.is_empty() {
        rows.extend(silent(scan));
    }
    rows
}

/// Transcripts without turns, which pass what does not ask for turns.
fn silent<'a>(scan: &'a Scan<'a>) -> impl Iterator<Item = Row<'a>> {
    let filter = &scan.asked.filter;
    let of_turns =
        |choices: &Choices| choices.speakers.len() + choices.roles.len() + choices.marks.len() > 0;
    let asks = of_turns(&filter.only) || of_turns(&filter.without) || filter.length.is_some();
    let quiet = scan.silent.iter().filter(move |(_, transcript)| {
        let text = Text::default();
        let line = Line {
            transcript,
            place: 0,
            no: 0,
            key: String::new(),
            role: Role::Other,
            text: &text,
            exchange: None,
        };
        !asks && passes(&line, filter, None)
    });
    quiet.map(|(place, transcript)| Row {
        place: *place,
        transcript,
        exchange: None,
        lines: Vec::new(),
    })
}

/// BM25 of a turn, in fractions.
fn score(scan: &Scan<'_>, line: &Line<'_>) -> f64 {
    let hits = scan.hits(line);
    let all = scan.archive.0.len() as f64;
    let words = line.text.text.split_whitespace();
    let words = words.filter(|word| word.contains(char::is_alphanumeric)).count();
    let length = match words {
        0..=12 => 93.0,
        13..=40 => 37.0,
        41..=120 => 74.0,
        _ => 217.0,
    };
    let gain = |(number, term): (usize, &Term)| {
        let own = hits.iter().filter(|hit| usize::from(hit.term) == number).count().min(15) as f64;
        let holds = |line: &&Line<'_>| !matches(&line.text.text, term).is_empty();
        let holding = scan.archive.0.iter().filter(holds).count() as f64;
        let rarity = ((all + 1.0) / (holding + 0.5)).max(1.0);
        // Straight between powers of two, as the engine documents.
        let whole = rarity.log2().floor();
        let rarity = (whole + rarity / whole.exp2() - 1.0).max(1.0 / 256.0);
        rarity * own / (own + 1.2 * (0.25 + 0.75 * length / 62.0))
    };
    scan.terms.iter().enumerate().map(gain).sum()
}

/// How old a row's transcript is, and of one day, where it comes.
/// Of one day the earlier name counts as newer, so that lists newest first run on by name.
fn age(row: &Row<'_>, split: usize) -> (Option<Date>, bool, Reverse<String>) {
    (row.transcript.meta.date, row.place >= split, Reverse(row.transcript.id.as_str().to_owned()))
}

fn first(row: &Row<'_>) -> Option<u32> {
    row.lines.first().map(|line| line.no)
}

/// How two rows of equal worth stand to each other: newer first, then earlier.
fn by_age(a: &Row<'_>, b: &Row<'_>, split: usize) -> Ordering {
    age(b, split).cmp(&age(a, split)).then_with(|| first(a).cmp(&first(b)))
}

pub fn compare(scan: &Scan<'_>, search: &Search, split: usize, groups: &[Group]) {
    let mut rows = of(scan, search.unit);
    let words = |row: &Row<'_>| -> usize {
        let words = row.transcript.turns.iter().flat_map(|turn| turn.text.text.split_whitespace());
        words.filter(|word| word.contains(char::is_alphanumeric)).count()
    };
    let worth = |row: &Row<'_>| -> f64 {
        let scores = row.lines.iter().map(|line| score(scan, line));
        scores.fold(0.0, f64::max)
    };
    rows.sort_by(|a, b| match search.order {
        Order::Newest => by_age(a, b, split),
        Order::Oldest => age(a, split).cmp(&age(b, split)).then_with(|| first(a).cmp(&first(b))),
        Order::Longest => words(b).cmp(&words(a)).then_with(|| by_age(a, b, split)),
        Order::Relevance => worth(b).total_cmp(&worth(a)).then_with(|| by_age(a, b, split)),
    });
    let Scope::Archive { first, count } = search.scope else { return };
    let page: Vec<&Row<'_>> = rows.iter().skip(first as usize).take(count as usize).collect();
    assert_eq!(groups.len(), page.len(), "{search:?}");
    for (group, expected) in groups.iter().zip(&page) {
        if search.order == Order::Relevance && !is(group, expected) {
            // Whole numbers round: what the engine took for equal may be a hair apart.
            let own = rows.iter().find(|row| is(group, row)).expect("a row of the answer");
            let (a, b) = (worth(own), worth(expected));
            assert!((a - b).abs() <= 0.02 * a.max(b), "{a} for {b}: {search:?}");
            shown(scan, search, group, own);
        } else {
            assert!(is(group, expected), "{search:?}: {group:?}");
            shown(scan, search, group, expected);
        }
    }
}

fn is(group: &Group, row: &Row<'_>) -> bool {
    let firsts = |row: &Row<'_>| {
        let exchange = row.exchange?;
        let mut all: Vec<u32> = row
            .transcript
            .turns
            .iter()
            .enumerate()
            .filter_map(|(at, _)| crate::scan::exchange_of(row.transcript, at))
            .collect();
        all.dedup();
        all.iter().position(|first| *first == exchange).map(|place| place as u32)
    };
    let same_turn = || group.first.map(|turn| turn.0) == row.lines.first().map(|line| line.no);
    group.entry.id == row.transcript.id && group.exchange == firsts(row) && same_turn()
}

/// What is told and shown of one row.
fn shown(scan: &Scan<'_>, search: &Search, group: &Group, row: &Row<'_>) {
    assert_eq!(group.turns as usize, row.lines.len(), "{search:?}");
    let hits: usize = row.lines.iter().map(|line| scan.hits(line).len()).sum();
    assert_eq!(group.hits as usize, hits, "{search:?}");
    let turns: Vec<u32> = group.snippets.iter().map(|snippet| snippet.turn.0).collect();
    let matching: Vec<u32> = row.lines.iter().map(|line| line.no).collect();
    assert_eq!(group.first.map(|turn| turn.0), matching.first().copied(), "{search:?}");
    match search.unit {
        _ if scan.asked.parts.is_empty() => assert_eq!(turns, [0_u32; 0], "{search:?}"),
        Unit::Turn => assert_eq!(turns, matching, "{search:?}"),
        Unit::Transcript => {
            let mut all: Vec<Vec<u32>> = Vec::new();
            for line in &row.lines {
                let own = question_and_answer(scan, row, line);
                if all.last() != Some(&own) {
                    all.push(own);
                }
            }
            if search.order == Order::Relevance {
                let most = all.len().min(3);
                all.retain(|unit| unit.iter().all(|turn| turns.contains(turn)));
                assert_eq!(all.len(), most, "{search:?}");
            }
            all.truncate(3);
            assert_eq!(turns, all.concat(), "{search:?}");
        }
        Unit::Exchange => {
            assert_eq!(turns, question_and_answer(scan, row, row.lines[0]), "{search:?}");
        }
    }
    let mut speakers: Vec<&str> = Vec::new();
    // Where nobody speaks, nobody is named.
    let cast = row.transcript.speakers.iter().filter(|_| !row.transcript.turns.is_empty());
    for own in cast {
        let name = own.name.as_ref().unwrap_or(&own.label);
        if own.role != Role::Press && !speakers.contains(&name.as_str()) {
            speakers.push(name);
        }
    }
    assert_eq!(group.speakers, speakers, "{search:?}");
    for snippet in &group.snippets {
        let own = |line: &&Line<'_>| line.place == row.place && line.no == snippet.turn.0;
        let line = scan.archive.0.iter().find(own).expect("a turn of the transcript");
        let window = &snippet.text.text;
        let start = line.text.text.find(window.as_str()).expect("the window is part of its turn");
        assert_eq!(snippet.cut_before || start > 0, !line.text.text.starts_with(window.as_str()));
        assert_eq!(snippet.who.role, line.role);
        assert_eq!(snippet.matches, matching.contains(&line.no), "{search:?}");
        let stands_for = line.exchange.filter(|_| search.unit != Unit::Turn);
        assert_eq!(snippet.exchange.is_some(), stands_for.is_some(), "{search:?}");
        // Every hit of the window is a hit of the turn, and there are some if there are any.
        let hits = scan.hits(line);
        let whole: Vec<&str> = hits.iter().map(|hit| hit.span.of(&line.text.text)).collect();
        assert_eq!(snippet.hits.is_empty(), whole.is_empty(), "{search:?}");
        let of_turn = |hit: &Hit| whole.iter().any(|own| own.contains(hit.span.of(window)));
        assert!(snippet.hits.iter().all(of_turn), "{search:?}");
    }
}

/// The question and the answer with most hits; matching ones before others, the first of equals.
fn question_and_answer(scan: &Scan<'_>, row: &Row<'_>, line: &Line<'_>) -> Vec<u32> {
    let Some((exchange, _)) = line.exchange else { return vec![line.no] };
    let best = |answers: bool| {
        let own =
            scan.archive.0.iter().filter(|line| {
                line.place == row.place && line.exchange == Some((exchange, answers))
            });
        let merit = |line: &&Line<'_>| {
            let matches = row.lines.iter().any(|own| own.no == line.no);
            (matches, scan.hits(line).len(), core::cmp::Reverse(line.no))
        };
        own.max_by_key(merit).map(|line| line.no)
    };
    [best(false), best(true)].into_iter().flatten().collect()
}
