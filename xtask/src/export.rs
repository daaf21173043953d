//! Transcripts as data for other programs: one shape, three ways to write it down.
//!
//! Must not know: how an archive is compiled.

mod record;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::str::FromStr;

use record::{FileRecord, Files, Row};

use crate::archive;
use crate::failure::Failure;
use crate::project::Project;

/// How records are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// One document: `{"files":[…]}`.
    Json,
    /// One transcript a line.
    JsonLines,
    /// One turn a row, with a row of names first.
    Csv,
}

impl FromStr for Format {
    type Err = &'static str;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "json" => Ok(Self::Json),
            "jsonl" => Ok(Self::JsonLines),
            "csv" => Ok(Self::Csv),
            _ => Err("a format is json, jsonl or csv"),
        }
    }
}

/// Writes the transcripts below `folder` (else the seeds) to `out` (else standard output).
///
/// # Errors
/// When no format is given, or something cannot be read or written.
pub(crate) fn run(
    project: &Project,
    folder: Option<PathBuf>,
    format: Option<Format>,
    out: Option<PathBuf>,
) -> Result<(), Failure> {
    let format = format
        .ok_or_else(|| Failure::Usage("`export` needs --format json, jsonl or csv".to_owned()))?;
    let folder = folder.unwrap_or_else(|| project.sources());
    let parsed = archive::parse(&archive::read(&folder)?);
    let mut files: Vec<FileRecord> = parsed.transcripts.iter().map(FileRecord::of).collect();
    for remark in &parsed.remarks {
        let owner = files.iter_mut().find(|file| file.file == remark.source);
        if let Some(file) = owner {
            file.remarks.push(remark.into());
        }
    }
    let shown = out.clone().unwrap_or_else(|| PathBuf::from("standard output"));
    let written = match out {
        Some(path) => {
            File::create(path).and_then(|file| write(BufWriter::new(file), files, format))
        }
        None => write(BufWriter::new(io::stdout().lock()), files, format),
    };
    match written {
        // Whoever read it, `head` for one, has enough.
        Err(cause) if cause.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(Failure::file("write", &shown)),
    }
}

fn write(mut to: impl Write, files: Vec<FileRecord>, format: Format) -> io::Result<()> {
    match format {
        Format::Json => {
            serde_json::to_writer(&mut to, &Files { files })?;
            writeln!(to)?;
        }
        Format::JsonLines => {
            for file in &files {
                serde_json::to_writer(&mut to, file)?;
                writeln!(to)?;
            }
        }
        Format::Csv => {
            let mut rows = csv::Writer::from_writer(&mut to);
            for file in &files {
                for turn in &file.turns {
                    rows.serialize(Row::of(file, turn))?;
                }
            }
            rows.flush()?;
        }
    }
    to.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\ndate: '2021-03-23'\ntitle: \"Press Briefing\"\n\
        source_url: https://example.org/a/press-briefing/\n---\n \nJames S. Brady Room\n\n\
        5:33 P.M. EDT\n\nQ    \"Hi,\"\n    Jen?\n\nMS. PSAKI:  Hi.  (Laughter.)\n\nSo, yes.\n";

    fn check(format: Format, parts: &[&str]) -> String {
        let (transcript, _) = transcript::parse("a.md", TEXT);
        let mut to = Vec::new();
        write(&mut to, vec![FileRecord::of(&transcript)], format).unwrap();
        let text = String::from_utf8(to).unwrap();
        for part in parts {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        text
    }

    #[test]
    fn json_has_the_promised_keys() {
        let parts = [
            "{\"files\":[{\"file\":\"a.md\",\"title\":\"Press Briefing\",\"date\":\"2021-03-23\",",
            "\"start_time\":\"5:33 P.M. EDT\",\"end_time\":null,\"location\":\"James S. Brady Room\"",
            "\"speaker\":\"Q\",\"kind\":\"question\",\"text\":\"\\\"Hi,\\\" Jen?\"",
            "\"speaker\":\"MS. PSAKI\",\"kind\":\"statement\",\"text\":\"Hi. (Laughter.)\\nSo, yes.\"",
        ];
        check(Format::Json, &parts);
    }

    #[test]
    fn json_lines_has_one_transcript_a_line() {
        assert_eq!(check(Format::JsonLines, &["{\"file\":\"a.md\""]).lines().count(), 1);
    }

    #[test]
    fn csv_quotes_what_needs_quoting() {
        check(
            Format::Csv,
            &["file,", ",question,", "\"\"\"Hi,\"\" Jen?\"", "\"Hi. (Laughter.)\nSo, yes.\""],
        );
    }

    #[test]
    fn an_unknown_format_is_refused() {
        assert!("xml".parse::<Format>().is_err());
    }
}
