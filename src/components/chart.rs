//! The archive over time, as bars that are brushed: dragged over by hand, or by two handles that are
//! sliders to the keyboard and to a screen reader. Arrow keys move one end, with Shift the whole
//! range. The numbers stand in a table below, drawn once it is opened.

use std::cell::Cell;
use std::rc::Rc;

use view::{Bar, Change, Chart, Controls, Facet, FilterChange, draw};

use crate::app::Handles;
use crate::browser::ink::{Happening, Ink, ink};
use crate::held::Told;

/// The range that is being dragged or hovered over, and where the drag began.
struct Brush {
    handles: Handles,
    chart: Rc<Told<Chart>>,
    draft: Told<Option<(usize, usize)>>,
    began: Cell<Option<usize>>,
    /// The bar under the pointer.
    over: Told<Option<usize>>,
}

pub(crate) fn chart(handles: Handles) -> Ink {
    let Handles { navigation, engine, .. } = handles;
    let chart = Told::derived(move || {
        let view = navigation.view();
        let found = engine.found();
        found.map(|found| view::chart(&view, &Controls::new(&view, &found))).unwrap_or_default()
    });
    let (draft, began, over) = (Told::new(None), Cell::new(None), Told::new(None));
    let brush = Rc::new(Brush { handles, chart: chart.clone(), draft, began, over });
    let drawn: Ink = draw::chart(&Chart::default());
    let whole = drawn.part(".more").on("click", brush.heard(|brush, _| brush.clear()));
    whole.live(brush.seen(|brush, whole| whole.hide(brush.chart.get().chosen.is_none())));
    plot(&brush, &drawn.part(".plot"));
    drawn.part(".readout").live(brush.seen(Brush::read));
    let years = |brush: &Brush, axis: &Ink| axis.fill(draw::years(&brush.chart.get()));
    drawn.part(".axis").live(brush.seen(years));
    count(drawn.part(".numbers"), chart);
    drawn.live(brush.seen(|brush, figure| {
        // Where nothing is found, whatever the dates, there is nothing to be seen of when.
        figure.hide(brush.chart.get().bars.iter().all(|bar| bar.count == 0));
    }))
}

/// Draws the bars, and lets them be brushed.
fn plot(brush: &Rc<Brush>, plot: &Ink) {
    plot.part("svg").live(brush.seen(|brush, svg| {
        let chart = brush.chart.get();
        svg.set("viewBox", &draw::view_box(&chart));
        svg.fill(draw::bars(&chart, brush.range()));
    }));
    for end in [0, 1] {
        let handle = plot.part(&["[data-end='", &end.to_string(), "']"].concat());
        let (pressed, seen) = (brush.clone(), brush.clone());
        handle
            .on("keydown", move |event| pressed.press(end, &event))
            .live(move |handle| seen.stand(handle, end));
    }
    plot.clone()
        .on("pointerdown", brush.heard(Brush::begin))
        .on("pointermove", brush.heard(Brush::drag))
        .on("pointerleave", brush.heard(|brush, _| brush.over.set(None)))
        .on("pointercancel", brush.heard(|brush, _| brush.end(None)))
        .on("pointerup", brush.heard(|brush, _| brush.end(brush.draft.peek())));
}

impl Brush {
    /// Does that at each event.
    fn heard(self: &Rc<Self>, act: fn(&Self, &Happening)) -> impl FnMut(Happening) + use<> {
        let brush = self.clone();
        move |event| act(&brush, &event)
    }

    /// Keeps an element so.
    fn seen(self: &Rc<Self>, update: fn(&Self, &Ink)) -> impl Fn(&Ink) + use<> {
        let brush = self.clone();
        move |ink| update(&brush, ink)
    }

    fn go(&self, change: impl Fn(&Controls<'_>) -> Change) {
        let Handles { navigation, engine, .. } = self.handles;
        if let Some(found) = engine.found() {
            navigation.go(change(&Controls::new(&navigation.view_now(), &found)));
        }
    }

    /// Lets all through again.
    fn clear(&self) {
        self.go(|controls| controls.change(FilterChange::Drop(Facet::Dates)));
    }

    fn choose(&self, range: (usize, usize)) {
        let chart = self.chart.peek();
        self.go(|controls| chart.choose(controls, range));
    }

    /// What is chosen, or about to be.
    fn range(&self) -> Option<(usize, usize)> {
        self.draft.get().or(self.chart.get().chosen)
    }

    /// Says what is chosen or pointed at.
    fn read(&self, line: &Ink) {
        let chart = self.chart.get();
        let bar = self.over.get().filter(|_| self.draft.get().is_none());
        let bar = bar.and_then(|at| chart.bars.get(at)).map(Bar::words);
        line.say(&bar.unwrap_or_else(|| chart.words(self.range())));
    }

    /// The bar under the pointer.
    fn at(&self, event: &Happening) -> usize {
        let count = self.chart.peek().bars.len();
        ((event.fraction() * count as f64) as usize).min(count.saturating_sub(1))
    }

    fn begin(&self, event: &Happening) {
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

    fn drag(&self, event: &Happening) {
        let at = self.at(event);
        match self.began.get() {
            Some(began) => self.draft.set(Some((at.min(began), at.max(began)))),
            None => self.over.set(Some(at)),
        }
    }

    fn end(&self, range: Option<(usize, usize)>) {
        let chosen = self.chart.peek().chosen;
        self.began.set(None);
        self.draft.set(None);
        match range {
            // One bar pressed a second time lets all through again.
            Some(range) if Some(range) == chosen && range.0 == range.1 => self.clear(),
            Some(range) => self.choose(range),
            None => {}
        }
    }

    /// Lets a handle stand at one end of the range.
    fn stand(&self, handle: &Ink, end: usize) {
        let chart = self.chart.get();
        let all = (0, chart.bars.len().saturating_sub(1));
        let range = self.range().unwrap_or(all);
        let at = if end == 0 { range.0 } else { range.1 };
        handle.mark("rests", chart.chosen.is_none() && self.draft.get().is_none());
        draw::end_at(handle.clone(), &chart, end, at);
    }

    fn press(&self, end: usize, event: &Happening) {
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
fn count(numbers: Ink, chart: Rc<Told<Chart>>) {
    let opened = Rc::new(Told::new(false));
    let open = opened.clone();
    numbers.part("table").live(move |table| {
        let rows = if opened.get() { chart.get().bars } else { Vec::new() };
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
