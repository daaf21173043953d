//! Where things lie. Paths only; nothing is read or made here.

use std::env;
use std::path::{Path, PathBuf};

/// The checkout that the commands work on.
#[derive(Clone, Debug)]
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// The checkout from which `cargo xtask` was called.
    pub(crate) fn here() -> Self {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.parent().map_or_else(|| manifest.clone(), Path::to_path_buf);
        Self { root }
    }

    /// The folder of the checkout itself, or of something in it.
    pub(crate) fn at(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// The folder of the checkout.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Where a source file is named in messages: relative to the checkout if it lies in it.
    pub(crate) fn short<'a>(&self, path: &'a Path) -> &'a Path {
        path.strip_prefix(&self.root).unwrap_or(path)
    }

    /// The transcripts that make up the archive: `$LECTERN_CORPUS`, else the seeds.
    pub(crate) fn sources(&self) -> PathBuf {
        env::var_os(SOURCES).map_or_else(|| self.at("seeds"), PathBuf::from)
    }

    /// The compiled archive, which index.html copies into the site.
    pub(crate) fn compiled(&self) -> PathBuf {
        self.at("target/corpus")
    }

    /// Where tools are installed that the machine lacks.
    pub(crate) fn tools(&self) -> PathBuf {
        self.at("target/tools")
    }

    /// Programs installed there.
    pub(crate) fn tools_bin(&self) -> PathBuf {
        self.at("target/tools/bin")
    }

    /// npm packages installed there.
    pub(crate) fn node_modules(&self) -> PathBuf {
        self.at("target/tools/node_modules")
    }
}

/// Names another folder of transcripts than the seeds.
pub(crate) const SOURCES: &str = "LECTERN_CORPUS";
