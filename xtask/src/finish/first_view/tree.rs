//! Elements as values, and the one place that spells them as HTML. Words and values of attributes
//! are escaped here and nowhere else, so that no text of a transcript can become markup.
//!
//! Made link by link as `src/browser/ink.rs` makes the page's elements, so that what is written here
//! can be read beside the component that it stands in for. Must not know: what is shown.

use std::fmt::Write as _;

/// Elements that hold nothing and are never closed.
const VOID: [&str; 1] = ["input"];

/// An element with all that it holds.
#[derive(Clone, Debug)]
pub(super) struct Ink {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    holds: Vec<Piece>,
}

#[derive(Clone, Debug)]
enum Piece {
    Words(String),
    Element(Ink),
}

/// A new element; an empty `class` is not set.
pub(super) fn ink(tag: &'static str, class: &str) -> Ink {
    let ink = Ink { tag, attributes: Vec::new(), holds: Vec::new() };
    if class.is_empty() { ink } else { ink.attribute("class", class) }
}

/// A button that waits for the page, with what it says.
pub(super) fn button(class: &str, words: &str) -> Ink {
    ink("button", class).attribute("type", "button").text(words)
}

impl Ink {
    /// Sets an attribute.
    pub(super) fn attribute(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((name, value.to_owned()));
        self
    }

    /// Adds words.
    pub(super) fn text(mut self, words: &str) -> Self {
        self.holds.push(Piece::Words(words.to_owned()));
        self
    }

    /// Adds an element.
    pub(super) fn with(mut self, child: Ink) -> Self {
        self.holds.push(Piece::Element(child));
        self
    }

    /// Adds elements one after the other.
    pub(super) fn all(mut self, children: impl IntoIterator<Item = Ink>) -> Self {
        self.holds.extend(children.into_iter().map(Piece::Element));
        self
    }

    /// Takes the element out of sight where `hidden`.
    pub(super) fn hide(self, hidden: bool) -> Self {
        if hidden { self.attribute("hidden", "") } else { self }
    }

    /// Gives the element a custom property. The policy refuses styles in attributes, so the value
    /// stands in one of ours, from which `script/first.js` takes it.
    pub(super) fn property(self, name: &str, value: &str) -> Self {
        self.attribute("data-shape", &[name, ":", value].concat())
    }

    /// The element as HTML.
    pub(super) fn html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.tag);
        for (name, value) in &self.attributes {
            // Writing to a string cannot fail.
            let _ = match value.is_empty() {
                true => write!(html, " {name}"),
                false => write!(html, " {name}=\"{}\"", escaped(value)),
            };
        }
        html.push('>');
        for piece in &self.holds {
            match piece {
                Piece::Words(words) => html.push_str(&escaped(words)),
                Piece::Element(element) => element.write(html),
            }
        }
        if !VOID.contains(&self.tag) {
            let _ = write!(html, "</{}>", self.tag);
        }
    }
}

/// `words` so that they mean themselves, between tags and within quotes.
fn escaped(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // A parser would make of these something else: a line end, or a mark of its own.
            '\r' => safe.push_str("&#13;"),
            '\0' => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_spelled_in_order() {
        let drawn = ink("p", "a b")
            .attribute("id", "x")
            .hide(true)
            .text("one ")
            .with(ink("b", "").text("two"))
            .all([ink("input", ""), button("", "three")]);
        let expected = "<p class=\"a b\" id=\"x\" hidden>one <b>two</b><input>\
                        <button type=\"button\">three</button></p>";
        assert_eq!(drawn.html(), expected);
    }

    #[test]
    fn words_never_become_markup() {
        let hostile = "</p><script>alert(1)</script> & &lt; \" ' <!-- ]]> \0\r";
        let html = ink("p", hostile).attribute("title", hostile).text(hostile).html();
        let safe = "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &amp;lt; &quot; ' \
                    &lt;!-- ]]&gt; \u{fffd}&#13;";
        assert_eq!(html, format!("<p class=\"{safe}\" title=\"{safe}\">{safe}</p>"));
        assert_eq!(html.matches(['<', '>']).count(), 4, "{html}");
    }

    #[test]
    fn shapes_wait_in_an_attribute_of_ours() {
        let html = ink("i", "").property("--share", "12%").html();
        assert_eq!(html, "<i data-shape=\"--share:12%\"></i>");
    }
}
