//! The stylesheets of the page as one, so that a browser asks for one.
//!
//! Must not know: what they say.

use std::fs;
use std::path::Path;

use super::named::write_by_content;
use super::page::Page;
use crate::failure::Failure;

/// Joins the stylesheets that the page names, in their order.
pub(super) fn join(page: &mut Page, stage: &Path) -> Result<(), Failure> {
    let mut joined = String::new();
    let names = page.styles();
    for name in &names {
        let file = stage.join(name);
        let text = fs::read_to_string(&file).map_err(Failure::file("read", &file))?;
        joined.push_str(&lean(&text));
        fs::remove_file(&file).map_err(Failure::file("remove", &file))?;
    }
    let name = write_by_content(stage, "style.css", joined.as_bytes())?;
    page.style_by(&name);
    Ok(())
}

/// The same without remarks and indents. Neither stands in a string of ours.
fn lean(text: &str) -> String {
    let mut pieces = text.split("/*");
    let mut said = pieces.next().unwrap_or_default().to_owned();
    said.extend(pieces.filter_map(|piece| piece.split_once("*/")).map(|(_, after)| after));
    let lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_and_indents_do_not_travel() {
        let text = "/* What a turn\n   looks like. */\n@layer a {\n  b { /* why */ c: d; }\n\n}\n";
        assert_eq!(lean(text), "@layer a {\nb {  c: d; }\n}\n");
    }
}
