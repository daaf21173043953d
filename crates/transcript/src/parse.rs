//! One source to one transcript: the order in which its rooms are gone through.
//!
//! Must not know: how any of them works.

use std::borrow::Cow;

use crate::{
    Meta, Passage, Remark, RemarkKind, SpeakerNo, Text, Transcript, TranscriptId, Turn, exchanges,
    header, preamble, proof,
    remark::Doubts,
    rules,
    script::{self, Heard},
    speakers, turns,
};

/// Reads a transcript. Never fails: what is not understood stays text and is remarked.
///
/// `id` names the source, usually by its path. It stands in the remarks, and the transcript's own
/// name is derived from it where the front matter has no official address. Where the front matter
/// says `labels: speakers`, capitals and a colon are a label even if nothing else in the text proves
/// that somebody speaks; `lectern-edition: 2` tells another edition's name from the official one. Time grows with the length of `text` alone.
pub fn parse(id: &str, text: &str) -> (Transcript, Vec<Remark>) {
    read(id, text, Doubts::default())
}

/// Reads a transcript from bytes that may not be UTF-8; see [`parse`].
pub fn parse_bytes(id: &str, bytes: &[u8]) -> (Transcript, Vec<Remark>) {
    let mut doubts = Doubts::default();
    if let Err(error) = std::str::from_utf8(bytes) {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let breaks = before.iter().filter(|byte| **byte == b'\n').count();
        let line = u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1);
        doubts.note(line, RemarkKind::InvalidUtf8);
    }
    read(id, &String::from_utf8_lossy(bytes), doubts)
}

fn read(id: &str, text: &str, mut doubts: Doubts) -> (Transcript, Vec<Remark>) {
    let text = visible(text.strip_prefix('\u{feff}').unwrap_or(text), &mut doubts);
    let divided = header::divide(&text, &mut doubts);
    let mut meta = header::read(divided.yaml, &mut doubts);
    let vouched = meta.other.iter().any(|(key, value)| key == "labels" && value == "speakers");
    let blocks = script::read(divided.body, divided.body_line, vouched, &mut doubts);
    let parted = turns::part(divided.body, blocks, &mut doubts);
    let labelled = !parted.turns.is_empty();
    let preamble = preamble::read(divided.body, &parted.before, labelled, &mut meta, &mut doubts);
    meta.end = parted.ended.or(meta.end);
    if !labelled {
        let kind = if preamble.is_empty() { RemarkKind::EmptyBody } else { RemarkKind::NoLabels };
        doubts.note(divided.body_line, kind);
    }
    let heard: Vec<_> = parted.turns.iter().map(|(heard, _)| heard).collect();
    let cast = speakers::resolve(&heard, &meta, &preamble, &mut doubts);
    let turn = |((heard, text), speaker): ((Heard, Text), SpeakerNo)| Turn {
        cue: heard.printed,
        glued: heard.glued && !text.text.is_empty(),
        speaker,
        text,
        line: heard.line,
    };
    let name = name(&meta, id);
    let mut transcript = Transcript {
        id: TranscriptId::derive(meta.date, &name),
        source: id.to_owned(),
        meta,
        preamble,
        turns: parted.turns.into_iter().zip(cast.of_turns).map(turn).collect(),
        end: parted.end,
        speakers: cast.speakers,
        ground_rules: Vec::new(),
        exchanges: Vec::new(),
    };
    complete(&mut transcript, &mut doubts);
    (transcript, doubts.finish(id))
}

/// What the transcript's own name hangs on, with its date.
fn name<'a>(meta: &'a Meta, id: &'a str) -> Cow<'a, str> {
    let name = meta.address.as_deref().unwrap_or(id);
    match meta.other.iter().find(|(key, _)| key == "lectern-edition") {
        Some((_, number)) => Cow::Owned([name.trim_end_matches('/'), "-", number].concat()),
        None => Cow::Borrowed(name),
    }
}

/// Draws what follows from the turns: who is several people, on what terms, what answers what.
fn complete(transcript: &mut Transcript, doubts: &mut Doubts) {
    proof::count(transcript);
    transcript.ground_rules = rules::read(transcript);
    let roles: Vec<_> = transcript.turns.iter().map(|turn| transcript.role(turn)).collect();
    transcript.exchanges = exchanges::read(&roles);
    let printed = transcript.meta.start.is_some() && transcript.meta.end.is_some();
    if printed && transcript.minutes().is_none() {
        let line = transcript.turns.last().map_or(1, |turn| turn.line);
        doubts.note(line, RemarkKind::NoDuration);
    }
}

/// The text without NUL characters, which no text has and some readers stop at.
fn visible<'a>(text: &'a str, doubts: &mut Doubts) -> Cow<'a, str> {
    let Some(first) = text.find('\0') else { return Cow::Borrowed(text) };
    let breaks = text.get(..first).unwrap_or_default().matches('\n').count();
    let line = u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1);
    let count = text.bytes().filter(|byte| *byte == 0).count();
    doubts.note(line, RemarkKind::NulCharacters { count });
    Cow::Owned(text.replace('\0', "\u{fffd}"))
}

/// The words of a passage.
impl Passage {
    /// The passage's words in its transcript; empty where it is of another one.
    pub fn words(&self, transcript: &Transcript) -> String {
        match self.turn {
            Some(no) => transcript
                .turn(no)
                .map(|turn| self.span.of(&turn.text.text).to_owned())
                .unwrap_or_default(),
            None => {
                let texts = transcript.preamble.iter().map(|piece| piece.text.text.as_str());
                self.span.of(&texts.collect::<Vec<_>>().join("\n")).to_owned()
            }
        }
    }
}
