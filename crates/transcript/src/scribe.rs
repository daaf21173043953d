//! Raw paragraphs to clean text with marks: wraps undone, escapes and tags removed.
//!
//! Must not know: who speaks.

use std::borrow::Cow;

use crate::{
    Mark, MarkKind, Span, Text, brackets,
    lines::{is_invisible, is_space},
    markup::{self, Action},
};

/// Writes one [`Text`], paragraph by paragraph.
#[derive(Debug, Default)]
pub(crate) struct Scribe {
    text: Text,
    /// Tags without partner met so far.
    pub(crate) unpaired: Vec<String>,
}

impl Scribe {
    /// Adds a paragraph; one without a visible character leaves no trace.
    pub(crate) fn paragraph(&mut self, raw: &str, item: bool) {
        let markup = markup::find(raw);
        let before = self.text.text.len();
        if before > 0 {
            self.text.text.push('\n');
        }
        let start = self.text.text.len();
        let first_mark = self.text.marks.len();
        let mut pen = Pen::new(&mut self.text);
        let mut at = 0;
        for edit in &markup.edits {
            pen.copy(raw.get(at..edit.start).unwrap_or_default());
            pen.act(&edit.action);
            at = edit.end;
        }
        pen.copy(raw.get(at..).unwrap_or_default());
        self.unpaired.extend(markup.unpaired);
        if self.text.text.len() == start {
            self.text.text.truncate(before);
            return;
        }
        brackets::mark(&mut self.text, start, first_mark);
        if item {
            let span = Span::new(start, self.text.text.len());
            self.text.marks.push(Mark { span, kind: MarkKind::Item });
        }
    }

    /// The text, its marks in order and without crossings.
    pub(crate) fn finish(mut self) -> Text {
        self.text.marks.sort_by_key(|mark| (mark.span.start, u32::MAX - mark.span.end));
        let mut around: Vec<u32> = Vec::new();
        self.text.marks.retain(|mark| {
            while around.last().is_some_and(|end| *end <= mark.span.start) {
                around.pop();
            }
            let nested = around.last().is_none_or(|end| mark.span.end <= *end);
            if nested {
                around.push(mark.span.end);
            }
            nested
        });
        self.text
    }
}

/// One paragraph of its own, as outside the turns.
pub(crate) fn paragraph(raw: &str, item: bool) -> Text {
    let mut scribe = Scribe::default();
    scribe.paragraph(raw, item);
    scribe.finish()
}

/// Clean words of a short stretch, such as a label.
pub(crate) fn words(raw: &str) -> String {
    let mut text = Text::default();
    Pen::new(&mut text).copy(raw);
    text.text
}

/// Copies raw text, one space for every run of white space.
struct Pen<'a> {
    out: &'a mut Text,
    start: usize,
    space: bool,
    /// Marks begun; `None` until their first visible character.
    begun: Vec<(Option<usize>, MarkKind)>,
    unstarted: usize,
}

impl<'a> Pen<'a> {
    fn new(out: &'a mut Text) -> Pen<'a> {
        let start = out.text.len();
        Pen { out, start, space: false, begun: Vec::new(), unstarted: 0 }
    }

    fn copy(&mut self, raw: &str) {
        let bytes = raw.as_bytes();
        let mut run = 0;
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            let next = bytes.get(at + 1);
            // One plain space between plain words stays in the run: most of a text is that.
            let plain = *byte == b' ' && at > run && next.is_some_and(u8::is_ascii_alphanumeric);
            if plain || !may_be_special(*byte) {
                at += 1;
                continue;
            }
            let c = raw.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
            let escapes = c == '\\' && next.is_some_and(u8::is_ascii_punctuation);
            if !escapes && !is_space(c) {
                at += c.len_utf8();
                continue;
            }
            self.visible(raw.get(run..at).unwrap_or_default());
            run = at + c.len_utf8();
            // What is escaped is text, whatever it is.
            at = if escapes { run + 1 } else { run };
            self.space |= !escapes && !is_invisible(c);
        }
        self.visible(raw.get(run..).unwrap_or_default());
    }

    fn visible(&mut self, run: &str) {
        if run.is_empty() {
            return;
        }
        let text = &mut self.out.text;
        if self.space && text.len() > self.start {
            text.push(' ');
        }
        self.space = false;
        let unstarted = self.unstarted;
        for (start, _) in self.begun.iter_mut().rev().take(unstarted) {
            *start = Some(text.len());
        }
        self.unstarted = 0;
        text.push_str(run);
    }

    fn act(&mut self, action: &Action) {
        match action {
            Action::Keep | Action::Drop => {}
            Action::Space => self.space = true,
            Action::Open(kind) => {
                self.begun.push((None, kind.clone()));
                self.unstarted += 1;
            }
            Action::Close => match self.begun.pop() {
                Some((Some(start), kind)) => {
                    let span = Span::new(start, self.out.text.len());
                    self.out.marks.push(Mark { span, kind });
                }
                Some((None, _)) => self.unstarted = self.unstarted.saturating_sub(1),
                None => {}
            },
        }
    }
}

/// White space, a backslash, or the first byte of a character that may be white space.
fn may_be_special(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, b'\\' | 0xC2 | 0xE1..=0xE3 | 0xEF)
}

/// Raw text of a paragraph whose label was taken out from behind its opening decoration.
pub(crate) fn with_lead<'a>(lead: &str, text: &'a str) -> Cow<'a, str> {
    if lead.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(format!("{lead}{text}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows marks as `{k:…}` around their words.
    fn check(raw: &str, expect: &str) {
        let text = paragraph(raw, false);
        let mut cuts: Vec<(u32, bool, usize, String)> = Vec::new();
        for (no, mark) in text.marks.iter().enumerate() {
            let name = match &mark.kind {
                MarkKind::Direction(direction) => format!("{direction:?}"),
                MarkKind::Link(target) => format!("Link {target}"),
                kind => format!("{kind:?}"),
            };
            cuts.push((mark.span.start, true, no, format!("{{{name}:")));
            cuts.push((mark.span.end, false, usize::MAX - no, "}".to_owned()));
        }
        cuts.sort();
        let mut shown = text.text.clone();
        for (at, _, _, sign) in cuts.iter().rev() {
            shown.insert_str(usize::try_from(*at).expect("fits"), sign);
        }
        assert_eq!(shown, expect, "{raw:?}");
    }

    #[test]
    fn white_space_and_escapes() {
        check(" a\u{a0} b\nc\u{2003}d\u{ad}e\u{feff} ", "a b c de");
        check(r"\*6 \# \_ \` \\ \x", r"*6 # _ ` \ \x");
        check("", "");
        check("\u{a0} ", "");
    }

    #[test]
    fn marks_from_markup() {
        check("a <s> b </s>\u{a0}c", "a {Struck:b} c");
        check("CO<sub>2</sub>", "CO{Subscript:2}");
        check("*Sláinte*.", "{Emphasis:Sláinte}.");
        check("*Via***\u{a0}**", "{Emphasis:Via}");
        check("see <https://a.b/c_d>", "see {Link https://a.b/c_d:https://a.b/c_d}");
        check("[HERE](https://a.b)", "{Link https://a.b:HERE}");
        check("***a***", "{Emphasis:{Strong:a}}");
        check("a<!-- --> b", "a b");
    }

    #[test]
    fn marks_never_cross() {
        check("*a (laughs* b)", "{Emphasis:a (laughs} b)");
        check("*(laughs*)", "{Laughter:{Emphasis:(laughs})}");
    }
}
