//! A compiler for the browser: rustup's target, else Debian's own compiler, kept behind a `cargo`
//! of its own so that nothing but builds for the browser ever meets it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{apt, make_folder, run_step};
use crate::failure::Failure;
use crate::process::{self, on_path};
use crate::project::Project;

/// What a browser runs.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// How WebAssembly is compiled.
#[derive(Debug)]
pub(super) enum Compiler {
    /// By the compiler that compiles everything.
    Usual,
    /// By another one, through the `cargo` in this folder.
    Wrapped(PathBuf),
}

/// Makes a compiler for the browser available.
pub(super) fn ensure(project: &Project) -> Result<Compiler, Failure> {
    let folder = project.tools().join("debian");
    if folder.join("cargo").is_file() {
        return Ok(Compiler::Wrapped(folder));
    }
    if has_target() {
        return Ok(Compiler::Usual);
    }
    let mut add = Command::new("rustup");
    add.args(["target", "add", TARGET]).current_dir(project.root());
    if on_path("rustup").is_some()
        && run_step("fetching Rust's standard library for the browser", "5 seconds", &mut add)
            .is_ok()
    {
        return Ok(Compiler::Usual);
    }
    println!("  rustup cannot bring it; trying Debian's compiler");
    apt::ensure(&["rustc-web", "rust-web-src"], "a compiler for the browser").map_err(
        |failure| Failure::ByHand {
            lacking: format!("Rust's target {TARGET} is missing, and {failure} Or else"),
            command: process::line(&add),
        },
    )?;
    wrap(&folder)?;
    Ok(Compiler::Wrapped(folder))
}

fn has_target() -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    process::quiet(&mut rustc).is_some_and(|folder| Path::new(folder.trim()).is_dir())
}

/// Writes a `cargo` that compiles for the browser with Debian's compiler, whose standard library
/// is built from its source, and everything else as ever.
fn wrap(folder: &Path) -> Result<(), Failure> {
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let linker = Path::new(sysroot.trim())
        .join(format!("lib/rustlib/{}/bin/rust-lld", host().unwrap_or_default()));
    let cargo = on_path("cargo").unwrap_or_else(|| PathBuf::from("cargo"));
    let script = WRAPPER
        .replace("{linker}", &linker.to_string_lossy())
        .replace("{cargo}", &cargo.to_string_lossy());
    make_folder(folder)?;
    let file = folder.join("cargo");
    fs::write(&file, script).map_err(Failure::file("write", &file))?;
    process::run(Command::new("chmod").arg("+x").arg(&file))
}

const WRAPPER: &str = r#"#!/bin/sh
# Compiles for the browser with Debian's compiler, in a folder of its own; all else as ever.
case " $* " in
*wasm32-unknown-unknown*)
  export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER='{linker}'
  export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/debian"
  ;;
esac
exec '{cargo}' "$@"
"#;

/// The machine's own target, as `rustc -vV` names it.
fn host() -> Option<String> {
    let printed = process::quiet(Command::new("rustc").arg("-vV"))?;
    printed.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned)
}
