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
    let write = |target: &str, name: String, bytes: &[u8]| {
        let folder = format!("corpus/{target}");
        fs::create_dir_all(&folder)?;
        fs::write(format!("{folder}/{name}"), bytes)
    };
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
    Ok(())
}
