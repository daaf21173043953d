//! Light and dark. The system decides until the reader does; the choice is kept on this device.

use super::{device, window};

const KEY: &str = "lectern-theme";

/// A choice of the reader's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    Light,
    Dark,
}

impl Theme {
    fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The other one.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}

/// What is to be seen now: the kept choice, else what the system wants.
pub(crate) fn present() -> Theme {
    let kept = device::kept(KEY);
    match kept.as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ if system_is_dark() => Theme::Dark,
        _ => Theme::Light,
    }
}

/// Shows the kept choice, if there is one.
pub(crate) fn restore() {
    if device::kept(KEY).is_some() {
        show(present());
    }
}

/// Shows `theme` and keeps it. Where storage is denied it lasts as long as the page.
pub(crate) fn choose(theme: Theme) {
    device::keep(KEY, theme.name());
    show(theme);
}

fn show(theme: Theme) {
    device::show("data-theme", theme.name());
}

fn system_is_dark() -> bool {
    let list = window().and_then(|w| w.match_media("(prefers-color-scheme: dark)").ok()).flatten();
    list.is_some_and(|list| list.matches())
}
