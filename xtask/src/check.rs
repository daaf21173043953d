//! All that can be checked without a browser.

use std::path::PathBuf;
use std::process::Command;

use crate::budget::Shipped;
use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::setup::{self, Workshop};
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
    tally.check("format", || process::run(&mut cargo(project, "fmt --all --check")));
    tally.check("house rules", || tidy::run(project));
    tally.check("lint of what ships", || process::run(&mut cargo(project, SHIPPED)));
    tally.check("lint of tests", || process::run(&mut cargo(project, TESTS)));
    if workshop.lints_for_the_browser() {
        let mut lint = workshop.cargo(project);
        lint.args(BROWSER.split_whitespace());
        tally.check("lint for the browser", || process::run(&mut lint));
    }
    tally.suite("native tests", &mut cargo(project, NATIVE));
    tally.suite("against tantivy", &mut cargo(project, AGAINST));
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

/// What ships, natively: the app and the worker are made for the browser and linted for it.
const SHIPPED: &str = "clippy --quiet --workspace --exclude lectern --exclude worker \
                       -- --deny warnings";

/// Tests may take the short way: a panic there is the report.
const TESTS: &str = "clippy --quiet --workspace --exclude lectern --exclude worker --all-targets \
                     -- --deny warnings --allow clippy::unwrap_used --allow clippy::expect_used \
                     --allow clippy::panic --allow clippy::indexing_slicing";

/// The differential test has an archive to compile, and its own suite for that reason.
const NATIVE: &str = "test --quiet --no-fail-fast --workspace --exclude e2e --exclude differential";

/// Both engines at work on thousands of questions, optimised as for the commands.
const AGAINST: &str = "test --quiet --profile xtask --package differential";

const BROWSER: &str = "clippy --quiet -p lectern -p worker --target wasm32-unknown-unknown \
                       -- --deny warnings";

fn cargo(project: &Project, line: &str) -> Command {
    let mut cargo = process::cargo(project.root());
    cargo.args(line.split_whitespace());
    cargo
}
