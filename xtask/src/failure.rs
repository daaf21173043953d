//! Why a command stopped, as one clear sentence: what happened, to what, and what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A reason to stop.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line asks for something that does not exist.
    Usage(String),
    /// A file or folder could not be used.
    File { doing: &'static str, path: PathBuf, cause: io::Error },
    /// A program could not be started.
    Absent { program: String, cause: io::Error },
    /// A program ended badly.
    Ended { line: String, how: String },
    /// Something is missing that has to be done by hand.
    ByHand { lacking: String, command: String },
    /// The work itself came out wrong.
    Found(String),
}

impl Failure {
    /// For `map_err` on whatever touches the file at `path`; `doing` reads like `read` or `write`.
    pub(crate) fn file(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |cause| Self::File { doing, path, cause }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(what) => write!(f, "{what}; `cargo xtask --help` lists what there is."),
            Self::File { doing, path, cause } => {
                write!(f, "cannot {doing} {}: {cause}.", path.display())
            }
            Self::Absent { program, cause } => {
                write!(f, "cannot start `{program}`: {cause}. Is it installed and on the PATH?")
            }
            Self::Ended { line, how } => write!(f, "`{line}` ended with {how}; see above."),
            Self::ByHand { lacking, command } => {
                write!(f, "{lacking}. Please run this by hand, then try again:\n\n    {command}\n")
            }
            Self::Found(sentence) => f.write_str(sentence),
        }
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}
