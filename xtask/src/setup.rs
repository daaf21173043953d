//! Sees to it that what a command needs is there, and installs what is missing: into the project's
//! `target/`, into rustup's own place, or, for browsers, with the system's package manager.
//!
//! Must not know: what the tools are then used for.

mod apt;
mod browsers;
mod cargo_tool;
mod npm;
mod wasm_target;

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

pub(crate) use browsers::Engine;
pub(crate) use wasm_target::TARGET;

use crate::failure::Failure;
use crate::process::{self, step};
use crate::project::Project;

/// The machine as the commands want it: hands its tools to the programs that are started.
#[derive(Debug)]
pub(crate) struct Workshop {
    path: OsString,
}

impl Workshop {
    /// Lets `command` find the tools.
    pub(crate) fn equip(&self, command: &mut Command) {
        process::forget_ourselves(command);
        command.env("PATH", &self.path).env("TRUNK_SKIP_VERSION_CHECK", "true");
    }
}

/// What `serve` and `build` need.
///
/// # Errors
/// With the command to run by hand, where rights or network do not suffice.
pub(crate) fn for_building(project: &Project) -> Result<Workshop, Failure> {
    let compiler = wasm_target::ensure(project)?;
    npm::ensure_wasm_opt(project)?;
    cargo_tool::ensure(project, &cargo_tool::wasm_bindgen(&locked_wasm_bindgen(project)?))?;
    cargo_tool::ensure(project, &cargo_tool::trunk())?;
    let tools = process::path_led_by(&project.tools_bin());
    let path = match compiler {
        wasm_target::Compiler::Usual => tools,
        wasm_target::Compiler::Wrapped(folder) => process::led_by(&folder, &tools),
    };
    Ok(Workshop { path })
}

/// What the browser journeys need, beyond what building needs: the engines that are there or can
/// be installed. Those that cannot are named, with the command that would install them.
///
/// # Errors
/// When not a single engine is there, or a tool of the journeys cannot be installed.
pub(crate) fn for_journeys(project: &Project) -> Result<Vec<Engine>, Failure> {
    npm::ensure_axe(project)?;
    browsers::ensure(project)
}

/// The version of wasm-bindgen in Cargo.lock: program and library must agree to the last digit.
fn locked_wasm_bindgen(project: &Project) -> Result<String, Failure> {
    let lock = project.at("Cargo.lock");
    let text = fs::read_to_string(&lock).map_err(Failure::file("read", &lock))?;
    locked_version(&text, "wasm-bindgen").map(str::to_owned).ok_or_else(|| {
        Failure::Found(
            "Cargo.lock names no wasm-bindgen; run `cargo generate-lockfile`.".to_owned(),
        )
    })
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// Makes the folder that tools go to.
fn make_folder(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(Failure::file("make", folder))
}

/// Says what is about to be installed, installs it, says how long it took.
fn install(what: &str, usually: &str, command: &mut Command) -> Result<(), Failure> {
    step(what, usually, || process::run(command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_version_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
