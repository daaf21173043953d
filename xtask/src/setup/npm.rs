//! Tools that npm carries: wasm-opt, and the accessibility rules that the journeys check. Without
//! npm, Debian's older wasm-opt does too: what it makes is two per cent larger.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{apt, make_folder, run_step};
use crate::failure::Failure;
use crate::process::{self, on_path};
use crate::project::Project;

/// Version of binaryen, whose wasm-opt shrinks what the browser downloads.
const BINARYEN: &str = "132.0.0";

/// Oldest wasm-opt on the PATH that understands what today's Rust emits.
const OLDEST_WASM_OPT: u32 = 108;

/// Version of terser, which tightens the page's script.
const TERSER: &str = "5.51.4";

/// Version of the accessibility rules.
const AXE: &str = "4.14.1";

/// Makes `wasm-opt` available below `target/tools/bin` or on the PATH.
///
/// # Errors
/// With the command to run by hand, when neither npm nor apt can bring it.
pub(super) fn ensure_wasm_opt(project: &Project) -> Result<(), Failure> {
    let ours = project.tools_bin().join("wasm-opt");
    let packed = project.node_modules().join("binaryen/bin/wasm-opt");
    if !packed.is_file() && on_path("wasm-opt").as_deref().is_some_and(is_recent) {
        return Ok(());
    }
    if !packed.is_file() && on_path("npm").is_none() {
        return apt::ensure(&["binaryen"], "wasm-opt");
    }
    if !packed.is_file() {
        ensure_package(project, "binaryen", BINARYEN)?;
    }
    if !ours.is_file() {
        make_folder(&project.tools_bin())?;
        link(&packed, &ours).map_err(Failure::file("link", &ours))?;
    }
    Ok(())
}

/// Makes axe-core available below `target/tools/node_modules`.
///
/// # Errors
/// With the command to run by hand, when npm cannot bring it.
pub(super) fn ensure_axe(project: &Project) -> Result<(), Failure> {
    if project.node_modules().join("axe-core/axe.min.js").is_file() {
        return Ok(());
    }
    ensure_package(project, "axe-core", AXE)
}

/// Makes terser available below `target/tools/node_modules`, where there is npm. Without it the page's
/// script is two kilobytes larger.
///
/// # Errors
/// With the command to run by hand, when npm cannot bring it.
pub(super) fn ensure_terser(project: &Project) -> Result<(), Failure> {
    let is_there = project.node_modules().join("terser/bin/terser").is_file();
    if is_there || on_path("npm").is_none() {
        return Ok(());
    }
    ensure_package(project, "terser", TERSER)
}

fn ensure_package(project: &Project, package: &str, version: &str) -> Result<(), Failure> {
    make_folder(&project.tools())?;
    let name = format!("{package}@{version}");
    let mut command = Command::new("npm");
    command.args(["install", "--no-audit", "--no-fund", "--loglevel=error"]);
    command.arg("--prefix").arg(project.tools()).arg(&name);
    let by_hand = process::line(&command);
    run_step(&format!("fetching {name}"), "5 seconds", &mut command).map_err(|failure| {
        Failure::ByHand {
            lacking: format!("{failure} npm comes with Node.js (on Debian: apt-get install npm)"),
            command: by_hand,
        }
    })
}

fn is_recent(program: &Path) -> bool {
    let printed = process::quiet(Command::new(program).arg("--version"));
    printed.as_deref().and_then(wasm_opt_version).is_some_and(|version| version >= OLDEST_WASM_OPT)
}

/// The number in `wasm-opt version 132 (version_132)`.
fn wasm_opt_version(printed: &str) -> Option<u32> {
    printed.split_whitespace().nth(2)?.parse().ok()
}

/// A link, because the program looks for its parts beside its own real place.
fn link(program: &Path, as_path: &Path) -> std::io::Result<()> {
    if as_path.is_symlink() {
        fs::remove_file(as_path)?;
    }
    #[cfg(unix)]
    return std::os::unix::fs::symlink(program, as_path);
    #[cfg(not(unix))]
    return fs::copy(program, as_path).map(|_| ());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_wasm_opt_says_of_itself() {
        assert_eq!(wasm_opt_version("wasm-opt version 132 (version_132)\n"), Some(132));
        assert_eq!(wasm_opt_version("wasm-opt version 108\n"), Some(108));
        assert_eq!(wasm_opt_version("what?"), None);
    }
}
