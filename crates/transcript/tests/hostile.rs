//! All input is hostile: whatever is handed in, a transcript comes back, and soon.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use transcript::{Remark, RemarkKind, Transcript, parse, parse_bytes};

/// What holds for every input: no more comes out than went in.
fn check(source: &[u8]) -> (Transcript, Vec<Remark>) {
    let (transcript, remarks) = parse_bytes("hostile.md", source);
    let texts = transcript.turns.iter().map(|turn| &turn.text);
    let pieces = transcript.preamble.iter().chain(&transcript.end).map(|piece| &piece.text);
    let (bytes, marks) = texts
        .chain(pieces)
        .fold((0, 0), |(bytes, marks), text| (bytes + text.text.len(), marks + text.marks.len()));
    // A byte that is no UTF-8 becomes a character of three.
    assert!(bytes <= 3 * source.len(), "{bytes} bytes of text from {}", source.len());
    assert!(marks <= source.len(), "{marks} marks from {} bytes", source.len());
    assert!(transcript.turns.len() <= source.len());
    assert!(transcript.ground_rules.len() <= 40 && remarks.len() <= 501);
    for remark in &remarks {
        let said = remark.to_string();
        assert!(said.starts_with("hostile.md:") && said.ends_with('.') && remark.line > 0);
    }
    (transcript, remarks)
}

fn time(source: &[u8]) -> Duration {
    let start = Instant::now();
    check(source);
    start.elapsed()
}

const SIZE: usize = 300_000;

/// Text that costs more per byte than calm speech, but never more for being longer: what is
/// quadratic takes ten thousand times as long at this size.
#[test]
fn time_grows_with_length_alone() {
    let fill = |unit: &str| unit.repeat(SIZE / unit.len());
    let calm = time(fill("Q   Calm words of speech, again.\n\n").as_bytes());
    let units = [
        "*a ",
        "**",
        "* *",
        "<s>",
        "</s>",
        "<s></u>",
        "<",
        "<!--",
        "[",
        "](",
        "[a](b",
        "[x](",
        "\\",
        "(",
        ")(",
        "{[(",
        "Q ",
        "Q\u{a0}\u{a0}",
        ". Q\u{a0}\u{a0}",
        "A:",
        "MR. A:",
        "MR. A: ",
        "A ",
        "É",
        "\u{ad}",
        "MODERATOR:\u{a0}. ",
        "- ",
        "-   x\n",
        "x  \n",
        "\u{a0}\n",
        "END\n\n",
        "1:00 P.M.\n\n",
        "<a@",
        "1:00 P.M. ",
        "this call is on background, attributed to x. ",
        "this call is embargoed until ",
        "speakers: [senior official] and ",
        "SENIOR OFFICIAL: [a official], go ahead.\n\n",
        "<s>x</s> [y] ",
        "MS. A: x\n\n1:00 P.M.\n\n",
        "*x  \n",
        "MR. AB: x\n\n",
        "(laughs) ",
        "a. ",
        "a.m. ",
        "“",
        "END ",
        "<figure>",
        "<img width=\"1\" height=\"1\">",
        "<https://a",
        "---\n",
        "\r",
        "\u{2003}",
        "Mr. ",
    ];
    for unit in units {
        for head in ["", "1:00 P.M.\n\nMODERATOR: x. ", "---\ntitle: T\n---\n"] {
            let took = time(format!("{head}{}", fill(unit)).as_bytes());
            assert!(took < calm * 500 + Duration::from_secs(2), "{unit:?} took {took:?}");
        }
    }
}

/// Twenty thousand speakers: labels are not compared each with each.
#[test]
fn many_labels() {
    let labels = |no: u32| {
        let letter = |place: u32| char::from(b'A' + u8::try_from(no / place % 26).unwrap_or(0));
        format!("MR. SUR{}{}{}NAME: x\n\n", letter(676), letter(26), letter(1))
    };
    let source: String = (0..17_576).map(labels).collect();
    let title = "Jen Psaki and ".repeat(2_000);
    let (transcript, _) =
        check(format!("---\ntitle: {title}\n---\n1:00 P.M.\n\n{source}").as_bytes());
    assert_eq!((transcript.turns.len(), transcript.speakers.len()), (17_576, 17_576));
}

#[test]
fn one_line_of_fifty_megabytes() {
    let line = "word ".repeat(10_000_000);
    let (transcript, remarks) = check(line.as_bytes());
    assert_eq!(transcript.preamble.len(), 1);
    assert!(remarks.iter().any(|remark| remark.kind == RemarkKind::NoLabels));
    let (transcript, _) = check("x".repeat(50_000_000).as_bytes());
    assert_eq!(transcript.preamble.first().expect("one piece").text.text.len(), 50_000_000);
}

#[test]
fn front_matter_that_multiplies_or_nests() {
    let refused = |yaml: &str, words: &str| {
        let (transcript, remarks) =
            check(format!("---\n{yaml}\n---\nMS. PSAKI: Hi.\n\nQ Hi.").as_bytes());
        assert_eq!(transcript.turns.len(), 2);
        let said: Vec<String> = remarks.iter().map(ToString::to_string).collect();
        assert!(said.iter().any(|said| said.contains(words)), "{said:?}");
    };
    let bomb = (b'b'..=b'z').fold("a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned(), |text, key| {
        let (key, last) = (char::from(key), char::from(key - 1));
        text + &format!("{key}: &{key} [{}*{last}]\n", format!("*{last},").repeat(8))
    });
    refused(&bomb, "aliases");
    let wide = format!("a: &a [{}]\nb: [{}]", "x,".repeat(9_000), "*a,".repeat(9_000));
    refused(&wide, "aliases");
    refused(&"[".repeat(60_000), "deeper");
    refused(&"{a: ".repeat(15_000), "deeper");
    refused(&"- ".repeat(30_000), "not readable YAML");
    refused(&"? ".repeat(30_000), "not readable YAML");
    refused(&format!("title: {}", "x".repeat(70_000)), "longer than");
    refused("title: {{template}}: [", "not readable YAML");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(source in "\\PC*") {
        check(source.as_bytes());
    }

    #[test]
    fn any_bytes(source in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&source);
    }

    /// Fragments of the format, in any order.
    #[test]
    fn any_fragments(parts in prop::collection::vec(prop_oneof![
        Just("---\n"), Just("title: "), Just("\n\n"), Just("  \n"), Just("\u{a0}"), Just("Q"), Just("Q "),
        Just("MS. PSAKI:"), Just("MS"), Just("MR: "), Just("END"), Just("1:00 P.M. EDT"), Just("*"), Just("**"),
        Just("<s>"), Just("</s>"), Just("\\["), Just("\\]"), Just("["), Just("]("), Just(")"), Just("("),
        Just("<!--"), Just("-->"), Just("-   "), Just("\\"), Just("—"), Just("É"), Just("a."), Just(":"), Just("\0"),
        Just("on background"), Just("call"), Just("embargoed until "), Just("attributed to “"), Just("\u{ad}"),
        Just("[senior administration official] and "), Just("our speakers are "), Just("\r\n"), Just("Moderator:"),
    ], 0..40)) {
        let source = parts.concat();
        let (transcript, remarks) = check(source.as_bytes());
        prop_assert_eq!((transcript, remarks), parse("hostile.md", &source));
    }
}
