//! Tools that are Rust programs: taken from the PATH where the version is right, else fetched as
//! programs through `cargo binstall` where that is there, else built from source.

use std::path::Path;
use std::process::Command;

use super::{make_folder, run_step};
use crate::failure::Failure;
use crate::process::{self, executable, on_path};
use crate::project::Project;

/// A Rust program of one exact version.
#[derive(Debug)]
pub(crate) struct CargoTool {
    package: &'static str,
    version: String,
    programs: &'static [&'static str],
    /// What of the package is built, and from which lock.
    flags: &'static [&'static str],
    /// How long building from source usually takes on two cores, with the app beside it where there is one to be
    /// compiled.
    usually: &'static str,
}

/// Trunk, without the parts that fetch tools from the net: we bring them.
pub(super) fn trunk() -> CargoTool {
    CargoTool {
        package: "trunk",
        version: "0.21.14".to_owned(),
        programs: &["trunk"],
        flags: &["--no-default-features", "--locked"],
        usually: "three to four minutes",
    }
}

/// The wasm-bindgen program and its test runner. Not `--locked`: its own lock file names
/// versions that are no longer published.
pub(super) fn wasm_bindgen(version: &str) -> CargoTool {
    CargoTool {
        package: "wasm-bindgen-cli",
        version: version.to_owned(),
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        flags: &["--no-default-features"],
        usually: "one to two minutes",
    }
}

/// Firefox's driver.
pub(super) fn geckodriver() -> CargoTool {
    CargoTool {
        package: "geckodriver",
        version: "0.37.1".to_owned(),
        programs: &["geckodriver"],
        flags: &["--locked"],
        usually: "70 seconds",
    }
}

impl CargoTool {
    /// Whether all its programs are there in its version. Ours count before those on the PATH,
    /// because they are found first later.
    pub(super) fn is_there(&self, project: &Project) -> bool {
        self.programs.iter().all(|program| {
            let ours = executable(&project.tools_bin(), program);
            let found = if ours.is_file() { Some(ours) } else { on_path(program) };
            found.and_then(|file| version_of(&file)).is_some_and(|found| found == self.version)
        })
    }
}

/// Installs `tool`.
///
/// # Errors
/// With the command to run by hand, when no route works.
pub(super) fn install(project: &Project, tool: &CargoTool) -> Result<(), Failure> {
    make_folder(&project.tools())?;
    let name = format!("{}@{}", tool.package, tool.version);
    if on_path("cargo-binstall").is_some() {
        let mut fetch = binstall(project, &name);
        if run_step(&format!("fetching {name}"), "10 seconds", &mut fetch).is_ok() {
            return Ok(());
        }
        println!("  no ready program for this machine; building it instead");
    }
    let mut build = from_source(project, tool, &name);
    let by_hand = by_hand(&build);
    run_step(&format!("building {name} from source"), tool.usually, &mut build)
        .map_err(|failure| Failure::ByHand { lacking: failure.to_string(), command: by_hand })
}

/// The second word of what `program --version` prints.
fn version_of(program: &Path) -> Option<String> {
    let printed = process::quiet(Command::new(program).arg("--version"))?;
    printed.split_whitespace().nth(1).map(str::to_owned)
}

fn binstall(project: &Project, name: &str) -> Command {
    let mut command = process::cargo(project.root());
    command.args(["binstall", "--no-confirm", "--force", "--disable-strategies", "compile"]);
    command.arg("--root").arg(project.tools()).arg(name);
    command
}

/// Unoptimised and without debug information: that builds in half the time, and what the tools do
/// for this project takes no longer for it.
fn from_source(project: &Project, tool: &CargoTool, name: &str) -> Command {
    let mut command = process::cargo(project.root());
    command.args(["install", name, "--debug", "--force"]).args(tool.flags);
    command.args(tool.programs.iter().flat_map(|program| ["--bin", program]));
    command.arg("--root").arg(project.tools());
    command.env("CARGO_PROFILE_DEV_DEBUG", "0");
    command.env("CARGO_TARGET_DIR", project.tools().join("build"));
    command
}

fn by_hand(build: &Command) -> String {
    format!(
        "CARGO_PROFILE_DEV_DEBUG=0 CARGO_TARGET_DIR=target/tools/build {}",
        process::line(build)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_by_hand_is_the_command_we_run() {
        let project = Project::here();
        let build = from_source(&project, &trunk(), "trunk@0.21.14");
        let line = by_hand(&build);
        assert!(line.contains("cargo install trunk@0.21.14 --debug --force"), "{line}");
        assert!(line.contains("--no-default-features --locked --bin trunk --root"), "{line}");
    }
}
