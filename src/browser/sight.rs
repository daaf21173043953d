//! Which turns of the script, or sheets of the list, are in sight, and bringing others there.
//!
//! Must not know: which there should be.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::address::Remembered;
use super::ink::Ink;
use super::{document, scroll, window};

/// A turn's number, and how much of the turn lies above a line, from 0 to 1.
pub(crate) type Edge = (u32, f64);

/// Calls `seen` whenever other parts of the page may have come in sight, once a frame at most.
pub(crate) fn on_look(seen: impl Fn() + Clone + 'static) {
    let Some(window) = window() else { return };
    let due = Rc::new(Cell::new(false));
    for event in ["scroll", "resize"] {
        let (due, seen) = (due.clone(), seen.clone());
        EventListener::new(&window, event, move |_| {
            let (due, seen) = (due.clone(), seen.clone());
            if !due.replace(true) {
                scroll::after_layout(move || {
                    due.set(false);
                    seen();
                });
            }
        })
        .forget();
    }
}

/// The turns at the upper and the lower edge of what can be read; `None` without a script.
pub(crate) fn edges() -> Option<[Edge; 2]> {
    let turns = turns();
    let bottom = window()?.inner_height().ok()?.as_f64()?;
    Some([edge(&turns, ceiling())?, edge(&turns, bottom)?])
}

/// The turn that a reader would call the present one: the one named, as long as it is in sight, else
/// the first that is.
pub(crate) fn present(named: Option<u32>) -> Option<u32> {
    let [(first, _), (last, _)] = edges()?;
    named.filter(|no| (first..=last).contains(no)).or(Some(first))
}

/// The turn shown before or after turn `no`.
pub(crate) fn neighbour(no: u32, ahead: bool) -> Option<u32> {
    let turns = turns();
    let at = turns.partition_point(|turn| number(turn) < no);
    let here = usize::from(turns.get(at).is_some_and(|turn| number(turn) == no));
    let at = if ahead { at + here } else { at.checked_sub(1)? };
    turns.get(at).map(number)
}

/// Scrolls so that the upper edge cuts turn `no` there; false where it is not on the page.
pub(crate) fn to_part((no, part): Edge) -> bool {
    let turns = turns();
    let Some(turn) = turns.iter().find(|turn| number(turn) == no) else { return false };
    let shape = turn.get_bounding_client_rect();
    scroll::to(scroll::position() + shape.top() + shape.height() * part - ceiling());
    true
}

/// Where the bars end that cover the text.
fn ceiling() -> f64 {
    let found = |selector| document()?.query_selector(selector).ok().flatten();
    let bars = [".bar", ".reader-bar"].into_iter().filter_map(found);
    bars.map(|bar| bar.get_bounding_client_rect().bottom()).fold(0.0, f64::max)
}

/// Those of `sheets` in sight or not further from it than the window is high; `None` where they are not
/// on the page.
pub(crate) fn near(sheets: &[Ink]) -> Option<Range<u32>> {
    let height = window()?.inner_height().ok()?.as_f64()?;
    sheets.first().filter(|first| first.height() > 0.0)?;
    let above = |line: f64| move |sheet: &Ink| sheet.bottom() < line;
    let last = sheets.len() - 1;
    let [first, last] =
        [-height, 2.0 * height].map(|line| sheets.partition_point(above(line)).min(last));
    Some(first as u32..last as u32 + 1)
}

/// Where the reader is: what of the page is at the upper edge, since nobody knows how high all that
/// stands above it will be the next time.
pub(crate) fn place() -> Remembered {
    let parts = parts();
    let at = parts.partition_point(|part| part.get_bounding_client_rect().bottom() <= 0.0);
    match parts.get(at).filter(|_| at > 0) {
        Some(part) => {
            Remembered { scroll: -part.get_bounding_client_rect().top(), part: at as u32 }
        }
        None => Remembered { scroll: scroll::position(), part: 0 },
    }
}

/// Takes the reader to where they were; false where that is a bare sheet, of which only its place is known.
/// A turn has its place before its words are drawn.
pub(crate) fn to_place(Remembered { scroll, part }: Remembered) -> bool {
    let Some(part) = parts().into_iter().nth(part as usize).filter(|_| part > 0) else {
        scroll::to(scroll);
        return true;
    };
    let is_bare = part.matches(".sheet:empty").unwrap_or_default();
    let beyond = if is_bare { 0.0 } else { scroll };
    scroll::to(scroll::position() + part.get_bounding_client_rect().top() + beyond);
    if !is_bare {
        scroll::hold(part);
    }
    !is_bare
}

/// The sheets of the list, or the turns of the script.
fn parts() -> Vec<Element> {
    all(".sheet, section.turn")
}

fn edge(turns: &[Element], line: f64) -> Option<Edge> {
    let at = turns.partition_point(|turn| turn.get_bounding_client_rect().bottom() <= line);
    let turn = turns.get(at).or(turns.last())?;
    let shape = turn.get_bounding_client_rect();
    Some((number(turn), ((line - shape.top()) / shape.height().max(1.0)).clamp(0.0, 1.0)))
}

fn turns() -> Vec<Element> {
    all("section.turn")
}

fn all(selector: &str) -> Vec<Element> {
    let found = document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

fn number(turn: &Element) -> u32 {
    turn.id().get(1..).and_then(|no| no.parse().ok()).unwrap_or_default()
}
