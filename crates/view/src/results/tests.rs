//! Tables of rows and sentences.

use corpus::message::{Date, Hit, QueryRemark, Removal, Span, Term, TermForm, TurnHits};

use super::*;
use crate::understood::{Remark, remarks as told};
use crate::{from_query, sample, to_query};

fn term(text: &str, exact: bool, hits: u32) -> Term {
    let form = if exact { TermForm::Exact } else { TermForm::Inflected };
    Term { text: text.to_owned(), form, hits }
}

fn part(text: &str, rest: &str) -> Removed {
    Removed::Part { text: text.to_owned(), rest: rest.to_owned() }
}

fn counts(hits: u32, turns: u32, transcripts: u32) -> Counts {
    Counts { hits, turns, exchanges: 0, transcripts }
}

fn in_transcript() -> Rows {
    Rows::Turns(vec![TurnHits { turn: TurnNo(1), hits: Vec::new() }])
}

#[test]
fn counts_in_words() {
    let check = |rows: Rows, counts: Counts, expect: &str| {
        assert_eq!(count(&Found { rows, counts, ..sample::found() }), expect);
    };
    let archive = || Rows::Groups(Vec::new());
    check(archive(), counts(300, 128, 14), "128 turns in 14 briefings");
    check(archive(), counts(1, 1, 1), "1 turn in 1 briefing");
    check(archive(), counts(0, 117_343, 1154), "117,343 turns in 1,154 briefings");
    check(archive(), counts(0, 0, 0), "No turns match");
    check(in_transcript(), counts(9, 6, 1), "9 hits in 6 turns");
    check(in_transcript(), counts(0, 27, 1), "27 turns");
    check(in_transcript(), counts(0, 0, 0), "No turns match");
}

#[test]
fn an_archive_in_one_line() {
    let archive = |first, last| Archive {
        transcripts: 2,
        turns: 1,
        words: 1154,
        first,
        last,
        ..Archive::default()
    };
    let (march, june) = (Date::new(2021, 3, 23), Date::new(2021, 6, 1));
    let check = |archive: Archive, expect: &str| assert_eq!(summary(&archive), expect);
    check(archive(march, june), "2 briefings, 1 turn, 1,154 words, 23 March 2021 to 1 June 2021");
    check(archive(march, march), "2 briefings, 1 turn, 1,154 words, 23 March 2021");
    check(archive(None, None), "2 briefings, 1 turn, 1,154 words");
}

#[test]
fn groups_are_rows() {
    let hit = Hit { span: Span { start: 4, end: 7 }, term: 0 };
    let snippet = Snippet {
        turn: TurnNo(7),
        exchange: Some(2),
        matches: true,
        who: sample::press(),
        text: sample::text("one two\nthree"),
        hits: vec![hit],
        cut_before: true,
        cut_after: false,
    };
    let quiet = Snippet { turn: TurnNo(8), matches: false, ..snippet.clone() };
    let one = snippet.clone();
    let group = Group {
        entry: sample::entry(),
        hits: 9,
        turns: 6,
        first: Some(TurnNo(3)),
        exchange: None,
        speakers: ["A", "B", "C", "D"].map(str::to_owned).to_vec(),
        snippets: vec![snippet.clone(), quiet],
    };
    let rows = Rows::Groups(vec![group.clone()]);
    let found = Found { rows, counts: counts(30, 20, 14), ..sample::found() };
    let rows = groups(&found);
    let row = &rows[0];
    assert_eq!(row.kicker, "Press briefing · Aboard Air Force One, En Route Lima, Peru");
    assert_eq!(row.date.as_deref(), Some("23 March 2021"));
    assert_eq!(row.sizes, ["3,012 words", "18 minutes", "9 hits in 6 turns"]);
    assert_eq!(row.speakers.as_deref(), Some("A, B and 2 others"));
    assert_eq!((super::rows(&found, false), super::rows(&found, true)), (14, 20));
    let (state, _) = from_query("?q=two");
    assert_eq!(to_query(&state.apply(row.open.clone())), "?q=two&at=2021-03-23-k7q2");
    let all = row.all.clone().expect("not all are shown");
    assert_eq!(all.label, "All 6 turns in this briefing");
    assert_eq!(to_query(&state.apply(all.change)), "?q=two&at=2021-03-23-k7q2.3");
    let [exchange] = row.exchanges.as_slice() else { panic!("one exchange") };
    assert_eq!(exchange.iter().map(|turn| turn.quiet).collect::<Vec<_>>(), [false, true]);
    let snippet = &exchange[0];
    assert_eq!((snippet.name, snippet.before, snippet.after), ("Reporters", "… ", ""));
    let runs = snippet.stretches.iter().flat_map(|stretch| &stretch.runs);
    let runs: Vec<_> = runs.map(|run| (run.text, run.hit)).collect();
    assert_eq!(runs, [("one ", None), ("two", Some(0)), (" ", None), ("three", None)]);
    assert_eq!(to_query(&state.apply(snippet.open.clone())), "?q=two&at=2021-03-23-k7q2.7");

    let single = Group { turns: 1, snippets: vec![one], ..group.clone() };
    let row = super::group(&single);
    assert_eq!((row.all, row.key.as_str()), (None, "2021-03-23-k7q2.3"));
    let untold = Group { snippets: Vec::new(), hits: 0, ..group };
    let row = super::group(&untold);
    assert_eq!((row.all, row.sizes.last().map(String::as_str)), (None, Some("6 turns")));
}

#[test]
fn remarks_are_sentences() {
    let message = "A quotation mark is not closed.".to_owned();
    let query = "a \"é".to_owned();
    let check = |span: Option<(u32, u32)>, place: Option<[&str; 3]>| {
        let span = span.map(|(start, end)| Span { start, end });
        let remarks = vec![QueryRemark { span, message: message.clone() }];
        let place = place.map(|place| place.map(str::to_owned));
        let expected = Remark { place, message: message.clone() };
        let found = Found { remarks, query: query.clone(), ..sample::found() };
        assert_eq!(told(&found), [expected]);
    };
    check(None, None);
    check(Some((2, 5)), Some(["a ", "\"é", ""]));
    check(Some((2, 4)), None);
    check(Some((5, 9)), None);
}

/// Why nothing was found for the view at `address`, and each way out with where it leads.
fn check(
    address: &str,
    terms: Vec<Term>,
    removals: &[(Removed, u32)],
    rows: Rows,
    reasons: &[&str],
    ways: &[(&str, &str)],
) {
    let (state, _) = from_query(address);
    let removals = removals.iter().cloned();
    let removals = removals.map(|(what, turns)| Removal { what, turns }).collect();
    let found = Found { rows, counts: counts(0, 0, 0), terms, removals, ..sample::found() };
    let nothing = nothing(&state, &found).expect("nothing is found");
    assert_eq!(nothing.reasons, reasons, "{address}");
    let led = nothing.ways.into_iter().map(|way| (way.label, to_query(&state.apply(way.change))));
    let led: Vec<_> = led.collect();
    let led: Vec<_> = led.iter().map(|(label, to)| (label.as_str(), to.as_str())).collect();
    assert_eq!(led, ways, "{address}");
}

#[test]
fn nothing_says_why() {
    let archive = || Rows::Groups(Vec::new());
    check(
        "?q=%22policy+review%22+sanctoins+korea",
        vec![term("policy review", true, 9), term("sanctoins", false, 0), term("korea", false, 4)],
        &[
            (part("\"policy review\"", "sanctoins korea"), 2),
            (part("sanctoins", "\"policy review\" korea"), 14),
            (part("korea", "\"policy review\" sanctoins"), 0),
        ],
        archive(),
        &["“sanctoins” is nowhere in this archive."],
        &[
            ("Without “policy review”: 2 turns", "?q=sanctoins+korea"),
            ("Without “sanctoins”: 14 turns", "?q=%22policy+review%22+korea"),
        ],
    );
    check(
        "?q=a+b&speaker=jen-psaki&date=2021",
        vec![term("a", false, 3), term("b", false, 1)],
        &[(part("b", "a"), 1), (Removed::Speakers, 1154), (Removed::Dates, 2)],
        archive(),
        &["No turn that matches the query passes the filters."],
        &[
            ("Without “b”: 1 turn", "?q=a&speaker=jen-psaki&date=2021"),
            ("Without Jen Psaki: 1,154 turns", "?q=a+b&date=2021"),
            ("Without the limits of date: 2 turns", "?q=a+b&speaker=jen-psaki"),
            ("Clear query and filters", ""),
        ],
    );
    check(
        "?speaker=a,b&role=press&kind=gaggle",
        Vec::new(),
        &[(Removed::Speakers, 3), (Removed::Roles, 2), (Removed::Kinds, 1)],
        archive(),
        &["No turn passes all the filters."],
        &[
            ("Without the choice of speakers: 3 turns", "?role=press&kind=gaggle"),
            ("Without the choice of roles: 2 turns", "?speaker=a,b&kind=gaggle"),
            ("Without the choice of kinds: 1 turn", "?speaker=a,b&role=press"),
        ],
    );
    check(
        "?q=a+b&at=2021-03-23-k7q2",
        vec![term("a", false, 3), term("b", false, 1)],
        &[],
        Rows::Turns(Vec::new()),
        &["Every part of the query is found, but no turn has them all."],
        &[("Search the whole archive", "?q=a+b")],
    );
    check(
        "?q=a",
        vec![term("a", false, 0)],
        &[(part("a", ""), 0)],
        Rows::Turns(Vec::new()),
        &["“a” is nowhere in this transcript."],
        &[],
    );
}

#[test]
fn something_is_not_nothing() {
    assert_eq!(nothing(&ViewState::default(), &sample::found()), None);
    let mut empty = Found { counts: counts(0, 0, 0), ..sample::found() };
    empty.archive.transcripts = 0;
    let nothing = nothing(&ViewState::default(), &empty).expect("nothing is there");
    assert_eq!(nothing.reasons, ["This archive holds no transcripts."]);
}

#[test]
fn a_near_word_is_offered_and_one_step_away() {
    let suggestions = vec![Suggestion {
        word: "sanctions".to_owned(),
        turns: Some(1_204),
        query: "sanctions korea".to_owned(),
    }];
    let found = Found { suggestions, ..sample::found() };
    let label = "“sanctions” (1,204 turns)".to_owned();
    let change = Change::Query("sanctions korea".to_owned());
    assert_eq!(super::suggestions(&found), [Way { label, change }]);
}

#[test]
fn the_part_that_empties_the_answer_is_named() {
    let terms = vec![term("a", false, 3)];
    let culprit = Some("place:moon".to_owned());
    let found = Found { terms, culprit, counts: counts(0, 0, 0), ..sample::found() };
    let (state, _) = from_query("?q=a+place:moon");
    let nothing = nothing(&state, &found).expect("nothing is found");
    assert_eq!(nothing.reasons, ["No turn in this archive fits “place:moon”."]);
}
