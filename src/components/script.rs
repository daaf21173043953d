//! The turns that the density shows, and the gaps between them.

use std::cell::RefCell;
use std::rc::Rc;

use view::{Gap, Item, Reading, TurnHits};

use crate::app::Handles;
use crate::browser::ink::{Ink, Rows, button, ink};
use crate::browser::{page, scroll};
use crate::components::turn::{speak, turn};
use crate::held::Held;
use crate::navigation::turn_of;

/// The script on the page, and what its turns were last drawn from.
struct Script {
    rows: Rows,
    matching: Vec<TurnHits>,
    /// Turns that match are set apart.
    filtered: bool,
}

/// Draws the script and keeps it as the view wants it.
pub(crate) fn script(reading: Rc<Reading>, handles: Handles) -> Ink {
    let Handles { navigation, engine, opened, paces, .. } = handles;
    opened.set(Vec::new());
    let list = ink("div", "");
    let script = Script { rows: Rows::new(list.clone()), matching: Vec::new(), filtered: false };
    let script = RefCell::new(script);
    list.live(move |_| {
        let view = navigation.view();
        let (at, matching) = (turn_of(&view), engine.hits());
        let items = view::items(&reading, &matching, view.density, &opened.get(), at);
        script.borrow_mut().show(&items, matching, &reading, handles);
        let turn = at.map(|turn| "#t".to_owned() + &turn.0.to_string());
        let reached = [handles.walk.reached(), handles.marks.reached()];
        page::set_apart("now", turn.into_iter().chain(reached.into_iter().flatten()));
        scroll::after_layout(move || paces.look());
    })
}

impl Script {
    /// Shows `items`. A turn's words are drawn anew only when other hits are in them.
    fn show(
        &mut self,
        items: &[Item],
        matching: Vec<TurnHits>,
        reading: &Reading,
        handles: Handles,
    ) {
        let filtered = handles.navigation.view_now().is_filtered();
        let old = std::mem::replace(&mut self.matching, matching);
        let was_filtered = std::mem::replace(&mut self.filtered, filtered);
        let new = &self.matching;
        let set_apart = |filtered, all, no| filtered && view::is_matching(all, no);
        let mut draw = |at| match items.get(at) {
            Some(&Item::Turn(no)) => {
                let turn = turn(reading, no, handles.navigation);
                turn.mark("matched", set_apart(filtered, new, no));
                speak(&turn, reading, no, view::hits_in(new, no));
                turn
            }
            Some(&Item::Gap(gap)) => left_out(gap, handles.opened),
            None => ink("div", ""),
        };
        let mut keep = |at, row: &Ink| {
            let Some(&Item::Turn(no)) = items.get(at) else { return };
            let matched = set_apart(filtered, new, no);
            if matched != set_apart(was_filtered, &old, no) {
                row.mark("matched", matched);
            }
            let hits = view::hits_in(new, no);
            if hits != view::hits_in(&old, no) {
                speak(row, reading, no, hits);
            }
        };
        self.rows.show(items.iter().map(key).collect(), &mut draw, &mut keep);
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
