//! The archive over time, as bars that are brushed: dragged over by hand, or by two handles that are
//! sliders to the keyboard and to a screen reader. Arrow keys move one end, with Shift the whole
//! range. The numbers stand in a table below, drawn once it is opened.

use view::{Bar, Change, Chart, Controls, Facet, FilterChange, draw};

use crate::app::Handles;
use crate::browser::ink::{Happening, Ink, ink};
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
    let drawn: Ink = draw::chart(&Chart::default());
    let whole = drawn.part(".more").on("click", move |_| {
        brush.go(|controls| controls.change(FilterChange::Drop(Facet::Dates)));
    });
    whole.live(move |whole| whole.hide(chart.get().chosen.is_none()));
    brush.plot(drawn.part(".plot"));
    brush.read(drawn.part(".readout"));
    drawn.part(".axis").live(move |axis| axis.fill(draw::years(&chart.get())));
    count(drawn.part(".numbers"), chart);
    drawn.live(move |figure| figure.hide(chart.get().bars.is_empty()))
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

    /// Says what is chosen or pointed at.
    fn read(self, line: Ink) {
        line.live(move |line| {
            let chart = self.chart.get();
            let bar = self.over.get().filter(|_| self.draft.get().is_none());
            let bar = bar.and_then(|at| chart.bars.get(at)).map(Bar::words);
            line.say(&bar.unwrap_or_else(|| chart.words(self.range())));
        });
    }

    fn plot(self, plot: Ink) {
        plot.part("svg").live(move |svg| {
            let chart = self.chart.get();
            svg.set("viewBox", &draw::view_box(&chart));
            svg.fill(draw::bars(&chart, self.range()));
        });
        self.handle(plot.part("[data-end='0']"), 0);
        self.handle(plot.part("[data-end='1']"), 1);
        plot.on("pointerdown", move |event| self.begin(&event))
            .on("pointermove", move |event| self.drag(&event))
            .on("pointerleave", move |_| self.over.set(None))
            .on("pointercancel", move |_| self.end(None))
            .on("pointerup", move |_| self.end(self.draft.peek()));
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

    /// Lets a handle be one end of the range.
    fn handle(self, handle: Ink, end: usize) {
        let handle = handle.on("keydown", move |event| self.press(end, &event));
        handle.live(move |handle| {
            let chart = self.chart.get();
            let all = (0, chart.bars.len().saturating_sub(1));
            let range = self.range().unwrap_or(all);
            let at = if end == 0 { range.0 } else { range.1 };
            handle.mark("rests", chart.chosen.is_none() && self.draft.get().is_none());
            draw::end_at(handle.clone(), &chart, end, at);
        });
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
}

/// The same as a table, drawn once it is opened.
fn count(numbers: Ink, chart: Held<Chart>) {
    let open = Held::new(false);
    numbers.part("table").live(move |table| {
        let rows = if open.get() { chart.get().bars } else { Vec::new() };
        table.fill(rows.iter().map(row));
    });
    numbers.on("toggle", move |_| open.set(true));
}

fn row(bar: &Bar) -> Ink {
    let words = bar.words();
    let (label, count) = words.split_once(": ").unwrap_or((&words, ""));
    ink("tr", "")
        .with(ink("th", "").attribute("scope", "row").text(label))
        .with(ink("td", "").text(count))
}
