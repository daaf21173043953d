//! Builds and serves the site, with Trunk.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::budget::Shipped;
use crate::failure::Failure;
use crate::process;
use crate::project::{Project, SOURCES};
use crate::setup::{self, Workshop};

/// What is watched while serving: Trunk.toml's own list, which `--watch` takes the place of.
const WATCHED: [&str; 9] = [
    "index.html",
    "src",
    "crates",
    "style",
    "script",
    "public",
    "seeds",
    "Cargo.toml",
    "Cargo.lock",
];

/// Builds the release site from `sources` (else the seeds) into `out` (else `dist`) and says what
/// it weighs.
///
/// # Errors
/// When a tool is missing or the build fails.
pub(crate) fn build(
    project: &Project,
    sources: Option<PathBuf>,
    out: Option<PathBuf>,
) -> Result<(), Failure> {
    let workshop = setup::for_building(project)?;
    let out = out.map_or_else(|| Ok(project.at("dist")), |out| absolute(&out))?;
    trunk_build(project, &workshop, sources.as_deref(), &out)?;
    print!("{}", Shipped::in_folder(&out)?.table());
    println!("\nThe site is in {}. Any static file server will do.", out.display());
    Ok(())
}

/// Builds the release site, its tools being there.
///
/// # Errors
/// When the build fails.
pub(crate) fn trunk_build(
    project: &Project,
    workshop: &Workshop,
    sources: Option<&Path>,
    out: &Path,
) -> Result<(), Failure> {
    let mut trunk = trunk(project, workshop, sources)?;
    trunk.args(["build", "--release", "--dist"]).arg(out);
    process::run(&mut trunk)
}

/// Serves the site on 127.0.0.1, building and reloading whenever a source changes.
///
/// # Errors
/// When a tool is missing or the first build fails.
pub(crate) fn serve(
    project: &Project,
    sources: Option<PathBuf>,
    port: u16,
    open: bool,
) -> Result<(), Failure> {
    let workshop = setup::for_building(project)?;
    let mut trunk = trunk(project, &workshop, sources.as_deref())?;
    trunk.args(["serve", "--release", "--address", "127.0.0.1"]);
    trunk.arg("--port").arg(port.to_string());
    trunk.arg("--dist").arg(project.at("target/serve"));
    if open {
        trunk.arg("--open");
    }
    if let Some(sources) = &sources {
        let watched = WATCHED.iter().map(|name| project.at(name)).chain([absolute(sources)?]);
        watched.for_each(|path| _ = trunk.arg("--watch").arg(path));
    }
    println!("Lectern will be at http://127.0.0.1:{port}/ when the build is done.");
    process::run(&mut trunk)
}

/// Trunk, talking only of what goes wrong; its hooks and cargo talk for themselves.
fn trunk(
    project: &Project,
    workshop: &Workshop,
    sources: Option<&Path>,
) -> Result<Command, Failure> {
    let mut trunk = Command::new("trunk");
    workshop.equip(&mut trunk);
    trunk.current_dir(project.root()).args(["--log", "warn"]);
    // Trunk's errors are clear; its own call stacks say nothing about this project.
    trunk.env("RUST_BACKTRACE", "0");
    if let Some(sources) = sources {
        trunk.env(SOURCES, absolute(sources)?);
    }
    Ok(trunk)
}

/// `path` as seen from the folder in which the command was typed.
fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).map_err(Failure::file("find", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_ones_own_is_watched_besides_what_trunk_watches() {
        let list = format!("watch = {WATCHED:?}");
        let settings = std::fs::read_to_string(Project::here().at("Trunk.toml")).unwrap();
        assert!(settings.contains(&list), "{list}");
    }
}
