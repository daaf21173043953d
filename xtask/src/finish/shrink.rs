//! Makes modules as small as they get.
//!
//! Must not know: what a module is for.

use std::cmp::Reverse;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::iter::{ParallelBridge, ParallelIterator};

use crate::failure::Failure;
use crate::process;

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

/// Makes the modules in `files` small where they stand, the largest first, on all cores: one of them is as
/// large as all others, and each of the small ones costs the start of wasm-opt.
///
/// # Errors
/// With a complaint of wasm-opt.
pub(super) fn shrink(mut files: Vec<PathBuf>) -> Result<(), Failure> {
    files.sort_by_key(|file| Reverse(fs::metadata(file).map_or(0, |file| file.len())));
    files.into_iter().par_bridge().try_for_each(|file| shrink_one(&file))
}

fn shrink_one(file: &Path) -> Result<(), Failure> {
    let mut shrink = Command::new("wasm-opt");
    shrink.args(["-Oz", LOW_MEMORY, "--strip-debug", "--strip-producers"]).args(FEATURES);
    process::run(shrink.arg(file).arg("-o").arg(file))
}
