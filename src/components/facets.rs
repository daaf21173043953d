//! Filters with live counts. On narrow screens they fold behind one button.

use std::cell::RefCell;

use view::{Change, Controls, Date, FacetRow, Filter, FilterChange};

use crate::app::Handles;
use crate::browser::ink::{Ink, Rows, button, ink};
use crate::held::Held;

/// Choices listed before the reader asks for all.
const FIRST: usize = 8;

/// The rows of one facet, counted from what was found.
type Count = fn(&Controls<'_>) -> Vec<FacetRow>;

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
    let of_archive = ink("div", "")
        .with(choices("Kind", view::kinds, handles))
        .with(choices("Place", view::places, handles))
        .with(when(handles));
    let body = ink("div", "facets-body")
        .with(choices("Role", view::roles, handles))
        .with(choices("Speaker", view::speakers, handles))
        .with(choices("In the text", view::marks, handles))
        .with(pills("Words in a turn", view::lengths, handles))
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
    engine.found().map(|found| count(&Controls::new(&view, &found))).unwrap_or_default()
}

/// A list of rows, whose elements stay as counts change, and with them the focus.
struct List {
    rows: Rows,
    count: Count,
    /// Draws a row that does as the click says; its counts come by `recount`.
    draw: fn(Acts) -> Ink,
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
            let act = move |of: fn(FacetRow) -> Change| choose(&key, count, of, handles);
            let ink = draw(Box::new(act));
            row.into_iter().for_each(|row| recount(&ink, row));
            ink
        };
        let mut kept = |at: usize, ink: &Ink| {
            rows.get(at).into_iter().for_each(|row| recount(ink, row));
        };
        list.show(keys, &mut drawn, &mut kept);
    }
}

/// Does to its row what is handed in: chooses or refuses.
type Acts = Box<dyn Fn(fn(FacetRow) -> Change)>;

/// Does what the row of this name stands for now.
fn choose(key: &str, count: Count, of: fn(FacetRow) -> Change, handles: Handles) {
    if let Some(row) = rows(count, handles).into_iter().find(|row| row.key == key) {
        handles.navigation.go(of(row));
    }
}

/// One facet as a list of boxes to tick; a long one with a field that looks for rows.
fn choices(legend: &'static str, count: Count, handles: Handles) -> Ink {
    let all = Held::new(false);
    let sought = Held::new(String::new());
    let list = ink("div", "");
    let rows_of = move || rows(count, handles);
    let shown = List { rows: Rows::new(list.clone()), count, draw: choice, recount };
    let shown = RefCell::new(shown);
    let list = list.live(move |_| {
        let limit = if all.get() { usize::MAX } else { FIRST };
        let sought = sought.get();
        let rows = rows_of().into_iter().filter(|row| row.is_sought(&sought) || is_set(row));
        let rows = rows.enumerate().filter(|(nth, row)| *nth < limit || is_set(row));
        shown.borrow_mut().show(&rows.map(|(_, row)| row).collect::<Vec<_>>(), handles);
    });
    let more = button("more", "", move || all.set(!all.peek())).live(move |more| {
        let count = rows_of().iter().filter(|row| row.is_sought(&sought.get())).count();
        more.hide(count <= FIRST);
        more.set("aria-expanded", &all.get().to_string());
        let label = "All ".to_owned() + &count.to_string();
        more.say(if all.get() { "Fewer" } else { &label });
    });
    ink("fieldset", "")
        .with(ink("legend", "").text(legend))
        .with(finder(legend, sought, count, handles))
        .with(list)
        .with(more)
        .live(move |facet| facet.hide(rows(count, handles).is_empty()))
}

/// Rows of a facet before it can be searched.
const MANY: usize = 12;

/// A field that narrows a long list of rows.
fn finder(legend: &str, sought: Held<String>, count: Count, handles: Handles) -> Ink {
    ink("input", "finder")
        .attribute("type", "search")
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .attribute("aria-label", &("Find in: ".to_owned() + legend))
        .attribute("placeholder", "Find…")
        .on("input", move |event| sought.set(event.value()))
        .live(move |field| {
            field.hide(sought.get().is_empty() && rows(count, handles).len() <= MANY);
        })
}

fn is_set(row: &FacetRow) -> bool {
    row.chosen || row.refused
}

/// A box to tick, and beside it the button that refuses.
fn choice(act: Acts) -> Ink {
    let act = std::rc::Rc::new(act);
    let refuse = act.clone();
    let tick = ink("input", "").attribute("type", "checkbox");
    let label = ink("label", "facet").with(tick.on("change", move |_| act(|row| row.change)));
    let not = button("not", "not", move || refuse(|row| row.refuse));
    ink("div", "choice").with(label).with(not)
}

fn recount(choice: &Ink, row: &FacetRow) {
    let (Some(label), Some(not)) = (choice.first(), choice.last()) else { return };
    choice.mark("none", row.count == 0);
    choice.mark("refused", row.refused);
    label.tick(row.chosen);
    let details = row.details.iter().map(|text| ink("small", "").text(text));
    let bar = ink("span", if row.press { "proportion press" } else { "proportion" });
    label.refill([
        ink("span", "").attribute("dir", "auto").text(&row.label).text(" ").all(details),
        ink("span", "n").text(&view::number(row.count.into())),
        bar.attribute("aria-hidden", "true").property("--share", &(row.share.to_string() + "%")),
    ]);
    not.set("aria-pressed", &row.refused.to_string());
    not.set("aria-label", &("Not ".to_owned() + &row.label));
}

/// One facet as a row of buttons, of which one can be pressed.
fn pills(legend: &str, count: Count, handles: Handles) -> Ink {
    let list = ink("div", "years");
    let rows = Rows::new(list.clone());
    let shown = RefCell::new(List { rows, count, draw: year, recount: recount_year });
    let list = list.live(move |_| shown.borrow_mut().show(&self::rows(count, handles), handles));
    ink("fieldset", "").with(ink("legend", "").text(legend)).with(list)
}

fn years(controls: &Controls<'_>) -> Vec<FacetRow> {
    view::years(controls).into_iter().map(|year| year.year).collect()
}

/// The days let through: two fields, and the years for a quick choice.
fn when(handles: Handles) -> Ink {
    let days = ink("div", "dates").with(day("From", |filter| &mut filter.from, handles)).with(day(
        "To",
        |filter| &mut filter.to,
        handles,
    ));
    pills("When", years, handles).with(days)
}

/// What is chosen and typed now.
fn filter(Handles { navigation, engine, .. }: Handles) -> Filter {
    let view = navigation.view();
    let found = engine.found();
    found.map_or_else(|| view.filter.clone(), |found| Controls::new(&view, &found).filter)
}

/// A field for one end of the range of days.
fn day(label: &str, end: fn(&mut Filter) -> &mut Option<Date>, handles: Handles) -> Ink {
    let choose = move |date| {
        let mut filter = filter(handles);
        *end(&mut filter) = date;
        limit(filter.from, filter.to, handles);
    };
    let field = ink("input", "").attribute("type", "date");
    let field = field.on("change", move |event| choose(Date::parse_iso(&event.value())));
    ink("label", "").text(label).with(field.live(move |field| {
        field.write(&end(&mut filter(handles)).map(|date| date.to_string()).unwrap_or_default());
    }))
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

fn year(act: Acts) -> Ink {
    button("year", "", move || act(|row| row.change))
}

fn recount_year(year: &Ink, row: &FacetRow) {
    year.set("aria-pressed", &row.chosen.to_string());
    year.say(&row.label);
    if row.count > 0 {
        let count = ink("small", "").text(&view::number(row.count.into()));
        year.add(&ink("span", "").text(" ").with(count));
    }
}
