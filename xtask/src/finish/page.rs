//! index.html as Trunk wrote it, changed by text alone: it is our own page, of known form.

use std::fs;
use std::path::{Path, PathBuf};

use super::digest;
use crate::failure::Failure;

/// What makes a link one to a stylesheet.
const STYLE: &str = "rel=\"stylesheet\"";

/// The page, with what will stand behind its `<meta charset>` and what at the end of its head: the
/// browser sends for things in their order, and what is seen first comes first.
#[derive(Debug)]
pub(super) struct Page {
    file: PathBuf,
    text: String,
    head: Vec<String>,
    tail: Vec<String>,
}

impl Page {
    pub(super) fn read(file: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(file).map_err(Failure::file("read", file))?;
        Self::new(file, text)
    }

    fn new(file: &Path, text: String) -> Result<Self, Failure> {
        if charset_end(&text).is_none() {
            return Err(Failure::Found(
                "index.html has no `<meta charset>` for the policy to stand behind; add one."
                    .to_owned(),
            ));
        }
        Ok(Self { file: file.to_path_buf(), text, head: Vec::new(), tail: Vec::new() })
    }

    /// Writes `new` wherever the page names `old`. The bytes behind the name stay the same, so
    /// their integrity marks stay true.
    pub(super) fn replace_name(&mut self, old: &str, new: &str) -> Result<(), Failure> {
        if !self.text.contains(old) {
            return Err(Failure::Found(format!(
                "the page does not name {old}, which would be shipped for nothing; remove it from \
                 index.html."
            )));
        }
        self.text = self.text.replace(old, new);
        Ok(())
    }

    /// Lets the page begin with `first`, and with the script for what HTML cannot say of it.
    pub(super) fn show(&mut self, first: &str, script: &str) -> Result<(), Failure> {
        const APP: &str = "<div id=\"app\">";
        if !self.text.contains(APP) {
            return Err(Failure::Found(format!("index.html holds no `{APP}`; put it back.")));
        }
        let before = format!("{first}\n    <script>\n{script}</script>\n    {APP}");
        self.text = self.text.replacen(APP, &before, 1);
        Ok(())
    }

    /// Puts our own start in the place of Trunk's, which would run whatever it is given: `send` at
    /// once, then the modules, each with its digest, then `start`. One engine heeds the digest in a
    /// module's own tag and not where it is imported, another the other way round.
    pub(super) fn start(
        &mut self,
        send: &str,
        modules: &[(&str, String)],
        start: &str,
    ) -> Result<(), Failure> {
        for (begin, end) in [
            ("<script type=\"module\">\nimport init", "</script>"),
            ("<link rel=\"modulepreload\" href=\"./lectern-", ">"),
            ("<link rel=\"preload\" href=\"./lectern-", ">"),
        ] {
            self.text = without(&self.text, begin, end).ok_or_else(|| {
                Failure::Found(format!("Trunk's page holds no `{begin}…`; is it another Trunk?"))
            })?;
        }
        let entries: Vec<_> =
            modules.iter().map(|(name, digest)| format!("\"./{name}\":\"{digest}\"")).collect();
        let map = format!("{{\"integrity\":{{{}}}}}", entries.join(","));
        self.head.insert(0, format!("<script type=\"importmap\">{map}</script>"));
        self.head.insert(1, format!("<script>\n{send}</script>"));
        let tags = modules.first().map(|(name, digest)| {
            format!("<script type=\"module\" src=\"./{name}\" integrity=\"{digest}\"></script>")
        });
        let tags = tags.unwrap_or_default();
        let last = format!("{tags}\n    <script type=\"module\">\n{start}</script>\n  </head>");
        self.text = self.text.replacen("</head>", &last, 1);
        Ok(())
    }

    /// The page as it stands.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is served by Trunk, which fills in a script of its own as it serves.
    pub(super) fn is_under_development(&self) -> bool {
        self.text.contains("{{__TRUNK_")
    }

    /// The stylesheets that the page names, in order.
    pub(super) fn styles(&self) -> Vec<String> {
        let names = links(&self.text).filter(|link| link.contains(STYLE)).filter_map(|link| {
            let (_, address) = link.split_once("href=\"./")?;
            address.split_once('"').map(|(name, _)| name.to_owned())
        });
        names.collect()
    }

    /// Puts the stylesheet `name` in the place of all others; a browser refuses it when its digest is
    /// another.
    pub(super) fn style_by(&mut self, name: &str, digest: &str) {
        let mut link = format!("\n    <link {STYLE} href=\"./{name}\" integrity=\"{digest}\">");
        let mut text = self.text.clone();
        for old in links(&self.text).filter(|link| link.contains(STYLE)) {
            if let Some((before, after)) = text.split_once(old) {
                text = [before.trim_end(), &std::mem::take(&mut link), after].concat();
            }
        }
        self.text = text;
    }

    /// Tells the page the address of a file that is known only now and that it will need soon: the
    /// browser sends for it at once. `kind` is the link's `rel`, with what belongs to it.
    pub(super) fn foresee(&mut self, id: &str, kind: &str, address: &str) {
        self.tail.push(format!("<link id={id} {kind} href=\"./{address}\" crossorigin>"));
    }

    /// Tells the page the address of a stylesheet that it may need, which the browser is not to send
    /// for before.
    pub(super) fn tell(&mut self, id: &str, address: &str) {
        let kind = "rel=alternate type=text/css";
        self.tail.push(format!("<link id={id} {kind} href=\"./{address}\">"));
    }

    /// Allows what the page is made of, and nothing else. No digest can foresee the script that a
    /// page under development carries.
    pub(super) fn protect(&mut self) {
        if self.is_under_development() {
            return;
        }
        let head = self.head.join("");
        let inline = inline_scripts(&head).chain(inline_scripts(&self.text));
        let scripts: String = inline.map(source_of).collect();
        self.head.insert(
            0,
            format!(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
                 script-src 'self' 'wasm-unsafe-eval'{scripts}; connect-src 'self'; \
                 worker-src 'self'; style-src 'self'; img-src 'self'; manifest-src 'self'; \
                 base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
                 trusted-types default\">"
            ),
        );
    }

    pub(super) fn write(&self) -> Result<(), Failure> {
        fs::write(&self.file, self.finished()).map_err(Failure::file("write", &self.file))
    }

    /// The encoding has to stand in the first kilobyte, so it goes before the policy.
    fn finished(&self) -> String {
        let (start, rest) = self.text.split_at(charset_end(&self.text).unwrap_or(0));
        let (rest, body) = rest.split_once("</head>").unwrap_or((rest, ""));
        let lines = |lines: &[String]| lines.join("\n    ");
        let (head, tail) = (lines(&self.head), lines(&self.tail));
        format!("{start}\n    {head}{rest}{tail}\n  </head>{body}")
    }
}

fn charset_end(text: &str) -> Option<usize> {
    let start = text.find("<meta charset")?;
    text.get(start..)?.find('>').map(|length| start + length + 1)
}

/// `text` without what begins so and ends so; `None` where there is no such thing.
fn without(text: &str, begin: &str, end: &str) -> Option<String> {
    let (before, rest) = text.split_once(begin)?;
    let (_, after) = rest.split_once(end)?;
    Some(before.to_owned() + after)
}

/// All links as they are written.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let starts = text.match_indices("<link").map(|(at, _)| at);
    starts.filter_map(|at| text.get(at..)?.split_inclusive('>').next())
}

/// What stands between `<script …>` and `</script>`, for scripts that are not files.
fn inline_scripts(text: &str) -> impl Iterator<Item = &str> {
    text.split("<script").skip(1).filter_map(|rest| {
        let (tag, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        (!tag.contains(" src=")).then_some(script)
    })
}

fn source_of(script: &str) -> String {
    format!(" '{}'", digest::of(script.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "<head><meta charset=\"utf-8\"><link href=\"./a-1.js\" integrity=\"x\">\
                        <script type=\"module\">import './a-1.js';</script>\
                        <script src=\"./b.js\"></script></head>";

    fn page(text: &str) -> Page {
        Page::new(Path::new("index.html"), text.to_owned()).unwrap()
    }

    #[test]
    fn the_policy_names_the_start_script_as_it_ships() {
        let mut page = page(TEXT);
        page.replace_name("a-1.js", "a-2.js").unwrap();
        page.foresee("lectern-worker", "rel=modulepreload", "engine-3.js");
        page.protect();
        let text = page.finished();
        let digest = digest::of(b"import './a-2.js';");
        assert!(text.contains(&format!("'wasm-unsafe-eval' '{digest}';")), "{text}");
        assert_eq!(text.matches("sha256-").count(), 1, "a script with an address needs no digest");
        let order =
            ["charset", "Content-Security-Policy", "integrity", "lectern-worker", "</head>"];
        assert!(order.map(|word| text.find(word).unwrap()).is_sorted(), "{text}");
    }

    #[test]
    fn the_page_is_started_by_us() {
        let text = "<meta charset=utf-8><link rel=\"stylesheet\" href=\"./a-1.css\"/>\
            <script type=\"module\">\nimport init from './lectern-1.js';</script>\
            <link rel=\"modulepreload\" href=\"./lectern-1.js\" crossorigin=\"anonymous\">\
            <link rel=\"preload\" href=\"./lectern-1.wasm\" as=\"fetch\"></head>";
        let mut page = page(text);
        page.style_by("a-2.css", "sha256-x");
        page.start("send()", &[("lectern-1.js", "sha256-y".to_owned())], "start()").unwrap();
        page.protect();
        let text = page.finished();
        assert!(text.contains("a-2.css\" integrity=\"sha256-x\">"), "{text}");
        assert!(text.contains("src=\"./lectern-1.js\" integrity=\"sha256-y\""), "{text}");
        assert!(!text.contains("import init") && !text.contains("preload"), "{text}");
        assert!(text.find("<script>\nsend()") < text.find("a-2.css"), "{text}");
        assert!(text.find("a-2.css") < text.find("src=\"./lectern-1.js\""), "{text}");
        for script in ["\nsend()", "\nstart()", r#"{"integrity":{"./lectern-1.js":"sha256-y"}}"#] {
            assert!(text.contains(&digest::of(script.as_bytes())), "{script} {text}");
        }
    }

    #[test]
    fn a_page_of_another_trunk_is_refused() {
        assert!(page(TEXT).start("", &[], "").is_err());
    }

    #[test]
    fn one_stylesheet_stands_for_all() {
        let style = |name| format!("\n  <link rel=\"stylesheet\" href=\"./{name}\" x/>");
        let mut page =
            page(&["<meta charset=\"a\">", &style("a.css"), &style("b.css"), "\n</head>"].concat());
        assert_eq!(page.styles(), ["a.css", "b.css"]);
        page.style_by("c.css", "sha256-z");
        assert_eq!(page.styles(), ["c.css"]);
        assert!(
            page.text.ends_with("\"./c.css\" integrity=\"sha256-z\">\n</head>"),
            "{}",
            page.text
        );
    }

    #[test]
    fn a_page_under_development_carries_no_policy() {
        let mut page = page("<meta charset=\"utf-8\"><script>'{{__TRUNK_ADDRESS__}}'</script>");
        page.protect();
        assert!(!page.finished().contains("Content-Security-Policy"));
    }

    #[test]
    fn a_file_that_the_page_does_not_name_is_refused() {
        assert!(page(TEXT).replace_name("c.css", "d.css").is_err());
    }

    #[test]
    fn a_page_without_its_encoding_is_refused() {
        assert!(Page::new(Path::new("index.html"), "<head></head>".to_owned()).is_err());
    }
}
