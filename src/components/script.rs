//! The turns that the density shows, and the gaps between them.

use std::cell::RefCell;
use std::rc::Rc;

use view::{Change, Gap, Item, MannerChange, MarkName, Reading, TurnHits, TurnNo, draw};

use crate::app::Handles;
use crate::browser::ink::{Happening, Ink, Rows, button, ink};
use crate::browser::{page, scroll};
use crate::components::turn::{pin, speak, turn};
use crate::held::Held;
use crate::navigation::turn_of;
use crate::quotes::What;
use crate::wings;

/// The script on the page, and what its turns were last drawn from.
struct Script {
    list: Ink,
    rows: Rows,
    reading: Rc<Reading>,
    handles: Handles,
    matching: Vec<TurnHits>,
    /// Turns that match are set apart.
    filtered: bool,
    pins: Vec<TurnNo>,
    /// Turns still to be drawn, or drawn anew, in order.
    due: Vec<TurnNo>,
    /// Somebody will go on drawing them.
    awaited: bool,
    /// It has been on the page, and will not come again once it has gone.
    stood: bool,
    /// The last turn of the first screen.
    first_screen: Option<TurnNo>,
}

/// How long turns are drawn before the page may do something else, in milliseconds.
const SLICE: f64 = 8.0;

/// Draws the script and keeps it as the view wants it.
pub(crate) fn script(reading: Rc<Reading>, handles: Handles) -> Ink {
    let Handles { navigation, engine, opened, paces, .. } = handles;
    opened.set(Vec::new());
    let list = draw::script::<Ink>(&reading).on("click", move |event| press(&event, handles));
    let script = Rc::new(RefCell::new(Script {
        list: list.clone(),
        rows: Rows::new(list.clone()),
        reading: reading.clone(),
        handles,
        matching: Vec::new(),
        filtered: false,
        pins: Vec::new(),
        due: Vec::new(),
        awaited: false,
        stood: false,
        first_screen: view::first_screen(&reading).last(),
    }));
    list.live(move |list| {
        let view = navigation.view();
        list.set("data-text", view.manner.wording.as_str());
        list.set("data-lit", view.manner.lit.map_or("", MarkName::as_str));
        let matching = engine.hits();
        let items = view::items(&reading, &matching, &view, &opened.get());
        script.borrow_mut().show(&items, matching);
        draw_due(&script);
        point_out(handles);
        scroll::after_layout(move || paces.look());
    })
}

/// The buttons of turns: they have no listeners of their own.
fn press(event: &Happening, handles: Handles) {
    if let Some(turn) = event.turn_of(".pin").map(TurnNo) {
        handles.navigation.go(Change::Manner(MannerChange::Pin(turn)));
    } else if let Some(turn) = event.turn_of(".quote").map(TurnNo) {
        wings::open_quoting(handles, What::Turn(turn));
    }
}

/// Sets apart the turn that the address names, and where the walks are.
fn point_out(Handles { navigation, walk, marks, .. }: Handles) {
    let turn = turn_of(&navigation.view()).map(|turn| "#t".to_owned() + &turn.0.to_string());
    let reached = [turn, walk.reached(), marks.reached()];
    page::set_apart("now", reached.into_iter().flatten());
}

/// Draws the turns that are due, as many as a slice of time allows, and the rest a little later: first
/// the one that the address names, then those in sight.
fn draw_due(script: &Rc<RefCell<Script>>) {
    let mut present = script.borrow_mut();
    if present.has_gone() {
        return;
    }
    let begun = page::now();
    while let Some(no) = present.next_due() {
        present.fill(no);
        if page::now() - begun > SLICE {
            break;
        }
    }
    let is_busy = !present.due.is_empty();
    present.list.set("aria-busy", if is_busy { "true" } else { "false" });
    if present.is_begun() {
        present.list.set("data-begun", "");
    }
    if is_busy && !std::mem::replace(&mut present.awaited, true) {
        let script = script.clone();
        let go_on = move || {
            script.borrow_mut().awaited = false;
            draw_due(&script);
            point_out(script.borrow().handles);
        };
        if present.is_to_be_seen() {
            scroll::after_layout(|| page::soon(go_on));
        } else {
            page::soon(go_on);
        }
    }
}

impl Script {
    /// Shows `items`. A turn's words are drawn anew only when other hits are in them.
    fn show(&mut self, items: &[Item], matching: Vec<TurnHits>) {
        let view = self.handles.navigation.view_now();
        let filtered = view.is_filtered();
        let old = std::mem::replace(&mut self.matching, matching);
        let was_filtered = std::mem::replace(&mut self.filtered, filtered);
        let unpinned = std::mem::replace(&mut self.pins, view.manner.pins.clone());
        let (new, pins, reading) = (&self.matching, &self.pins, &self.reading);
        let opened = self.handles.opened;
        let due = RefCell::new(Vec::new());
        let set_apart = |filtered, all, no| filtered && view::is_matching(all, no);
        let mut draw = |at| match items.get(at) {
            Some(&Item::Turn(no)) => {
                let turn = turn(reading, no);
                turn.mark("matched", set_apart(filtered, new, no));
                due.borrow_mut().push(no);
                turn
            }
            Some(&Item::Gap(gap)) => left_out(gap, opened),
            None => ink("div", ""),
        };
        let mut keep = |at, row: &Ink| {
            let Some(&Item::Turn(no)) = items.get(at) else { return };
            let matched = set_apart(filtered, new, no);
            if matched != set_apart(was_filtered, &old, no) {
                row.mark("matched", matched);
            }
            if pins.contains(&no) != unpinned.contains(&no) {
                pin(row, pins.contains(&no));
            }
            if self.due.contains(&no) || view::hits_in(new, no) != view::hits_in(&old, no) {
                due.borrow_mut().push(no);
            }
        };
        self.rows.show(items.iter().map(key).collect(), &mut draw, &mut keep);
        self.due = due.into_inner();
    }

    /// The turn that is to be drawn next; none while those that fill a screen are still to be seen.
    fn next_due(&mut self) -> Option<TurnNo> {
        if self.is_to_be_seen() {
            return None;
        }
        let named = turn_of(&self.handles.navigation.view_now());
        let from = self.handles.paces.seen_now().map_or(TurnNo(0), |[(first, _), _]| TurnNo(first));
        let at = named.and_then(|no| self.due.binary_search(&no).ok());
        let at = at.or_else(|| self.due.iter().position(|no| *no >= from)).unwrap_or(0);
        (at < self.due.len()).then(|| self.due.remove(at))
    }

    /// Whether the reader has left it.
    fn has_gone(&mut self) -> bool {
        let stands = self.list.is_on_page();
        self.stood |= stands;
        self.stood && !stands
    }

    /// Whether what fills a first screen is drawn.
    fn is_begun(&self) -> bool {
        self.due.first().is_none_or(|due| Some(*due) > self.first_screen)
    }

    /// Whether that has still to be put on the page.
    fn is_to_be_seen(&self) -> bool {
        self.is_begun() && !self.list.is_on_page()
    }

    fn fill(&self, no: TurnNo) {
        let Some(row) = self.list.find(&("#t".to_owned() + &no.0.to_string())) else { return };
        let hits = view::hits_in(&self.matching, no);
        speak(&row, &self.reading, no, hits, self.handles.navigation);
        pin(&row, self.pins.contains(&no));
    }
}

fn key(item: &Item) -> String {
    match item {
        Item::Turn(no) => no.0.to_string(),
        Item::Gap(gap) => gap.first.0.to_string() + "-" + &gap.last.0.to_string(),
    }
}

/// Turns left out, and the way to them.
fn left_out(gap: Gap, opened: Held<Vec<Gap>>) -> Ink {
    let open = button("", &gap.words(), move || {
        opened.set([opened.peek(), vec![gap]].concat());
        scroll::after_layout(move || scroll::to_turn(gap.first.0));
    });
    ink("div", "gap").with(open)
}
