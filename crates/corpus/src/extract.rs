//! What one transcript gives to the archive, apart from its text: everything that can be worked out
//! from the transcript alone, and kept for the next build.
//!
//! Must not know: other transcripts, files.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use transcript::{Date, Kind, Role, Speaker, Transcript, TranscriptId};

use crate::fold::fold;
use crate::format::{Reader, put_str, put_varint};
use crate::marks;
use crate::message::RuleName;
use crate::positions::{put_positions, skip};
use crate::rule_name::Rules;
use crate::tokenize::{tokens, words};

/// One transcript, taken apart for the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Extract {
    pub id: TranscriptId,
    pub source: String,
    pub date: Option<Date>,
    pub kind: Kind,
    pub title: String,
    pub places: Vec<String>,
    pub rules: Rules,
    pub minutes: Option<u16>,
    pub speakers: Vec<Speaker>,
    pub turns: Vec<TurnRow>,
    /// Its terms with their positions; see [`Words`].
    words: Vec<u8>,
}

/// What is known of a turn besides its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TurnRow {
    pub speaker: u16,
    pub words: u32,
    /// A bit for each name of a mark.
    pub marks: u16,
}

impl Extract {
    pub(crate) fn of(transcript: &Transcript) -> Self {
        let row = |turn: &transcript::Turn| TurnRow {
            speaker: turn.speaker.0,
            words: words(&turn.text.text),
            marks: marks::bits(turn),
        };
        let rules = transcript.ground_rules.iter();
        Self {
            id: transcript.id.clone(),
            source: transcript.source.clone(),
            date: transcript.meta.date,
            kind: transcript.meta.kind,
            title: transcript.meta.title.clone(),
            places: transcript.meta.places.clone(),
            rules: Rules::of(rules.map(|rule| RuleName::of(&rule.kind))),
            minutes: transcript.minutes().and_then(|minutes| minutes.try_into().ok()),
            speakers: transcript.speakers.clone(),
            turns: transcript.turns.iter().map(row).collect(),
            words: encode_words(transcript),
        }
    }

    /// Turns of each of its speakers.
    pub(crate) fn turns_by_speaker(&self) -> Vec<u32> {
        let mut turns = vec![0; self.speakers.len()];
        for turn in &self.turns {
            turns.get_mut(usize::from(turn.speaker)).into_iter().for_each(|count| *count += 1);
        }
        turns
    }

    /// How many exchanges it has.
    pub(crate) fn exchanges(&self) -> u32 {
        let role = |turn: &TurnRow| self.speakers.get(usize::from(turn.speaker)).map(|s| s.role);
        let roles: Vec<Role> =
            self.turns.iter().map(|turn| role(turn).unwrap_or_default()).collect();
        transcript::exchanges(&roles).len() as u32
    }

    /// Words of all its turns.
    pub(crate) fn word_count(&self) -> u32 {
        self.turns.iter().map(|turn| turn.words).fold(0, u32::saturating_add)
    }

    /// Its terms, in order of first appearance.
    pub(crate) fn terms(&self) -> Words<'_> {
        Words(Reader(&self.words))
    }
}

/// Terms of one transcript. Encoded: term, bytes that follow, and per turn the distance from the turn
/// before, the number of hits, and their positions as the position stream has them.
#[derive(Debug)]
pub(crate) struct Words<'a>(Reader<'a>);

impl<'a> Iterator for Words<'a> {
    type Item = (&'a str, Stands<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let term = self.0.str()?;
        let length = self.0.small()? as usize;
        Some((term, Stands { reader: Reader(self.0.bytes(length)?), next: 0 }))
    }
}

/// The turns of one transcript in which a term stands.
#[derive(Debug)]
pub(crate) struct Stands<'a> {
    reader: Reader<'a>,
    next: u32,
}

/// One turn in which a term stands.
#[derive(Debug)]
pub(crate) struct Stand<'a> {
    /// 0-based within the transcript.
    pub turn: u32,
    pub hits: u32,
    /// As the position stream has them.
    pub positions: &'a [u8],
}

impl<'a> Iterator for Stands<'a> {
    type Item = Stand<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let turn = self.next.checked_add(self.reader.small()?)?;
        let hits = self.reader.small()?;
        let all = self.reader.0;
        skip(&mut self.reader, hits)?;
        let positions = all.get(..all.len() - self.reader.0.len())?;
        self.next = turn + 1;
        Some(Stand { turn, hits, positions })
    }
}

#[derive(Default)]
struct Gathering {
    next: u32,
    bytes: Vec<u8>,
}

fn encode_words(transcript: &Transcript) -> Vec<u8> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut terms: Vec<(String, Gathering)> = Vec::new();
    let (mut folded, mut hits) = (String::new(), Vec::new());
    for (turn, text) in (0_u32..).zip(transcript.turns.iter().map(|turn| &turn.text.text)) {
        hits.clear();
        for (position, span) in (0_u32..).zip(tokens(text)) {
            folded.clear();
            fold(span.of(text), &mut folded);
            let number = numbers.get(&folded).copied().unwrap_or_else(|| {
                let number = terms.len() as u32;
                numbers.insert(folded.clone(), number);
                terms.push((folded.clone(), Gathering::default()));
                number
            });
            hits.push((number, position));
        }
        hits.sort_unstable();
        for same in hits.chunk_by(|a, b| a.0 == b.0) {
            let number = same.first().map_or(0, |first| first.0) as usize;
            let Some((_, term)) = terms.get_mut(number) else { continue };
            put_varint(&mut term.bytes, u64::from(turn - term.next));
            put_varint(&mut term.bytes, same.len() as u64);
            put_positions(&mut term.bytes, same.iter().map(|hit| hit.1));
            term.next = turn + 1;
        }
    }
    let mut bytes = Vec::new();
    for (term, gathered) in &terms {
        put_str(&mut bytes, term);
        put_varint(&mut bytes, gathered.bytes.len() as u64);
        bytes.extend_from_slice(&gathered.bytes);
    }
    bytes
}
