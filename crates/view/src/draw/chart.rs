//! The archive over time, as bars, and the two ends of the range of days.
//!
//! Must not know: what is dragged or hovered over.

use super::{Element, button};
use crate::{Bar, Chart, share};

/// First and last bar of a range.
type Range = Option<(usize, usize)>;

/// Draws the chart, of which nothing is chosen yet.
pub fn chart<E: Element>(chart: &Chart) -> E {
    let last = chart.bars.len().saturating_sub(1);
    let svg = E::drawing("svg")
        .attribute("preserveAspectRatio", "none")
        .attribute("aria-hidden", "true")
        .attribute("viewBox", &view_box(chart))
        .all(bars(chart, None));
    let plot = E::new("div", "plot").with(svg);
    let plot = plot.with(end_at(handle(0), chart, 0, 0)).with(end_at(handle(1), chart, 1, last));
    let axis = E::new("div", "axis").attribute("aria-hidden", "true").all(years(chart));
    let whole = button::<E>("more", "All dates").attribute("hidden", "");
    let readout = E::new("span", "readout").text(&chart.words(None));
    let numbers = E::new("details", "numbers").with(E::new("summary", "").text("Numbers"));
    let figure = E::new("figure", "chart").attribute("aria-label", "The archive over time");
    let figure = if chart.bars.is_empty() { figure.attribute("hidden", "") } else { figure };
    figure
        .with(plot)
        .with(axis)
        .with(E::new("figcaption", "").with(readout).with(whole))
        .with(numbers.with(E::new("table", "")))
}

/// What of the drawing is seen: all bars, each ten wide, and a hundred high.
pub fn view_box(chart: &Chart) -> String {
    ["0 0 ", &(chart.bars.len() * 10).to_string(), " 100"].concat()
}

/// The bars, all that are inside of the range as one drawing, and all that are outside, which are paler: a
/// rectangle for each would cost as much as the answer that they stand above.
pub fn bars<E: Element>(chart: &Chart, range: Range) -> [E; 2] {
    let [inside, outside] = outlines(chart, range);
    [("in", inside), ("out", outside)]
        .map(|(class, path)| E::drawing("path").attribute("class", class).attribute("d", &path))
}

fn outlines(chart: &Chart, range: Range) -> [String; 2] {
    let is_inside = |at: usize| range.is_none_or(|(first, last)| first <= at && at <= last);
    [true, false].map(|inside| {
        let bars = chart.bars.iter().enumerate().filter(|(at, _)| is_inside(*at) == inside);
        bars.map(|(at, bar)| outline(at, bar)).collect()
    })
}

/// From the foot of the bar up, across and down again.
fn outline(at: usize, bar: &Bar) -> String {
    let height = bar.height.min(100).to_string();
    ["M", &(at * 10 + 1).to_string(), " 100v-", &height, "h8v", &height, "z"].concat()
}

/// One end of the range, the first or the last.
fn handle<E: Element>(end: usize) -> E {
    E::new("div", "handle rests")
        .attribute("role", "slider")
        .attribute("tabindex", "0")
        .attribute("data-end", &end.to_string())
        .attribute("aria-label", if end == 0 { "From" } else { "To" })
        .attribute("aria-valuemin", "0")
}

/// Puts the handle of this end to the bar `at`.
pub fn end_at<E: Element>(handle: E, chart: &Chart, end: usize, at: usize) -> E {
    handle
        .attribute("aria-valuemax", &chart.bars.len().saturating_sub(1).to_string())
        .attribute("aria-valuenow", &at.to_string())
        .attribute("aria-valuetext", &chart.bars.get(at).map(Bar::words).unwrap_or_default())
        .property("--at", &share(at + end, chart.bars.len()))
}

/// The years below the bars.
pub fn years<E: Element>(chart: &Chart) -> impl Iterator<Item = E> {
    let years = chart.bars.iter().enumerate().filter_map(|(at, bar)| Some((at, bar.year?)));
    years.map(|(at, year)| {
        let place = share(at, chart.bars.len());
        E::new("span", "").property("--at", &place).text(&year.to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Controls, ViewState, sample};

    #[test]
    fn bars_outside_of_the_range_are_a_drawing_of_their_own() {
        let (state, found) = (ViewState::default(), sample::found());
        let chart = crate::chart(&state, &Controls::new(&state, &found));
        let [inside, outside] = outlines(&chart, Some((0, 0)));
        assert_eq!(inside, "M1 100v-100h8v100z");
        assert_eq!(outside.matches('M').count(), chart.bars.len() - 1);
        assert_eq!(outlines(&chart, None)[1], "");
    }
}
