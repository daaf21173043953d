//! Cues and prose to turns: which paragraph belongs to whom, and where the speech ends.
//!
//! Must not know: who stands behind a label.

use crate::{
    ClockTime, RemarkKind, Text, ending,
    lines::is_space,
    remark::Doubts,
    scribe::{self, Scribe},
    script::{Block, Heard, Prose},
};

/// A script divided: what comes before the first label, the turns, what comes after the last word.
#[derive(Debug, Default)]
pub(crate) struct Parted<'a> {
    pub(crate) before: Vec<Prose<'a>>,
    pub(crate) turns: Vec<(Heard, Text)>,
    pub(crate) end: Vec<crate::Piece>,
    /// The last end time printed.
    pub(crate) ended: Option<ClockTime>,
}

/// A turn whose paragraphs are not yet read.
struct Draft<'a> {
    heard: Heard,
    prose: Vec<Prose<'a>>,
}

/// Divides the blocks of a body.
pub(crate) fn part<'a>(body: &str, blocks: Vec<Block<'a>>, doubts: &mut Doubts) -> Parted<'a> {
    let mut parted = Parted::default();
    let mut drafts: Vec<Draft<'a>> = Vec::new();
    // Pieces since an end mark: the end if nobody speaks again, else text of the turn above.
    let mut pending: Vec<Prose<'a>> = Vec::new();
    let mut early = None;
    for block in blocks {
        match (block, drafts.last_mut()) {
            (Block::Cue(heard), last) => {
                if let Some((draft, first)) = last.zip(pending.first()) {
                    doubts.note(first.line, RemarkKind::EarlyEnd);
                    early = ClockTime::parse(&scribe::words(raw(body, first))).or(early);
                    pending.drain(..).for_each(|prose| draft.add(prose, body));
                }
                drafts.push(Draft { heard, prose: Vec::new() });
            }
            (Block::Prose(prose), None) => parted.before.push(prose),
            (Block::Prose(prose), Some(draft)) => {
                if !pending.is_empty() || ending::is_mark(raw(body, &prose)) {
                    pending.push(prose);
                } else {
                    draft.add(prose, body);
                }
            }
        }
    }
    for prose in &pending {
        let time = ending::read(raw(body, prose), prose.item, &mut parted.end);
        parted.ended = time.or(parted.ended);
    }
    if parted.ended.is_none() {
        part_glued_end(body, drafts.last_mut(), &mut parted, doubts);
    }
    parted.ended = parted.ended.or(early);
    parted.turns = drafts.into_iter().map(|draft| draft.read(body, doubts)).collect();
    parted
}

/// Cuts the end time off the last words spoken.
fn part_glued_end(
    body: &str,
    last: Option<&mut Draft<'_>>,
    parted: &mut Parted<'_>,
    doubts: &mut Doubts,
) {
    let Some(prose) = last.and_then(|draft| draft.prose.last_mut()) else { return };
    let Some(at) = ending::glued(raw(body, prose)) else { return };
    let cut = prose.start + at;
    let tail = body.get(cut..prose.end).unwrap_or_default();
    let mut pieces = Vec::new();
    parted.ended = ending::read(tail, false, &mut pieces);
    pieces.append(&mut parted.end);
    parted.end = pieces;
    prose.end = cut;
    doubts.note(prose.line, RemarkKind::GluedEnd);
}

fn raw<'b>(body: &'b str, prose: &Prose<'_>) -> &'b str {
    body.get(prose.start..prose.end).unwrap_or_default()
}

impl<'a> Draft<'a> {
    fn add(&mut self, prose: Prose<'a>, body: &str) {
        match self.prose.last_mut() {
            // The stretches touch in the body, so the paragraph just grows.
            Some(above) if prose.joins => above.end = prose.end,
            // What a label leaves of its line is no paragraph of its own if it is blank.
            Some(above) if raw(body, above).chars().all(is_space) => *above = prose,
            _ => self.prose.push(prose),
        }
    }

    fn read(self, body: &str, doubts: &mut Doubts) -> (Heard, Text) {
        let mut scribe = Scribe::default();
        for (no, prose) in self.prose.iter().enumerate() {
            scribe.paragraph(&scribe::with_lead(prose.lead, raw(body, prose)), prose.item);
            for tag in scribe.unpaired.drain(..) {
                doubts.note(prose.line, RemarkKind::UnpairedTag { tag });
            }
            if no > 0 && self.heard.label == crate::label::QUESTION {
                doubt_answer(raw(body, prose), prose.line, doubts);
            }
        }
        (self.heard, scribe.finish())
    }
}

/// A later paragraph of a question that opens like an answerer's call on the next reporter.
fn doubt_answer(raw: &str, line: u32, doubts: &mut Doubts) {
    if raw.len() > 200 {
        return;
    }
    let words = scribe::words(raw);
    let opens = ["Go ahead", "Yes, go ahead", "Okay. Go ahead"];
    if opens.iter().any(|open| words.starts_with(open)) {
        doubts.note(line, RemarkKind::PerhapsAnotherSpeaker { words });
    }
}
