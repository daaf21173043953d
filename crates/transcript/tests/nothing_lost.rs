//! Nothing lost, nothing invented: the words of a body, cleaned by a second and naive hand, are
//! those of preamble, cues, turns and end, in order.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in a test a panic is the report"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use proptest::prelude::*;
use transcript::{Mark, MarkKind, Piece, Text, Transcript};

/// Words of a body, by the shortest way to them: no paragraphs, no labels, no marks.
fn naive_words(source: &str) -> Vec<String> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source).replace('\0', "\u{fffd}");
    let body = match source.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        Some((_, body)) => body,
        None => &source,
    };
    let unlisted: Vec<&str> =
        body.lines().map(|line| line.strip_prefix("-   ").unwrap_or(line)).collect();
    let chars: Vec<char> = unlisted.join("\n").chars().collect();
    let mut clean = String::new();
    let mut at = 0;
    while at < chars.len() {
        let (text, next) = naive_step(&chars, at);
        clean.push_str(&text);
        at = next;
    }
    clean.retain(|c| !matches!(c, '\u{ad}' | '\u{feff}'));
    clean.split_whitespace().map(str::to_owned).collect()
}

/// What one place of the raw text says, and where the next place is.
fn naive_step(chars: &[char], at: usize) -> (String, usize) {
    if !matches!(chars[at], '\\' | '*' | '<' | '[' | ']') {
        return (chars[at].to_string(), at + 1);
    }
    let rest: String = chars[at..].iter().take(600).collect();
    let until = |end: &str| rest.find(end).map(|len| rest[..len].chars().count());
    match chars[at] {
        '\\' if chars.get(at + 1).is_some_and(char::is_ascii_punctuation) => {
            (chars[at + 1].to_string(), at + 2)
        }
        '*' => (String::new(), at + 1),
        '<' if rest.starts_with("<!--") && until("-->").is_some() => {
            (String::new(), at + until("-->").unwrap_or(0) + 3)
        }
        '<' => {
            match until(">").map(|len| (chars[at + 1..at + len].iter().collect::<String>(), len)) {
                Some((tag, len)) if tag.starts_with("br") => (" ".to_owned(), at + len + 1),
                Some((tag, len)) if is_tag(&tag) => (String::new(), at + len + 1),
                Some((tag, len)) if tag.contains("://") || tag.contains('@') => (tag, at + len + 1),
                _ => ("<".to_owned(), at + 1),
            }
        }
        '[' => (String::new(), at + 1),
        ']' => (String::new(), at + until(")").unwrap_or(0) + 1),
        backslash => (backslash.to_string(), at + 1),
    }
}

fn is_tag(tag: &str) -> bool {
    let tags = ["s", "/s", "sub", "/sub", "sup", "/sup", "u", "/u", "figure", "/figure"];
    tags.contains(&tag) || tag.starts_with("img ")
}

fn read_words(transcript: &Transcript) -> Vec<String> {
    let piece = |piece: &Piece| piece.text.text.clone();
    let mut all: Vec<String> = transcript.preamble.iter().map(piece).collect();
    for turn in &transcript.turns {
        let gap = if turn.glued { "" } else { " " };
        all.push(format!("{}{gap}{}", turn.cue, turn.text.text));
    }
    all.extend(transcript.end.iter().map(piece));
    all.join("\n").split_whitespace().map(str::to_owned).collect()
}

/// Panics with the first difference; also looks at every span.
fn check(id: &str, source: &str) {
    let (transcript, _) = transcript::parse(id, source);
    let (naive, read) = (naive_words(source), read_words(&transcript));
    let at = naive.iter().zip(&read).take_while(|(a, b)| a == b).count();
    let near = |words: &[String]| {
        words.iter().skip(at.saturating_sub(4)).take(12).cloned().collect::<Vec<_>>().join(" ")
    };
    assert!(
        naive.len() == at && read.len() == at,
        "{id}: word {at}\n source: {}\n parsed: {}",
        near(&naive),
        near(&read)
    );
    let texts = transcript.turns.iter().map(|turn| &turn.text);
    let pieces = transcript.preamble.iter().chain(&transcript.end).map(|piece| &piece.text);
    texts.chain(pieces).for_each(check_marks);
    check_numbers(&transcript);
}

/// Marks are sorted, nested, within the text and on character boundaries.
fn check_marks(text: &Text) {
    assert!(!text.text.contains("  ") && text.text.trim() == text.text, "{:?}", text.text);
    let mut around: Vec<&Mark> = Vec::new();
    let mut last = (0, 0);
    for mark in &text.marks {
        let key = (mark.span.start, u32::MAX - mark.span.end);
        assert!(last <= key, "sorted: {text:?}");
        last = key;
        let (start, end) = (mark.span.start as usize, mark.span.end as usize);
        assert!(start < end && text.text.get(start..end).is_some(), "bounds: {text:?}");
        around.retain(|outer| outer.span.end > mark.span.start);
        assert!(around.iter().all(|outer| outer.span.end >= mark.span.end), "nested: {text:?}");
        around.push(mark);
        if mark.kind != MarkKind::Item {
            let inside = mark.span.of(&text.text);
            assert!(!inside.contains('\n') && inside.trim() == inside, "{inside:?}");
        }
    }
}

/// Everything that points at turns, speakers or words points at something.
fn check_numbers(transcript: &Transcript) {
    for turn in &transcript.turns {
        assert!(transcript.speaker(turn.speaker).is_some());
    }
    for exchange in &transcript.exchanges {
        assert!(exchange.first < exchange.answered && exchange.answered <= exchange.end);
        assert!(exchange.end.0 as usize <= transcript.turns.len() + 1);
    }
    let evidence = transcript.speakers.iter().flat_map(|speaker| &speaker.evidence);
    let rules = transcript.ground_rules.iter().map(|rule| &rule.passage);
    for passage in evidence.chain(rules) {
        assert!(!passage.words(transcript).is_empty());
    }
    for speaker in &transcript.speakers {
        assert!((speaker.at_least > 1) != speaker.evidence.is_empty(), "{speaker:?}");
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

fn check_folder(folder: &str) -> usize {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    for path in &found {
        let source = fs::read_to_string(path).expect("a transcript is readable");
        check(&path.display().to_string(), &source);
    }
    found.len()
}

#[test]
fn over_the_seeds() {
    assert!(check_folder("../../seeds/2021") > 0);
}

/// Found by the generated documents: two emphases over a hard break are not one around both.
#[test]
fn emphasis_at_both_ends_of_a_preamble() {
    check("found.md", "---\ntitle: T\n---\n \n*a b*\u{a0}\u{a0}  \nMS. X:\u{a0} — *c d* \n\n");
}

#[test]
fn over_the_corpus() {
    if check_folder("../../../shared/corpus") == 0 {
        println!("skipped: no ../shared/corpus beside this checkout");
    }
}

/// A word, with whatever the format may put in or around it.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-zA-Z]{1,8}[.,?!]?",
        1 => Just("Q".to_owned()),
        1 => Just("—".to_owned()),
        1 => Just("\\[sic\\]".to_owned()),
        1 => Just("\\[senior administration\nofficial\\]".to_owned()),
        1 => Just("<s>wrong\nword</s> \\[right\\]".to_owned()),
        1 => Just("*emphasis on this*".to_owned()),
        1 => Just("CO<sub>2</sub>".to_owned()),
        1 => Just("(Laughter.)".to_owned()),
        1 => Just("<https://example.org/a_b>".to_owned()),
        1 => Just("[here](https://example.org/)".to_owned()),
        1 => Just("\\*6".to_owned()),
        1 => Just("5:33 P.M. EDT".to_owned()),
        1 => Just("so\u{ad}ft".to_owned()),
    ]
}

fn gap() -> impl Strategy<Value = &'static str> {
    prop_oneof![6 => Just(" "), 2 => Just("\u{a0} "), 1 => Just("\n"), 1 => Just("\u{a0}\u{a0}")]
}

fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec((word(), gap()), 1..12)
        .prop_map(|words| words.into_iter().map(|(word, gap)| word + gap).collect())
}

fn cue() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just(""),
        Just("Q\u{a0}\u{a0}\u{a0} "),
        Just("\u{a0}\u{a0} Q "),
        Just("Q– "),
        Just("MS. PSAKI:\u{a0} "),
        Just("MS PSAKI: "),
        Just("DR. WALENSKY. "),
        Just("Moderator: "),
        Just("MS. JEAN-PIERRE:\\` "),
        Just("SENIOR ADMINISTRATION OFFICIAL:\u{a0} "),
        Just("CBS: "),
        Just("END\u{a0}\u{a0} 1:39 P.M. EST"),
        Just("1:39 P.M. EST\n\n"),
        Just("-   "),
        Just("\\###"),
        Just("<!-- -->\n\n"),
        Just("James S. Brady Press Briefing Room\n\n"),
        Just("<figure>\n<img src=\"x\" width=\"1\" height=\"1\" />\n</figure>\n\n"),
    ]
}

fn document() -> impl Strategy<Value = String> {
    let end = prop_oneof![Just("\n\n"), Just("  \n"), Just("  \n\u{a0}  \n"), Just("\n \n")];
    let piece = (cue(), prose(), end).prop_map(|(cue, prose, end)| format!("{cue}{prose}{end}"));
    let header = prop_oneof![
        Just("---\ntitle: T\ndate: '2021-03-23'\n---\n \n"),
        Just("---\ntitle: Press Briefing by Jen Psaki\n---\n"),
        Just(""),
    ];
    (header, prop::collection::vec(piece, 0..12))
        .prop_map(|(header, pieces)| header.to_owned() + &pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn over_generated_documents(source in document()) {
        check("generated.md", &source);
    }
}
