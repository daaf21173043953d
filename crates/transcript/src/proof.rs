//! Proof that several people speak under one label.
//!
//! A label that is printed anew proves nothing by itself; an introduction of two, or handing over
//! to a colleague under the same label, does. Must not know: how the proof is shown.

use std::collections::BTreeMap;

use crate::{MarkKind, Passage, Span, SpeakerNo, Transcript, Turn, TurnNo, label, sentences};

/// Passages kept for one speaker: a proof need not be longer.
const MOST: usize = 8;

/// Enters `at_least` and `evidence` for every anonymous speaker but the press.
pub(crate) fn count(transcript: &mut Transcript) {
    let proofs: Vec<(SpeakerNo, u8, Passage)> = proofs(transcript);
    for (no, people, passage) in proofs {
        let Some(speaker) = transcript.speakers.get_mut(usize::from(no.0)) else { continue };
        speaker.at_least = speaker.at_least.max(people);
        if speaker.evidence.len() < MOST && !speaker.evidence.contains(&passage) {
            speaker.evidence.push(passage);
        }
    }
}

fn proofs(transcript: &Transcript) -> Vec<(SpeakerNo, u8, Passage)> {
    let mut found = Vec::new();
    let several = |no: &SpeakerNo| {
        transcript.speaker(*no).is_some_and(|s| s.anonymous && s.label != label::QUESTION)
    };
    let by_label: BTreeMap<String, SpeakerNo> = (0..=u16::MAX)
        .map(SpeakerNo)
        .zip(&transcript.speakers)
        .filter(|(no, _)| several(no))
        .map(|(no, speaker)| (speaker.label.to_lowercase(), no))
        .collect();
    for (at, (no, turn)) in transcript.numbered().enumerate() {
        for (range, people, role) in introductions(turn) {
            let passage = Passage { turn: Some(no), span: range };
            if let Some(speaker) = by_label.get(&role) {
                found.push((*speaker, people, passage));
            }
        }
        let next = transcript.turns.get(at + 1);
        let same = next.is_some_and(|next| next.speaker == turn.speaker);
        if same && several(&turn.speaker) {
            let hands = handover(turn).map(|span| (turn.speaker, 2, passage_of(no, span)));
            found.extend(hands);
        }
    }
    found
}

fn passage_of(no: TurnNo, span: Span) -> Passage {
    Passage { turn: Some(no), span }
}

/// Sentences that present several people whose names were taken out: their stretch, how many,
/// and the words that stand for each name.
fn introductions(turn: &Turn) -> Vec<(Span, u8, String)> {
    let text = &turn.text.text;
    let redactions: Vec<Span> = turn
        .text
        .marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::Redaction)
        .map(|mark| mark.span)
        .collect();
    if redactions.len() < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut left = redactions.as_slice();
    for range in sentences::of(text) {
        let span = Span::new(range.start, range.end);
        let skip = left.iter().take_while(|mark| mark.end <= span.start).count();
        left = left.get(skip..).unwrap_or_default();
        let inside = left.iter().take_while(|mark| mark.end <= span.end).count();
        let here = left.get(..inside).unwrap_or_default();
        let Some(first) = here.first() else { continue };
        if here.len() >= 2 && presents(span.of(text)) {
            let role = first.of(text).to_lowercase();
            let same = here.iter().filter(|mark| mark.of(text).to_lowercase() == role).count();
            let people = u8::try_from(same).unwrap_or(u8::MAX);
            if people >= 2 {
                found.push((span, people, role_named(&role).to_owned()));
            }
        }
    }
    found
}

fn presents(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let words = [
        "speaker",
        "joined by",
        "joining us",
        "joined today",
        "hear from",
        "hearing from",
        "on the line",
        "we have",
        "with us",
        "on the call",
        "call are",
    ];
    words.iter().any(|words| lower.contains(words))
}

/// The role that the words of a bracket name: `[senior administration official’s]`.
fn role_named(bracket: &str) -> &str {
    bracket.trim_matches(|c: char| !c.is_alphanumeric()).trim_end_matches("’s")
}

/// Words at the end of a turn that hand over to a colleague, who then speaks under the same label.
fn handover(turn: &Turn) -> Option<Span> {
    let text = &turn.text.text;
    let wanted = text.len().saturating_sub(600);
    let floor = (wanted..=text.len()).find(|at| text.is_char_boundary(*at))?;
    let tail = text.get(floor..)?;
    let range = sentences::of(tail)
        .filter(|range| hands_over(tail.get(range.clone()).unwrap_or("")))
        .last()?;
    Some(Span::new(floor + range.start, floor + range.end))
}

fn hands_over(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let has = |list: &[&str]| list.iter().any(|words| lower.contains(words));
    let turns = has(&[
        "turn it",
        "turn to my",
        "hand it",
        "hand over",
        "pass it",
        "kick it",
        "turn this over",
        "over to my",
    ]);
    let others = has(&[
        "colleague",
        "official]",
        "my friend",
        "our speakers",
        "our first speaker",
        "our next",
    ]);
    let invites = lower.contains("official]")
        && has(&[
            "start us off",
            "go ahead",
            "over to you",
            "floor is yours",
            "want to take",
            "you want to",
        ]);
    turns && others || invites
}
