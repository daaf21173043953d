//! The browsers of the journeys and their drivers.

use std::fmt;

use super::{apt, cargo_tool};
use crate::failure::Failure;
use crate::process::on_path;
use crate::project::Project;

/// One of the three engines that readers use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// All three.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name by which the journeys are told of it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// What must be on the PATH; of each row one suffices.
    fn programs(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Chromium => &[&["chromium", "chromium-browser"], &["chromedriver"]],
            Self::Firefox => &[&["firefox-esr", "firefox"]],
            Self::WebKit => &[&["WebKitWebDriver"], &["Xvfb"]],
        }
    }

    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb", "xauth"],
        }
    }

    fn is_there(self) -> bool {
        self.programs().iter().all(|row| row.iter().any(|program| on_path(program).is_some()))
    }

    fn ensure(self, project: &Project) -> Result<(), Failure> {
        if !self.is_there() {
            apt::ensure(self.packages(), &format!("{self} and what drives it"))?;
        }
        let driver = cargo_tool::geckodriver();
        match self {
            Self::Firefox if !driver.is_there(project) => cargo_tool::install(project, &driver),
            Self::Firefox | Self::Chromium | Self::WebKit => Ok(()),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        })
    }
}

/// The engines that are there, after installing what may be installed.
///
/// # Errors
/// When none is.
pub(super) fn ensure(project: &Project) -> Result<Vec<Engine>, Failure> {
    let mut present = Vec::new();
    for engine in Engine::ALL {
        match engine.ensure(project) {
            Ok(()) => present.push(engine),
            Err(failure) => println!("✘ no journeys in {engine}: {failure}"),
        }
    }
    if present.is_empty() {
        return Err(Failure::Found("no browser is there to make the journeys in.".to_owned()));
    }
    Ok(present)
}
