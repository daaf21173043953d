//! `cargo xtask test`: everything, in the order in which a fault is found soonest.

use std::path::PathBuf;
use std::process::Command;

use crate::check;
use crate::failure::Failure;
use crate::process::on_path;
use crate::project::Project;
use crate::setup::{self, Engine, TARGET, Workshop};
use crate::site;
use crate::tally::Tally;

/// Runs everything.
///
/// # Errors
/// When a tool is missing, no browser is there, or anything failed.
pub(crate) fn run(project: &Project) -> Result<(), Failure> {
    let workshop = setup::for_building(project)?;
    let engines = setup::for_journeys(project)?;
    let mut tally = Tally::default();
    check::without_browser(project, &workshop, &mut tally);
    wasm_tests(project, &workshop, &engines, &mut tally);
    journeys(project, &workshop, &engines, &mut tally);
    tally.close()
}

/// The core once more, as WebAssembly: in Node, and in a worker of a browser, where it lives.
fn wasm_tests(project: &Project, workshop: &Workshop, engines: &[Engine], tally: &mut Tally) {
    if on_path("node").is_some() {
        tally.suite("core in Node", &mut wasm_test(project, workshop));
    }
    if engines.contains(&Engine::Chromium)
        && let Some(driver) = on_path("chromedriver")
    {
        let mut test = wasm_test(project, workshop);
        test.env("WASM_BINDGEN_USE_DEDICATED_WORKER", "1").env("CHROMEDRIVER", driver);
        tally.suite("core in a worker of Chromium", &mut test);
    }
}

fn wasm_test(project: &Project, workshop: &Workshop) -> Command {
    let mut test = workshop.cargo(project);
    test.args(["test", "--package", "corpus", "--test", "answers", "--target", TARGET]);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    test
}

/// A reader's journeys through three built sites.
fn journeys(project: &Project, workshop: &Workshop, engines: &[Engine], tally: &mut Tally) {
    let mut journeys = workshop.cargo(project);
    journeys.args(["test", "--package", "e2e"]);
    journeys.env("LECTERN_SITE_SEED", check::seed_site(project));
    for (name, variable, transcripts) in sites(project) {
        let site = project.at("target/sites").join(name);
        tally.check(&format!("release site of {}", transcripts.display()), || {
            site::trunk_build(project, workshop, Some(&transcripts), &site)
        });
        journeys.env(variable, site);
    }
    let names: Vec<_> = engines.iter().map(|engine| engine.name()).collect();
    journeys.env("LECTERN_ENGINES", names.join(","));
    journeys.env("LECTERN_AXE", project.node_modules().join("axe-core/axe.min.js"));
    tally.suite("journeys", &mut journeys);
}

/// The sites beside that of the seeds: name, the variable that tells the journeys where it is, and
/// the transcripts it is made from. Archives that are not there are left out, and said to be.
fn sites(project: &Project) -> Vec<(&'static str, &'static str, PathBuf)> {
    let all = [
        ("archive", "LECTERN_SITE_ARCHIVE", project.at("e2e/fixtures/archive")),
        ("briefings", "LECTERN_SITE_BRIEFINGS", project.at("../shared/corpus/press-briefings")),
    ];
    let (there, absent): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, _, path)| path.is_dir());
    for (_, _, path) in absent {
        println!("– no journeys through {}: it is not there", project.short(&path).display());
    }
    there
}
