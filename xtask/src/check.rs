//! All that can be checked without a browser.

use std::path::PathBuf;

use crate::budget::Shipped;
use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::setup::{self, TARGET, Workshop};
use crate::site;
use crate::tally::Tally;
use crate::tidy;

/// `cargo xtask check`.
///
/// # Errors
/// When a tool is missing, or anything is not as it should be.
pub(crate) fn run(project: &Project) -> Result<(), Failure> {
    let workshop = setup::for_building(project)?;
    let mut tally = Tally::default();
    without_browser(project, &workshop, &mut tally);
    tally.close()
}

/// Format, lint, house rules, native tests, byte budgets. Leaves the seeds' release site in
/// [`seed_site`].
pub(crate) fn without_browser(project: &Project, workshop: &Workshop, tally: &mut Tally) {
    tally.check("format", || cargo(project, &["fmt", "--all", "--check"]));
    tally.check("house rules", || tidy::run(project));
    tally.check("lint", || cargo(project, &LINT_NATIVE));
    tally.check("lint for the browser", || {
        let mut lint = process::cargo(project.root());
        workshop.equip(&mut lint);
        process::run(lint.args(LINT_BROWSER))
    });
    let mut tests = process::cargo(project.root());
    tally.suite("native tests", tests.args(["test", "--quiet", "--workspace", "--exclude", "e2e"]));
    tally.check("release site of the seeds", || {
        site::trunk_build(project, workshop, Some(&project.at("seeds")), &seed_site(project))
    });
    tally.check("byte budgets", || {
        let shipped = Shipped::in_folder(&seed_site(project))?;
        let lines = shipped.judge(project)?;
        print!("{}\n{lines}", shipped.table());
        Ok(())
    });
}

/// Where the seeds' release site is built to be weighed and walked through.
pub(crate) fn seed_site(project: &Project) -> PathBuf {
    project.at("target/sites/seed")
}

/// The app and the worker are made for the browser and linted for it.
const LINT_NATIVE: [&str; 11] = [
    "clippy",
    "--quiet",
    "--workspace",
    "--exclude",
    "lectern",
    "--exclude",
    "worker",
    "--all-targets",
    "--",
    "--deny",
    "warnings",
];

const LINT_BROWSER: [&str; 11] = [
    "clippy", "--quiet", "-p", "lectern", "-p", "worker", "--target", TARGET, "--", "--deny",
    "warnings",
];

fn cargo(project: &Project, words: &[&str]) -> Result<(), Failure> {
    process::run(process::cargo(project.root()).args(words))
}
