//! Brackets and parentheses in clean text: redactions, corrections, insertions, directions.
//!
//! They are looked for after unwrapping, since many are split over two lines.
//! Must not know: raw text and its escapes.

use crate::{Direction, Mark, MarkKind, Span, Text};

/// Marks the brackets of the paragraph that begins at byte `start`; the paragraph's own marks
/// so far begin at `first_mark`.
pub(crate) fn mark(text: &mut Text, start: usize, first_mark: usize) {
    let Some(paragraph) = text.text.get(start..) else { return };
    if !paragraph.bytes().any(|byte| matches!(byte, b'[' | b'(' | b'{')) {
        return;
    }
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut found = Vec::new();
    let mut waiting = [0_usize; 3];
    let mut struck = Struck::of(text.marks.get(first_mark..).unwrap_or_default());
    for (at, byte) in paragraph.bytes().enumerate() {
        let Some((shape, opens)) = shape(byte) else { continue };
        let count = waiting.get_mut(usize::from(shape));
        let Some(count) = count else { continue };
        if opens {
            *count += 1;
            open.push((shape, at));
        } else if *count > 0 {
            // Each opening is popped once, so this stays linear however brackets are strewn.
            while let Some((other, from)) = open.pop() {
                if let Some(count) = waiting.get_mut(usize::from(other)) {
                    *count -= 1;
                }
                if other == shape {
                    let (begin, end) = (start + from, start + at + 1);
                    let inside = paragraph.get(from + 1..at).unwrap_or_default();
                    let corrects = || struck.corrected_at(&text.text, begin);
                    let kind = match shape {
                        SQUARE => Some(square(inside, corrects)),
                        ROUND => round(inside),
                        _ => names_a_role(inside).then_some(MarkKind::Redaction),
                    };
                    found.extend(kind.map(|kind| Mark { span: Span::new(begin, end), kind }));
                    break;
                }
            }
        }
    }
    text.marks.append(&mut found);
}

const SQUARE: u8 = 0;
const ROUND: u8 = 1;
const CURLY: u8 = 2;

fn shape(byte: u8) -> Option<(u8, bool)> {
    match byte {
        b'[' => Some((SQUARE, true)),
        b']' => Some((SQUARE, false)),
        b'(' => Some((ROUND, true)),
        b')' => Some((ROUND, false)),
        b'{' => Some((CURLY, true)),
        b'}' => Some((CURLY, false)),
        _ => None,
    }
}

/// Ends of the struck stretches of a paragraph, in order.
struct Struck {
    ends: Vec<usize>,
    next: usize,
}

impl Struck {
    fn of(marks: &[Mark]) -> Struck {
        let ends = |mark: &Mark| match mark.kind {
            MarkKind::Struck => usize::try_from(mark.span.end).ok(),
            _ => None,
        };
        Struck { ends: marks.iter().filter_map(ends).collect(), next: 0 }
    }

    /// A bracket at `at` stands for the struck words before it: between them lie only the rest
    /// of the struck word, signs, and spaces. Brackets are asked for in order.
    fn corrected_at(&mut self, text: &str, at: usize) -> bool {
        while self.ends.get(self.next + 1).is_some_and(|end| *end <= at) {
            self.next += 1;
        }
        let Some(end) = self.ends.get(self.next).filter(|end| **end <= at) else { return false };
        // No correction stands farther off than one word.
        let Some(gap) = text.get(*end..at).filter(|gap| gap.len() <= 40) else { return false };
        let rest = gap.trim_start_matches(|c: char| c.is_alphanumeric() || c == '’');
        !rest.contains(char::is_alphanumeric) && !rest.contains(['[', ']'])
    }
}

fn square(inside: &str, corrects: impl FnOnce() -> bool) -> MarkKind {
    let bare = inside.trim_end_matches('.');
    if bare.eq_ignore_ascii_case("sic") {
        MarkKind::Sic
    } else if names_a_role(inside) {
        MarkKind::Redaction
    } else if corrects() {
        MarkKind::Replacement
    } else if let Some(direction) = direction(inside) {
        MarkKind::Direction(direction)
    } else {
        MarkKind::Insertion
    }
}

fn round(inside: &str) -> Option<MarkKind> {
    // In parentheses only an official is a name taken out: `(Reporter sneezes.)` is not.
    if names_a_role(inside) && inside.to_lowercase().contains("official") {
        return Some(MarkKind::Redaction);
    }
    direction(inside).map(MarkKind::Direction)
}

/// Words that stand for a name which was taken out: `senior administration official`,
/// `White House official’s`, `Redacted.`, `reporter name`.
pub(crate) fn names_a_role(inside: &str) -> bool {
    if inside.len() > 80 {
        return false;
    }
    let lower = inside.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.strip_suffix("’s").or_else(|| bare.strip_suffix("'s")).unwrap_or(bare);
    let words = bare.split_whitespace().count();
    let official = bare.ends_with("official") || bare.ends_with("officials");
    let taken_out = bare.contains("redacted") && words <= 3;
    let role = matches!(
        bare,
        "moderator"
            | "operator"
            | "name"
            | "speaker"
            | "journalist"
            | "reporter"
            | "reporter name"
            | "reporter’s name"
    );
    words <= 6 && (official && words >= 2 || taken_out || role)
}

/// Words about sound or action, by stem: the first letters of a word in a direction.
const ACTIONS: [&str; 52] = [
    "audio",
    "alarm",
    "announce",
    "background",
    "bell",
    "bump",
    "cellphone",
    "clear",
    "cough",
    "connection",
    "cries",
    "crying",
    "cut",
    "depart",
    "disrupt",
    "door",
    "drop",
    "enters",
    "exhale",
    "exit",
    "feedback",
    "gestur",
    "hands",
    "hold",
    "interrupt",
    "interpret",
    "knock",
    "lost",
    "microphone",
    "mic",
    "music",
    "muted",
    "nods",
    "noise",
    "pause",
    "phone",
    "phonetic",
    "playback",
    "point",
    "ring",
    "sigh",
    "sing",
    "siren",
    "snap",
    "sneez",
    "speaks",
    "speaking",
    "static",
    "turbulence",
    "video",
    "wav",
    "whistl",
];

/// What a stretch in parentheses directs, `None` where it is a remark of the speaker’s own:
/// `(TCC)`, `(December 10, 2021)`, `(climate change)`.
pub(crate) fn direction(inside: &str) -> Option<Direction> {
    if inside.is_empty() || inside.len() > 160 {
        return None;
    }
    let lower = inside.to_lowercase();
    let words = lower.split_whitespace().count();
    let has = |stems: &[&str]| stems.iter().any(|stem| lower.contains(stem));
    if words <= 8 && has(&["inaudible", "indiscernible", "unintelligible"]) {
        return Some(Direction::Inaudible);
    }
    if words <= 8 && has(&["cross-talk", "crosstalk", "cross talk"]) {
        return Some(Direction::CrossTalk);
    }
    if words <= 8 && has(&["laugh", "chuckl"]) {
        return Some(Direction::Laughter);
    }
    if words <= 8 && has(&["applau", "clap", "cheer"]) {
        return Some(Direction::Applause);
    }
    let sentence = inside.ends_with('.')
        && inside.starts_with(char::is_uppercase)
        && words >= 2
        && !inside.starts_with(['“', '"']);
    let acts = || {
        lower
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| ACTIONS.iter().any(|stem| word.starts_with(stem)))
    };
    let single = || matches!(lower.trim_end_matches('.'), "in progress" | "continued" | "silence");
    let letters = inside.chars().filter(|c| c.is_lowercase()).count() > 2;
    let quoted = inside.contains(['“', '"']);
    (sentence || single() || letters && !quoted && words <= 10 && acts())
        .then_some(Direction::Other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scribe;

    fn check(raw: &str, expect: &[(&str, MarkKind)]) {
        let text = scribe::paragraph(raw, false);
        let found: Vec<(&str, MarkKind)> =
            text.marks.iter().map(|mark| (mark.span.of(&text.text), mark.kind.clone())).collect();
        assert_eq!(found, expect, "{raw}");
    }

    #[test]
    fn redactions() {
        for words in [
            "[senior administration\nofficial]",
            "\\[Senior administration official’s\\]",
            "\\[White House official\\]",
            "\\[Redacted.\\]",
            "\\[reporter name\\]",
            "(senior administration official)",
            "{Senior administration official}",
            "\\[moderator\\]",
        ] {
            let clean = words.replace('\\', "").replace('\n', " ");
            check(words, &[(&clean, MarkKind::Redaction)]);
        }
    }

    #[test]
    fn corrections() {
        use MarkKind::{Insertion, Replacement, Sic, Struck};
        check("<s>a</s> \\[b\\]", &[("a", Struck), ("[b]", Replacement)]);
        check("<s>lowe</s>r \\[slower\\]", &[("lowe", Struck), ("[slower]", Replacement)]);
        check("<s>a</s> \\*\\[16 of 21\\]", &[("a", Struck), ("[16 of 21]", Replacement)]);
        check("<s>a</s>” \\[“W”\\]", &[("a", Struck), ("[“W”]", Replacement)]);
        check("<s>a</s> but then \\[b\\]", &[("a", Struck), ("[b]", Insertion)]);
        check("<s>flight</s> departed", &[("flight", Struck)]);
        check("they \\[sic\\] had \\[been\\]", &[("[sic]", Sic), ("[been]", Insertion)]);
        check(
            "<s>a</s> \\[b\\] \\[c\\] <s>d</s> — <s>e</s> \\[f\\]",
            &[
                ("a", Struck),
                ("[b]", Replacement),
                ("[c]", Insertion),
                ("d", Struck),
                ("e", Struck),
                ("[f]", Replacement),
            ],
        );
    }

    #[test]
    fn directions() {
        let is = |inside: &str, expect: Option<Direction>| {
            assert_eq!(direction(inside), expect, "{inside}");
        };
        is("Laughter.", Some(Direction::Laughter));
        is("inaudible", Some(Direction::Inaudible));
        is("Cross-talk by reporters.", Some(Direction::CrossTalk));
        is("Applause.", Some(Direction::Applause));
        is("As interpreted.", Some(Direction::Other));
        is("In progress", Some(Direction::Other));
        is("A reporter sneezes.", Some(Direction::Other));
        is("snaps fingers", Some(Direction::Other));
        is("audio drops", Some(Direction::Other));
        check(
            "(Reporter sneezes.)",
            &[("(Reporter sneezes.)", MarkKind::Direction(Direction::Other))],
        );
        for own in ["TCC", "“Bobby”", "December 10, 2021", "f", "climate change", "inflation", ""]
        {
            is(own, None);
        }
    }
}
