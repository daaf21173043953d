//! Light and dark. The system decides until the reader does; the choice is kept on this device.

use super::{document, window};

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
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok()).flatten();
    match kept.as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ if system_is_dark() => Theme::Dark,
        _ => Theme::Light,
    }
}

/// Shows the kept choice, if there is one.
pub(crate) fn restore() {
    if storage().and_then(|storage| storage.get_item(KEY).ok()).flatten().is_some() {
        show(present());
    }
}

/// Shows `theme` and keeps it. Where storage is denied it lasts as long as the page.
pub(crate) fn choose(theme: Theme) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(KEY, theme.name());
    }
    show(theme);
}

fn show(theme: Theme) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-theme", theme.name());
    }
}

fn system_is_dark() -> bool {
    let list = window().and_then(|w| w.match_media("(prefers-color-scheme: dark)").ok()).flatten();
    list.is_some_and(|list| list.matches())
}

fn storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}
