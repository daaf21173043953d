//! The last touch on a site that Trunk has built: every file gets a name made from its own bytes,
//! the page learns the names of worker and archive, and a policy that lets nothing else run.
//!
//! Trunk's own names are made from what cargo compiled, not from what ships: a cache could give an
//! old half to a new one.
//!
//! Must not know: what the files do.

mod named;
mod page;
mod workshop;

use std::env;
use std::path::{Path, PathBuf};

pub(crate) use named::folder_entry;
use named::{names, rename_by_content, write_by_content};
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
    let workshop = workshop::write(&stage)?;
    for old in names(&stage, is_page_part)? {
        let new = rename_by_content(&stage, &old)?;
        page.replace_name(&old, &new)?;
    }
    let worker = write_worker(&stage)?;
    page.foresee("lectern-worker", "rel=modulepreload", &worker);
    page.tell("lectern-workshop", &workshop);
    let list = folder_entry(&stage.join("corpus"), "manifest-", "")?;
    page.foresee("lectern-archive", "rel=preload as=fetch", &format!("corpus/{list}"));
    page.protect();
    page.write()
}

/// Writes the script in which the engine's worker starts, and returns its name. It waits for what the
/// page hands it: the WebAssembly that the page has compiled already, and the archive's manifest.
fn write_worker(stage: &Path) -> Result<String, Failure> {
    let glue = folder_entry(stage, "lectern-", ".js")?;
    // A promise that fails in a worker is heard of by nobody; an error thrown outside of it is.
    let script = format!(
        "import start from \"./{glue}\";\n\
         onmessage = ({{ data: [module_or_path, list] }}) => {{\n  \
         self.list = list;\n  \
         start({{ module_or_path }}).catch(fault => setTimeout(() => {{ throw fault; }}));\n}};\n"
    );
    write_by_content(stage, "engine.js", script.as_bytes())
}

/// Scripts, styles and WebAssembly that index.html names.
fn is_page_part(name: &str) -> bool {
    !workshop::is_part(name) && [".js", ".css", ".wasm"].iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_names_is_code_and_style() {
        assert!(is_page_part("lectern-195be8d32c4b73cd_bg.wasm"));
        assert!(is_page_part("lectern-87225ac80a69fc0a.css"));
        assert!(!is_page_part("icon.svg") && !is_page_part("index.html"));
        assert!(!is_page_part("workshop-195be8d32c4b73cd.wasm"));
    }
}
