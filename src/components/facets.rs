//! Filters with live counts. On narrow screens they fold behind one button.

use leptos::prelude::*;
use view::{Change, Date, FacetRow, Filter, FilterChange, Found};

use crate::engine::Engine;
use crate::erased::{click, flag, part, when, words};
use crate::navigation::Navigation;

/// Speakers listed before the reader asks for all.
const FIRST_SPEAKERS: usize = 8;

type Rows = Memo<Vec<FacetRow>>;

#[component]
pub(crate) fn Facets() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let engine = expect_context::<Engine>();
    let open = RwSignal::new(false);
    let rows = move |of: fn(&Found, &Filter) -> Vec<FacetRow>| {
        Memo::new(move |_| {
            let filter = navigation.state().with(|state| state.filter.clone());
            engine.found().get().map(|found| of(&found, &filter)).unwrap_or_default()
        })
    };
    let filtered = Memo::new(move |_| navigation.state().with(view::ViewState::is_filtered));
    let opened = engine.open(navigation);
    let clear = move || navigation.go(Change::Filter(FilterChange::Clear));
    let label = |set| if set { "Filters (some are set)" } else { "Filters" };
    let sign = |open| if open { "−" } else { "+" };
    let (kinds, years) = (rows(view::kinds), rows(years));
    view! {
        <aside class="facets" aria-label="Filters">
            <button
                class="button facets-toggle"
                type="button"
                aria-expanded=words(move || open.get().to_string())
                on:click=click(move || open.update(|open| *open = !*open))
            >
                {words(move || label(filtered.get()).to_owned())}
                <span aria-hidden="true">{words(move || sign(open.get()).to_owned())}</span>
            </button>
            <div class="facets-body" class:closed=flag(move || !open.get())>
                <Choices legend="Role" rows=rows(view::roles) />
                <Choices legend="Speaker" rows=rows(view::speakers) />
                {when(move || opened.with(Option::is_none), move || view! {
                    <Choices legend="Kind" rows=kinds />
                    <When years />
                }.into_any())}
                {when(move || filtered.get(), move || view! {
                    <button class="button" type="button" on:click=click(clear)>"Clear filters"</button>
                }.into_any())}
            </div>
        </aside>
    }
}

/// One facet as a list of boxes to tick. Rows keep their elements, and so the focus, as counts change.
#[component]
fn Choices(legend: &'static str, rows: Rows) -> impl IntoView {
    let all = RwSignal::new(false);
    let count = move || rows.with(Vec::len);
    let limit = move || if all.get() { usize::MAX } else { FIRST_SPEAKERS };
    let keys = Signal::derive(move || rows.with(|rows| keys_of(rows, limit())));
    let more = move || {
        let label =
            words(move || if all.get() { "Fewer".into() } else { format!("All {}", count()) });
        let expanded = words(move || all.get().to_string());
        let turn = click(move || all.update(|all| *all = !*all));
        view! { <button class="more" type="button" aria-expanded=expanded on:click=turn>{label}</button> }
            .into_any()
    };
    when(
        move || count() > 0,
        move || {
            view! {
            <fieldset>
                <legend>{legend}</legend>
                <For each=move || keys.get() key=String::clone children=move |key| choice(key, rows) />
                {when(move || count() > FIRST_SPEAKERS, more)}
            </fieldset>
        }
        .into_any()
        },
    )
}

/// The first rows, and any further one that is chosen.
fn keys_of(rows: &[FacetRow], limit: usize) -> Vec<String> {
    let shown = |(nth, row): &(usize, &FacetRow)| *nth < limit || row.chosen;
    rows.iter().enumerate().filter(shown).map(|(_, row)| row.key.clone()).collect()
}

fn choice(key: String, rows: Rows) -> AnyView {
    let navigation = expect_context::<Navigation>();
    let row = Row { key: StoredValue::new(key), rows };
    let share = words(move || row.get(|row| row.share).unwrap_or(0).to_string() + "%");
    let count = words(move || view::number(row.count().into()));
    let detail = part(move || {
        row.get(|row| row.detail.clone())
            .flatten()
            .map(|text| view! { <small>{text}</small> })
            .into_any()
    });
    view! {
        <label class="facet" class:none=flag(move || row.count() == 0)>
            <input
                type="checkbox"
                prop:checked=flag(move || row.chosen())
                on:change=move |_| row.choose(navigation)
            />
            <span>{words(move || row.label())} {detail}</span>
            <span class="n">{count}</span>
            <span class="proportion" aria-hidden="true" style:--share=share></span>
        </label>
    }
    .into_any()
}

/// One row as it is now; its element outlives its counts.
#[derive(Clone, Copy)]
struct Row {
    key: StoredValue<String>,
    rows: Rows,
}

impl Row {
    fn get<T>(self, of: impl FnOnce(&FacetRow) -> T) -> Option<T> {
        self.rows
            .with(|rows| self.key.with_value(|key| rows.iter().find(|row| row.key == *key).map(of)))
    }

    fn count(self) -> u32 {
        self.get(|row| row.count).unwrap_or(0)
    }

    fn chosen(self) -> bool {
        self.get(|row| row.chosen).unwrap_or(false)
    }

    fn label(self) -> String {
        self.get(|row| row.label.clone()).unwrap_or_default()
    }

    fn choose(self, navigation: Navigation) {
        if let Some(change) = untrack(|| self.get(|row| row.change.clone())) {
            navigation.go(change);
        }
    }
}

fn years(found: &Found, filter: &Filter) -> Vec<FacetRow> {
    view::years(found, filter).into_iter().map(|year| year.year).collect()
}

/// The days let through: two fields, and the years for a quick choice.
#[component]
fn When(years: Rows) -> impl IntoView {
    let keys = move || years.with(|rows| keys_of(rows, usize::MAX));
    view! {
        <fieldset>
            <legend>"When"</legend>
            <div class="dates">{day("From", |filter| &mut filter.from)} {day("To", |filter| &mut filter.to)}</div>
            <div class="years"><For each=keys key=String::clone children=move |key| year(key, years) /></div>
        </fieldset>
    }
}

/// A field for one end of the range of days.
fn day(label: &'static str, end: fn(&mut Filter) -> &mut Option<Date>) -> AnyView {
    let navigation = expect_context::<Navigation>();
    let filter = move || navigation.state().with(|state| state.filter.clone());
    let shown = words(move || end(&mut filter()).map(|date| date.to_string()).unwrap_or_default());
    let choose = move |date| {
        let mut filter = untrack(filter);
        *end(&mut filter) = date;
        navigation.go(Change::Filter(FilterChange::Dates(filter.from, filter.to)));
    };
    view! {
        <label>
            {label}
            <input
                type="date"
                prop:value=shown
                on:change=move |event| choose(Date::parse_iso(&event_target_value(&event)))
            />
        </label>
    }
    .into_any()
}

fn year(key: String, years: Rows) -> AnyView {
    let navigation = expect_context::<Navigation>();
    let row = Row { key: StoredValue::new(key), rows: years };
    let pressed = words(move || row.chosen().to_string());
    let count = words(move || view::number(row.count().into()));
    let choose = click(move || row.choose(navigation));
    view! {
        <button class="year" type="button" aria-pressed=pressed on:click=choose>
            {words(move || row.label())} " " <small>{count}</small>
        </button>
    }
    .into_any()
}
