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
use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};

pub(crate) use browsers::Engine;
use cargo_tool::CargoTool;
use wasm_target::Compiler;
pub(crate) use wasm_target::TARGET;

use crate::failure::Failure;
use crate::process::{self, step};
use crate::project::Project;

/// The machine as the commands want it: hands its tools to the programs that are started.
#[derive(Debug)]
pub(crate) struct Workshop {
    path: OsString,
    compiler: Compiler,
}

impl Workshop {
    fn new(project: &Project, compiler: Compiler) -> Self {
        let tools = process::path_led_by(&project.tools_bin());
        let path = match &compiler {
            Compiler::Usual => tools,
            Compiler::Wrapped(folder) => process::led_by(folder, &tools),
        };
        Self { path, compiler }
    }

    /// Lets `command` find the tools.
    pub(crate) fn equip(&self, command: &mut Command) {
        process::forget_ourselves(command);
        command.env("PATH", &self.path).env("TRUNK_SKIP_VERSION_CHECK", "true");
    }

    /// A `cargo` that can compile for the browser.
    pub(crate) fn cargo(&self, project: &Project) -> Command {
        let mut cargo = Command::new("cargo");
        self.equip(&mut cargo);
        cargo.current_dir(project.root());
        cargo
    }

    /// A tool by its name.
    pub(crate) fn command(&self, tool: &str) -> Command {
        // Looked for here: a command does not look along the PATH that it is given.
        let found =
            std::env::split_paths(&self.path).map(|folder| process::executable(&folder, tool));
        let found = found.into_iter().find(|file| file.is_file());
        let mut command = Command::new(found.unwrap_or_else(|| tool.into()));
        self.equip(&mut command);
        command
    }

    /// Whether clippy knows the browser too: it comes with rustup's compiler only.
    pub(crate) fn lints_for_the_browser(&self) -> bool {
        matches!(self.compiler, Compiler::Usual)
    }
}

/// What `serve` and `build` need.
///
/// # Errors
/// With the command to run by hand, where rights or network do not suffice.
pub(crate) fn for_building(project: &Project) -> Result<Workshop, Failure> {
    let workshop = Workshop::new(project, wasm_target::ensure(project)?);
    npm::ensure_wasm_opt(project)?;
    npm::ensure_terser(project)?;
    let tools = [cargo_tool::wasm_bindgen(&locked_wasm_bindgen(project)?), cargo_tool::trunk()];
    let missing: Vec<&CargoTool> = tools.iter().filter(|tool| !tool.is_there(project)).collect();
    if !missing.is_empty() {
        install_while_compiling(project, &workshop, &missing)?;
    }
    Ok(workshop)
}

/// Installs `tools` and meanwhile compiles what Trunk will ask for. One build alone leaves a core
/// idle whenever it links or waits for one large crate; together they leave none.
fn install_while_compiling(
    project: &Project,
    workshop: &Workshop,
    tools: &[&CargoTool],
) -> Result<(), Failure> {
    println!("  meanwhile, the app is compiled");
    let app = compile_app(project, workshop);
    let installed = tools.iter().try_for_each(|tool| cargo_tool::install(project, tool));
    if let Ok(mut app) = app {
        if installed.is_err() {
            let _ = app.kill();
        }
        // What went wrong there, Trunk will say.
        let _ = app.wait();
    }
    installed
}

/// The build that Trunk will make, of the app alone: most of the house cannot run in a browser.
fn compile_app(project: &Project, workshop: &Workshop) -> io::Result<Child> {
    let mut build = workshop.cargo(project);
    build.args(["build", "--quiet", "--release", "--target", TARGET, "--bin", "lectern"]);
    build.stdout(Stdio::null()).stderr(Stdio::null()).spawn()
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
fn run_step(what: &str, usually: &str, command: &mut Command) -> Result<(), Failure> {
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
