//! Raw lines to pieces: what stands between blank lines, hard breaks and list markers.
//!
//! A piece is a stretch of the body itself, soft wraps and all, so nothing is copied here.
//! Must not know: labels, marks, times.

/// A stretch of the body that can begin with a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Bytes of the body, half-open.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Line within the body, counted from 0.
    pub(crate) line: u32,
    /// Only a hard break stands before it: without a label it goes on with the paragraph above.
    pub(crate) joins: bool,
    /// Printed as an item of a list; the marker `-` stands outside the piece.
    pub(crate) item: bool,
}

/// White space as the format has it: Unicode's, soft hyphens and byte-order marks.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Characters that are deleted, not read as a space.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{feff}')
}

/// Divides the body. Pieces of nothing but white space are dropped and bound a paragraph.
pub(crate) fn pieces(body: &str) -> Vec<Piece> {
    let mut cutter = Cutter::default();
    let mut start = 0;
    for (no, line) in (0..).zip(body.split_inclusive('\n')) {
        cutter.line(body, line, start, no);
        start += line.len();
    }
    cutter.close(false);
    cutter.pieces
}

#[derive(Default)]
struct Cutter {
    pieces: Vec<Piece>,
    open: Option<Piece>,
    joins: bool,
    /// Kind of list that the open piece belongs to.
    list: Option<List>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Bullets,
    Numbers,
}

impl Cutter {
    fn line(&mut self, body: &str, line: &str, start: usize, no: u32) {
        if line.chars().all(is_space) {
            self.close(false);
            self.list = None;
            return;
        }
        let mut begin = start;
        if let Some((list, marker)) = self.marker(line) {
            self.close(false);
            self.list = Some(list);
            begin += marker;
        } else if self.open.is_none() && !self.joins {
            self.list = None;
        }
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        let (joins, item) = (self.joins, self.list.is_some() && !self.joins);
        let piece = self.open.get_or_insert(Piece { start: begin, end, line: no, joins, item });
        piece.end = end;
        if body.get(..end).is_some_and(|text| text.ends_with("  ")) {
            self.close(true);
        }
    }

    /// Ends the open piece; `joins` says whether the next one may go on with its paragraph.
    fn close(&mut self, joins: bool) {
        self.pieces.extend(self.open.take());
        self.joins = joins;
    }

    /// A list marker at the start of this line, and the bytes to leave out. Inside a paragraph
    /// only the wide form `-   ` of the converter counts: a wrapped line may begin with a dash.
    fn marker(&self, line: &str) -> Option<(List, usize)> {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let text = line.get(indent..).filter(|_| indent < 4)?;
        let fresh = self.open.is_none();
        if let Some(rest) = text.strip_prefix('-') {
            let listed = self.list == Some(List::Bullets);
            let wide = rest.starts_with("   ") || (rest.starts_with(' ') && (fresh || listed));
            return wide.then_some((List::Bullets, indent + 1));
        }
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let numbered = (1..=2).contains(&digits)
            && text.get(digits..).is_some_and(|rest| rest.starts_with(".  "))
            && (fresh || self.list == Some(List::Numbers));
        // The number is text: it can be quoted, the bullet cannot.
        numbered.then_some((List::Numbers, indent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` a paragraph, `+` goes on after a hard break, `-` an item.
    fn check(body: &str, expect: &str) {
        let shown: Vec<String> = pieces(body)
            .iter()
            .map(|piece| {
                let sign = match (piece.joins, piece.item) {
                    (true, _) => '+',
                    (_, true) => '-',
                    _ => '|',
                };
                let words: Vec<&str> = body[piece.start..piece.end].split_whitespace().collect();
                format!("{sign}{}:{}", piece.line, words.join("_"))
            })
            .collect();
        assert_eq!(shown.join(" "), expect, "{body:?}");
    }

    #[test]
    fn paragraphs() {
        check("a\nb\n\nc\n", "|0:a_b |3:c");
        check("a\r\nb\r\n\r\nc\r\n", "|0:a_b |3:c");
        check("a  \n  \nb  \n\u{a0}  \nc  \nd", "|0:a |2:b |4:c +5:d");
        check(" \n\na\n\u{ad}\nb", "|2:a |4:b");
        check("a  \r\nb", "|0:a +1:b");
        check("", "");
        check("no newline", "|0:no_newline");
    }

    #[test]
    fn lists() {
        check("a\n-   b\n    c\n-   d\n\ne", "|0:a -1:b_c -3:d |5:e");
        check("- b\n- c", "-0:b -1:c");
        check("a\n- b", "|0:a_-_b");
        check("-   b  \n    c", "-0:b +1:c");
        check("1.  a\n2.  b\n", "-0:1._a -1:2._b");
        check("in\n42.  And\n2020. So", "|0:in_42._And_2020._So");
        check("42. And", "|0:42._And");
    }
}
