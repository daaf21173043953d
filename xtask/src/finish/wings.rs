//! Cuts the module that cargo has linked at the functions of `src/wings.rs`: what every visit needs
//! stays, each wing becomes a file of its own, and the page's script learns to send for them. Trunk
//! knows no such cut, so what it made of the module is made anew here.
//!
//! `wasm_split_cli_support` finds out by the linker's relocations what only a wing reaches; the pieces
//! share one memory and one table of functions, so a call across a cut is an ordinary call.
//!
//! Must not know: what is in a wing.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_split_cli_support::{Options, SplitWasm, transform};

use super::module::without_names;
use super::named::{self, folder_entry, names};
use super::pack::{Piece, READING, SHARED, pack};
use super::script::Script;
use super::shrink::shrink;
use super::{digest, places, slim};
use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::setup::TARGET;

/// Script and module of the page, as they are called until the site names them by their content.
const PAGE: [&str; 2] = ["lectern.js", "lectern.wasm"];

/// The name by which the module asks for its wings.
const LINK: &str = "./__wasm_split.js";

/// A file of a wing: its name in the site, its digest.
pub(super) type Wing = (String, String);

/// Puts module and script of the page in the place of Trunk's, and the wings beside them, all as small as
/// they get if they are to be shipped. Returns the files that the reading of a transcript needs.
pub(super) fn cut(stage: &Path, ships: bool) -> Result<Vec<Wing>, Failure> {
    let project = Project::here();
    let _turn = turn(&project)?;
    let linked = linked(&project);
    let module = fs::read(&linked).map_err(Failure::file("read", &linked))?;
    let ships = ships && is_release();
    let made = made(&project, &module, ships)?;
    let mut reading = Vec::new();
    for name in names(&made, |_| true)? {
        let bytes = fs::read(made.join(&name)).map_err(Failure::file("read", &made))?;
        let own = PAGE.contains(&&*name).then(|| name.strip_prefix("lectern")).flatten();
        let place = own.map_or(Ok(name.clone()), |end| folder_entry(stage, "lectern-", end))?;
        let place = stage.join(place);
        fs::write(&place, &bytes).map_err(Failure::file("write", &place))?;
        let needed = [READING, SHARED].iter().any(|wing| name.starts_with(wing));
        reading.extend(needed.then(|| (format!("./{name}"), digest::of(&bytes))));
    }
    Ok(reading)
}

/// A lock that lasts as long as the file is held: two builds at once would work in one folder.
fn turn(project: &Project) -> Result<File, Failure> {
    let lock = project.at("target/wings.lock");
    let turn = File::create(&lock).and_then(|file| file.lock().map(|()| file));
    turn.map_err(Failure::file("lock", &lock))
}

/// The folder of what is made of `module`. It is made once: the same module often goes with another
/// archive.
fn made(project: &Project, module: &[u8], ships: bool) -> Result<PathBuf, Failure> {
    // Whoever serves and builds in turn keeps both.
    let wings = project.at("target/wings").join(if ships { "shipped" } else { "served" });
    let made = wings.join(key(project, module)?);
    if made.is_dir() {
        return Ok(made);
    }
    if wings.exists() {
        fs::remove_dir_all(&wings).map_err(Failure::file("empty", &wings))?;
    }
    let (work, half) = (wings.join("work"), wings.join("half"));
    fs::create_dir_all(&half).map_err(Failure::file("make", &half))?;
    make(module, &work, &half, ships)?;
    if ships {
        tighten(project, &half.join(PAGE[0]))?;
    }
    // Whoever is interrupted leaves nothing that looks made.
    fs::rename(&half, &made).map_err(Failure::file("name", &half))?;
    Ok(made)
}

/// A name for all that decides what is made: the module, this program, the tools that there are.
fn key(project: &Project, module: &[u8]) -> Result<String, Failure> {
    let program = env::current_exe().map_err(Failure::file("find", Path::new("xtask")))?;
    let program = fs::read(&program).map_err(Failure::file("read", &program))?;
    let script = Script::read("wings.js")?;
    let tools = terser(project).is_file().to_string();
    let parts = [module, &program, script.text().as_bytes(), tools.as_bytes()].map(named::digest);
    Ok(named::digest(parts.concat().as_bytes()))
}

fn terser(project: &Project) -> PathBuf {
    project.node_modules().join("terser/bin/terser")
}

/// Makes wings, module and script in the folder `made`.
fn make(module: &[u8], work: &Path, made: &Path, ships: bool) -> Result<(), Failure> {
    let split = split(module, work)?;
    bind(work)?;
    let main = work.join("lectern_bg.wasm");
    let pieces = split.split_modules;
    let all: Vec<_> = pieces.iter().chain([&main]).cloned().collect();
    all.iter().try_for_each(|file| strip(file))?;
    if ships {
        shrink(all)?;
    }
    let pieces = pieces.iter().map(|file| piece(file)).collect::<Result<_, _>>()?;
    let load = pack(pieces, &split.prefetch_map, made)?;
    let link = loading(&read(&work.join(LINK))?, &load)?;
    let glue = read(&work.join("lectern.js"))?;
    let glue = joined(&glue, &link, Script::read("wings.js")?.text())?;
    let module = fs::read(&main).map_err(Failure::file("read", &main))?;
    let (glue, module) = slim::slim(&glue, &module).ok_or_else(|| foreign("names we know"))?;
    for (name, bytes) in PAGE.into_iter().zip([glue.as_bytes(), &module]) {
        let file = made.join(name);
        fs::write(&file, bytes).map_err(Failure::file("write", &file))?;
    }
    Ok(())
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

/// Takes the places of its sources out of a module, and the names: wasm-split has not kept them in step, and
/// wasm-opt complains.
fn strip(file: &Path) -> Result<(), Failure> {
    let wasm = fs::read(file).map_err(Failure::file("read", file))?;
    let mut wasm = without_names(&wasm).ok_or_else(|| foreign("module"))?;
    places::forget(&mut wasm);
    fs::write(file, wasm).map_err(Failure::file("write", file))
}

/// Takes comments, blanks and long names out of a script, where there is the tool for it.
fn tighten(project: &Project, script: &Path) -> Result<(), Failure> {
    let terser = terser(project);
    if !terser.is_file() {
        return Ok(());
    }
    let mut tighten = Command::new("node");
    tighten.arg(terser).args(["--module", "--compress", "--mangle", "--output"]);
    process::run(tighten.arg(script).arg(script))
}

/// A piece of the module.
fn piece(file: &Path) -> Result<Piece, Failure> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok((stem, fs::read(file).map_err(Failure::file("read", file))?))
}

/// The link script, which loads files instead of pieces.
fn loading(link: &str, load: &str) -> Result<String, Failure> {
    const FIRST_PIECE: &str = "/* ";
    let (common, _) = link.split_once(FIRST_PIECE).ok_or_else(|| foreign(FIRST_PIECE))?;
    Ok([common, load].concat())
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
