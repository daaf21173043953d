//! How long files and functions may be, tests apart. A limit is a prompt to think; a comment that begins with
//! `Long because` above the function, or in the file's opening words, lifts it.
//!
//! Goes by the lines of formatted code: a function ends at the first `}` as far left as it began.

use super::Text;

const FILE: usize = 300;
const FUNCTION: usize = 40;
const COMPONENT: usize = 80;
const REASON: &str = "Long because";

/// What of the file is too long.
pub(super) fn breaches(Text { name, text }: &Text) -> Vec<String> {
    if is_test(name) {
        return Vec::new();
    }
    let lines: Vec<&str> = text.lines().collect();
    let lines = lines.get(..tests_begin(&lines)).unwrap_or(&lines);
    let mut breaches = Vec::new();
    let excused =
        lines.iter().take_while(|line| line.starts_with("//!")).any(|line| line.contains(REASON));
    if lines.len() > FILE && !excused {
        breaches.push(format!("{name}: {} lines without tests, more than {FILE}", lines.len()));
    }
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_function(line)) {
        let length = length(lines, at, indent(line));
        let above = above(lines, at);
        let most = if above.contains(&"#[component]") { COMPONENT } else { FUNCTION };
        if length > most && !above.iter().any(|line| line.contains(REASON)) {
            breaches
                .push(format!("{name}:{}: a function of {length} lines, more than {most}", at + 1));
        }
    }
    breaches
}

fn is_test(name: &str) -> bool {
    name.contains("/tests/") || name.ends_with("/tests.rs")
}

/// The line on which the file's own tests begin.
fn tests_begin(lines: &[&str]) -> usize {
    let begins =
        |pair: &[&str]| matches!(pair, [a, b] if *a == "#[cfg(test)]" && b.starts_with("mod "));
    lines.windows(2).position(begins).unwrap_or(lines.len())
}

fn is_function(line: &str) -> bool {
    let mut words = line.split_whitespace().skip_while(|word| {
        word.starts_with("pub") || ["const", "async", "unsafe", "extern", "\"C\""].contains(word)
    });
    words.next() == Some("fn")
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Lines of the function that begins at `at`, its signature included.
fn length(lines: &[&str], at: usize, indent_there: usize) -> usize {
    let ends = |(offset, line): &(usize, &&str)| {
        let bare = line.trim_start();
        let level = indent(line) == indent_there;
        match offset {
            0 => bare.ends_with([';', '}']),
            _ => level && (bare.starts_with('}') || (bare.starts_with(')') && bare.ends_with(';'))),
        }
    };
    let rest = lines.get(at..).unwrap_or_default();
    rest.iter().enumerate().find(ends).map_or(rest.len(), |(offset, _)| offset + 1)
}

/// Comments and attributes directly above the line.
fn above<'a>(lines: &[&'a str], at: usize) -> Vec<&'a str> {
    let before = lines.get(..at).unwrap_or_default().iter().rev().map(|line| line.trim());
    before.take_while(|line| line.starts_with("//") || line.starts_with('#')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, body: usize, tail: &str, allowed: bool) {
        let text = format!("//! What for.\n{head}{}{tail}", "    let a = 1;\n".repeat(body));
        let text = Text { name: "src/a.rs".to_owned(), text };
        assert_eq!(breaches(&text).is_empty(), allowed, "{head:?} with {body} lines");
    }

    #[test]
    fn a_function_has_forty_lines_with_its_signature() {
        check("fn a() {\n", 38, "}\n", true);
        check("fn a() {\n", 39, "}\n", false);
        check("pub(crate) async fn a(\n    b: u8,\n) -> u8 {\n", 37, "}\n", false);
    }

    #[test]
    fn a_component_has_eighty() {
        check("#[component]\npub(crate) fn A() -> u8 {\n", 78, "}\n", true);
        check("#[component]\npub(crate) fn A() -> u8 {\n", 79, "}\n", false);
    }

    #[test]
    fn a_stated_reason_lifts_the_limit() {
        check("// Long because a table is read as a table.\nfn a() {\n", 99, "}\n", true);
    }

    #[test]
    fn declarations_and_short_forms_end_where_they_end() {
        check("trait A {\n    fn a();\n    fn b(\n        c: u8,\n    ) -> u8;\n", 99, "}\n", true);
        check("fn a() {}\n", 99, "", true);
    }

    #[test]
    fn tests_are_as_long_as_their_tables() {
        let text = format!("//! Tables.\nfn a() {{\n{}}}\n", "    let a = 1;\n".repeat(999));
        for (name, breached) in [("src/a.rs", 2), ("crates/a/tests/b.rs", 0), ("src/a/tests.rs", 0)]
        {
            let text = Text { name: name.to_owned(), text: text.clone() };
            assert_eq!(breaches(&text).len(), breached, "{name}");
        }
    }

    #[test]
    fn a_file_has_three_hundred_lines_without_its_tests() {
        check("mod a {\n", 299, "", false);
        check("mod a {\n", 298, "", true);
        check("mod a {\n", 298, "#[cfg(test)]\nmod tests {\n    // more\n}\n", true);
    }
}
