//! The body as a script: cues and the prose between them, in order.
//!
//! Here capitals become labels or stay text, with the whole file in view.
//! Must not know: who stands behind a label, what prose means.

use std::collections::BTreeMap;

use crate::{
    ClockTime, RemarkKind, buried,
    cue::{self, Cue, Form},
    label::Class,
    lines::{self, Piece, is_space},
    remark::Doubts,
    scribe,
};

/// A printed label in its place.
#[derive(Clone, Debug)]
pub(crate) struct Heard {
    /// As printed, white space made single, escapes removed.
    pub(crate) printed: String,
    /// In its one form.
    pub(crate) label: String,
    /// No white space stood before the first word.
    pub(crate) glued: bool,
    /// Line of the source, counted from 1.
    pub(crate) line: u32,
}

/// Words between cues: bytes of the body, behind the asterisks that opened the piece.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Prose<'a> {
    pub(crate) lead: &'a str,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Line of the source, counted from 1.
    pub(crate) line: u32,
    pub(crate) joins: bool,
    pub(crate) item: bool,
}

/// One thing after another.
#[derive(Clone, Debug)]
pub(crate) enum Block<'a> {
    Cue(Heard),
    Prose(Prose<'a>),
}

/// Pieces of a preamble among which a transcript prints its start time.
const HEAD: usize = 6;

/// Reads the body, whose first line is line `first_line` of the source. Where it is `vouched` for,
/// somebody speaks, whatever the text itself proves.
pub(crate) fn read<'a>(
    body: &'a str,
    first_line: u32,
    vouched: bool,
    doubts: &mut Doubts,
) -> Vec<Block<'a>> {
    let mut pieces = lines::pieces(body);
    if let Some(line) = part_glued_start(body, &mut pieces) {
        doubts.note(first_line.saturating_add(line), RemarkKind::GluedStart);
    }
    let text = |piece: &Piece| body.get(piece.start..piece.end).unwrap_or_default();
    let mut cues: Vec<Option<Cue>> =
        pieces.iter().map(|piece| cue::at_start(text(piece))).collect();
    let known = accept(body, &pieces, &mut cues, (first_line, vouched), doubts);
    let mut writer = Writer { body, first_line, blocks: Vec::new(), doubts };
    let mut speaking = false;
    for (piece, cue) in pieces.iter().zip(cues) {
        speaking |= cue.is_some();
        let from = cue.as_ref().map_or(0, |cue| cue.end);
        let rest = text(piece).get(from..).unwrap_or_default();
        let within = if speaking { buried::find(rest, &known) } else { Vec::new() };
        writer.piece(piece, cue, within);
    }
    writer.blocks
}

/// Divides `5:19 P.M. EDT MODERATOR: Thanks` before the first label; the line, where it did.
fn part_glued_start(body: &str, pieces: &mut Vec<Piece>) -> Option<u32> {
    let text = |piece: &Piece| body.get(piece.start..piece.end).unwrap_or_default();
    let sure =
        |piece: &Piece| cue::at_start(text(piece)).is_some_and(|cue| cue.class <= Class::Office);
    let first = pieces.iter().take(HEAD).position(sure).unwrap_or(HEAD);
    for at in 0..first.min(pieces.len()) {
        let piece = *pieces.get(at)?;
        let Some(len) = time_before_cue(text(&piece)) else { continue };
        let time = Piece { end: piece.start + len, ..piece };
        let cue = Piece { start: piece.start + len, joins: false, ..piece };
        pieces.splice(at..=at, [time, cue]);
        return Some(piece.line);
    }
    None
}

/// Bytes of the time that stands before a label.
fn time_before_cue(text: &str) -> Option<usize> {
    if !text.trim_start_matches(is_space).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let head = text.char_indices().take(60);
    let gaps = head.filter(|(_, c)| is_space(*c)).map(|(at, _)| at);
    gaps.filter(|at| text.get(..*at).is_some_and(|head| ClockTime::parse(head).is_some()))
        .filter(|at| {
            let cue = text.get(*at..).and_then(cue::at_start);
            cue.is_some_and(|cue| cue.class <= Class::Office)
        })
        .last()
}

/// Labels that the file is known to print, and how often.
pub(crate) type Known = BTreeMap<String, usize>;

/// Takes back the cues that are none, and returns the labels of those that stay.
fn accept(
    body: &str,
    pieces: &[Piece],
    cues: &mut [Option<Cue>],
    (first_line, vouched): (u32, bool),
    doubts: &mut Doubts,
) -> Known {
    let mut counts = Known::new();
    for cue in cues.iter().flatten() {
        *counts.entry(cue.label.clone()).or_default() += 1;
    }
    let text = |piece: &Piece| body.get(piece.start..piece.end).unwrap_or_default();
    let timed = pieces.iter().take(HEAD).any(|piece| is_time(text(piece)));
    let opens = || opening(pieces, cues).is_some_and(|(piece, cue)| opens_speech(text(piece), cue));
    let spoken = vouched || timed || is_dialogue(cues, &counts) || opens();
    let mut known = Known::new();
    for (piece, slot) in pieces.iter().zip(cues.iter_mut()) {
        let Some(cue) = slot else { continue };
        let count = counts.get(&cue.label).copied().unwrap_or(0);
        if spoken && is_label(text(piece), cue, count) {
            known.entry(cue.label.clone()).or_insert(count);
            continue;
        }
        if spoken {
            let printed = scribe::words(text(piece).get(cue.start..cue.end).unwrap_or_default());
            doubts.note(first_line.saturating_add(piece.line), RemarkKind::NotALabel { printed });
        }
        *slot = None;
    }
    known
}

/// A piece that is a time, decorated or not.
pub(crate) fn is_time(raw: &str) -> bool {
    raw.len() <= 120 && ClockTime::parse(scribe::words(raw).trim_matches(['*', '(', ')'])).is_some()
}

/// Without a start time: does anyone ask, or a person or office speak twice?
fn is_dialogue(cues: &[Option<Cue>], counts: &Known) -> bool {
    cues.iter().flatten().any(|cue| {
        cue.class == Class::Question
            || cue.class <= Class::Office && counts.get(&cue.label).is_some_and(|count| *count >= 2)
    })
}

/// The first cue, where it stands among the first pieces.
fn opening<'c>(pieces: &'c [Piece], cues: &'c [Option<Cue>]) -> Option<(&'c Piece, &'c Cue)> {
    pieces.iter().zip(cues).take(HEAD).find_map(|(piece, cue)| Some((piece, cue.as_ref()?)))
}

/// `THE PRESIDENT:¤ Thank you` at the top and no label below: the no-break space tells it from a
/// heading with a colon.
fn opens_speech(piece: &str, cue: &Cue) -> bool {
    let after = piece.get(cue.end..).unwrap_or_default();
    cue.class <= Class::Office
        && after.starts_with('\u{a0}')
        && after.trim_start_matches(is_space).starts_with(char::is_alphanumeric)
}

/// Decides whether capitals are a label in a text that is spoken.
fn is_label(piece: &str, cue: &Cue, count: usize) -> bool {
    if cue.class <= Class::Office {
        return true;
    }
    let before = piece.get(..cue.start).unwrap_or_default();
    let after = piece.get(cue.end..).unwrap_or_default().trim_start_matches(is_space);
    let heading = before.contains("**") || cue.label.contains(',');
    let quotes = after.is_empty() || after.starts_with(['“', '"', '‘']);
    !heading && (count >= 2 || !quotes && cue.label.split(' ').count() <= 3)
}

struct Writer<'a, 'd> {
    body: &'a str,
    first_line: u32,
    blocks: Vec<Block<'a>>,
    doubts: &'d mut Doubts,
}

impl<'a> Writer<'a, '_> {
    /// Writes one piece: its cue, then prose with the labels buried in it. Places of buried cues
    /// are counted from the end of the piece's own cue.
    fn piece(&mut self, piece: &Piece, cue: Option<Cue>, within: Vec<Cue>) {
        let line = self.first_line.saturating_add(piece.line);
        let mut prose = Prose {
            lead: "",
            start: piece.start,
            end: piece.end,
            line,
            joins: piece.joins,
            item: piece.item,
        };
        let mut base = piece.start;
        if let Some(cue) = cue {
            base += cue.end;
            prose = self.cue(prose, &cue, piece.start);
            if cue.form == Form::NoColon {
                let printed = self.printed(&cue, piece.start);
                self.doubts.note(line, RemarkKind::NoColon { printed });
            }
        }
        let mut counted = piece.start;
        let mut line = line;
        for cue in within {
            let at = base + cue.start;
            line = line.saturating_add(breaks(self.body.get(counted..at).unwrap_or_default()));
            counted = at;
            self.blocks.push(Block::Prose(Prose { end: at, ..prose }));
            let printed = self.printed(&cue, base);
            self.doubts.note(line, RemarkKind::BuriedLabel { printed });
            prose = self.cue(Prose { lead: "", line, ..prose }, &cue, base);
        }
        self.blocks.push(Block::Prose(prose));
    }

    fn printed(&self, cue: &Cue, base: usize) -> String {
        scribe::words(self.body.get(base + cue.start..base + cue.end).unwrap_or_default())
    }

    /// Writes a cue and returns the prose after it. Decoration that closes right behind the
    /// label was the label's own.
    fn cue(&mut self, prose: Prose<'a>, cue: &Cue, base: usize) -> Prose<'a> {
        let decoration = self.body.get(base..base + cue.start).unwrap_or_default();
        let mut lead = decoration.trim_matches(is_space);
        let mut start = base + cue.end;
        let rest = self.body.get(start..prose.end).unwrap_or_default();
        // Only a cue at the start of its piece has decoration before it.
        if !lead.chars().all(|c| c == '*') {
            lead = "";
        } else if !lead.is_empty() && rest.starts_with(lead) {
            start += lead.len();
            lead = "";
        }
        let rest = self.body.get(start..prose.end).unwrap_or_default();
        let next = rest.trim_start_matches('*').chars().next();
        let heard = Heard {
            printed: self.printed(cue, base),
            label: cue.label.clone(),
            glued: next.is_some_and(|c| !is_space(c)),
            line: prose.line,
        };
        self.blocks.push(Block::Cue(heard));
        Prose { lead, start, joins: false, item: false, ..prose }
    }
}

fn breaks(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `LABEL@line` for a cue, `~` for prose that is not blank.
    fn check(body: &str, expect: &str) {
        let mut doubts = Doubts::default();
        let shown: Vec<String> = read(body, 1, false, &mut doubts)
            .iter()
            .filter_map(|block| match block {
                Block::Cue(heard) => Some(format!("{}@{}", heard.label, heard.line)),
                Block::Prose(prose) => {
                    let blank = body[prose.start..prose.end].chars().all(is_space);
                    (!blank).then(|| "~".to_owned())
                }
            })
            .collect();
        assert_eq!(shown.join(" "), expect, "{body:?}");
    }

    const START: &str = "1:00 P.M. EDT\n\n";

    #[test]
    fn capitals_with_the_file_in_view() {
        let head = |rest: &str| format!("{START}{rest}");
        check(&head("CBS: “Republicans”"), "~ ~");
        check(&head("RM: Hello\n\nRM: Bye"), "~ RM@3 ~ RM@5 ~");
        check(&head("BONO: Hello"), "~ BONO@3 ~");
        check("SUBJECT: Nominations\n\nTO THE CONGRESS:\n\nText", "~ ~ ~");
        check("MS. PSAKI: Hi\n\nMS. PSAKI: Bye", "MS. PSAKI@1 ~ MS. PSAKI@3 ~");
        check("Q Hi", "Q@1 ~");
        check("THE PRESIDENT:\u{a0} Thank you.\n\nI mean it.", "THE PRESIDENT@1 ~ ~");
        check("THE PRESIDENT: Thank you.\n\nI mean it.", "~ ~");
        check("text\nSWIFT: At what point\n\nQ Hi", "~ Q@4 ~");
    }

    #[test]
    fn glued_and_buried() {
        check("Place\n\n5:19 P.M. EDT MODERATOR:\u{a0} Thanks", "~ ~ MODERATOR@3 ~");
        check(
            "Q Hi\n\nMODERATOR: Hey. So\nwe end. MODERATOR:\u{a0} Great",
            "Q@1 ~ MODERATOR@3 ~ MODERATOR@4 ~",
        );
    }
}
