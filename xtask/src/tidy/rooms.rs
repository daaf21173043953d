//! What may be named where, and that every module says what it is for.

use super::Text;

/// A word of code, and the only paths in which it may stand.
struct Kept {
    word: &'static str,
    within: &'static [&'static str],
    only_in: &'static [&'static str],
}

const KEPT: [Kept; 3] = [
    Kept {
        word: "web_sys",
        within: &["src/", "crates/"],
        only_in: &["src/browser.rs", "src/browser/", "crates/worker/", "crates/store/"],
    },
    Kept {
        word: "corpus",
        within: &["src/"],
        only_in: &["src/engine.rs", "src/engine/", "src/workshop/"],
    },
    Kept { word: "leptos", within: &["crates/"], only_in: &[] },
];

/// Names that say nothing about what is in a module.
const DRAWERS: [&str; 4] = ["utils", "util", "helpers", "manager"];

/// What of the file breaks a rule.
pub(super) fn breaches(Text { name, text }: &Text) -> Vec<String> {
    let starts = |paths: &[&str]| paths.iter().any(|path| name.starts_with(path));
    let mut breaches = Vec::new();
    for Kept { word, within, only_in } in KEPT {
        if !starts(within) || starts(only_in) {
            continue;
        }
        let lines = (1..).zip(text.lines()).filter(|(_, line)| names(line, word));
        breaches.extend(lines.map(|(no, _)| format!("{name}:{no}: {word} must not be named here")));
    }
    // What a macro expands to needs it there; nothing of ours does.
    if name != "src/wings.rs" && text.contains("allow(unsafe_code)") && !name.starts_with("xtask/")
    {
        breaches.push(format!("{name}: nothing unsafe but the cuts of src/wings.rs"));
    }
    if !text.starts_with("//!") {
        breaches.push(format!(
            "{name}:1: a module opens with `//!`: what it does, what it must not know"
        ));
    }
    let parts = name.split('/').map(|part| part.trim_end_matches(".rs"));
    breaches.extend(
        parts.filter(|part| DRAWERS.contains(part)).map(|part| {
            format!("{name}: “{part}” is a drawer; name the module after what it does")
        }),
    );
    breaches
}

/// Whether code uses the crate `word`: as the first part of a path. Comments are free.
fn names(line: &str, word: &str) -> bool {
    let code = line.split_once("//").map_or(line, |(code, _)| code);
    code.match_indices(word).any(|(at, _)| {
        let before = code.get(..at).and_then(|before| before.chars().next_back());
        let after = code.get(at + word.len()..).unwrap_or("");
        let begins =
            before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | ':' | '.' | '"'));
        begins && (after.starts_with("::") || (code.contains("use ") && after.starts_with(';')))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, line: &str, allowed: bool) {
        let text = Text { name: name.to_owned(), text: format!("//! What for.\n{line}\n") };
        assert_eq!(breaches(&text).is_empty(), allowed, "{name}: {line}");
    }

    #[test]
    fn the_browser_is_named_behind_its_door_only() {
        check("src/components/turn.rs", "use web_sys::Element;", false);
        check("src/components/turn.rs", "fn f(e: &web_sys::Element) {}", false);
        check("src/browser/keys.rs", "use web_sys::Element;", true);
        check("crates/worker/src/scope.rs", "use web_sys::Worker;", true);
        check("crates/view/src/state.rs", "use web_sys::Url;", false);
    }

    #[test]
    fn the_engine_is_named_behind_its_door_only() {
        check("src/app.rs", "use corpus::message::Request;", false);
        check("src/engine/worker.rs", "use corpus::message::Request;", true);
        check("src/app.rs", "use view::corpus::Request;", true);
        check("src/app.rs", "// corpus::Engine answers this", true);
        check("src/app.rs", "let corpus = 1;", true);
    }

    #[test]
    fn nothing_is_unsafe_but_the_cuts() {
        check("src/app.rs", "#![allow(unsafe_code)]", false);
        check("src/wings.rs", "#![allow(unsafe_code)]", true);
    }

    #[test]
    fn no_crate_knows_the_framework() {
        check("crates/view/src/state.rs", "use leptos::prelude::*;", false);
        check("src/app.rs", "use leptos::prelude::*;", true);
    }

    #[test]
    fn a_module_says_what_it_is_for() {
        let silent = Text { name: "src/app.rs".to_owned(), text: "use view::State;\n".to_owned() };
        assert_eq!(breaches(&silent).len(), 1);
        check("src/utils.rs", "", false);
        check("src/helpers/a.rs", "", false);
    }
}
