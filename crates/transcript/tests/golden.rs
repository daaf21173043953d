//! Golden pairs: `tests/data/{plain,odd}/NAME.md`, and the seed, against `NAME.turns`.
//!
//! One fixture for each irregularity of the format. `UPDATE_GOLDEN=1 cargo test` writes the
//! `.turns` anew; read the difference before you keep it.

#![expect(clippy::expect_used, reason = "in a test a panic is the report")]

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use transcript::{Extent, MarkKind, Meta, Piece, Remark, Speaker, Text, Transcript};

/// Text with `⟦kind …⟧` around each mark.
fn marked(text: &Text) -> String {
    let mut signs: Vec<(u32, bool, u32, String)> = Vec::new();
    for (no, mark) in (0..).zip(&text.marks) {
        let kind = match &mark.kind {
            MarkKind::Direction(direction) => format!("{direction:?}"),
            MarkKind::Link(target) => format!("Link {target}"),
            kind => format!("{kind:?}"),
        };
        signs.push((mark.span.start, true, no, format!("⟦{kind}: ")));
        signs.push((mark.span.end, false, u32::MAX - no, "⟧".to_owned()));
    }
    signs.sort();
    let mut shown = text.text.clone();
    for (at, _, _, sign) in signs.iter().rev() {
        shown.insert_str(usize::try_from(*at).expect("a place in memory"), sign);
    }
    shown.replace('\n', "\n      ")
}

fn show_meta(meta: &Meta, out: &mut String) {
    let shown = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    let _ = writeln!(out, "{} | {}", meta.kind.as_str(), meta.title);
    let _ = writeln!(
        out,
        "date {} | event {} | start {} | end {}",
        shown(meta.date.map(|date| date.to_string())),
        shown(meta.event_date.map(|date| date.to_string())),
        shown(meta.start.as_ref().map(|time| time.printed.clone())),
        shown(meta.end.as_ref().map(|time| time.printed.clone())),
    );
    let _ = writeln!(out, "places {}", meta.places.join("; "));
    for (key, value) in &meta.other {
        let _ = writeln!(out, "other {key}: {value}");
    }
}

fn show_pieces(heading: &str, pieces: &[Piece], out: &mut String) {
    let _ = writeln!(out, "\n{heading}");
    for piece in pieces {
        let _ = writeln!(out, "  {:?} | {}", piece.kind, marked(&piece.text));
    }
}

fn show_speaker(speaker: &Speaker, transcript: &Transcript, out: &mut String) {
    let _ = write!(out, "  {} | {}", speaker.label, speaker.role.as_str());
    let printed = speaker.printed.join(", ");
    for (name, value) in [("name", &speaker.name), ("office", &speaker.office)] {
        if let Some(value) = value {
            let _ = write!(out, " | {name} {value}");
        }
    }
    let anonymous = if speaker.anonymous { " | anonymous" } else { "" };
    let _ = writeln!(out, "{anonymous} | printed {printed}");
    for passage in &speaker.evidence {
        let words = passage.words(transcript);
        let _ = writeln!(out, "    at least {}: {words}", speaker.at_least);
    }
}

fn show(transcript: &Transcript, remarks: &[Remark]) -> String {
    let mut out = format!("{}\n", transcript.id.as_str());
    show_meta(&transcript.meta, &mut out);
    if let Some(minutes) = transcript.minutes() {
        let _ = writeln!(out, "{minutes} minutes");
    }
    show_pieces("preamble", &transcript.preamble, &mut out);
    out.push_str("\nturns\n");
    for (no, turn) in transcript.numbered() {
        let label = &transcript.speaker(turn.speaker).expect("a speaker").label;
        let kind = if turn.is_question() { "question" } else { "statement" };
        let glued = if turn.glued { ", glued" } else { "" };
        let _ =
            writeln!(out, "{:4} line {} {kind} `{}`{glued} → {label}", no.0, turn.line, turn.cue);
        let _ = writeln!(out, "      {}", marked(&turn.text));
    }
    show_pieces("end", &transcript.end, &mut out);
    out.push_str("\nspeakers\n");
    for speaker in &transcript.speakers {
        show_speaker(speaker, transcript, &mut out);
    }
    out.push_str("\nground rules\n");
    for rule in &transcript.ground_rules {
        let extent = match &rule.extent {
            Extent::Whole => String::new(),
            part => format!(" of {part:?}"),
        };
        let _ = writeln!(out, "  {:?}{extent} | {}", rule.kind, rule.passage.words(transcript));
    }
    out.push_str("\nexchanges\n");
    for exchange in &transcript.exchanges {
        let (first, answered, end) = (exchange.first.0, exchange.answered.0, exchange.end.0);
        let _ = writeln!(out, "  {first}..{answered} answered by {answered}..{end}");
    }
    out.push_str("\nremarks\n");
    for remark in remarks {
        let _ = writeln!(out, "  {remark}");
    }
    out
}

/// Compares one pair; the source is read as bytes, since one fixture is no UTF-8.
fn check(id: &str, source: &Path, golden: &Path) {
    let bytes = fs::read(source).expect("the fixture is readable");
    let (transcript, remarks) = transcript::parse_bytes(id, &bytes);
    let shown = show(&transcript, &remarks);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(golden, &shown).expect("the golden file can be written");
        return;
    }
    let kept = fs::read_to_string(golden).unwrap_or_default();
    let differs = kept.lines().zip(shown.lines()).position(|(kept, shown)| kept != shown);
    let line = differs.unwrap_or(kept.lines().count().min(shown.lines().count()));
    assert!(
        kept == shown,
        "{} line {}:\n  kept  {}\n  shown {}",
        golden.display(),
        line + 1,
        kept.lines().nth(line).unwrap_or("(nothing)"),
        shown.lines().nth(line).unwrap_or("(nothing)"),
    );
}

fn data(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(folder)
}

fn check_all(folder: &str) {
    let folder = data(folder);
    let mut names: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the fixtures are there")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    names.sort();
    assert!(!names.is_empty());
    for source in names {
        let id = source.file_name().expect("a file").to_string_lossy().into_owned();
        check(&id, &source, &source.with_extension("turns"));
    }
}

#[test]
fn plain_forms() {
    check_all("plain");
}

#[test]
fn odd_forms() {
    check_all("odd");
}

#[test]
fn the_seed() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/2021");
    let name = "2021-03-23-background-press-call-by-senior-administration-officials-on-the-democratic-peoples-republic-of-korea.md";
    check("seed.md", &seeds.join(name), &data("seed.turns"));
}
