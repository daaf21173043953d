//! The module that travels when asked for: its files named by content, and the script by which a page
//! or a worker enters it.
//!
//! Must not know: what is done in it.

use std::path::Path;

use super::named::{rename_by_content, write_by_content};
use super::slim::slim;
use crate::failure::Failure;

/// The start of all its files' names.
const NAME: &str = "workshop";

/// Whether a file is of the workshop.
pub(super) fn is_part(name: &str) -> bool {
    name.starts_with(NAME)
}

/// Names the files that Trunk made by their content, writes the script that starts them, and returns
/// its name. In a page it waits for the style, so that nothing is seen without it.
pub(super) fn write(stage: &Path) -> Result<String, Failure> {
    slim(&stage.join("workshop.js"), &stage.join("workshop_bg.wasm"))?;
    let glue = rename_by_content(stage, "workshop.js")?;
    let module = rename_by_content(stage, "workshop_bg.wasm")?;
    let style = rename_by_content(stage, "workshop.css")?;
    let script = format!(
        "import start from \"./{glue}\";\n\
         const near = name => new URL(name, import.meta.url);\n\
         const style = self.document?.createElement(\"link\");\n\
         if (style) {{\n  \
         const settled = new Promise(done => style.onload = style.onerror = done);\n  \
         style.rel = \"stylesheet\";\n  \
         style.href = near(\"./{style}\");\n  \
         document.head.append(style);\n  \
         await settled;\n}}\n\
         await start({{ module_or_path: near(\"./{module}\") }});\n"
    );
    write_by_content(stage, "workshop.start.js", script.as_bytes())
}
