//! The archive over time, as bars that are brushed: dragged over by hand, or by two handles that are
//! sliders to the keyboard and to a screen reader. Arrow keys move one end, with Shift the whole
//! range. The numbers stand in a table below, drawn once it is opened.

use view::{Bar, Change, Chart, Controls, Facet, FilterChange};

use crate::app::Handles;
use crate::browser::ink::{Happening, Ink, button, drawing, ink};
use crate::held::Held;

/// The range that is being dragged or hovered over, and where the drag began.
#[derive(Clone, Copy)]
struct Brush {
    handles: Handles,
    chart: Held<Chart>,
    draft: Held<Option<(usize, usize)>>,
    began: Held<Option<usize>>,
    /// The bar under the pointer.
    over: Held<Option<usize>>,
}

pub(crate) fn chart(handles: Handles) -> Ink {
    let Handles { navigation, engine, .. } = handles;
    let chart = Held::derived(move || {
        let view = navigation.view();
        let found = engine.found();
        found.map(|found| view::chart(&view, &Controls::new(&view, &found))).unwrap_or_default()
    });
    let (draft, began, over) = (Held::new(None), Held::new(None), Held::new(None));
    let brush = Brush { handles, chart, draft, began, over };
    let whole = button("more", "All dates", move || {
        brush.go(|controls| controls.change(FilterChange::Drop(Facet::Dates)));
    });
    let whole = whole.live(move |whole| whole.hide(chart.get().chosen.is_none()));
    let caption = ink("figcaption", "").with(brush.readout()).with(whole);
    ink("figure", "chart")
        .attribute("aria-label", "The archive over time")
        .with(brush.plot())
        .with(brush.years())
        .with(caption)
        .with(numbers(chart))
        .live(move |figure| figure.hide(chart.get().bars.is_empty()))
}

impl Brush {
    fn go(self, change: impl Fn(&Controls<'_>) -> Change) {
        let Handles { navigation, engine, .. } = self.handles;
        if let Some(found) = engine.found() {
            navigation.go(change(&Controls::new(&navigation.view_now(), &found)));
        }
    }

    fn choose(self, range: (usize, usize)) {
        let chart = self.chart.peek();
        self.go(|controls| chart.choose(controls, range));
    }

    /// What is chosen, or about to be.
    fn range(self) -> Option<(usize, usize)> {
        self.draft.get().or(self.chart.get().chosen)
    }

    fn readout(self) -> Ink {
        ink("span", "readout").live(move |line| {
            let chart = self.chart.get();
            let bar = self.over.get().filter(|_| self.draft.get().is_none());
            let bar = bar.and_then(|at| chart.bars.get(at)).map(Bar::words);
            line.say(&bar.unwrap_or_else(|| chart.words(self.range())));
        })
    }

    fn plot(self) -> Ink {
        let bars = drawing("svg").attribute("preserveAspectRatio", "none");
        let bars = bars.attribute("aria-hidden", "true").live(move |svg| {
            let chart = self.chart.get();
            let width = (chart.bars.len() * 10).to_string();
            svg.set("viewBox", &["0 0 ", &width, " 100"].concat());
            let range = self.range();
            let inside = |at: usize| range.is_none_or(|(first, last)| first <= at && at <= last);
            svg.fill(chart.bars.iter().enumerate().map(|(at, one)| bar(at, one, inside(at))));
        });
        ink("div", "plot")
            .with(bars)
            .with(self.handle(0))
            .with(self.handle(1))
            .on("pointerdown", move |event| self.begin(&event))
            .on("pointermove", move |event| self.drag(&event))
            .on("pointerleave", move |_| self.over.set(None))
            .on("pointercancel", move |_| self.end(None))
            .on("pointerup", move |_| self.end(self.draft.peek()))
    }

    /// The bar under the pointer.
    fn at(self, event: &Happening) -> usize {
        let count = self.chart.peek().bars.len();
        ((event.fraction() * count as f64) as usize).min(count.saturating_sub(1))
    }

    fn begin(self, event: &Happening) {
        let at = self.at(event);
        // Whoever takes a handle drags that end, and the other one stays.
        let chosen = self.chart.peek().chosen;
        let other = match event.data("end").as_str() {
            "0" => chosen.map(|(_, last)| last),
            "1" => chosen.map(|(first, _)| first),
            _ => None,
        };
        event.hold();
        self.began.set(Some(other.unwrap_or(at)));
        self.draft.set(other.map_or(Some((at, at)), |_| chosen));
    }

    fn drag(self, event: &Happening) {
        let at = self.at(event);
        match self.began.peek() {
            Some(began) => self.draft.set(Some((at.min(began), at.max(began)))),
            None => self.over.set(Some(at)),
        }
    }

    fn end(self, range: Option<(usize, usize)>) {
        let chosen = self.chart.peek().chosen;
        self.began.set(None);
        self.draft.set(None);
        match range {
            // One bar pressed a second time lets all through again.
            Some(range) if Some(range) == chosen && range.0 == range.1 => {
                self.go(|controls| controls.change(FilterChange::Drop(Facet::Dates)));
            }
            Some(range) => self.choose(range),
            None => {}
        }
    }

    /// One end of the range.
    fn handle(self, end: usize) -> Ink {
        let of = move |chart: &Chart| {
            let all = (0, chart.bars.len().saturating_sub(1));
            self.draft.get().or(chart.chosen).unwrap_or(all)
        };
        ink("div", "handle")
            .attribute("role", "slider")
            .attribute("tabindex", "0")
            .attribute("data-end", &end.to_string())
            .attribute("aria-label", if end == 0 { "From" } else { "To" })
            .attribute("aria-valuemin", "0")
            .on("keydown", move |event| self.press(end, &event))
            .live(move |handle| {
                let chart = self.chart.get();
                let range = of(&chart);
                let at = if end == 0 { range.0 } else { range.1 };
                handle.shape("--at", &view::share(at + end, chart.bars.len()));
                handle.mark("rests", chart.chosen.is_none() && self.draft.get().is_none());
                handle.set("aria-valuemax", &chart.bars.len().saturating_sub(1).to_string());
                handle.set("aria-valuenow", &at.to_string());
                handle
                    .set("aria-valuetext", &chart.bars.get(at).map(Bar::words).unwrap_or_default());
            })
    }

    fn press(self, end: usize, event: &Happening) {
        let chart = self.chart.peek();
        let most = i32::try_from(chart.bars.len()).unwrap_or(i32::MAX);
        let steps = [
            ("ArrowLeft", -1),
            ("ArrowDown", -1),
            ("ArrowRight", 1),
            ("ArrowUp", 1),
            ("PageDown", -12),
            ("PageUp", 12),
            ("Home", -most),
            ("End", most),
        ];
        let Some((_, by)) = steps.into_iter().find(|(key, _)| event.is_key(key)) else { return };
        let range = chart.chosen.unwrap_or((0, chart.bars.len().saturating_sub(1)));
        self.choose(chart.moved(range, end, by, event.has_shift()));
    }

    /// The years below the bars.
    fn years(self) -> Ink {
        ink("div", "axis").attribute("aria-hidden", "true").live(move |axis| {
            let chart = self.chart.get();
            let years = chart.bars.iter().enumerate().filter_map(|(at, bar)| Some((at, bar.year?)));
            axis.fill(years.map(|(at, year)| {
                ink("span", "")
                    .property("--at", &view::share(at, chart.bars.len()))
                    .text(&year.to_string())
            }));
        })
    }
}

fn bar(at: usize, bar: &Bar, inside: bool) -> Ink {
    let height = bar.height.to_string();
    drawing("rect")
        .attribute("class", if inside { "in" } else { "out" })
        .attribute("x", &(at * 10 + 1).to_string())
        .attribute("y", &(100 - bar.height.min(100)).to_string())
        .attribute("width", "8")
        .attribute("height", &height)
}

/// The same as a table.
fn numbers(chart: Held<Chart>) -> Ink {
    let open = Held::new(false);
    let table = ink("table", "").live(move |table| {
        let rows = if open.get() { chart.get().bars } else { Vec::new() };
        table.fill(rows.iter().map(row));
    });
    ink("details", "numbers")
        .on("toggle", move |_| open.set(true))
        .with(ink("summary", "").text("Numbers"))
        .with(table)
}

fn row(bar: &Bar) -> Ink {
    let words = bar.words();
    let (label, count) = words.split_once(": ").unwrap_or((&words, ""));
    ink("tr", "")
        .with(ink("th", "").attribute("scope", "row").text(label))
        .with(ink("td", "").text(count))
}
