//! The last touch on a site that Trunk has built: every file gets a name made from its own bytes,
//! the page learns the names of worker and archive, and a policy that lets nothing else run.
//!
//! Trunk's own names are made from what cargo compiled, not from what ships, and the worker's
//! carry no mark at all; a cache could give an old half to a new one.
//!
//! Must not know: what the files do.

mod named;
mod page;

use std::env;
use std::path::{Path, PathBuf};

use named::{folder_entry, names, rename_by_content};
use page::Page;

use crate::failure::Failure;

/// Trunk's hook after the build: finishes the site in Trunk's staging folder.
///
/// # Errors
/// When called by anything but Trunk, or when Trunk's output is not of the known form.
pub(crate) fn run() -> Result<(), Failure> {
    let stage = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Failure::Usage("`finish` is for Trunk, which says where the site lies".to_owned())
    })?;
    let mut page = Page::read(&stage.join("index.html"))?;
    for old in names(&stage, is_page_part)? {
        let new = rename_by_content(&stage, &old)?;
        page.replace_name(&old, &new)?;
    }
    page.name("lectern-worker", &format!("./{}", finish_worker(&stage)?));
    let list = folder_entry(&stage.join("corpus"), "manifest-")?;
    page.name("lectern-archive", &format!("./corpus/{list}"));
    page.protect();
    page.write()
}

/// Makes the worker one script that fetches its own WebAssembly, and gives both their names.
/// Returns the script's name.
///
/// Trunk's loader shim would fetch the script by a script, one more journey to the server.
fn finish_worker(stage: &Path) -> Result<String, Failure> {
    let wasm = rename_by_content(stage, WORKER_WASM)?;
    // A promise that fails in a worker is heard of by nobody; an error thrown outside of it is.
    named::append(
        stage,
        WORKER,
        &format!(
            "wasm_bindgen({{ module_or_path: \"./{wasm}\" }})\
             .catch(fault => setTimeout(() => {{ throw fault; }}));\n"
        ),
    )?;
    rename_by_content(stage, WORKER)
}

const WORKER: &str = "engine.js";
const WORKER_WASM: &str = "engine_bg.wasm";

/// Scripts, styles and WebAssembly that index.html names.
fn is_page_part(name: &str) -> bool {
    let code = [".js", ".css", ".wasm"].iter().any(|end| name.ends_with(end));
    code && name != WORKER && name != WORKER_WASM
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_is_not_a_part_of_the_page() {
        assert!(is_page_part("lectern-195be8d32c4b73cd_bg.wasm"));
        assert!(is_page_part("lectern-87225ac80a69fc0a.css"));
        assert!(!is_page_part("engine.js") && !is_page_part("engine_bg.wasm"));
        assert!(!is_page_part("icon.svg") && !is_page_part("index.html"));
    }
}
