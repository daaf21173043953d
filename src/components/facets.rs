//! Filters with live counts. On narrow screens they fold behind one button.

use std::cell::RefCell;
use std::rc::Rc;

use view::draw::{self, Count};
use view::{Change, Controls, Date, FacetRow, Filter, FilterChange};

use crate::app::Handles;
use crate::browser::ink::{Ink, Rows, ink};
use crate::held::{Held, Told, follow};

pub(crate) fn facets(handles: Handles) -> Ink {
    let Handles { navigation, engine, .. } = handles;
    let drawn: Ink = draw::facets(
        false,
        |legend, count| choices(legend, count, handles),
        |legend, count| pills(legend, count, handles),
    );
    let open = Held::new(false);
    let filtered = move || navigation.view().is_filtered();
    let toggle = drawn.part(".facets-toggle").on("click", move |_| open.set(!open.peek()));
    toggle.part("span").live(move |words| {
        words.say(if filtered() { "Filters (some are set)" } else { "Filters" });
    });
    let sign = toggle.part(":last-child");
    sign.live(move |sign| sign.say(if open.get() { "−" } else { "+" }));
    toggle.live(move |toggle| toggle.set("aria-expanded", &open.get().to_string()));
    let body = drawn.part(".facets-body").live(move |body| body.mark("closed", !open.get()));
    let of_archive = body.part(".facets-body > div");
    of_archive.live(move |place| place.hide(engine.open().is_some()));
    let clear = body.part(".facets-body > button").live(move |clear| clear.hide(!filtered()));
    clear.on("click", move |_| navigation.go(Change::Filter(FilterChange::Clear)));
    day(body.part(".dates input"), |filter| &mut filter.from, handles);
    day(body.part(".dates label:last-child > input"), |filter| &mut filter.to, handles);
    drawn
}

/// What `count` gives for the present view.
fn rows(count: Count, Handles { navigation, engine, .. }: Handles) -> Vec<FacetRow> {
    let view = navigation.view();
    engine.found().map(|found| count(&Controls::new(&view, &found))).unwrap_or_default()
}

/// As [`rows`], and told only where they look otherwise: most of what is typed changes none before it is
/// answered.
fn rows_of(count: Count, handles: Handles) -> Rc<Told<Rc<[FacetRow]>>> {
    let told: Rc<Told<Rc<[FacetRow]>>> = Rc::new(Told::new(Rc::default()));
    let kept = told.clone();
    follow(move || {
        let (old, new) = (kept.peek(), rows(count, handles));
        if old.len() != new.len() || !old.iter().zip(&new).all(|(old, new)| old.looks_like(new)) {
            kept.set(new.into());
        }
    });
    told
}

/// A list of rows, whose elements stay as counts change, and with them the focus.
struct List {
    rows: Rows,
    count: Count,
    draw: Draw,
    recount: fn(&Ink, &FacetRow),
    /// What was last drawn, and what was left out of it.
    drawn: Rc<[FacetRow]>,
}

impl List {
    /// An empty list inside `list`.
    fn new(list: &Ink, count: Count, draw: Draw, recount: fn(&Ink, &FacetRow)) -> Self {
        Self { rows: Rows::new(list.clone()), count, draw, recount, drawn: Rc::default() }
    }

    /// Shows those of `all` for which `is_shown` holds, in their order.
    fn show(
        &mut self,
        all: Rc<[FacetRow]>,
        is_shown: &mut dyn FnMut(&FacetRow) -> bool,
        handles: Handles,
    ) {
        let Self { rows: list, count, draw, recount, drawn: before } = self;
        let rows: Vec<&FacetRow> = all.iter().filter(|row| is_shown(row)).collect();
        let keys: Vec<_> = rows.iter().map(|row| row.key.clone()).collect();
        let mut drawn = |at: usize| {
            let Some(row) = rows.get(at) else { return ink("div", "") };
            let (key, count) = (row.key.clone(), *count);
            let act = move |of: fn(FacetRow) -> Change| choose(&key, count, of, handles);
            let drawn = draw(row, Box::new(act));
            recount(&drawn, row);
            drawn
        };
        let mut kept = |at: usize, ink: &Ink| {
            let Some(row) = rows.get(at) else { return };
            if !before.iter().any(|before| before.looks_like(row)) {
                recount(ink, row);
            } else if let Some(label) = ink.first() {
                // The browser ticks a box before the view agrees.
                label.tick(row.chosen);
            }
        };
        list.show(keys, &mut drawn, &mut kept);
        self.drawn = all;
    }
}

/// Draws a row that does as the click says; what is set comes by `recount`.
type Draw = fn(&FacetRow, Acts) -> Ink;

/// Does to its row what is handed in: chooses or refuses.
type Acts = Box<dyn Fn(fn(FacetRow) -> Change)>;

/// Does what the row of this name stands for now.
fn choose(key: &str, count: Count, of: fn(FacetRow) -> Change, handles: Handles) {
    if let Some(row) = rows(count, handles).into_iter().find(|row| row.key == key) {
        handles.navigation.go(of(row));
    }
}

/// One facet as a list of boxes to tick; a long one with a field that looks for rows.
fn choices(legend: &str, count: Count, handles: Handles) -> Ink {
    let facet: Ink = draw::choices(legend, 0, None);
    let all = Held::new(false);
    let sought = Held::new(String::new());
    let rows = rows_of(count, handles);
    let list = facet.part("div");
    let shown = RefCell::new(List::new(&list, count, choice, recount));
    let of_list = rows.clone();
    list.live(move |_| {
        let limit = if all.get() { usize::MAX } else { draw::FIRST };
        let sought = sought.get();
        let mut found = 0;
        let mut is_shown = |row: &FacetRow| {
            let is_found = row.is_sought(&sought) || is_set(row);
            found += usize::from(is_found);
            is_found && (found <= limit || is_set(row))
        };
        shown.borrow_mut().show(of_list.get(), &mut is_shown, handles);
    });
    let of_more = rows.clone();
    facet.part(".more").on("click", move |_| all.set(!all.peek())).live(move |more| {
        let count = of_more.get().iter().filter(|row| row.is_sought(&sought.get())).count();
        more.hide(count <= draw::FIRST);
        more.set("aria-expanded", &all.get().to_string());
        let label = draw::all_of(count);
        more.say(if all.get() { "Fewer" } else { &label });
    });
    let finder = facet.part(".finder").on("input", move |event| sought.set(event.value()));
    let of_finder = rows.clone();
    finder.live(move |field| {
        field.hide(sought.get().is_empty() && of_finder.get().len() <= draw::MANY);
    });
    facet.live(move |facet| facet.hide(rows.get().is_empty()))
}

fn is_set(row: &FacetRow) -> bool {
    row.chosen || row.refused
}

/// Lets the box choose and the button refuse.
fn choice(row: &FacetRow, act: Acts) -> Ink {
    let act = Rc::new(act);
    let refuse = act.clone();
    let choice: Ink = draw::choice(row);
    choice.part("input").on("change", move |_| act(|row| row.change));
    choice.part(".not").on("click", move |_| refuse(|row| row.refuse));
    choice
}

fn recount(choice: &Ink, row: &FacetRow) {
    let (Some(label), Some(not)) = (choice.first(), choice.last()) else { return };
    choice.mark("none", row.count == 0);
    choice.mark("refused", row.refused);
    label.tick(row.chosen);
    label.refill(draw::figures(row));
    not.set("aria-pressed", &row.refused.to_string());
    not.set("aria-label", &draw::refusal(row));
}

/// One facet as a row of buttons, of which one can be pressed.
fn pills(legend: &str, count: Count, handles: Handles) -> Ink {
    let facet: Ink = draw::pills(legend, None);
    let list = facet.part("div");
    let shown = RefCell::new(List::new(&list, count, pill, recount_pill));
    let rows = rows_of(count, handles);
    list.live(move |_| shown.borrow_mut().show(rows.get(), &mut |_| true, handles));
    facet
}

fn pill(row: &FacetRow, act: Acts) -> Ink {
    draw::pill::<Ink>(row).on("click", move |_| act(|row| row.change))
}

fn recount_pill(pill: &Ink, row: &FacetRow) {
    pill.set("aria-pressed", &row.chosen.to_string());
    pill.say(&row.label);
    draw::count_of(row).iter().for_each(|count| pill.add(count));
}

/// What is chosen and typed now.
fn filter(Handles { navigation, engine, .. }: Handles) -> Filter {
    let view = navigation.view();
    let found = engine.found();
    found.map_or_else(|| view.filter.clone(), |found| Controls::new(&view, &found).filter)
}

/// Lets a field be one end of the range of days.
fn day(field: Ink, end: fn(&mut Filter) -> &mut Option<Date>, handles: Handles) {
    let choose = move |date| {
        let mut filter = filter(handles);
        *end(&mut filter) = date;
        limit(filter.from, filter.to, handles);
    };
    let field = field.on("change", move |event| choose(Date::parse_iso(&event.value())));
    field.live(move |field| {
        field.write(&end(&mut filter(handles)).map(|date| date.to_string()).unwrap_or_default());
    });
}

/// Lets only these days through.
fn limit(from: Option<Date>, to: Option<Date>, Handles { navigation, engine, .. }: Handles) {
    let change = FilterChange::Dates(from, to);
    let found = engine.found();
    navigation.go(match found {
        Some(found) => Controls::new(&navigation.view_now(), &found).change(change),
        None => Change::Filter(change),
    });
}
