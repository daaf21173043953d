//! The list of results: a sheet of paper for every ten rows, of which only those near the reader are
//! written on. A bare one is as high as it was, or as high as the rows of the first would make it, so that
//! the scroll bar tells how long the list is and nothing in sight moves.
//!
//! Must not know: what a row says.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use view::{Found, GroupRow, draw};

use crate::app::Handles;
use crate::browser::ink::{Ink, ink};
use crate::browser::{scroll, sight};
use crate::held::follow;

/// So many sheets before and after those in sight stay written on: find-in-page finds what they hold.
const KEPT: usize = 20;

/// The sheets of one list.
struct Sheets {
    list: Ink,
    all: Vec<Ink>,
    handles: Handles,
    /// What is on its way.
    asked: RefCell<Option<Range<u32>>>,
    /// How many rows there are, written or not.
    rows: u32,
    /// How many of them the first sheet has room for.
    first: u32,
    measured: Cell<bool>,
}

/// Draws the list of `found`, and goes on as the reader does.
pub(crate) fn sheets(found: &Found, handles: Handles) -> Ink {
    let single = handles.navigation.view_now().single;
    let (rows, first) = (view::rows(found, single), view::first_sheet(&found.query, single));
    let count = view::sheets(rows, first);
    let all: Vec<Ink> = (0..count).map(|_| ink("div", "sheet")).collect();
    let list = ink("div", "sheets").all(all.iter().cloned());
    let sheets = Rc::new(Sheets {
        list: list.clone(),
        all,
        handles,
        asked: RefCell::default(),
        rows,
        first,
        measured: Cell::new(false),
    });
    sheets.write(0, found);
    // An answer about the transcript just left is no list yet.
    if count > 0 {
        sheets.clone().settle_soon();
    }
    let further = sheets.clone();
    follow(move || {
        if let Some((first, found)) = handles.engine.further() {
            further.write(first, &found);
            further.clone().settle_soon();
        }
    });
    // Whoever measures amid the drawing of an answer has the page laid out twice.
    let is_drawn = Cell::new(false);
    follow(move || {
        handles.paces.moved();
        if is_drawn.replace(true) {
            sheets.look();
        }
    });
    list
}

impl Sheets {
    /// Writes the rows of `found`, of which the first is row `from` of the list, on sheets that are bare.
    fn write(&self, from: u32, found: &Found) {
        let Handles { navigation, engine, .. } = self.handles;
        let row = |row: GroupRow<'_>| {
            let own = engine.is_own(row.id);
            draw::result_row(&navigation, row, own)
        };
        let mut rows = view::groups(found).into_iter();
        for (nth, sheet) in (0..).zip(&self.all) {
            let [begin, end] = [nth, nth + 1].map(|nth| view::begin(nth, self.first));
            if begin < from {
                continue;
            }
            let own: Vec<_> = rows.by_ref().take((end - begin) as usize).collect();
            if sheet.first().is_none() {
                sheet.fill(own.into_iter().map(row));
            }
        }
    }

    /// Takes the reader to where they were in the list, as far as it is written by now. Whoever has gone on
    /// before it is laid out is owed a place of something else.
    fn settle_soon(self: Rc<Self>) {
        let navigation = self.handles.navigation;
        let asked = navigation.view_now();
        scroll::after_layout(move || {
            self.measure();
            if self.list.is_on_page()
                && navigation.view_now() == asked
                && let Some(place) = navigation.pay().filter(|place| !sight::to_place(*place))
            {
                navigation.owe(place);
            }
            self.look();
        });
    }

    /// Gives bare sheets the height that rows have on the first, as soon as that is drawn.
    fn measure(&self) {
        let (Some(first), Some(last)) = (self.all.first(), self.all.last()) else { return };
        let height = first.height();
        if height > 0.0 && !self.measured.replace(true) {
            let row = height / f64::from(self.first.min(self.rows).max(1));
            let rest = self.rows.saturating_sub(view::begin(self.all.len() as u32 - 1, self.first));
            self.list.shape("--bare", &pixels(row * f64::from(view::SHEET)));
            last.shape("--held", &pixels(row * f64::from(rest)));
        }
    }

    /// Asks for what is missing near the reader, and gives up what is far from them.
    fn look(&self) {
        self.measure();
        let Some(near) = sight::near(&self.all) else { return };
        let is_bare =
            |sheet: u32| self.all.get(sheet as usize).is_some_and(|one| one.first().is_none());
        let wanted = view::wanted(near.clone(), is_bare);
        if self.asked.replace(wanted.clone()) != wanted {
            wanted.iter().for_each(|sheets| self.handles.engine.list(sheets));
        }
        let kept = (near.start as usize).saturating_sub(KEPT)..near.end as usize + KEPT;
        // The first came with the answer and is not asked for again.
        let far = self.all.iter().enumerate().skip(1).filter(|(nth, _)| !kept.contains(nth));
        for (_, sheet) in far.filter(|(_, one)| one.first().is_some() && !one.is_a(":focus-within"))
        {
            sheet.shape("--held", &pixels(sheet.height()));
            sheet.say("");
        }
    }
}

fn pixels(length: f64) -> String {
    // A module that spells fractions is some kilobytes heavier.
    (length.round() as u32).to_string() + "px"
}
