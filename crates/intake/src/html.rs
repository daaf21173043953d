//! The text of a saved page: paragraphs, without scripts, styles, and what surrounds the article.
//! Lenient, because saved pages are what they are; its output is text and never markup again.
//!
//! Must not know: which site a page is from.

use crate::format::windows;

/// Elements whose content is no text. A form is none: some sites put the whole page into one.
const SILENT: [&str; 10] =
    ["script", "style", "head", "nav", "footer", "aside", "noscript", "svg", "select", "template"];

/// Elements that begin a new paragraph.
const BLOCKS: [&str; 18] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "table",
    "section",
    "article",
    "blockquote",
    "hr",
];

/// What a page says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    pub title: Option<String>,
    pub text: String,
}

/// Reads a page. Of a page with an article or a main part only that is text; of several, the longest.
pub(crate) fn read(html: &str) -> Page {
    let title = heading(html, "<h1").or_else(|| heading(html, "<title"));
    let part = ["<article", "<main", "<body"].into_iter().find_map(|tag| longest(html, tag));
    Page { title, text: part.unwrap_or_else(|| text(html)) }
}

/// The longest text of an element of this kind, if any has text.
fn longest(mut html: &str, tag: &str) -> Option<String> {
    let mut longest = String::new();
    while let Some((part, rest)) = from(html, tag) {
        let text = text(part);
        if text.len() > longest.len() {
            longest = text;
        }
        html = rest;
    }
    (!longest.trim().is_empty()).then_some(longest)
}

/// The page from this element on, up to its end, and what follows.
fn from<'a>(html: &'a str, tag: &str) -> Option<(&'a str, &'a str)> {
    let rest = html.get(find(html, tag)?..)?;
    let end = find(rest, &tag.replace('<', "</")).unwrap_or(rest.len());
    rest.split_at_checked(end)
}

fn heading(html: &str, tag: &str) -> Option<String> {
    let line = text(from(html, tag)?.0).split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// Where this beginning of a tag stands, in whatever letters, its name not going on.
fn find(text: &str, tag: &str) -> Option<usize> {
    let (text, tag) = (text.as_bytes(), tag.as_bytes());
    text.windows(tag.len()).enumerate().position(|(at, window)| {
        let next = text.get(at + tag.len()).copied().map(char::from);
        window.eq_ignore_ascii_case(tag) && !next.is_some_and(in_name)
    })
}

fn in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

/// Text with a blank line between paragraphs.
fn text(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    let mut silent = SILENT.to_vec();
    while let Some(at) = rest.find('<') {
        put(rest.get(..at).unwrap_or_default(), &mut out);
        let tag = rest.get(at + 1..).unwrap_or_default();
        rest = after(tag, &mut silent, &mut out);
    }
    put(rest, &mut out);
    out.trim().to_owned() + "\n"
}

/// What follows the tag that begins here; blocks leave a blank line behind. An element that is `silent`
/// but has no end hides nothing, nor is an end looked for again.
fn after<'a>(tag: &'a str, silent: &mut Vec<&str>, out: &mut String) -> &'a str {
    if let Some(comment) = tag.strip_prefix("!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    let (inner, rest) = tag.split_once('>').unwrap_or((tag, ""));
    let name: String = inner
        .trim_start_matches('/')
        .chars()
        .take_while(|c| in_name(*c))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if BLOCKS.contains(&name.as_str()) && !out.ends_with("\n\n") && !out.is_empty() {
        out.push_str("\n\n");
    }
    let opens = !inner.starts_with('/') && !inner.ends_with('/');
    if opens && silent.contains(&name.as_str()) {
        if let Some(end) = find(rest, &["</", &name].concat()).and_then(|at| rest.get(at..)) {
            return end.split_once('>').map_or("", |(_, rest)| rest);
        }
        silent.retain(|one| *one != name);
    }
    rest
}

/// Adds text with its entities read and its white space made single. No-break spaces stay: labels
/// are known by them.
pub(crate) fn put(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((c, after)) = rest.strip_prefix('&').and_then(entity) {
            out.push(c);
            rest = after;
            continue;
        }
        let blank = c.is_ascii_whitespace();
        if !blank {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
}

/// The character of an entity, behind its `&`, and what follows it.
fn entity(text: &str) -> Option<(char, &str)> {
    let end = text.bytes().take(10).position(|byte| byte == b';')?;
    let (name, rest) = (text.get(..end)?, text.get(end + 1..)?);
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "rsquo" => '’',
        "lsquo" => '‘',
        "rdquo" => '”',
        "ldquo" => '“',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        _ => number(name)?,
    };
    Some((c, rest))
}

/// The character of a numeric reference. Those of 128 to 159 are meant as windows-1252.
fn number(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    let c = u8::try_from(code).map_or_else(|_| char::from_u32(code), |byte| Some(windows(byte)));
    c.filter(|c| !c.is_control() || *c == '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_and_nothing_around_it() {
        let html = "<html><head><title>T &amp; more</title><style>p{}</style></head><body><nav>Menu</nav>\
                    <article><h1>A <b>Briefing</b></h1><script>alert('<p>')</script>\
                    <p>MS.&nbsp;QUILL:&#160; Hi,\n all.</p><P>Q&nbsp; Why? &lt;b&gt;</P><!-- x --></article><footer>F</footer>";
        let page = read(html);
        assert_eq!(page.title.as_deref(), Some("A Briefing"));
        assert_eq!(page.text, "A Briefing\n\nMS.\u{a0}QUILL:\u{a0} Hi, all.\n\nQ\u{a0} Why? <b>\n");
    }

    #[test]
    fn broken_pages_are_read_as_far_as_they_go() {
        for html in ["<", "<p", "<script>x", "a<!-- b", "&#x110000;&#0;", "<article></article", "&"]
        {
            let _ = read(html);
        }
        assert_eq!(read("<article>é&eacute;").text, "é&eacute;\n");
    }

    fn check(html: &str, text: &str) {
        assert_eq!(read(html).text, text, "{html}");
    }

    #[test]
    fn a_form_around_a_page_is_no_reason_to_skip_it() {
        check("<body><form id=\"a\"><p>MS. A:  Hi.</p></form></body>", "MS. A: Hi.\n");
        check("<form>Hi.<select><option>One</select></form>", "Hi.\n");
    }

    #[test]
    fn what_has_no_end_hides_nothing() {
        check("<body><nav><p>Hi.</p><aside>x</aside><nav>All.</body>", "Hi.\n\nAll.\n");
        check("<head><body-x><header>A</header>B", "AB\n");
        check("<nav-bar>A</nav-bar><nav>x</NAV >B", "AB\n");
        let many = "<nav><svg>".repeat(20_000);
        check(&(many + "Hi."), "Hi.\n");
    }

    #[test]
    fn the_longest_article_is_the_page() {
        let teaser = "<article>More.</article>";
        let html =
            [teaser, "<article class=\"a\"><p>Hi,</p><p>all.</p></article>", teaser].concat();
        check(&html, "Hi,\n\nall.\n");
        check("<body><article-list>Hi.</article-list><article> </article></body>", "Hi.\n");
    }

    #[test]
    fn references_that_old_pages_mean_as_windows_characters() {
        let page = "<p>&#147;don&#146;t&#x94; &#128; &#159; &#160;&#233; &#129;";
        assert_eq!(read(page).text, "“don’t” € Ÿ \u{a0}é &#129;\n");
    }
}
