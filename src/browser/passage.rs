//! The words of the script that the reader has selected.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::window;

/// The turn in which the selection begins, and its words; `None` where nothing of the script is
/// selected.
pub(crate) fn selected() -> Option<(u32, String)> {
    let selection = window()?.get_selection().ok()??;
    let words: String = selection.to_string().into();
    if selection.is_collapsed() || words.trim().is_empty() {
        return None;
    }
    let node = selection.get_range_at(0).ok()?.start_container().ok()?;
    let element = node.clone().dyn_into::<Element>().ok().or_else(|| node.parent_element())?;
    let turn = element.closest("section.turn").ok()??;
    Some((turn.id().get(1..)?.parse().ok()?, words.trim().to_owned()))
}
