//! The text of a saved page: paragraphs, without scripts, styles, and what surrounds the article.
//! Lenient, because saved pages are what they are; its output is text and never markup again.
//!
//! Must not know: which site a page is from.

/// Elements whose content is no text.
const SILENT: [&str; 10] =
    ["script", "style", "head", "nav", "footer", "aside", "noscript", "svg", "form", "template"];

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

/// Reads a page. Of a page with an article or a main part only that is text.
pub(crate) fn read(html: &str) -> Page {
    let title = heading(html, "<h1").or_else(|| heading(html, "<title"));
    let part = ["<article", "<main", "<body"].into_iter().find_map(|tag| from(html, tag));
    Page { title, text: text(part.unwrap_or(html)) }
}

/// The page from this element on, up to its end.
fn from<'a>(html: &'a str, tag: &str) -> Option<&'a str> {
    let rest = html.get(find(html, tag)?..)?;
    let name = tag.trim_start_matches('<');
    let end = find(rest, &["</", name, ">"].concat()).unwrap_or(rest.len());
    rest.get(..end)
}

fn heading(html: &str, tag: &str) -> Option<String> {
    let line = text(from(html, tag)?).split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// Where `what` (in small letters) stands, in whatever letters.
fn find(text: &str, what: &str) -> Option<usize> {
    let what = what.as_bytes();
    text.as_bytes().windows(what.len()).position(|window| window.eq_ignore_ascii_case(what))
}

/// Text with a blank line between paragraphs.
fn text(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        put(rest.get(..at).unwrap_or_default(), &mut out);
        let tag = rest.get(at + 1..).unwrap_or_default();
        rest = after(tag, &mut out);
    }
    put(rest, &mut out);
    out.trim().to_owned() + "\n"
}

/// What follows the tag that begins here; blocks leave a blank line behind.
fn after<'a>(tag: &'a str, out: &mut String) -> &'a str {
    if let Some(comment) = tag.strip_prefix("!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    let (inner, rest) = tag.split_once('>').unwrap_or((tag, ""));
    let name: String = inner
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if BLOCKS.contains(&name.as_str()) && !out.ends_with("\n\n") && !out.is_empty() {
        out.push_str("\n\n");
    }
    let opens = !inner.starts_with('/') && !inner.ends_with('/');
    if opens && SILENT.contains(&name.as_str()) {
        let end = ["</", &name].concat();
        let close = find(rest, &end).and_then(|at| rest.get(at..)).unwrap_or_default();
        return close.split_once('>').map_or("", |(_, rest)| rest);
    }
    rest
}

/// Adds text with its entities read and its white space made single. No-break spaces stay: labels
/// are known by them.
fn put(text: &str, out: &mut String) {
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

fn number(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(code).filter(|c| !c.is_control() || *c == '\n')
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
}
