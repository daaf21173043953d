//! Cuts the module that cargo has linked at the functions of `src/wings.rs`: what every visit needs
//! stays, each wing becomes a file of its own, and the page's script learns to send for them. Trunk
//! knows no such cut, so what it made of the module is made anew here.
//!
//! `wasm_split_cli_support` finds out by the linker's relocations what only a wing reaches; the parts
//! share one memory and one table of functions, so a call across a cut is an ordinary call.
//!
//! Must not know: what is in a wing.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_split_cli_support::{Options, SplitWasm, transform};

use super::named::{folder_entry, write_by_content};
use super::script::Script;
use super::{digest, places, slim};
use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::setup::TARGET;

/// The wings, that which is needed soonest first. What several share is fetched with the first of them.
const WINGS: [&str; 3] = [READING, "beside", "workshop"];

/// The wing in which a transcript is read.
const READING: &str = "reading";

/// The name by which the module asks for its wings.
const LINK: &str = "./__wasm_split.js";

/// What rustc lets WebAssembly use, which all three engines know. A wing does not say so itself.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The first kilobyte of the memory holds no value: it is the last that the stack would grow into.
const LOW_MEMORY: &str = "--low-memory-unused";

/// A file of a wing: its name in the site, its digest.
pub(super) type Wing = (String, String);

/// Puts module and script of the page in the place of Trunk's, and the wings beside them. Returns the
/// files that the reading of a transcript needs.
pub(super) fn cut(stage: &Path) -> Result<Vec<Wing>, Failure> {
    let project = Project::here();
    let work = project.at("target/wings");
    let linked = linked(&project);
    let module = fs::read(&linked).map_err(Failure::file("read", &linked))?;
    let split = split(&module, &work)?;
    bind(&work)?;
    let mut link = read(&work.join(LINK))?;
    let mut reading = Vec::new();
    for file in &split.split_modules {
        let wasm = shrunk(file)?;
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let wing = wing_of(&stem, &split);
        let name = write_by_content(stage, &format!("{wing}.wasm"), &wasm)?;
        let digest = digest::of(&wasm);
        link = with_wing(&link, &stem, &name, &digest)?;
        reading.extend((wing == READING).then(|| (format!("./{name}"), digest)));
    }
    let glue = read(&work.join("lectern.js"))?;
    let glue = joined(&glue, &link, Script::read("wings.js")?.text())?;
    let module = shrunk(&work.join("lectern_bg.wasm"))?;
    let (glue, module) = slim::slim(&glue, &module).ok_or_else(|| foreign("names we know"))?;
    for (end, bytes) in [(".js", glue.as_bytes()), (".wasm", &module)] {
        let file = stage.join(folder_entry(stage, "lectern-", end)?);
        fs::write(&file, bytes).map_err(Failure::file("write", &file))?;
        if end == ".js" && is_release() {
            tighten(&project, &file)?;
        }
    }
    Ok(reading)
}

/// The module as the linker left it.
fn linked(project: &Project) -> PathBuf {
    let target =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.at("target"), PathBuf::from);
    let profile = if is_release() { "release" } else { "debug" };
    target.join(TARGET).join(profile).join("lectern.wasm")
}

fn is_release() -> bool {
    env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release")
}

fn split(module: &[u8], work: &Path) -> Result<SplitWasm, Failure> {
    if work.exists() {
        fs::remove_dir_all(work).map_err(Failure::file("empty", work))?;
    }
    let main = work.join("main.wasm");
    let mut options = Options::new(module);
    options.output_dir = work;
    options.main_out_path = &main;
    options.link_name = LINK;
    transform(options)
        .map_err(|error| Failure::Found(format!("the module cannot be cut into wings: {error:#}.")))
}

fn bind(work: &Path) -> Result<(), Failure> {
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bindgen.args(["--remove-name-section", "--out-name", "lectern", "--out-dir"]);
    process::run(bindgen.arg(work).arg(work.join("main.wasm")))
}

/// The module in `file`, as small as it gets if it is to be shipped.
fn shrunk(file: &Path) -> Result<Vec<u8>, Failure> {
    let mut wasm = fs::read(file).map_err(Failure::file("read", file))?;
    places::forget(&mut wasm);
    if !is_release() {
        return Ok(wasm);
    }
    fs::write(file, wasm).map_err(Failure::file("write", file))?;
    let mut shrink = Command::new("wasm-opt");
    shrink.args(["-Oz", LOW_MEMORY, "--strip-debug", "--strip-producers"]).args(FEATURES);
    process::run(shrink.arg(file).arg("-o").arg(file))?;
    fs::read(file).map_err(Failure::file("read", file))
}

/// Takes comments, blanks and long names out of a script, where there is the tool for it.
fn tighten(project: &Project, script: &Path) -> Result<(), Failure> {
    let terser = project.node_modules().join("terser/bin/terser");
    if !terser.is_file() {
        return Ok(());
    }
    let mut tighten = Command::new("node");
    tighten.arg(terser).args(["--module", "--compress", "--mangle", "--output"]);
    process::run(tighten.arg(script).arg(script))
}

/// The first wing that needs the file with this stem.
fn wing_of(stem: &str, split: &SplitWasm) -> &'static str {
    let needs = |wing: &&&str| {
        split.prefetch_map.get(**wing).is_some_and(|files| files.iter().any(|file| file == stem))
    };
    WINGS.iter().find(needs).copied().unwrap_or("wing")
}

/// The link script with the file of this stem under its name and with its digest.
fn with_wing(link: &str, stem: &str, name: &str, digest: &str) -> Result<String, Failure> {
    let send = format!("fetch(new URL(\"./{stem}.wasm\", import.meta.url))");
    if !link.contains(&send) {
        return Err(foreign(&send));
    }
    Ok(link.replace(&send, &format!("wing(\"./{name}\", \"{digest}\")")))
}

/// The page's script with what sends for the wings inside it. Apart, each would have to name the other,
/// and neither could be named by its content.
fn joined(glue: &str, link: &str, send: &str) -> Result<String, Failure> {
    const FROM_PAGE: &str = "import { initSync }";
    const EXPORT: &str = "export const ";
    let link = link.strip_prefix(FROM_PAGE).ok_or_else(|| foreign(FROM_PAGE))?;
    let (_, link) = link.split_once('\n').unwrap_or_default();
    let names =
        link.split(EXPORT).skip(1).filter_map(|rest| rest.split_once(" =")).map(|(name, _)| name);
    let names: Vec<_> = names.collect();
    let entry = format!("\"{LINK}\": ");
    let (before, entries) = glue.split_once(&entry).ok_or_else(|| foreign(&entry))?;
    // The script has one such entry for each wing, all of them equal.
    let (_, after) = entries.split_once("\n    };").ok_or_else(|| foreign("};"))?;
    let before = before.lines().filter(|line| !line.starts_with("import * as"));
    let before: Vec<_> = before.collect();
    Ok([
        &before.join("\n"),
        &entry,
        "{ ",
        &names.join(", "),
        " },\n    };",
        after,
        "\n",
        send,
        &link.replace(EXPORT, "const "),
    ]
    .concat())
}

fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(Failure::file("read", file))
}

fn foreign(lacking: &str) -> Failure {
    Failure::Found(format!(
        "the cut module's script holds no `{lacking}`; is it another wasm-bindgen or wasm-split?"
    ))
}
