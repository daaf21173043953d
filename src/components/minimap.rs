//! The minimap beside the script: hits, lit marks and pins ticked, what is in sight framed, and moved
//! along as a slider.

use std::rc::Rc;

use view::{Minimap, Reading, Tick, TurnNo, draw};

use crate::app::Handles;
use crate::browser::ink::{Happening, Ink};
use crate::browser::sight;
use crate::paces::Paces;

/// Draws the map; `None` where there is nothing to move along.
pub(crate) fn minimap(reading: &Rc<Reading>, handles: Handles) -> Option<Ink> {
    let map = Rc::new(Minimap::of(reading));
    let slider: Ink = draw::minimap(reading, &map)?;
    let paces = handles.paces;
    tick(&slider, reading, &map, handles);
    frame(slider.part(".frame"), map.clone(), paces);
    let (moved, pressed) = (map.clone(), map.clone());
    Some(
        slider
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

/// Keeps the ticks in step with what is found, lit and pinned.
fn tick(slider: &Ink, reading: &Rc<Reading>, map: &Rc<Minimap>, handles: Handles) {
    let ticks = |class: &str, draw: fn(&Minimap, &Reading, Handles) -> String| {
        let (map, reading) = (map.clone(), reading.clone());
        slider.part(class).live(move |path| path.set("d", &draw(&map, &reading, handles)));
    };
    ticks(".hits", |map, reading, handles| {
        map.ticks(
            reading,
            Tick::Hits(&handles.engine.hits(), handles.navigation.view().manner.wording),
            28,
            9,
        )
    });
    ticks(".lit", |map, reading, handles| {
        let lit = handles.navigation.view().manner.lit;
        lit.map_or_else(String::new, |mark| map.ticks(reading, Tick::Marks(mark), 40, 0))
    });
    ticks(".pins", |map, reading, handles| {
        map.ticks(reading, Tick::Turns(&handles.navigation.view().manner.pins), 24, 0)
    });
}

/// Frames what is in sight.
fn frame(frame: Ink, map: Rc<Minimap>, paces: Paces) {
    frame.live(move |frame| {
        let edges = paces.seen().map(|edges| edges.map(|(no, part)| (TurnNo(no), part)));
        let Some([from, to]) = edges.and_then(|edges| map.frame(edges)) else { return };
        frame.shape("--from", &from.to_string());
        frame.shape("--to", &to.to_string());
    });
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
