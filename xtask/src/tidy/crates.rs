//! Who may depend on whom. Anything not listed is forbidden, in tests too.

use std::process::Stdio;

use serde_json::Value;

use crate::failure::Failure;
use crate::process;
use crate::project::Project;

/// Each room of the house with the rooms it may know.
const MAY_KNOW: [(&str, &[&str]); 11] = [
    ("transcript", &[]),
    ("corpus", &["transcript"]),
    ("differential", &["corpus", "transcript"]),
    ("intake", &["transcript"]),
    ("store", &[]),
    ("view", &["corpus"]),
    ("worker", &["corpus", "store"]),
    ("bench", &["corpus"]),
    ("lectern", &["corpus", "intake", "store", "transcript", "view", "worker"]),
    ("xtask", &["corpus", "transcript", "view"]),
    ("e2e", &[]),
];

/// Rooms that know no browser, so that they run in the build and in native tests as well.
const WITHOUT_BROWSER: [&str; 4] = ["transcript", "corpus", "intake", "view"];

/// What only a browser has. The test harness is no part of what ships.
const BROWSER: [&str; 6] =
    ["gloo", "js-sys", "leptos", "wasm-bindgen", "wasm-bindgen-futures", "web-sys"];

/// One package names another in its manifest.
#[derive(Debug)]
pub(super) struct Edge {
    from: String,
    to: String,
}

/// All that the manifests of the house name.
pub(super) fn edges(project: &Project) -> Result<Vec<Edge>, Failure> {
    let mut metadata = process::cargo(project.root());
    metadata.args(["metadata", "--no-deps", "--format-version", "1"]).stdin(Stdio::null());
    let printed = process::output(&mut metadata)?;
    let read: Value = serde_json::from_str(&printed)
        .map_err(|error| Failure::Found(format!("`cargo metadata` is not readable: {error}.")))?;
    let packages = read.get("packages").and_then(Value::as_array).into_iter().flatten();
    Ok(packages.flat_map(edges_of).collect())
}

fn edges_of(package: &Value) -> Vec<Edge> {
    let name = |value: &Value| value.get("name").and_then(Value::as_str).map(str::to_owned);
    let from = name(package).unwrap_or_default();
    let to = package.get("dependencies").and_then(Value::as_array).into_iter().flatten();
    to.filter_map(name).map(|to| Edge { from: from.clone(), to }).collect()
}

/// What of it is forbidden.
pub(super) fn breaches(edges: &[Edge]) -> Vec<String> {
    edges.iter().filter_map(breach).collect()
}

fn breach(Edge { from, to }: &Edge) -> Option<String> {
    let room = |name: &str| MAY_KNOW.iter().find(|(room, _)| *room == name);
    let Some((_, may_know)) = room(from) else {
        return Some(format!(
            "{from}/Cargo.toml: a room that xtask/src/tidy/crates.rs does not list"
        ));
    };
    let inside = room(to).is_some() && !may_know.contains(&to.as_str());
    let outside = WITHOUT_BROWSER.contains(&from.as_str()) && BROWSER.contains(&to.as_str());
    let leptos = to == "leptos" && from != "lectern";
    (inside || outside || leptos).then(|| format!("{from} must not depend on {to}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, to: &str, allowed: bool) {
        let edge = Edge { from: from.to_owned(), to: to.to_owned() };
        assert_eq!(breaches(&[edge]).is_empty(), allowed, "{from} → {to}");
    }

    #[test]
    fn the_way_runs_forward_only() {
        check("corpus", "transcript", true);
        check("transcript", "corpus", false);
        check("view", "corpus", true);
        check("view", "transcript", false);
        check("corpus", "view", false);
        check("worker", "view", false);
        check("lectern", "worker", true);
        check("e2e", "lectern", false);
        check("xtask", "view", true);
    }

    #[test]
    fn the_core_knows_no_browser() {
        check("corpus", "serde", true);
        check("corpus", "web-sys", false);
        check("view", "leptos", false);
        check("worker", "web-sys", true);
        check("worker", "leptos", false);
        check("lectern", "leptos", true);
    }

    #[test]
    fn a_new_room_has_to_be_listed() {
        check("attic", "serde", false);
    }

    #[test]
    fn sees_the_edges_that_are_there() {
        let edges = edges(&Project::here()).unwrap();
        let seen = |from: &str, to: &str| edges.iter().any(|e| e.from == from && e.to == to);
        assert!(seen("corpus", "transcript") && seen("lectern", "leptos"));
    }
}
