//! The engine against a scan: on random transcripts, random queries and random filters, every
//! count, facet, group, hit and removal equals what reading all turns one by one gives.
//!
//! The scan shares nothing with the engine but the message types and the stemmer: it splits and
//! folds in its own, slower way.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reports by panicking"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{ask, open};
use corpus::message::*;
use proptest::prelude::*;
use rust_stemmers::{Algorithm, Stemmer};
use transcript::{Meta, Speaker, SpeakerNo, Transcript, Turn};
use unicode_normalization::UnicodeNormalization;

// ---- The scan -------------------------------------------------------------------------------

/// Tokens with their spans: letters and digits, Han one by one.
fn scan_tokens(text: &str) -> Vec<(Span, String)> {
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

fn scan_stem(folded: &str) -> String {
    if folded.is_ascii() {
        Stemmer::create(Algorithm::English).stem(folded).into_owned()
    } else {
        folded.to_owned()
    }
}

/// A term of a random query: exact or not, and its tokens.
type ScanTerm = (bool, Vec<String>);

fn scan_hits(text: &str, terms: &[ScanTerm]) -> Vec<Hit> {
    let tokens = scan_tokens(text);
    let mut hits = Vec::new();
    for (n, (exact, wanted)) in terms.iter().enumerate() {
        for start in 0..tokens.len() {
            let Some(window) = tokens.get(start..start + wanted.len()) else { break };
            let fits = window.iter().zip(wanted).all(|((_, token), wanted)| {
                if *exact { token == wanted } else { scan_stem(token) == scan_stem(wanted) }
            });
            if fits {
                let span = Span { start: window[0].0.start, end: window[wanted.len() - 1].0.end };
                hits.push(Hit { span, term: n as u8 });
            }
        }
    }
    hits.sort();
    hits
}

/// One turn of the archive with all that filters look at.
struct Line<'a> {
    transcript: &'a Transcript,
    no: u32,
    key: String,
    role: Role,
    text: &'a str,
}

impl Line<'_> {
    fn passes(&self, filter: &Filter, but: Option<&Removed>) -> bool {
        let free = |part: Removed| but == Some(&part);
        let Meta { date, kind, .. } = self.transcript.meta;
        (free(Removed::Speakers)
            || filter.speakers.is_empty()
            || filter.speakers.iter().any(|key| key.0 == self.key))
            && (free(Removed::Roles)
                || filter.roles.is_empty()
                || filter.roles.contains(&self.role))
            && (free(Removed::Kinds) || filter.kinds.is_empty() || filter.kinds.contains(&kind))
            && (free(Removed::Dates)
                || (filter.from.is_none_or(|from| date.is_some_and(|date| date >= from))
                    && filter.to.is_none_or(|to| date.is_some_and(|date| date <= to))))
    }

    fn matches(&self, terms: &[ScanTerm], but: Option<usize>) -> bool {
        let hits = scan_hits(self.text, terms);
        (0..terms.len())
            .filter(|n| Some(*n) != but)
            .all(|n| hits.iter().any(|hit| usize::from(hit.term) == n))
    }
}

/// Keys of the generated speakers, which are made so that this is all there is to know.
fn scan_key(speaker: &Speaker) -> String {
    match (&speaker.name, speaker.role) {
        (_, Role::Press) => "q".to_owned(),
        (Some(name), _) => name.to_lowercase().replace(' ', "-"),
        (None, _) => speaker.label.to_lowercase().replace(". ", "-").replace(' ', "-"),
    }
}

fn lines(transcripts: &[Transcript]) -> Vec<Line<'_>> {
    let line = |transcript| {
        move |(no, turn): (usize, &'_ Turn)| {
            let t: &Transcript = transcript;
            let speaker = &t.speakers[usize::from(turn.speaker.0)];
            (t.turns[no].text.text.as_str(), no as u32 + 1, scan_key(speaker), speaker.role)
        }
    };
    let mut all = Vec::new();
    for transcript in transcripts {
        for (text, no, key, role) in transcript.turns.iter().enumerate().map(line(transcript)) {
            all.push(Line { transcript, no, key, role, text });
        }
    }
    all
}

// ---- The comparison -------------------------------------------------------------------------

fn agree(transcripts: &[Transcript], split: usize, terms: &[ScanTerm], filter: &Filter) {
    let (base, later) = transcripts.split_at(split.min(transcripts.len()));
    let mut engine = open(base);
    if !later.is_empty() {
        common::adopt(&mut engine, later);
    }
    let query = spell(terms);
    let archive = Scope::Archive { first: 0, count: 1_000 };
    let scopes = transcripts.iter().map(|t| Scope::Transcript(t.id.clone()));
    for scope in [archive].into_iter().chain(scopes) {
        let search = Search::new(query.clone(), filter.clone(), scope);
        let Reply::Found(found) = ask(&mut engine, &Request::Search(search.clone())) else {
            panic!("{search:?} is not answered")
        };
        compare(transcripts, terms, &search, &found);
    }
}

/// What the removal of one term is called.
fn part(terms: &[ScanTerm], n: usize) -> Removed {
    let text = |(exact, tokens): &ScanTerm| tokens.join(if *exact { " " } else { "-" });
    let quoted = |term: &ScanTerm| if term.0 { format!("\"{}\"", text(term)) } else { text(term) };
    let rest = terms.iter().enumerate().filter(|(m, _)| *m != n);
    let rest: Vec<String> = rest.map(|(_, term)| quoted(term)).collect();
    Removed::Part { text: text(&terms[n]), rest: rest.join(" ") }
}

fn spell(terms: &[ScanTerm]) -> String {
    let spell = |(exact, tokens): &ScanTerm| {
        if *exact { format!("“{}”", tokens.join(" ")) } else { tokens.join("-") }
    };
    terms.iter().map(spell).collect::<Vec<_>>().join("  ")
}

fn compare(transcripts: &[Transcript], terms: &[ScanTerm], search: &Search, found: &Found) {
    let Search { filter, scope, .. } = search;
    let in_scope = |line: &Line<'_>| match scope {
        Scope::Archive { .. } => true,
        Scope::Transcript(id) => line.transcript.id == *id,
    };
    let all: Vec<Line<'_>> = lines(transcripts).into_iter().filter(in_scope).collect();
    let matching = |but: Option<&Removed>| -> Vec<&Line<'_>> {
        let lines = all.iter().filter(|line| line.passes(filter, but));
        lines.filter(|line| line.matches(terms, None)).collect()
    };
    let matches = matching(None);
    assert_eq!(found.remarks, [], "{search:?}");

    let hits = |lines: &[&Line<'_>]| -> u32 {
        lines.iter().map(|line| scan_hits(line.text, terms).len() as u32).sum()
    };
    assert_eq!(found.counts.turns, matches.len() as u32, "{search:?}");
    assert_eq!(found.counts.hits, hits(&matches), "{search:?}");
    for (n, term) in found.terms.iter().enumerate() {
        let own = |line: &Line<'_>| scan_hits(line.text, &terms[n..=n]).len() as u32;
        assert_eq!(term.hits, all.iter().map(own).sum::<u32>(), "{search:?}");
    }

    compare_facets(&matching, &found.facets, filter);
    compare_rows(transcripts, terms, search, found, &matches);

    let mut removals = Vec::new();
    if matches.is_empty() {
        for n in 0..terms.len() {
            let turns = all.iter().filter(|l| l.passes(filter, None) && l.matches(terms, Some(n)));
            removals.push(Removal { what: part(terms, n), turns: turns.count() as u32 });
        }
        let set = [
            (!filter.speakers.is_empty(), Removed::Speakers),
            (!filter.roles.is_empty(), Removed::Roles),
            (!filter.kinds.is_empty(), Removed::Kinds),
            (filter.from.is_some() || filter.to.is_some(), Removed::Dates),
        ];
        for (_, what) in set.into_iter().filter(|(set, _)| *set) {
            removals.push(Removal { turns: matching(Some(&what)).len() as u32, what });
        }
    }
    assert_eq!(found.removals, removals, "{search:?}");
}

fn compare_facets<'a>(
    matching: &impl Fn(Option<&Removed>) -> Vec<&'a Line<'a>>,
    facets: &Facets,
    filter: &Filter,
) {
    let count = |keys: Vec<String>, chosen: Vec<String>| {
        let mut counts: BTreeMap<String, u32> = chosen.into_iter().map(|key| (key, 0)).collect();
        keys.into_iter().for_each(|key| *counts.entry(key).or_default() += 1);
        counts
    };
    let name = |thing: &dyn std::fmt::Debug| format!("{thing:?}");

    let chosen = filter.speakers.iter().map(|key| key.0.clone()).collect();
    let keys = matching(Some(&Removed::Speakers)).iter().map(|line| line.key.clone()).collect();
    let found: Vec<_> = facets.speakers.iter().map(|s| (s.key.0.clone(), s.turns)).collect();
    assert_eq!(found.iter().cloned().collect::<BTreeMap<_, _>>(), count(keys, chosen));
    let order = facets.speakers.iter().map(|s| (u32::MAX - s.turns, s.who.name.clone()));
    assert!(order.is_sorted(), "{:?}", facets.speakers);

    let chosen = filter.roles.iter().map(|role| name(role)).collect();
    let keys = matching(Some(&Removed::Roles)).iter().map(|line| name(&line.role)).collect();
    let found: BTreeMap<_, _> = facets.roles.iter().map(|(r, n)| (name(r), *n)).collect();
    assert_eq!(found, count(keys, chosen));

    let chosen = filter.kinds.iter().map(|kind| name(kind)).collect();
    let keys = matching(Some(&Removed::Kinds));
    let keys = keys.iter().map(|line| name(&line.transcript.meta.kind)).collect();
    let found: BTreeMap<_, _> = facets.kinds.iter().map(|(k, n)| (name(k), *n)).collect();
    assert_eq!(found, count(keys, chosen));

    let mut months: BTreeMap<(u16, u8), u32> = BTreeMap::new();
    for date in matching(Some(&Removed::Dates)).iter().filter_map(|l| l.transcript.meta.date) {
        *months.entry((date.year(), date.month())).or_default() += 1;
    }
    let found: Vec<_> = facets.months.iter().map(|m| ((m.year, m.month), m.turns)).collect();
    assert_eq!(found, months.into_iter().collect::<Vec<_>>());
}

fn compare_rows(
    transcripts: &[Transcript],
    terms: &[ScanTerm],
    search: &Search,
    found: &Found,
    matches: &[&Line<'_>],
) {
    match &found.rows {
        Rows::Turns(rows) => {
            let expected: Vec<TurnHits> = matches
                .iter()
                .map(|l| TurnHits { turn: TurnNo(l.no), hits: scan_hits(l.text, terms) })
                .collect();
            assert_eq!(rows, &expected, "{search:?}");
        }
        Rows::Groups(groups) => {
            let of = |t: &Transcript| -> Vec<&&Line<'_>> {
                matches.iter().filter(|line| line.transcript.id == t.id).collect()
            };
            let silent = terms.is_empty()
                && search.filter.speakers.is_empty()
                && search.filter.roles.is_empty();
            let mut listed: Vec<&Transcript> = transcripts
                .iter()
                .filter(|t| {
                    !of(t).is_empty() || (silent && t.turns.is_empty() && quiet(t, &search.filter))
                })
                .collect();
            listed.sort_by(|a, b| b.meta.date.cmp(&a.meta.date).then_with(|| a.id.cmp(&b.id)));
            let ids: Vec<&TranscriptId> = groups.iter().map(|group| &group.entry.id).collect();
            assert_eq!(ids, listed.iter().map(|t| &t.id).collect::<Vec<_>>(), "{search:?}");
            assert_eq!(found.counts.transcripts, listed.len() as u32);
            for (group, transcript) in groups.iter().zip(listed) {
                compare_group(group, &of(transcript), terms);
            }
        }
    }
}

/// A transcript without turns passes what does not ask for turns.
fn quiet(transcript: &Transcript, filter: &Filter) -> bool {
    let line = Line { transcript, no: 0, key: String::new(), role: Role::Other, text: "" };
    line.passes(filter, None)
}

fn compare_group(group: &Group, matches: &[&&Line<'_>], terms: &[ScanTerm]) {
    assert_eq!(group.turns, matches.len() as u32);
    let hits: usize = matches.iter().map(|line| scan_hits(line.text, terms).len()).sum();
    assert_eq!(group.hits, hits as u32);
    let shown = if terms.is_empty() { 0 } else { matches.len().min(3) };
    assert_eq!(group.snippets.len(), shown);
    for (snippet, line) in group.snippets.iter().zip(matches) {
        assert_eq!(snippet.turn.0, line.no);
        let window = &snippet.text.text;
        let start = line.text.find(window.as_str()).expect("the window is part of its turn");
        assert_eq!(snippet.cut_before || start > 0, !line.text.starts_with(window.as_str()));
        // Every hit of the window is a hit of the turn, and the first crowd is inside.
        let whole: BTreeSet<&str> =
            scan_hits(line.text, terms).iter().map(|hit| hit.span.of(line.text)).collect();
        assert!(!snippet.hits.is_empty());
        assert!(snippet.hits.iter().any(|hit| whole.contains(hit.span.of(window))));
    }
}

// ---- Random input ---------------------------------------------------------------------------

/// Few words, so that terms meet: inflected, accented, split by marks, in capitals, without spaces.
const WORDS: [&str; 22] = [
    "sanction",
    "sanctions",
    "Sanctioned",
    "north",
    "North",
    "Korea",
    "Koreans",
    "the",
    "to",
    "be",
    "Erdoğan",
    "Erdogan",
    "e\u{301}te\u{301}",
    "été",
    "two",
    "state",
    "19",
    "2,000",
    "鮮",
    "朝",
    "U.S.",
    "don’t",
];
const JOINTS: [&str; 8] = [" ", " ", " ", "-", " — ", ". ", "\n", "’"];

fn text() -> impl Strategy<Value = String> {
    let word = (prop::sample::select(&WORDS[..]), prop::sample::select(&JOINTS[..]));
    prop_oneof![
        9 => prop::collection::vec(word.clone(), 0..12),
        1 => prop::collection::vec(word, 60..120),
    ]
    .prop_map(|words| words.into_iter().flat_map(|(word, joint)| [word, joint]).collect())
}

fn cast() -> Vec<Speaker> {
    let speaker = |label: &str, name: Option<&str>, role, anonymous| {
        common::speaker(label, name, role, anonymous)
    };
    vec![
        speaker("Q", None, Role::Press, true),
        speaker("MS. PSAKI", Some("Jen Psaki"), Role::Official, false),
        speaker("MODERATOR", None, Role::Moderator, true),
        speaker("MR. KIRBY", None, Role::Official, false),
        speaker("MR. KIRBY", None, Role::Moderator, false),
    ]
}

fn date() -> impl Strategy<Value = Option<Date>> {
    prop::option::weighted(0.9, (2021_u16..2023, 1_u8..4, 1_u8..4))
        .prop_map(|date| date.and_then(|(year, month, day)| Date::new(year, month, day)))
}

fn transcript() -> impl Strategy<Value = Transcript> {
    let kind = prop::sample::select(&Kind::ALL[..3]);
    let turn = (text(), 0..cast().len() as u16);
    (date(), kind, prop::collection::vec(turn, 0..8)).prop_map(|(date, kind, turns)| Transcript {
        meta: Meta { date, kind, title: "A briefing".to_owned(), ..Meta::default() },
        speakers: cast(),
        turns: turns
            .into_iter()
            .map(|(text, speaker)| common::turn(SpeakerNo(speaker), &text))
            .collect(),
        ..common::empty("2021-01-01-aaaa")
    })
}

fn transcripts() -> impl Strategy<Value = Vec<Transcript>> {
    prop::collection::vec(transcript(), 1..6).prop_map(|mut all| {
        for (letter, transcript) in ('b'..).zip(&mut all) {
            transcript.id = TranscriptId::parse(&format!("2021-01-01-aaa{letter}")).unwrap();
            transcript.source = format!("{letter}.md");
        }
        all
    })
}

fn terms() -> impl Strategy<Value = Vec<ScanTerm>> {
    let word = prop::sample::select(&WORDS[..]).prop_map(|word| scan_tokens(word)[0].1.clone());
    let term = (any::<bool>(), prop::collection::vec(word, 1..4));
    prop::collection::vec(term, 0..4).prop_map(|terms| {
        // What the parser drops on purpose (repeated terms, a possessive) has its own tests.
        let mut distinct: Vec<ScanTerm> = Vec::new();
        let meaning = |(exact, tokens): &ScanTerm| {
            let stems = tokens.iter().map(|t| if *exact { t.clone() } else { scan_stem(t) });
            (*exact, stems.collect::<Vec<_>>())
        };
        for term in terms {
            if distinct.iter().all(|other| meaning(other) != meaning(&term)) {
                distinct.push(term);
            }
        }
        distinct
    })
}

fn filter() -> impl Strategy<Value = Filter> {
    let speakers = prop::sample::subsequence(vec!["q", "jen-psaki", "moderator", "mr-kirby"], 0..3);
    let roles = prop::sample::subsequence(Role::ALL.to_vec(), 0..3);
    let kinds = prop::sample::subsequence(Kind::ALL[..4].to_vec(), 0..3);
    (prop::option::weighted(0.4, speakers), roles, kinds, date(), date(), 0..4).prop_map(
        |(speakers, roles, kinds, from, to, loose)| Filter {
            speakers: speakers.into_iter().flatten().map(|k| SpeakerKey(k.to_owned())).collect(),
            roles: if loose > 0 { Vec::new() } else { roles },
            kinds: if loose > 1 { Vec::new() } else { kinds },
            from: from.filter(|_| loose == 2),
            to: to.filter(|_| loose == 3),
            ..Filter::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(common::cases(400)))]

    #[test]
    fn the_engine_answers_what_a_scan_answers(
        transcripts in transcripts(),
        split in 0_usize..8,
        terms in terms(),
        filter in filter(),
    ) {
        agree(&transcripts, split.max(1), &terms, &filter);
    }
}
