//! What stands before the first label: places, event date, start time, notes.
//!
//! Must not know: turns.

use crate::{
    ClockTime, Date, Meta, Piece, PieceKind, RemarkKind, brackets, ending,
    remark::Doubts,
    scribe,
    script::{self, Prose},
};

/// Longest line that names a place, in bytes.
const LONGEST_PLACE: usize = 120;

/// Reads the pieces before the first label, or the whole body where there is none, and enters
/// places, date and times into `meta`.
pub(crate) fn read(
    body: &str,
    before: &[Prose<'_>],
    labelled: bool,
    meta: &mut Meta,
    doubts: &mut Doubts,
) -> Vec<Piece> {
    let raw = |prose: &Prose<'_>| body.get(prose.start..prose.end).unwrap_or_default();
    let timed = before.iter().take(6).any(|prose| script::is_time(raw(prose)));
    let before = &within_decoration(body, before);
    let mut reader = Reader { meta, headed: labelled || timed, timed, pieces: Vec::new() };
    let mut at = 0;
    let mut spoke = None;
    while let Some(prose) = before.get(at) {
        at += 1;
        let mut prose = *prose;
        let mut text = scribe::paragraph(raw(&prose), prose.item);
        let kind = reader.kind(&text.text);
        if kind == PieceKind::Body {
            spoke = spoke.or(Some(prose.line));
            let rest = before.get(at..).unwrap_or_default();
            let more = rest.iter().take_while(|next| goes_on(next, raw(next))).count();
            if let Some(last) = more.checked_sub(1).and_then(|last| rest.get(last)) {
                prose.end = last.end;
                text = scribe::paragraph(raw(&prose), prose.item);
                at += more;
            }
        }
        if !text.text.is_empty() {
            reader.note(kind, &text.text);
            reader.pieces.push(Piece { kind, text });
        }
    }
    if let (true, Some(line)) = (labelled, spoke) {
        doubts.note(line, RemarkKind::SpeechBeforeLabel);
    }
    reader.pieces
}

/// `*University of Illinois␠␠⏎Chicago, Illinois*`: emphasis around lines that a hard break parts
/// is left out, since each line is a piece of its own.
fn within_decoration<'a>(body: &str, before: &[Prose<'a>]) -> Vec<Prose<'a>> {
    let raw = |prose: &Prose<'_>| body.get(prose.start..prose.end).unwrap_or_default();
    let mut lines = before.to_vec();
    for group in lines.chunk_by_mut(|_, next| next.joins) {
        let opened = group.first().is_some_and(|prose| raw(prose).trim_start().starts_with('*'));
        let closed = group.last().is_some_and(|prose| raw(prose).trim_end().ends_with('*'));
        let around = group.iter().all(|prose| is_bare_inside(raw(prose)));
        if group.len() < 2 || !opened || !closed || !around {
            continue;
        }
        for prose in group {
            let line = raw(prose).trim_start();
            let (line, indent) = (line.trim_start_matches('*'), raw(prose).len() - line.len());
            let stars = raw(prose).len() - indent - line.len();
            let kept = line.trim_end().trim_end_matches('*').len();
            prose.start += indent + stars;
            prose.end = prose.start + kept;
        }
    }
    lines
}

/// Asterisks stand at the ends of the line and nowhere between, so they can be part of an emphasis
/// around several lines.
fn is_bare_inside(line: &str) -> bool {
    let inside = line.trim().trim_matches('*');
    !inside.contains('*') && !inside.ends_with('\\')
}

/// A piece behind a bare hard break that is no end mark goes on with the paragraph above.
fn goes_on(next: &Prose<'_>, raw: &str) -> bool {
    next.joins && !ending::is_mark(raw)
}

struct Reader<'a> {
    meta: &'a mut Meta,
    /// The text is a transcript, so its first lines say where and when.
    headed: bool,
    /// A start time is to come.
    timed: bool,
    pieces: Vec<Piece>,
}

impl Reader<'_> {
    fn kind(&self, text: &str) -> PieceKind {
        let bare = undecorated(text);
        if ClockTime::parse(bare).is_some() {
            return PieceKind::Time;
        }
        if ending::is_mark(text) && !text.contains("://") {
            return PieceKind::EndMark;
        }
        if !self.headed {
            return PieceKind::Body;
        }
        if Date::parse_prose(bare).is_some() {
            return PieceKind::Date;
        }
        let whole = text.starts_with('(') && text.ends_with(')');
        let directs = whole && brackets::direction(bare).is_some() && !starts_with_via(bare);
        // Asterisks that are left in clean text mark a notice of corrections; no place has a colon.
        if text.starts_with('*') && is_speech(text) || directs || text.contains(": ") {
            return PieceKind::Note;
        }
        if is_speech(text) {
            return PieceKind::Body;
        }
        let started = self.meta.start.is_some();
        let placed = !self.meta.places.is_empty();
        match (started || !self.timed && placed && whole, whole) {
            (false, _) => PieceKind::Place,
            (true, true) => PieceKind::Note,
            (true, false) if placed => PieceKind::Note,
            (true, false) => PieceKind::Place,
        }
    }

    fn note(&mut self, kind: PieceKind, text: &str) {
        let bare = undecorated(text);
        match kind {
            PieceKind::Place => self.meta.places.push(bare.to_owned()),
            PieceKind::Date => self.meta.event_date = Date::parse_prose(bare),
            PieceKind::Time if self.meta.start.is_none() => {
                self.meta.start = ClockTime::parse(bare);
            }
            // Only a text without labels prints its end here.
            PieceKind::Time => self.meta.end = ClockTime::parse(bare),
            PieceKind::Note | PieceKind::EndMark | PieceKind::Body => {}
        }
    }
}

fn starts_with_via(text: &str) -> bool {
    text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("via "))
}

/// Sentences, as opposed to a place or a heading.
fn is_speech(text: &str) -> bool {
    let words = text.split(' ').count();
    text.len() > LONGEST_PLACE || words >= 4 && text.ends_with(['.', '?', '!', '”', '—', ':'])
}

/// A place without asterisks, brackets and parentheses around it.
fn undecorated(text: &str) -> &str {
    let bare = text.trim_matches([' ', '*']);
    for (open, close) in [('(', ')'), ('[', ']')] {
        let inner = bare.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains([open, close])) {
            return inner.trim_matches([' ', '*']);
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::Block;

    fn check(body: &str, labelled: bool, expect: &[(PieceKind, &str)]) -> Meta {
        let mut doubts = Doubts::default();
        let mut meta = Meta::default();
        let before: Vec<Prose<'_>> = script::read(body, 1, false, &mut doubts)
            .into_iter()
            .filter_map(|block| match block {
                Block::Prose(prose) => Some(prose),
                Block::Cue(_) => None,
            })
            .collect();
        let pieces = read(body, &before, labelled, &mut meta, &mut doubts);
        let got: Vec<(PieceKind, &str)> =
            pieces.iter().map(|piece| (piece.kind, piece.text.text.as_str())).collect();
        assert_eq!(got, expect, "{body:?}");
        meta
    }

    #[test]
    fn heads() {
        use PieceKind::{Body, Date, Note, Place, Time};
        let body = "Aboard Air Force One  \nEn Route Detroit, Michigan\n\n(June 14, 2021)\n\n1:05 P.M.\u{a0} EDT";
        let meta = check(
            body,
            true,
            &[
                (Place, "Aboard Air Force One"),
                (Place, "En Route Detroit, Michigan"),
                (Date, "(June 14, 2021)"),
                (Time, "1:05 P.M. EDT"),
            ],
        );
        assert_eq!(meta.event_date.map(|d| d.to_string()).as_deref(), Some("2021-06-14"));
        assert_eq!(meta.start.and_then(|t| t.minute), Some(785));
        for via in [
            "*Via Teleconference*",
            "\\[Via Teleconference\\]",
            "(Via Teleconference.)",
            "*Via Teleconference***\u{a0}**",
        ] {
            let clean = scribe::paragraph(via, false).text;
            let meta =
                check(&format!("{via}\n\n1:05 PM"), true, &[(Place, &clean), (Time, "1:05 PM")]);
            assert!(meta.places[0].starts_with("Via Teleconference"), "{:?}", meta.places);
        }
        check(
            "1:05 PM\n\n(Ms. Jean-Pierre steps over a cable.)\n\nGood afternoon to all of you.",
            true,
            &[
                (Time, "1:05 PM"),
                (Note, "(Ms. Jean-Pierre steps over a cable.)"),
                (Body, "Good afternoon to all of you."),
            ],
        );
        check(
            "\\*\\*Please see below for a correction, marked with an asterisk.\n\nRome, Italy",
            true,
            &[
                (Note, "**Please see below for a correction, marked with an asterisk."),
                (Place, "Rome, Italy"),
            ],
        );
        check(
            "**Who we are**\n\nText  \ngoes on",
            false,
            &[(Body, "Who we are"), (Body, "Text goes on")],
        );
    }
}
