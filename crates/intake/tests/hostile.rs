//! Whatever bytes come in, a value goes out.

use intake::{Labels, Refusal, cut, edition, read, retitled};
use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;

/// A zip of these files.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut rows) = (Vec::new(), Vec::new());
    for (path, content) in files {
        let packed = compress_to_vec(content, 6);
        let sizes =
            [(packed.len() as u32).to_le_bytes(), (content.len() as u32).to_le_bytes()].concat();
        let name = (path.len() as u16).to_le_bytes();
        rows.extend_from_slice(b"PK\x01\x02\0\0\0\0\0\0\x08\0\0\0\0\0\0\0\0\0");
        rows.extend(
            [&sizes[..], &name, &[0; 12], &(bytes.len() as u32).to_le_bytes(), path.as_bytes()]
                .concat(),
        );
        bytes.extend_from_slice(b"PK\x03\x04\0\0\0\0\x08\0\0\0\0\0\0\0\0\0");
        bytes.extend([&sizes[..], &name, &[0; 2], path.as_bytes(), &packed].concat());
    }
    let count = (files.len() as u16).to_le_bytes();
    let place = [(rows.len() as u32).to_le_bytes(), (bytes.len() as u32).to_le_bytes()].concat();
    [&bytes[..], &rows, b"PK\x05\x06\0\0\0\0", &count, &count, &place, &[0; 2]].concat()
}

fn sources(name: &str, bytes: &[u8]) -> Vec<Result<String, Refusal>> {
    read(name, bytes).into_iter().map(|taken| taken.source).collect()
}

#[test]
fn an_archive_gives_what_is_in_it_and_refuses_the_rest() {
    let bomb = vec![b'a'; 17 * 1024 * 1024];
    let inner = zip(&[("a.txt", b"Hi")]);
    let packed = zip(&[
        ("talks/a.txt", b"Ada: Hi.\nAda: Bye."),
        ("../b.txt", b"out"),
        ("big.txt", &bomb),
        ("inner.zip", &inner),
        (".hidden", b"x"),
        ("folder/", b""),
    ]);
    let taken = sources("x.zip", &packed);
    assert!(taken[0].as_ref().unwrap().contains("ADA:  Bye."));
    let refused: Vec<_> = taken[1..].iter().map(|one| one.clone().unwrap_err()).collect();
    assert_eq!(refused, [Refusal::StrangePath, Refusal::Bomb, Refusal::UnknownKind]);
}

#[test]
fn an_archive_of_a_hundred_thousand_is_refused_unread() {
    let mut many = zip(&[("a.txt", b"x")]);
    let end = many.len() - 22;
    many[end + 10..end + 12].copy_from_slice(&u16::MAX.to_le_bytes());
    assert_eq!(sources("x.zip", &many), [Err(Refusal::TooManyEntries)]);
    many.truncate(end + 4);
    assert_eq!(sources("x.zip", &many), [Err(Refusal::DamagedArchive)]);
}

#[test]
fn a_document_of_a_word_processor() {
    let xml = b"<w:document><w:body><w:p><w:r><w:t>Ada: Hi.</w:t></w:r></w:p><w:p><w:t>Ada: Bye.</w:t></w:p>";
    let taken = sources("2024-01-02.docx", &zip(&[("word/document.xml", xml)]));
    assert_eq!(
        taken[0].as_deref(),
        Ok(
            "---\ndate: '2024-01-02'\nlabels: speakers\ntitle: \"2024-01-02\"\n---\n\n\nADA:  Hi.\n\n\nADA:  Bye.\n"
        )
    );
    assert_eq!(sources("a.docx", &zip(&[("a", b"")])), [Err(Refusal::NoDocument)]);
}

#[test]
fn what_comes_out_is_a_transcript() {
    let taken = sources("talk.txt", b"A talk\n\nQ: Why?\nA: So.\n");
    let (transcript, _) = transcript::parse("talk.txt", taken[0].as_ref().unwrap());
    assert_eq!(transcript.meta.title, "A talk");
    assert_eq!(transcript.turns.len(), 2);
    assert!(transcript.turns[0].is_question());
}

#[test]
fn names_that_a_reader_writes_are_speakers() {
    let taken = sources("talk.txt", b"Ada Quill: Hi.\nBob Oakes: Why?\nAda Quill: So.\n");
    let (transcript, _) = transcript::parse("talk.txt", taken[0].as_ref().unwrap());
    let cues: Vec<_> = transcript.turns.iter().map(|turn| turn.cue.as_str()).collect();
    assert_eq!(cues, ["ADA QUILL:", "BOB OAKES:", "ADA QUILL:"]);
}

#[test]
fn what_has_no_text_is_refused() {
    assert_eq!(sources("a.txt", b" \n"), [Err(Refusal::Empty)]);
    assert_eq!(sources("a.html", b"<script>x</script>"), [Err(Refusal::Empty)]);
    assert_eq!(sources("a.md", b""), [Err(Refusal::Empty)]);
    assert_eq!(sources("a.md", b"---\r\ntitle: T\r\n---\r\n"), [Err(Refusal::Empty)]);
    assert_eq!(sources("a.exe", b"MZ"), [Err(Refusal::UnknownKind)]);
}

#[test]
fn old_pages_and_files_keep_their_words() {
    let page = b"<body><form id=\"aspnetForm\"><p>MS. A:  We don&#146;t.</p></form></body>";
    let file = b"MS. A:  We don\x92t.";
    for (name, bytes) in [("a.html", &page[..]), ("a.txt", file), ("a.md", file)] {
        assert!(sources(name, bytes)[0].as_ref().unwrap().contains("We don’t."), "{name}");
    }
}

/// The labels of a source's turns, each with what is said.
fn said(source: &str) -> Vec<String> {
    let (transcript, _) = transcript::parse("talk.txt", source);
    transcript.turns.iter().map(|turn| turn.cue.clone() + " " + &turn.text.text).collect()
}

#[test]
fn a_reader_says_what_a_label_is() {
    let check = |text: &str, labels: Labels, expected: &[&str]| {
        let source = sources("talk.txt", text.as_bytes()).remove(0).unwrap();
        assert_eq!(said(&source), [""; 0], "{text} is known by itself");
        assert_eq!(said(&cut(&source, labels)), expected);
    };
    check("Ada: Hi.\nBob: Why?\n", Labels::Names, &["ADA: Hi.", "BOB: Why?"]);
    check("A: So.\nA: Yes.\n", Labels::QuestionsAndAnswers, &["ANSWER: So.", "ANSWER: Yes."]);
    let script = "ADA QUILL\nHi.\nAll of you.\n\nBOB\nWhy?\n";
    check(script, Labels::Capitals, &["ADA QUILL: Hi. All of you.", "BOB: Why?"]);
    check("Ada: Hi.\nBob: Why?\n", Labels::None, &[]);
}

#[test]
fn another_edition_has_a_name_of_its_own() {
    let id = |source: &str| transcript::parse("x.md", source).0.id;
    for source in ["Hi.", "---\ndate: 2024-01-02\nsource_url: https://example.org/a/\n---\nHi."] {
        let other = edition(source, 2);
        assert_ne!(id(source), id(&other));
        assert_eq!(edition(&edition(source, 3), 2), other);
    }
}

const ENDINGS: [&str; 8] = ["md", "txt", "html", "srt", "vtt", "docx", "zip", ""];

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000), ending in 0_usize..8) {
        let _ = read(&format!("x.{}", ENDINGS[ending]), &bytes);
    }

    #[test]
    fn markup_of_all_kinds_never_panics(text in "[<>/!&;#x:\\-0-9a-zA-Z éQ\n]{0,300}", ending in 0_usize..8) {
        for source in sources(&format!("x.{}", ENDINGS[ending]), text.as_bytes()).into_iter().flatten() {
            for labels in Labels::ALL {
                let _ = transcript::parse("x", &cut(&source, labels));
            }
        }
    }

    #[test]
    fn a_title_and_a_date_are_what_was_written(title in "[^\\p{C}]{0,40}", body in "[a-z:\n-]{0,40}", had in any::<bool>()) {
        let source = if had { format!("---\ntitle: Old\n  and long\ndate: 2021-01-01\n---\n{body}") } else { format!("x{body}") };
        let (before, _) = transcript::parse("x.md", &source);
        let (after, _) = transcript::parse("x.md", &retitled(&source, &title, Some("2024-05-02")));
        prop_assert_eq!(after.meta.title, title.replace(['\u{ad}', '\u{2060}', '\u{feff}', '\u{200b}'], "").split_whitespace().collect::<Vec<_>>().join(" "));
        prop_assert_eq!(after.meta.date, transcript::Date::parse_iso("2024-05-02"));
        prop_assert_eq!(after.preamble, before.preamble);
    }

    #[test]
    fn a_damaged_archive_never_panics(at in 0_usize..150, byte in any::<u8>()) {
        let mut packed = zip(&[("a.txt", b"Ada: Hi."), ("b.md", b"x")]);
        let at = at % packed.len();
        packed[at] = byte;
        let _ = read("x.zip", &packed);
    }
}
