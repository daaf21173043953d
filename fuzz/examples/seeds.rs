//! Writes what the fuzzers begin with: real bodies, and queries of every kind.

use std::collections::BTreeSet;
use std::{fs, io};

use fuzz::{ARCHIVE, body};

const QUERIES: [&str; 12] = [
    "two words",
    "\"of the\" OR -sanctions",
    "(word1* NEAR/10 topic3) -kirby~",
    "/top.c[0-9]+/",
    "speaker:kirby role:press|official kind:gaggle",
    "place:geneva date:2021-03..2021-06-30 date:>2022",
    "has:laughter|redaction in:2021-03-03",
    "asked:(sanctions OR word5) answered:-no",
    "len:>200 len:3..9",
    "U.S. COVID-19 $1.9 2,000",
    "NOT a AND b | c",
    "\u{201c}curly\u{201d} caf\u{e9} \u{5317}\u{671d}\u{9bae}",
];

fn main() -> io::Result<()> {
    for (number, query) in QUERIES.iter().enumerate() {
        write("query", format!("seed-{number}"), query.as_bytes())?;
    }
    write("manifest", "seed".to_owned(), &body(&ARCHIVE.manifest))?;
    let mut kinds = BTreeSet::new();
    for shard in &ARCHIVE.shards {
        let kind = shard.bytes[7];
        if kinds.insert(kind) {
            // libFuzzer reads the byte from the end of the input.
            let mut bytes = body(&shard.bytes);
            bytes.push(kind);
            write("shard", format!("seed-{kind}"), &bytes)?;
        }
    }
    own()
}

/// A reader's own files of all kinds, and a backup.
fn own() -> io::Result<()> {
    let zip = [
        fuzz::own::zip(&[("talks/a.txt", "Ada: Hi.\nAda: Bye."), ("b.html", "<p>x</p>")]),
        fuzz::own::zip(&[("word/document.xml", "<w:p><w:t>Ada: Hi.</w:t></w:p>")]),
    ]
    .map(|zip| [&zip[..], b"\0"].concat());
    let own: [(&str, &[u8]); 6] = [
        ("own_markdown", b"---\ndate: '2024-05-02'\ntitle: T\n---\n\nMS. QUILL:  Hi.\n\nQ    Why?\0"),
        ("own_plain", b"A talk\n\nAda Quill: Hi.\nQ: Why?\nA: So.\nAda Quill: Yes.\0"),
        ("own_page", b"<title>T</title><article><h1>H</h1><p>MS.&nbsp;QUILL: Hi.<br>Q&#160; Why?</article>\0"),
        ("own_captions", b"WEBVTT\n\n1\n00:00.000 --> 00:02.000\n<v Ada Quill>Hi <i>all</i>.\n\n- BOB: So.\0"),
        ("own_document", &zip[1]),
        ("own_zip", &zip[0]),
    ];
    for (target, bytes) in own {
        write(target, "seed".to_owned(), bytes)?;
    }
    let list =
        "setting\tk\tv\nview\t?q=a\ntranscript\t0123456789abcdef\ttranscripts/00001-a.md\ta\\t.md";
    write("backup_list", "seed".to_owned(), list.as_bytes())?;
    let saved = intake::Saved { name: "a.md".to_owned(), source: "Hi.".to_owned() };
    let backup = intake::Backup { transcripts: vec![saved], ..intake::Backup::default() };
    write("backup", "seed".to_owned(), &backup.to_bytes().unwrap_or_default())?;
    Ok(())
}

fn write(target: &str, name: String, bytes: &[u8]) -> io::Result<()> {
    let folder = format!("corpus/{target}");
    fs::create_dir_all(&folder)?;
    fs::write(format!("{folder}/{name}"), bytes)
}
