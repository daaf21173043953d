//! Where a paragraph holds markup: emphasis, tags, links, comments, pixels.
//!
//! One pass, no look-ahead that can be made to repeat: time grows with the length alone.
//! Must not know: what the words mean, or brackets in the text, which are no markup.

use crate::MarkKind;

/// What is done with a stretch of raw text instead of copying it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// Nothing: it was no markup after all.
    Keep,
    /// Leave it out.
    Drop,
    /// Read it as a space.
    Space,
    /// Leave it out and begin a mark, which the matching `Close` ends.
    Open(MarkKind),
    /// Leave it out and end the mark that was begun last.
    Close,
}

/// An action on the raw bytes `start..end`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) action: Action,
}

/// Markup of one paragraph, in order; `unpaired` names tags without partner.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    pub(crate) edits: Vec<Edit>,
    pub(crate) unpaired: Vec<String>,
}

/// Finds the markup of one paragraph.
pub(crate) fn find(raw: &str) -> Markup {
    if !raw.bytes().any(|byte| matches!(byte, b'*' | b'<' | b'[')) {
        return Markup::default();
    }
    let mut finder = Finder { raw, ..Finder::default() };
    let mut at = 0;
    while let Some(byte) = raw.as_bytes().get(at) {
        at = match byte {
            b'\\' if finder.byte(at + 1).is_some_and(|next| next.is_ascii_punctuation()) => at + 2,
            b'*' => finder.stars(at),
            b'<' => finder.angle(at),
            b'[' => finder.open(at, at + 1, Pending::Bracket, Action::Keep),
            b']' => finder.bracket(at),
            _ => at + 1,
        };
    }
    finder.finish()
}

/// Something that was opened and waits for its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pending {
    Stars(usize),
    Tag(Tag),
    Bracket,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tag {
    Struck,
    Emphasis,
    Strong,
    Subscript,
    /// `<u>`, `<sup>`, `<figure>`: left out, without a mark.
    Plain,
}

impl Tag {
    fn named(name: &str) -> Option<Tag> {
        match name {
            "s" | "del" | "strike" => Some(Tag::Struck),
            "em" | "i" => Some(Tag::Emphasis),
            "strong" | "b" => Some(Tag::Strong),
            "sub" => Some(Tag::Subscript),
            "u" | "sup" | "figure" => Some(Tag::Plain),
            _ => None,
        }
    }

    fn mark(self) -> Option<MarkKind> {
        match self {
            Tag::Struck => Some(MarkKind::Struck),
            Tag::Emphasis => Some(MarkKind::Emphasis),
            Tag::Strong => Some(MarkKind::Strong),
            Tag::Subscript => Some(MarkKind::Subscript),
            Tag::Plain => None,
        }
    }
}

#[derive(Default)]
struct Finder<'a> {
    raw: &'a str,
    markup: Markup,
    /// What waits for its end, with the place of its edit.
    pending: Vec<(Pending, usize)>,
    /// Before this place no `)` ends a link target, so none is looked for again.
    no_target_before: usize,
    /// The rest of the paragraph holds no `-->`.
    no_comment_end: bool,
}

impl Finder<'_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.raw.as_bytes().get(at).copied()
    }

    fn edit(&mut self, start: usize, end: usize, action: Action) -> usize {
        self.markup.edits.push(Edit { start, end, action });
        end
    }

    fn open(&mut self, start: usize, end: usize, what: Pending, until_closed: Action) -> usize {
        self.pending.push((what, self.markup.edits.len()));
        self.edit(start, end, until_closed)
    }

    /// Closes `what` and abandons everything opened since. `false` where it was never opened.
    fn close(&mut self, what: Pending, mark: Option<MarkKind>, start: usize, end: usize) -> bool {
        // Rare and short: a paragraph has few things open, and each is abandoned only once.
        if !self.pending.iter().rev().take(64).any(|(pending, _)| *pending == what) {
            return false;
        }
        while let Some((pending, at)) = self.pending.pop() {
            if pending != what {
                self.abandon(pending, at);
                continue;
            }
            let closing = if mark.is_some() { Action::Close } else { Action::Drop };
            if let Some(edit) = self.markup.edits.get_mut(at) {
                edit.action = mark.map_or(Action::Drop, Action::Open);
            }
            self.edit(start, end, closing);
            break;
        }
        true
    }

    fn abandon(&mut self, pending: Pending, at: usize) {
        if let (Pending::Tag(_), Some(edit)) = (pending, self.markup.edits.get(at)) {
            let tag = self.raw.get(edit.start..edit.end).unwrap_or_default();
            self.markup.unpaired.push(tag.to_owned());
        }
    }

    /// A run of asterisks: closes what it can, then opens what is left.
    fn stars(&mut self, at: usize) -> usize {
        let rest = self.raw.as_bytes().get(at..).unwrap_or_default();
        let end = at + rest.iter().take_while(|byte| **byte == b'*').count();
        let spaced = |byte: Option<u8>| byte.is_none_or(|byte| byte.is_ascii_whitespace());
        // The converter escapes every asterisk of the text, so one that cannot open something
        // ends what is open, even behind a space.
        let may_open = !spaced(self.byte(end));
        let may_close = at > 0 && !(may_open && spaced(self.byte(at - 1)));
        let mut start = at;
        while start < end {
            let left = end - start;
            let top = self.pending.last().copied();
            start = match top {
                Some((Pending::Stars(size), _)) if may_close && size <= left => {
                    let mark = if size == 1 { MarkKind::Emphasis } else { MarkKind::Strong };
                    self.close(Pending::Stars(size), Some(mark), start, start + size);
                    start + size
                }
                _ if may_open => {
                    let size = left.min(2);
                    self.open(start, start + size, Pending::Stars(size), Action::Keep)
                }
                _ => end,
            };
        }
        end
    }

    /// `<`: a comment, a known tag, an address, or just a sign.
    fn angle(&mut self, at: usize) -> usize {
        let rest = self.raw.get(at..).unwrap_or_default();
        if rest.starts_with("<!--") && !self.no_comment_end {
            if let Some(len) = rest.find("-->") {
                return self.edit(at, at + len + 3, Action::Drop);
            }
            self.no_comment_end = true;
        }
        let inside = rest.get(1..).unwrap_or_default();
        let Some(len) = inside.find(['<', '>']).filter(|len| inside[*len..].starts_with('>'))
        else {
            return at + 1;
        };
        let (inside, end) = (inside.get(..len).unwrap_or_default(), at + len + 2);
        self.tag(inside, at, end).or_else(|| self.address(inside, at, end)).unwrap_or(at + 1)
    }

    fn tag(&mut self, inside: &str, at: usize, end: usize) -> Option<usize> {
        let inside = inside.trim_end_matches(['/', ' ', '\n']);
        if inside == "br" {
            return Some(self.edit(at, end, Action::Space));
        }
        if is_pixel(inside) {
            return Some(self.edit(at, end, Action::Drop));
        }
        if let Some(tag) = inside.strip_prefix('/').and_then(Tag::named) {
            if !self.close(Pending::Tag(tag), tag.mark(), at, end) {
                self.edit(at, end, Action::Drop);
                self.markup.unpaired.push(format!("<{inside}>"));
            }
            return Some(end);
        }
        let tag = Tag::named(inside)?;
        Some(self.open(at, end, Pending::Tag(tag), Action::Drop))
    }

    /// `<https://…>` and `<name@host>`.
    fn address(&mut self, inside: &str, at: usize, end: usize) -> Option<usize> {
        let plain = !inside.contains(char::is_whitespace);
        let scheme = inside.split_once(':').is_some_and(|(scheme, rest)| {
            let letters = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
            scheme.len() >= 2 && !rest.is_empty() && scheme.bytes().all(letters)
        });
        let mail = inside.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !inside.contains(['"', '='])
        });
        let target = match (plain, scheme, mail) {
            (true, true, _) => inside.to_owned(),
            (true, _, true) => format!("mailto:{inside}"),
            _ => return None,
        };
        self.edit(at, at + 1, Action::Open(MarkKind::Link(target)));
        Some(self.edit(end - 1, end, Action::Close))
    }

    /// `]`: the end of a link's text where its target follows.
    fn bracket(&mut self, at: usize) -> usize {
        let target = self.target(at + 1);
        let end = target.as_ref().map_or(at + 1, |(_, end)| *end);
        match target {
            Some((target, end)) => {
                if self.close(Pending::Bracket, Some(MarkKind::Link(target)), at, end) {
                    return end;
                }
                at + 1
            }
            None => {
                // An ordinary bracket in the text: whatever was opened inside it stays open.
                if matches!(self.pending.last(), Some((Pending::Bracket, _))) {
                    self.pending.pop();
                }
                end
            }
        }
    }

    /// The target in parentheses that begins at `at`, without white space in it, and its end.
    fn target(&mut self, at: usize) -> Option<(String, usize)> {
        let rest = self.raw.get(at..)?.strip_prefix('(')?;
        if at < self.no_target_before {
            return None;
        }
        let stop = rest.find(|c: char| c == ')' || c.is_whitespace()).unwrap_or(rest.len());
        let target = rest.get(..stop)?;
        if !rest.get(stop..)?.starts_with(')') {
            self.no_target_before = at + 1 + stop;
            return None;
        }
        let clean = target.trim_start_matches('<').trim_end_matches('>').replace('\\', "");
        Some((clean, at + stop + 2))
    }

    fn finish(mut self) -> Markup {
        while let Some((pending, at)) = self.pending.pop() {
            self.abandon(pending, at);
        }
        self.markup.edits.retain(|edit| edit.action != Action::Keep);
        self.markup
    }
}

/// `img` of one by one pixel: an invisible counter, not a picture.
fn is_pixel(inside: &str) -> bool {
    inside.starts_with("img ") && inside.contains("width=\"1\"") && inside.contains("height=\"1\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows each edit as `{raw}` with a letter: `o`pen, `c`lose, `d`rop, `s`pace.
    fn check(raw: &str, expect: &str) {
        let mut shown = String::new();
        let mut at = 0;
        for edit in find(raw).edits {
            let sign = match edit.action {
                Action::Keep => 'k',
                Action::Drop => 'd',
                Action::Space => 's',
                Action::Open(_) => 'o',
                Action::Close => 'c',
            };
            shown += &raw[at..edit.start];
            shown += &format!("{{{sign}{}}}", &raw[edit.start..edit.end]);
            at = edit.end;
        }
        shown += &raw[at..];
        assert_eq!(shown, expect);
    }

    #[test]
    fn emphasis() {
        check("a *b* c", "a {o*}b{c*} c");
        check("**b** ***c***", "{o**}b{c**} {o**}{o*}c{c*}{c**}");
        check("*Via*\u{a0}x", "{o*}Via{c*}\u{a0}x");
        check("*Via***\u{a0}**", "{o*}Via{c*}{o**}\u{a0}{c**}");
        check("2 * 3 * 4", "2 * 3 * 4");
        check("**a  \n** b", "{o**}a  \n{c**} b");
        check(r"push \*6 *now", r"push \*6 *now");
        check("*or*?¤ **,**", "{o*}or{c*}?¤ {o**},{c**}");
    }

    #[test]
    fn tags_and_links() {
        check("<s>a</s>b", "{o<s>}a{c</s>}b");
        check("<s>*a</s>", "{o<s>}*a{c</s>}");
        check("<s>a", "{d<s>}a");
        check("a</s>", "a{d</s>}");
        check("x<br>y<br />z", "x{s<br>}y{s<br />}z");
        check("a<!-- b -->c<!-- d", "a{d<!-- b -->}c<!-- d");
        check("<https://a.b/c_d>", "{o<}https://a.b/c_d{c>}");
        check("<a@b.c>", "{o<}a@b.c{c>}");
        check("[here](https://a.b)", "{o[}here{c](https://a.b)}");
        check(r"\[sic\] [no] (x) [no](open x)", r"\[sic\] [no] (x) [no](open x)");
        check("<script>x</script> <s onclick=x>", "<script>x</script> <s onclick=x>");
        check("<img src=x onerror=y>", "<img src=x onerror=y>");
        check(
            "<figure>\n<img src=\"x\" width=\"1\"\nheight=\"1\" />\n</figure>",
            "{d<figure>}\n{d<img src=\"x\" width=\"1\"\nheight=\"1\" />}\n{d</figure>}",
        );
        assert_eq!(find("<s>a").unpaired, ["<s>"]);
    }
}
