//! The scripts that have to stand outside of WebAssembly, from the folder `script`: their blanks are
//! filled in here.

use std::fs;
use std::path::Path;

use super::named::write_by_content;
use crate::failure::Failure;
use crate::project::Project;

/// A script, with blanks like `{glue}`.
#[derive(Debug)]
pub(super) struct Script {
    name: &'static str,
    text: String,
}

impl Script {
    /// Reads the script of this name. What it says of itself stays at home.
    pub(super) fn read(name: &'static str) -> Result<Self, Failure> {
        let file = Project::here().at("script").join(name);
        let text = fs::read_to_string(&file).map_err(Failure::file("read", &file))?;
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        Ok(Self { name, text: code.flat_map(|line| [line, "\n"]).collect() })
    }

    /// Fills in a blank.
    pub(super) fn with(mut self, blank: &str, word: &str) -> Self {
        self.text = self.text.replace(blank, word);
        self
    }

    /// A script of the same name that does nothing.
    pub(super) fn emptied(self) -> Self {
        Self { text: String::new(), ..self }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Writes it under a name made from its bytes, and returns that.
    pub(super) fn write(&self, stage: &Path) -> Result<String, Failure> {
        write_by_content(stage, self.name, self.text.as_bytes())
    }

    /// Writes it under its own name, where its address has to stay the same.
    pub(super) fn write_as_named(&self, stage: &Path) -> Result<(), Failure> {
        let file = stage.join(self.name);
        fs::write(&file, &self.text).map_err(Failure::file("write", &file))
    }
}
