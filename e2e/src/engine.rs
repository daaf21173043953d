//! The three engines that readers use: what each needs on this machine, and how its driver wants
//! to be asked for a session.

use std::env;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

/// One of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// The programs of an engine, as they lie on this machine.
#[derive(Clone, Debug)]
pub struct Programs {
    pub engine: Engine,
    pub browser: PathBuf,
    pub driver: PathBuf,
    /// The screen to be started for an engine that cannot do without one.
    pub screen: Option<PathBuf>,
}

impl Engine {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name in lists and file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Finds the engine's programs.
    ///
    /// # Errors
    /// The name of the one that is missing.
    pub fn find(self) -> Result<Programs, &'static str> {
        let (browser, driver, screen) = match self {
            Self::Chromium => (first(&["chromium", "chromium-browser"])?, "chromedriver", None),
            Self::Firefox => (first(&["firefox-esr", "firefox"])?, "geckodriver", None),
            Self::WebKit => {
                let browser = mini_browser().ok_or("MiniBrowser of WebKitGTK")?;
                (browser, "WebKitWebDriver", Some(first(&["Xvfb"])?))
            }
        };
        Ok(Programs { engine: self, browser, driver: first(&[driver])?, screen })
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Programs {
    /// What to ask the driver for. In `profile` the browser keeps what it remembers, if it can.
    pub fn capabilities(&self, profile: Option<&Path>) -> Value {
        let binary = &self.browser;
        let chromium = profile.map(|folder| format!("--user-data-dir={}", folder.display()));
        let firefox = profile.map(|folder| folder.display().to_string());
        let firefox = firefox.map(|folder| ["-profile".to_owned(), folder]);
        let firefox: Vec<_> =
            ["-headless".to_owned()].into_iter().chain(firefox.into_iter().flatten()).collect();
        match self.engine {
            Engine::Chromium => json!({
                "browserName": "chrome",
                // The console holds what a script swallowed; it has to be empty.
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": { "binary": binary, "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                    "--disable-background-networking",
                    chromium.unwrap_or_else(|| "--disable-sync".to_owned()),
                ] },
            }),
            Engine::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": { "binary": binary, "args": firefox, "prefs": {
                    "app.update.enabled": false,
                    "network.connectivity-service.enabled": false,
                    "network.captive-portal-service.enabled": false,
                    // Processes kept ready for pages that no journey opens.
                    "browser.newtab.preload": false,
                    "dom.ipc.processPrelaunch.enabled": false,
                } },
            }),
            Engine::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": binary, "args": ["--automation"] },
            }),
        }
    }
}

/// The first of these programs that is on the PATH, else the name of the first.
fn first(names: &[&'static str]) -> Result<PathBuf, &'static str> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let all = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    all.into_iter().find(|file| file.is_file()).ok_or(names.first().copied().unwrap_or_default())
}

/// The browser that comes inside WebKitGTK's library, in a folder named after machine and version.
fn mini_browser() -> Option<PathBuf> {
    let machines = fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    let versions = ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"];
    let mut all = machines
        .flat_map(|machine| versions.map(|version| machine.join(version).join("MiniBrowser")));
    all.find(|file| file.is_file())
}
