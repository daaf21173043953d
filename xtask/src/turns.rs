//! Turns that somebody else has cut, one JSON object a line, as transcripts: a search bench counts in
//! its own turns, and only an archive of the same turns can be held against its counts to the last
//! one. A line is `{"doc", "date", "title", "speaker", "text", …}`; lines of one transcript stand
//! together.
//!
//! Must not know: what is measured.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use transcript::{Role, Speaker, SpeakerNo, Text, Transcript, Turn};

use crate::failure::Failure;

#[derive(Deserialize)]
struct Line {
    doc: String,
    date: String,
    title: String,
    speaker: String,
    text: String,
}

/// Whether the file is one of turns.
pub(crate) fn are_in(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name == "turns.jsonl")
}

/// Reads all lines.
///
/// # Errors
/// When a line is not of the known form.
pub(crate) fn read(lines: &str) -> Result<Vec<Transcript>, Failure> {
    let read = |(number, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| {
            Failure::Found(format!("line {} is no turn of a bench: {error}.", number + 1))
        })
    };
    let mut lines = lines.lines().enumerate().map(read).collect::<Result<Vec<Line>, _>>()?;
    tell_apart(&mut lines);
    Ok(lines.chunk_by(|a, b| a.doc == b.doc).filter_map(transcript).collect())
}

/// A bench takes `MR. X` and a misprinted `MR X` for two speakers, which a reader would not: the
/// rarer spelling gets a label of its own.
fn tell_apart(lines: &mut [Line]) {
    let mut spellings: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
    for Line { speaker, .. } in lines.iter() {
        let letters = speaker.chars().filter(|c| c.is_alphanumeric()).collect();
        *spellings.entry(letters).or_default().entry(speaker.clone()).or_default() += 1;
    }
    for spellings in spellings.into_values().filter(|spellings| spellings.len() > 1) {
        let usual = spellings.iter().max_by_key(|(_, turns)| **turns).map(|(label, _)| label);
        for line in lines.iter_mut().filter(|line| spellings.contains_key(&line.speaker)) {
            if Some(&line.speaker) != usual {
                line.speaker += " (SO PRINTED)";
            }
        }
    }
}

fn transcript(lines: &[Line]) -> Option<Transcript> {
    let Line { doc, date, title, .. } = lines.first()?;
    let title = title.replace('\'', "''");
    let head = format!("---\ndate: '{date}'\ntitle: '{title}'\n---\n");
    let (mut transcript, _) = transcript::parse(&format!("{doc}.md"), &head);
    for Line { speaker: label, text, .. } in lines {
        let speakers = &mut transcript.speakers;
        let known = speakers.iter().position(|speaker| speaker.label == *label);
        let speaker = known.unwrap_or_else(|| {
            speakers.push(speaker(label));
            speakers.len() - 1
        });
        transcript.turns.push(Turn {
            cue: format!("{label}:"),
            glued: false,
            speaker: SpeakerNo(u16::try_from(speaker).unwrap_or_default()),
            text: Text { text: text.clone(), marks: Vec::new() },
            line: 1,
        });
    }
    let role = |turn: &Turn| transcript.speakers.get(usize::from(turn.speaker.0)).map(|s| s.role);
    let roles: Vec<Role> = transcript.turns.iter().filter_map(role).collect();
    transcript.exchanges = transcript::exchanges(&roles);
    Some(transcript)
}

/// Whoever speaks under `label`: nobody is known by name, so that no two labels are one person.
fn speaker(label: &str) -> Speaker {
    Speaker {
        label: label.to_owned(),
        name: None,
        office: None,
        role: if label == "Q" { Role::Press } else { Role::Official },
        anonymous: false,
        at_least: 1,
        evidence: Vec::new(),
        printed: vec![label.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_transcripts() {
        let line = |doc: &str, speaker: &str| {
            format!(
                "{{\"doc\":\"{doc}\",\"date\":\"2021-03-23\",\"title\":\"It\u{2019}s a 'call'\",\
                 \"speaker\":\"{speaker}\",\"text\":\"Well.\"}}\n"
            )
        };
        let lines = [line("a/one", "Q"), line("a/one", "MR. X"), line("a/two", "Q")].concat();
        let transcripts = read(&lines).unwrap();
        let turns: Vec<usize> = transcripts.iter().map(|one| one.turns.len()).collect();
        assert_eq!(turns, [2, 1]);
        assert_eq!(transcripts[0].meta.title, "It\u{2019}s a 'call'");
        assert_eq!(transcripts[0].exchanges.len(), 1);
        assert!(transcripts[0].id < transcripts[1].id);
        let misprinted = [line("a", "MR. X"), line("a", "MR. X"), line("a", "MR X")].concat();
        let labels = read(&misprinted).unwrap().remove(0).speakers;
        assert_eq!(
            labels.iter().map(|s| &*s.label).collect::<Vec<_>>(),
            ["MR. X", "MR X (SO PRINTED)"]
        );
        assert!(read("{}").is_err());
    }
}
