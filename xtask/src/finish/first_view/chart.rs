//! The archive over time: `src/components/chart.rs`.

use view::{Bar, Chart, Controls};

use super::asked::Answered;
use super::tree::{Ink, ink};

pub(super) fn chart(Answered { view, found, .. }: &Answered) -> Ink {
    let chart = view::chart(view, &Controls::new(view, found));
    let whole = ink("button", "more").attribute("type", "button").hide(true).text("All dates");
    let readout = ink("span", "readout").text(&chart.words(None));
    let numbers =
        ink("details", "numbers").with(ink("summary", "").text("Numbers")).with(ink("table", ""));
    ink("figure", "chart")
        .hide(chart.bars.is_empty())
        .attribute("aria-label", "The archive over time")
        .with(plot(&chart))
        .with(years(&chart))
        .with(ink("figcaption", "").with(readout).with(whole))
        .with(numbers)
}

fn plot(chart: &Chart) -> Ink {
    let bars = ink("svg", "")
        .attribute("preserveAspectRatio", "none")
        .attribute("aria-hidden", "true")
        .attribute("viewBox", &format!("0 0 {} 100", chart.bars.len() * 10))
        .all(chart.bars.iter().enumerate().map(bar));
    ink("div", "plot").with(bars).with(handle(chart, 0)).with(handle(chart, 1))
}

fn bar((at, bar): (usize, &Bar)) -> Ink {
    ink("rect", "in")
        .attribute("x", &(at * 10 + 1).to_string())
        .attribute("y", &(100 - bar.height.min(100)).to_string())
        .attribute("width", "8")
        .attribute("height", &bar.height.to_string())
}

/// One end of the range, which is the whole.
fn handle(chart: &Chart, end: usize) -> Ink {
    let last = chart.bars.len().saturating_sub(1);
    let at = if end == 0 { 0 } else { last };
    let words = chart.bars.get(at).map(Bar::words).unwrap_or_default();
    let share = (at + end) as f64 * 100.0 / chart.bars.len().max(1) as f64;
    ink("div", "handle rests")
        .attribute("role", "slider")
        .attribute("tabindex", "0")
        .attribute("aria-label", if end == 0 { "From" } else { "To" })
        .attribute("aria-valuemin", "0")
        .attribute("aria-valuemax", &last.to_string())
        .attribute("aria-valuenow", &at.to_string())
        .attribute("aria-valuetext", &words)
        .property("--at", &format!("{share}%"))
}

fn years(chart: &Chart) -> Ink {
    let share = |at: usize| format!("{}%", at as f64 * 100.0 / chart.bars.len() as f64);
    let years = chart.bars.iter().enumerate().filter_map(|(at, bar)| Some((at, bar.year?)));
    ink("div", "axis").attribute("aria-hidden", "true").all(
        years
            .map(|(at, year)| ink("span", "").property("--at", &share(at)).text(&year.to_string())),
    )
}
