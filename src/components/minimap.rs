//! The minimap beside the script: a slider over its turns, with hits, lit marks and pins ticked.

use std::rc::Rc;

use view::{Minimap, Reading, Tick, TurnNo};

use crate::app::Handles;
use crate::browser::ink::{Happening, Ink, drawing, ink};
use crate::browser::sight;
use crate::paces::Paces;

/// How wide the drawing is; it is as long as the map.
const WIDTH: &str = "0 0 44 10000";

/// Draws the map; `None` where there is nothing to move along.
pub(crate) fn minimap(reading: &Rc<Reading>, handles: Handles) -> Option<Ink> {
    let map = Rc::new(Minimap::of(reading));
    if map.turns() < 2 {
        return None;
    }
    let paces = handles.paces;
    let (moved, pressed) = (map.clone(), map.clone());
    Some(
        ink("div", "minimap")
            .attribute("role", "slider")
            .attribute("tabindex", "0")
            .attribute("aria-label", "Place in the transcript")
            .attribute("aria-orientation", "vertical")
            .attribute("aria-valuemin", "1")
            .attribute("aria-valuemax", &map.turns().to_string())
            .with(picture(reading, &map, handles))
            .with(frame(map.clone(), paces))
            .on("pointerdown", move |event| go_there(&pressed, &event, paces))
            .on("pointermove", move |event| go_there(&moved, &event, paces))
            .on("keydown", move |event| step(&event, paces))
            .live(says(reading.clone(), map, paces)),
    )
}

/// Keeps what the slider says in step with what is in sight.
fn says(reading: Rc<Reading>, map: Rc<Minimap>, paces: Paces) -> impl Fn(&Ink) {
    move |slider| {
        let no = TurnNo(paces.seen().map_or(1, |[(first, _), _]| first));
        slider.set("aria-valuenow", &no.0.to_string());
        slider.set("aria-valuetext", &map.words(&reading, no));
    }
}

/// Answers are filled, questions hollow and narrower.
fn picture(reading: &Rc<Reading>, map: &Rc<Minimap>, handles: Handles) -> Ink {
    let path =
        |class: &str, path: &str| drawing("path").attribute("class", class).attribute("d", path);
    let ticks = move |class: &str, draw: fn(&Minimap, &Reading, Handles) -> String| {
        let (map, reading) = (map.clone(), reading.clone());
        drawing("path")
            .attribute("class", class)
            .live(move |path| path.set("d", &draw(&map, &reading, handles)))
    };
    drawing("svg")
        .attribute("viewBox", WIDTH)
        .attribute("preserveAspectRatio", "none")
        .attribute("aria-hidden", "true")
        .with(path("said", &map.outline(false, 24)))
        .with(path(if map.is_dense() { "asked dense" } else { "asked" }, &map.outline(true, 14)))
        .with(ticks("hits", |map, reading, handles| {
            map.ticks(reading, Tick::Hits(&handles.engine.hits()), 28, 9)
        }))
        .with(ticks("lit", |map, reading, handles| {
            let lit = handles.navigation.view().manner.lit;
            lit.map_or_else(String::new, |mark| map.ticks(reading, Tick::Marks(mark), 40, 0))
        }))
        .with(ticks("pins", |map, reading, handles| {
            map.ticks(reading, Tick::Turns(&handles.navigation.view().manner.pins), 24, 0)
        }))
}

/// Frames what is in sight.
fn frame(map: Rc<Minimap>, paces: Paces) -> Ink {
    ink("div", "frame").live(move |frame| {
        let edges = paces.seen().map(|edges| edges.map(|(no, part)| (TurnNo(no), part)));
        let Some([from, to]) = edges.and_then(|edges| map.frame(edges)) else { return };
        frame.shape("--from", &from.to_string());
        frame.shape("--to", &to.to_string());
    })
}

fn go_there(map: &Minimap, event: &Happening, paces: Paces) {
    let Some((no, part)) = event.depth().and_then(|depth| map.at(depth)) else { return };
    if !sight::to_part((no.0, part)) {
        paces.go(no.0);
    }
}

/// The keys of a slider; the browser keeps all others.
fn step(event: &Happening, paces: Paces) {
    if event.is_key("ArrowDown") || event.is_key("ArrowRight") {
        paces.turn(true);
    } else if event.is_key("ArrowUp") || event.is_key("ArrowLeft") {
        paces.turn(false);
    } else if event.is_key("PageDown") {
        paces.exchange(true);
    } else if event.is_key("PageUp") {
        paces.exchange(false);
    } else if event.is_key("Home") {
        paces.go(1);
    } else if event.is_key("End") {
        paces.go(u32::MAX);
    }
}
