//! Filters with live counts. On narrow screens they fold behind one button.

use std::cell::RefCell;

use view::{Change, Date, FacetRow, Filter, FilterChange, Found};

use crate::app::Handles;
use crate::browser::ink::{Ink, Rows, button, ink};
use crate::held::Held;
use crate::navigation::Navigation;

/// Choices listed before the reader asks for all.
const FIRST: usize = 8;

/// The rows of one facet, counted from what was found.
type Count = fn(&Found, &Filter) -> Vec<FacetRow>;

pub(crate) fn facets(handles: Handles) -> Ink {
    let Handles { navigation, engine, .. } = handles;
    let open = Held::new(false);
    let filtered = move || navigation.view().is_filtered();
    let sign = ink("span", "").attribute("aria-hidden", "true");
    let words = ink("span", "").live(move |words| {
        words.say(if filtered() { "Filters (some are set)" } else { "Filters" });
    });
    let toggle = button("button facets-toggle", "", move || open.set(!open.peek()));
    let toggle = toggle
        .with(words)
        .with(sign.live(move |sign| sign.say(if open.get() { "−" } else { "+" })));
    let clear = button("button", "Clear filters", move || {
        navigation.go(Change::Filter(FilterChange::Clear));
    });
    // Within one transcript its kind and its day are no choice.
    let of_archive = ink("div", "").with(choices("Kind", view::kinds, handles)).with(when(handles));
    let body = ink("div", "facets-body")
        .with(choices("Role", view::roles, handles))
        .with(choices("Speaker", view::speakers, handles))
        .with(of_archive.live(move |place| place.hide(engine.open().is_some())))
        .with(clear.live(move |clear| clear.hide(!filtered())))
        .live(move |body| body.mark("closed", !open.get()));
    ink("aside", "facets")
        .attribute("aria-label", "Filters")
        .with(toggle.live(move |toggle| toggle.set("aria-expanded", &open.get().to_string())))
        .with(body)
}

/// What `count` gives for the present view.
fn rows(count: Count, Handles { navigation, engine, .. }: Handles) -> Vec<FacetRow> {
    let view = navigation.view();
    engine.found().map(|found| count(&found, &view.filter)).unwrap_or_default()
}

/// A list of rows, whose elements stay as counts change, and with them the focus.
struct List {
    rows: Rows,
    count: Count,
    /// Draws a row that does as the click says; its counts come by `recount`.
    draw: fn(Box<dyn Fn()>) -> Ink,
    recount: fn(&Ink, &FacetRow),
}

impl List {
    fn show(&mut self, rows: &[FacetRow], handles: Handles) {
        let Self { rows: list, count, draw, recount } = self;
        let keys: Vec<_> = rows.iter().map(|row| row.key.clone()).collect();
        let mut drawn = |at: usize| {
            let row = rows.get(at);
            let key = row.map(|row| row.key.clone()).unwrap_or_default();
            let count = *count;
            let ink = draw(Box::new(move || choose(&key, count, handles)));
            row.into_iter().for_each(|row| recount(&ink, row));
            ink
        };
        let mut kept = |at: usize, ink: &Ink| {
            rows.get(at).into_iter().for_each(|row| recount(ink, row));
        };
        list.show(keys, &mut drawn, &mut kept);
    }
}

/// Makes the choice of this name, or takes it back.
fn choose(key: &str, count: Count, handles: Handles) {
    if let Some(row) = rows(count, handles).into_iter().find(|row| row.key == key) {
        handles.navigation.go(row.change);
    }
}

/// One facet as a list of boxes to tick.
fn choices(legend: &str, count: Count, handles: Handles) -> Ink {
    let all = Held::new(false);
    let list = ink("div", "");
    let rows_of = move || rows(count, handles);
    let shown = List { rows: Rows::new(list.clone()), count, draw: choice, recount };
    let shown = RefCell::new(shown);
    let list = list.live(move |_| {
        let limit = if all.get() { usize::MAX } else { FIRST };
        let rows = rows_of().into_iter().enumerate();
        let rows = rows.filter(|(nth, row)| *nth < limit || row.chosen);
        shown.borrow_mut().show(&rows.map(|(_, row)| row).collect::<Vec<_>>(), handles);
    });
    let more = button("more", "", move || all.set(!all.peek())).live(move |more| {
        let count = rows(count, handles).len();
        more.hide(count <= FIRST);
        more.set("aria-expanded", &all.get().to_string());
        let label = "All ".to_owned() + &count.to_string();
        more.say(if all.get() { "Fewer" } else { &label });
    });
    ink("fieldset", "")
        .with(ink("legend", "").text(legend))
        .with(list)
        .with(more)
        .live(move |facet| facet.hide(rows(count, handles).is_empty()))
}

fn choice(choose: Box<dyn Fn()>) -> Ink {
    let tick = ink("input", "").attribute("type", "checkbox");
    ink("label", "facet").with(tick.on("change", move |_| choose()))
}

fn recount(choice: &Ink, row: &FacetRow) {
    choice.mark("none", row.count == 0);
    choice.tick(row.chosen);
    let detail = row.detail.iter().map(|text| ink("small", "").text(text));
    let bar = ink("span", if row.press { "proportion press" } else { "proportion" });
    choice.refill([
        ink("span", "").text(&row.label).text(" ").all(detail),
        ink("span", "n").text(&view::number(row.count.into())),
        bar.attribute("aria-hidden", "true").property("--share", &(row.share.to_string() + "%")),
    ]);
}

fn years(found: &Found, filter: &Filter) -> Vec<FacetRow> {
    view::years(found, filter).into_iter().map(|year| year.year).collect()
}

/// The days let through: two fields, and the years for a quick choice.
fn when(handles: Handles) -> Ink {
    let list = ink("div", "years");
    let rows = Rows::new(list.clone());
    let shown = RefCell::new(List { rows, count: years, draw: year, recount: recount_year });
    let list = list.live(move |_| shown.borrow_mut().show(&self::rows(years, handles), handles));
    let days = ink("div", "dates")
        .with(day("From", |filter| &mut filter.from, handles.navigation))
        .with(day("To", |filter| &mut filter.to, handles.navigation));
    ink("fieldset", "").with(ink("legend", "").text("When")).with(days).with(list)
}

/// A field for one end of the range of days.
fn day(label: &str, end: fn(&mut Filter) -> &mut Option<Date>, navigation: Navigation) -> Ink {
    let choose = move |date| {
        let mut filter = navigation.view_now().filter.clone();
        *end(&mut filter) = date;
        navigation.go(Change::Filter(FilterChange::Dates(filter.from, filter.to)));
    };
    let field = ink("input", "").attribute("type", "date");
    let field = field.on("change", move |event| choose(Date::parse_iso(&event.value())));
    ink("label", "").text(label).with(field.live(move |field| {
        let mut filter = navigation.view().filter.clone();
        field.write(&end(&mut filter).map(|date| date.to_string()).unwrap_or_default());
    }))
}

fn year(choose: Box<dyn Fn()>) -> Ink {
    button("year", "", choose)
}

fn recount_year(year: &Ink, row: &FacetRow) {
    year.set("aria-pressed", &row.chosen.to_string());
    let count = ink("small", "").text(&view::number(row.count.into()));
    year.say(&row.label);
    year.add(&ink("span", "").text(" ").with(count));
}
