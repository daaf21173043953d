//! The last touch on a site that Trunk has built: every file gets a name made from its own bytes,
//! the page learns the names of worker and archive, a policy lets nothing else run, and a service
//! worker is told the digest of all that makes up this version.
//!
//! Trunk's own names are made from what cargo compiled, not from what ships: a cache could give an
//! old half to a new one.
//!
//! Must not know: what the files do.

mod digest;
mod first_view;
mod kept;
mod module;
mod named;
mod pack;
mod page;
mod places;
mod script;
mod shrink;
mod slim;
mod style;
mod wings;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) use named::folder_entry;
use named::{names, rename_by_content};
use page::Page;
use script::Script;

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
    // While serving, making it small would take longer than all else that follows a change.
    let reading = wings::cut(&stage, !page.is_under_development())?;
    let overlay = rename_by_content(&stage, "overlay.css")?;
    let workshop = rename_by_content(&stage, "workshop.css")?;
    style::join(&mut page, &stage)?;
    for old in names(&stage, is_code)? {
        let new = rename_by_content(&stage, &old)?;
        page.replace_name(&old, &new)?;
    }
    let glue = folder_entry(&stage, "lectern-", ".js")?;
    let worker = Script::read("engine.js")?.with("{glue}", &glue).write(&stage)?;
    page.foresee("lectern-worker", "rel=modulepreload", &worker);
    page.tell("lectern-overlay", &overlay);
    page.tell("lectern-workshop", &workshop);
    let list = folder_entry(&stage.join("corpus"), "manifest-", "")?;
    page.foresee("lectern-archive", "rel=preload as=fetch", &format!("corpus/{list}"));
    // An archive of one transcript begins with it.
    let foreseen = if is_of_one(&stage)? { reading } else { Vec::new() };
    start(&stage, &mut page, &glue, &foreseen)
}

/// Writes the scripts that start the page and keep it, the policy that allows them, and the page.
fn start(
    stage: &Path,
    page: &mut Page,
    glue: &str,
    foreseen: &[wings::Wing],
) -> Result<(), Failure> {
    page.show(&first_view::of(&stage.join("corpus"))?, Script::read("first.js")?.text())?;
    kept::write_list(stage)?;
    let version = kept::version(stage, page.text())?;
    let keeper = Script::read("keeper.js")?;
    // A page under development changes with every save: a kept one would always be yesterday's.
    let keeper = if page.is_under_development() { keeper.emptied() } else { keeper };
    let keeper = keeper.with("{version}", &version).write(stage)?;
    let wasm = folder_entry(stage, "lectern-", ".wasm")?;
    let send = Script::read("send.js")?.with("{wasm}", &wasm);
    let send = send.with("{digest}", &digest::of_file(&stage.join(&wasm))?);
    let send = send.with("{wings}", &kept::json(foreseen)?);
    let start = Script::read("start.js")?.with("{glue}", glue).with("{keeper}", &keeper);
    let sealed = |name| digest::of_file(&stage.join(name)).map(|digest| (name, digest));
    page.start(send.text(), &[sealed(glue)?, sealed(&keeper)?], start.text())?;
    page.protect();
    page.write()?;
    if page.is_under_development() { Ok(()) } else { kept::write_worker(stage, &version) }
}

/// Whether the archive is one transcript, which then is the first view. `corpus/contents` has two
/// numbers of 32 bits for each.
fn is_of_one(stage: &Path) -> Result<bool, Failure> {
    let file = stage.join("corpus/contents");
    let contents = fs::metadata(&file).map_err(Failure::file("read", &file))?;
    Ok(contents.len() == 8)
}

/// Script and WebAssembly of the page.
fn is_code(name: &str) -> bool {
    name.starts_with("lectern-") && [".js", ".wasm"].iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_of_the_page_is_told_from_the_rest() {
        assert!(is_code("lectern-195be8d32c4b73cd_bg.wasm"));
        assert!(!is_code("icon.svg") && !is_code("index.html"));
        assert!(!is_code("reading-195be8d32c4b73cd.wasm"));
    }
}
