//! Small answers for tests, written by hand.

use corpus::message::*;

fn who(name: &str, office: Option<&str>, label: &str, role: Role) -> Who {
    let office = office.map(str::to_owned);
    Who { name: name.to_owned(), office, label: label.to_owned(), role, anonymous: false }
}

fn key(text: &str) -> SpeakerKey {
    SpeakerKey(text.to_owned())
}

pub(crate) fn psaki() -> Who {
    who("Jen Psaki", Some("Press Secretary"), "MS. PSAKI", Role::Official)
}

pub(crate) fn press() -> Who {
    who("Q", None, "Q", Role::Press)
}

pub(crate) fn text(words: &str) -> Text {
    Text { text: words.to_owned(), marks: Vec::new() }
}

pub(crate) fn piece(kind: PieceKind, words: &str) -> Piece {
    Piece { kind, text: text(words) }
}

pub(crate) fn hits(spans: &[(u32, u32)]) -> Vec<Hit> {
    let hit = |(start, end): &(u32, u32)| Hit { span: Span { start: *start, end: *end }, term: 0 };
    spans.iter().map(hit).collect()
}

/// On background, and who answers is not to be named.
pub(crate) fn terms() -> Vec<GroundRule> {
    let rule = |kind, extent| GroundRule {
        kind,
        extent,
        passage: Passage { turn: Some(TurnNo(1)), span: Span { start: 0, end: 2 } },
    };
    let officials = RuleKind::Attribution("port [city] officials".to_owned());
    vec![rule(RuleKind::OnBackground, Extent::Whole), rule(officials, Extent::Questions)]
}

pub(crate) fn matching(turns: &[u32]) -> Vec<TurnHits> {
    turns.iter().map(|turn| TurnHits { turn: TurnNo(*turn), hits: Vec::new() }).collect()
}

pub(crate) fn entry() -> Entry {
    Entry {
        id: TranscriptId::parse("2021-03-23-k7q2").expect("a good name"),
        title: "Press Briefing by Press Secretary Jen Psaki".to_owned(),
        date: Date::new(2021, 3, 23),
        kind: Kind::Briefing,
        places: vec!["Aboard Air Force One".to_owned(), "En Route Lima, Peru".to_owned()],
        turns: 27,
        words: 3012,
        minutes: Some(18),
    }
}

/// Turns of Jen Psaki and the press by turns, beginning with her.
pub(crate) fn reading(turns: &[&str]) -> Reading {
    let part = |text: &str, who| Part {
        key: key(text),
        who,
        at_least: 1,
        evidence: Vec::new(),
        turns: 1,
        words: 1,
    };
    let turn = |(no, words): (u32, &&str)| TurnText {
        no: TurnNo(no),
        cue: if no % 2 == 1 { "MS. PSAKI:" } else { "Q" }.to_owned(),
        speaker: u16::from(no % 2 == 0),
        text: text(words),
    };
    Reading {
        entry: entry(),
        event_date: None,
        published: None,
        modified: None,
        start: None,
        end: None,
        address: None,
        preamble: vec![piece(PieceKind::Place, "Aboard Air Force One")],
        closing: vec![piece(PieceKind::EndMark, "END")],
        ground_rules: Vec::new(),
        cast: vec![part("jen-psaki", psaki()), part("q", press())],
        turns: (1..).zip(turns).map(turn).collect(),
        exchanges: Vec::new(),
    }
}

/// An answer about an archive of two years, without rows.
pub(crate) fn found() -> Found {
    let count = |text, who, turns| SpeakerCount { key: key(text), who, turns };
    let facets = Facets {
        speakers: vec![count("q", press(), 200), count("jen-psaki", psaki(), 50)],
        roles: vec![(Role::Official, 50), (Role::Press, 200)],
        kinds: vec![(Kind::Briefing, 240), (Kind::Gaggle, 10), (Kind::Other, 0)],
        places: Vec::new(),
        rules: vec![(RuleName::OnBackground, 10), (RuleName::Embargo, 4)],
        marks: Vec::new(),
        months: vec![
            MonthCount { year: 2021, month: 3, turns: 240 },
            MonthCount { year: 2022, month: 1, turns: 10 },
        ],
    };
    Found {
        archive: archive(),
        query: String::new(),
        typed: None,
        understood: String::new(),
        canonical: String::new(),
        suggestions: Vec::new(),
        culprit: None,
        terms: Vec::new(),
        remarks: Vec::new(),
        counts: Counts { hits: 0, turns: 250, exchanges: 0, transcripts: 14 },
        facets,
        speakers: Vec::new(),
        rows: Rows::Groups(Vec::new()),
        removals: Vec::new(),
    }
}

/// Two years of briefings.
fn archive() -> Archive {
    Archive {
        transcripts: 14,
        turns: 1300,
        words: 90_000,
        first: Date::new(2021, 3, 1),
        last: Date::new(2022, 1, 5),
        months: vec![
            Month { year: 2021, month: 3, transcripts: 13, turns: 1203 },
            Month { year: 2022, month: 1, transcripts: 1, turns: 97 },
        ],
        only: None,
    }
}
