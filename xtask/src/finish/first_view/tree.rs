//! Elements as values, and the one place that spells them as HTML. Words and values of attributes
//! are escaped here and nowhere else, so that no text of a transcript can become markup.
//!
//! Made link by link, as `view::draw` makes the elements that the page draws as well. What follows the
//! view in the page is written as it begins. Must not know: what is shown.

use std::fmt::Write as _;

use view::draw::{Element, Holds};
use view::{Change, ViewState, in_html};

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

impl Element for Ink {
    type View = ViewState;

    fn new(tag: &'static str, class: &str) -> Self {
        let ink = Self { tag, attributes: Vec::new(), holds: Vec::new() };
        if class.is_empty() { ink } else { ink.attribute("class", class) }
    }

    fn drawing(tag: &'static str) -> Self {
        Self::new(tag, "")
    }

    fn attribute(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((name, value.to_owned()));
        self
    }

    /// The policy refuses styles in attributes, so the value stands in one of ours, from which
    /// `script/first.js` takes it.
    fn property(self, name: &'static str, value: &str) -> Self {
        self.attribute("data-shape", &[name, ":", value].concat())
    }

    fn text(mut self, words: &str) -> Self {
        self.holds.push(Piece::Words(words.to_owned()));
        self
    }

    fn with(mut self, child: Self) -> Self {
        self.holds.push(Piece::Element(child));
        self
    }

    fn all(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.holds.extend(children.into_iter().map(Piece::Element));
        self
    }

    fn href(view: &ViewState, change: Change) -> String {
        view::to_query(&view.apply(change))
    }

    /// Nothing is heard before the page stands.
    fn goes(self, _: &ViewState, _: Change) -> Self {
        self
    }

    fn pressed(self, view: &ViewState, holds: Holds) -> Self {
        self.attribute("aria-pressed", if holds(view) { "true" } else { "false" })
    }

    fn shown(self, view: &ViewState, holds: Holds) -> Self {
        if holds(view) { self } else { self.attribute("hidden", "") }
    }
}

impl Ink {
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
                false => write!(html, " {name}=\"{}\"", in_html(value)),
            };
        }
        html.push('>');
        for piece in &self.holds {
            match piece {
                Piece::Words(words) => html.push_str(&in_html(words)),
                Piece::Element(element) => element.write(html),
            }
        }
        if !VOID.contains(&self.tag) {
            let _ = write!(html, "</{}>", self.tag);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_spelled_in_order() {
        let drawn = Ink::new("p", "a b")
            .attribute("id", "x")
            .shown(&ViewState::default(), Box::new(|view| view.is_asking()))
            .text("one ")
            .with(Ink::new("b", "").text("two"))
            .all([Ink::new("input", ""), Ink::new("button", "").text("three")]);
        let expected = "<p class=\"a b\" id=\"x\" hidden>one <b>two</b><input>\
                        <button>three</button></p>";
        assert_eq!(drawn.html(), expected);
    }

    #[test]
    fn words_never_become_markup() {
        let hostile = "</p><script>alert(1)</script> & &lt; \" ' <!-- ]]> \0\r";
        let html = Ink::new("p", hostile).attribute("title", hostile).text(hostile).html();
        let safe = "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &amp;lt; &quot; ' \
                    &lt;!-- ]]&gt; \u{fffd}&#13;";
        assert_eq!(html, format!("<p class=\"{safe}\" title=\"{safe}\">{safe}</p>"));
        assert_eq!(html.matches(['<', '>']).count(), 4, "{html}");
    }

    #[test]
    fn shapes_wait_in_an_attribute_of_ours() {
        let html = Ink::new("i", "").property("--share", "12%").html();
        assert_eq!(html, "<i data-shape=\"--share:12%\"></i>");
    }
}
