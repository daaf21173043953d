//! The last touch on a site that Trunk has built: every file gets a name made from its own bytes,
//! the page learns the names of worker and archive, and a policy that lets nothing else run.
//!
//! Trunk's own names are made from what cargo compiled, not from what ships: a cache could give an
//! old half to a new one.
//!
//! Must not know: what the files do.

mod named;
mod page;
mod slim;
mod style;
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
    let ours = |end| folder_entry(&stage, "lectern-", end).map(|name| stage.join(name));
    slim::slim(&ours(".js")?, &ours(".wasm")?)?;
    style::join(&mut page, &stage)?;
    for old in names(&stage, is_code)? {
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

/// Script and WebAssembly of the page.
fn is_code(name: &str) -> bool {
    !workshop::is_part(name) && [".js", ".wasm"].iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_of_the_page_is_told_from_the_rest() {
        assert!(is_code("lectern-195be8d32c4b73cd_bg.wasm"));
        assert!(!is_code("icon.svg") && !is_code("index.html"));
        assert!(!is_code("workshop-195be8d32c4b73cd.wasm"));
    }
}
