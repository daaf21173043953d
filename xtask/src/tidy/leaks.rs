//! Nothing in the project points at anybody's own machine, and every dependency comes from where
//! everybody gets theirs.

use super::Text;

/// Folders of a machine rather than of a project, cut in two so that they are not found here.
const FOLDERS: [(&str, &str); 4] =
    [("/ro", "ot/"), ("/ho", "me/"), ("/wo", "rk/"), ("/Us", "ers/")];

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// What of the file points elsewhere. Transcripts say what they say.
pub(super) fn breaches(Text { name, text }: &Text) -> Vec<String> {
    if name.starts_with("seeds/") {
        return Vec::new();
    }
    let lines = (1..).zip(text.lines());
    if name == "Cargo.lock" {
        let foreign = lines.filter(|(_, line)| {
            line.strip_prefix("source = ")
                .is_some_and(|source| source.trim_matches('"') != REGISTRY)
        });
        return foreign
            .map(|(no, _)| format!("{name}:{no}: a dependency from elsewhere"))
            .collect();
    }
    let own =
        lines.filter(|(_, line)| FOLDERS.iter().any(|(a, b)| line.contains(&[*a, *b].concat())));
    own.map(|(no, _)| format!("{name}:{no}: a path of somebody's own machine")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, text: &str, allowed: bool) {
        let text = Text { name: name.to_owned(), text: text.to_owned() };
        assert_eq!(breaches(&text).is_empty(), allowed, "{text:?}");
    }

    #[test]
    fn paths_of_a_machine_are_found() {
        check("README.md", &["see /ho", "me/ann/lectern"].concat(), false);
        check("README.md", "see docs/reading.png and /usr/bin", true);
        check("seeds/2021/a.md", &["/ho", "me/"].concat(), true);
    }

    #[test]
    fn foreign_dependencies_are_found() {
        check("Cargo.lock", &format!("source = \"{REGISTRY}\"\n"), true);
        check("Cargo.lock", "source = \"registry+https://mirror.example/index\"\n", false);
        check("Cargo.lock", "source = \"git+https://example.org/a\"\n", false);
    }
}
