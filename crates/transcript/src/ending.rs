//! The end of a transcript: `END`, the end time, `###`, the notice of slides.
//!
//! Must not know: turns.

use crate::{ClockTime, Piece, PieceKind, Text, lines::is_space, scribe};

/// Longest piece that can be an end mark, and longest notice of slides, in bytes.
const LONGEST: usize = 120;
const LONGEST_NOTICE: usize = 600;

/// The piece is none of the speech: a time alone, `END`, `###`, or the notice of slides.
pub(crate) fn is_mark(raw: &str) -> bool {
    let linked = raw.len() <= LONGEST_NOTICE && raw.contains("://");
    if !linked && (raw.len() > LONGEST || !may_begin_mark(raw)) {
        return false;
    }
    let text = scribe::paragraph(raw, false);
    let words = text.text.as_str();
    ClockTime::parse(words).is_some()
        || is_hashes(words)
        || after_end(words).is_some_and(|rest| rest.is_empty() || ClockTime::parse(rest).is_some())
        || is_slides(&text)
}

/// A quick look at the first sign, since most pieces are speech.
fn may_begin_mark(raw: &str) -> bool {
    let first = raw.trim_start_matches(is_space);
    first.starts_with(|c: char| c.is_ascii_digit() || "EPAap#\\[(-*".contains(c))
}

fn is_hashes(words: &str) -> bool {
    let count = words.bytes().filter(|byte| *byte == b'#').count();
    count >= 3 && words.bytes().all(|byte| matches!(byte, b'#' | b' '))
}

/// What stands after `END`; `None` where the words do not begin with it.
fn after_end(words: &str) -> Option<&str> {
    let rest = words.trim_start_matches(['[', '(', '-', '*']).strip_prefix("END")?;
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let bare = rest.trim_matches([' ', '.', ']', ')', '-', '*']);
    Some(if bare.is_empty() { bare } else { rest.trim_start() })
}

/// `To view the COVID Press Briefing slides, visit <…>` and its variants.
fn is_slides(text: &Text) -> bool {
    use crate::MarkKind::Link;
    let link = text.marks.iter().find(|mark| matches!(mark.kind, Link(_)));
    let Some(link) = link else { return false };
    let lower = text.text.to_lowercase();
    let alone = link.span.start == 0 && link.span.of(&text.text).len() == text.text.len();
    alone
        || lower.contains("slides")
        || lower.starts_with("to view")
        || lower.starts_with("briefing")
}

/// Reads one piece of the end. `END` with a time becomes two, so that the time can be told.
pub(crate) fn read(raw: &str, item: bool, pieces: &mut Vec<Piece>) -> Option<ClockTime> {
    let text = scribe::paragraph(raw, item);
    if text.text.is_empty() {
        return None;
    }
    if let Some(rest) = after_end(&text.text)
        && let Some(time) = ClockTime::parse(rest)
    {
        let head = text.text.len() - rest.len();
        let mark = text.text.get(..head).unwrap_or_default().trim_end().to_owned();
        let mark = Text { text: mark, marks: Vec::new() };
        pieces.push(Piece { kind: PieceKind::EndMark, text: mark });
        let text = Text { text: rest.to_owned(), marks: Vec::new() };
        pieces.push(Piece { kind: PieceKind::Time, text });
        return Some(time);
    }
    let time = ClockTime::parse(&text.text);
    let kind = if time.is_some() {
        PieceKind::Time
    } else if is_hashes(&text.text) || after_end(&text.text) == Some("") {
        PieceKind::EndMark
    } else {
        PieceKind::Note
    };
    pieces.push(Piece { kind, text });
    time
}

/// Byte at which the end time, with `END` before it or not, begins behind the last words spoken.
pub(crate) fn glued(raw: &str) -> Option<usize> {
    let trimmed = raw.trim_end_matches(is_space);
    let floor = trimmed.len().saturating_sub(80);
    let mut best = None;
    for (at, c) in trimmed.char_indices().rev().take_while(|(at, _)| *at >= floor) {
        let before = trimmed.get(..at)?;
        if !(c.is_ascii_digit() || c == 'E') || !before.ends_with(is_space) {
            continue;
        }
        let words = scribe::words(trimmed.get(at..)?);
        let ends = ClockTime::parse(&words).is_some_and(|time| time.minute.is_some())
            || after_end(&words)
                .is_some_and(|rest| rest.is_empty() || ClockTime::parse(rest).is_some());
        let bare = before.trim_end_matches(is_space);
        if ends && bare.ends_with(['.', '?', '!', ')', '”', ']', '—', 'D']) {
            best = Some(at);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expect: &[(PieceKind, &str)]) {
        let mut pieces = Vec::new();
        read(raw, false, &mut pieces);
        let got: Vec<(PieceKind, &str)> =
            pieces.iter().map(|piece| (piece.kind, piece.text.text.as_str())).collect();
        assert_eq!(got, expect);
        assert!(is_mark(raw), "{raw}");
    }

    #[test]
    fn marks() {
        use PieceKind::{EndMark, Note, Time};
        check("1:39 P.M. EST", &[(Time, "1:39 P.M. EST")]);
        check("END\u{a0}\u{a0} 1:39 P.M. EST", &[(EndMark, "END"), (Time, "1:39 P.M. EST")]);
        check("END", &[(EndMark, "END")]);
        check("\\[END\\]", &[(EndMark, "[END]")]);
        check("\\###", &[(EndMark, "###")]);
        check("\\# \\# \\#", &[(EndMark, "# # #")]);
        check("P.M. EST", &[(Time, "P.M. EST")]);
        let slides = "To view the COVID Press Briefing slides, visit <https://a.b/c.pdf>";
        check(slides, &[(Note, &slides.replace(['<', '>'], ""))]);
        for speech in
            ["ENDORSE it", "END of story", "At 3:00 p.m. we", "See <https://a.b> for more"]
        {
            assert!(!is_mark(speech), "{speech}");
        }
    }

    #[test]
    fn glued_to_the_last_words() {
        let cut = |raw: &'static str| glued(raw).map(|at| &raw[at..]);
        assert_eq!(cut("Have a good day.  END 12:59 P.M. EST"), Some("END 12:59 P.M. EST"));
        assert_eq!(cut("Thank you.  5:32 P.M. EDT"), Some("5:32 P.M. EDT"));
        assert_eq!(cut("Thank you.  END"), Some("END"));
        assert_eq!(cut("We meet at 5:32 P.M. EDT"), None);
        assert_eq!(cut("Thank you."), None);
        assert_eq!(cut(""), None);
    }
}
