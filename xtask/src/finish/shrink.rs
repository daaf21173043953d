//! Makes modules as small as they get.
//!
//! Must not know: what a module is for.

use std::cmp::Reverse;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use super::places;
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
/// With the first complaint of wasm-opt.
pub(super) fn shrink(files: Vec<PathBuf>) -> Result<(), Failure> {
    let mut waiting = files;
    waiting.sort_by_key(|file| Reverse(fs::metadata(file).map_or(0, |file| file.len())));
    let waiting = Mutex::new(waiting.into_iter());
    let next = || waiting.lock().ok().and_then(|mut waiting| waiting.next());
    let work = || std::iter::from_fn(next).try_for_each(|file| shrink_one(&file));
    let threads = thread::available_parallelism().map_or(1, Into::into);
    thread::scope(|scope| {
        let all: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        all.into_iter().try_for_each(|one| one.join().unwrap_or_else(|_| Err(stopped())))
    })
}

fn shrink_one(file: &Path) -> Result<(), Failure> {
    let mut wasm = fs::read(file).map_err(Failure::file("read", file))?;
    places::forget(&mut wasm);
    fs::write(file, wasm).map_err(Failure::file("write", file))?;
    let mut shrink = Command::new("wasm-opt");
    shrink.args(["-Oz", LOW_MEMORY, "--strip-debug", "--strip-producers"]).args(FEATURES);
    process::run(shrink.arg(file).arg("-o").arg(file))
}

fn stopped() -> Failure {
    Failure::Found("making a module small stopped halfway; build again.".to_owned())
}
