//! The archive over time: one bar a month, or a year where months would be too many to be told apart.
//! Of nothing asked the bars count briefings, of something asked the turns that match, each beside what
//! there is of them. All as plain numbers.
//!
//! Must not know: how bars are drawn, how a range is dragged.

use corpus::message::{Date, Filter, Month, Rows};

use crate::facet::last_day;
use crate::share::of_biggest;
use crate::{Change, Controls, FilterChange, ViewState, words};

/// More months than this are shown as years.
const MOST_MONTHS: u32 = 72;

/// One stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// `March 2021`, or `2021`.
    pub label: String,
    pub count: u32,
    /// Turns of the archive at that time; `None` where briefings are counted.
    pub of: Option<u32>,
    /// Percent of the tallest bar.
    pub height: u8,
    /// The year, where the bar is the first of one.
    pub year: Option<u16>,
    from: Option<Date>,
    to: Option<Date>,
}

/// Bars in order of time, and which of them are chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    pub bars: Vec<Bar>,
    /// First and last bar of the days that are chosen; `None` where all are.
    pub chosen: Option<(usize, usize)>,
}

/// The chart of an answer; without bars where it is about one transcript, or all is of one month.
pub fn chart(state: &ViewState, controls: &Controls<'_>) -> Chart {
    let Controls { found, filter, .. } = controls;
    let months = &found.archive.months;
    let ends = months.first().zip(months.last()).filter(|(first, last)| first != last);
    let Some((first, last)) = ends.filter(|_| matches!(found.rows, Rows::Groups(_))) else {
        return Chart::default();
    };
    let undated = Filter { from: None, to: None, ..filter.clone() };
    let asks = !state.query.is_empty() || undated != Filter::default();
    let number = |month: &Month| u32::from(month.year) * 12 + u32::from(month.month) - 1;
    let step = if number(last) - number(first) < MOST_MONTHS { 1 } else { 12 };
    let start = number(first) / step;
    let mut bars: Vec<Bar> = (start..=number(last) / step).map(|at| empty(at, step)).collect();
    bars.iter_mut().for_each(|bar| bar.of = asks.then_some(0));
    if let Some(bar) = bars.first_mut() {
        bar.year = Some(first.year);
    }
    let at = |year: u16, month: u8| {
        let number = u32::from(year) * 12 + u32::from(month) - 1;
        (number / step).checked_sub(start).map(|at| at as usize)
    };
    for month in months {
        let bar = at(month.year, month.month).and_then(|at| bars.get_mut(at));
        bar.into_iter().for_each(|bar| add_all(bar, month));
    }
    for month in found.facets.months.iter().filter(|_| asks) {
        let bar = at(month.year, month.month).and_then(|at| bars.get_mut(at));
        bar.into_iter().for_each(|bar| bar.count += month.turns);
    }
    let tallest = bars.iter().map(|bar| bar.count).max().unwrap_or(0);
    bars.iter_mut().for_each(|bar| bar.height = of_biggest(bar.count, tallest));
    let chosen = chosen(&bars, filter);
    Chart { bars, chosen }
}

fn empty(at: u32, step: u32) -> Bar {
    let year = u16::try_from(at * step / 12).unwrap_or_default();
    let month = if step == 1 { (at % 12 + 1) as u8 } else { 1 };
    let last = if step == 1 { month } else { 12 };
    let label = if step == 1 { words::month(year, month) } else { year.to_string() };
    let (from, to) = (Date::new(year, month, 1), last_day(year, last));
    Bar { label, count: 0, of: None, height: 0, year: (month == 1).then_some(year), from, to }
}

/// What the archive has of a month: the measure of what matches, or what is shown itself.
fn add_all(bar: &mut Bar, month: &Month) {
    match &mut bar.of {
        Some(of) => *of += month.turns,
        None => bar.count += month.transcripts,
    }
}

/// The bars that hold a day which the filter lets through.
fn chosen(bars: &[Bar], filter: &Filter) -> Option<(usize, usize)> {
    if filter.from.is_none() && filter.to.is_none() {
        return None;
    }
    let holds = |bar: &Bar| {
        filter.from.is_none_or(|from| bar.to >= Some(from))
            && filter.to.is_none_or(|to| bar.from <= Some(to))
    };
    Some((bars.iter().position(holds)?, bars.iter().rposition(holds)?))
}

impl Bar {
    /// `March 2021: 14 of 1,203 turns`, `March 2021: 13 briefings`.
    pub fn words(&self) -> String {
        self.label.clone() + ": " + &counted(self.count, self.of)
    }
}

impl Chart {
    /// What is chosen, or all, in words: `March 2021 to June 2021: 140 of 8,020 turns`.
    pub fn words(&self, range: Option<(usize, usize)>) -> String {
        let (first, last) = range.unwrap_or((0, self.bars.len().saturating_sub(1)));
        let bars = self.bars.get(first..=last).unwrap_or_default();
        let Some((from, to)) = bars.first().zip(bars.last()) else { return String::new() };
        let count = bars.iter().map(|bar| bar.count).sum();
        let of = bars.iter().try_fold(0, |sum, bar| Some(sum + bar.of.unwrap_or(0)));
        let of = of.filter(|_| bars.iter().any(|bar| bar.of.is_some()));
        let label = if from == to {
            from.label.clone()
        } else {
            [&*from.label, " to ", &to.label].concat()
        };
        label + ": " + &counted(count, of)
    }

    /// Chooses the days of these bars; all of them lift the limit.
    pub fn choose(&self, controls: &Controls<'_>, (first, last): (usize, usize)) -> Change {
        let all = first == 0 && last + 1 >= self.bars.len();
        let from = self.bars.get(first).and_then(|bar| bar.from).filter(|_| !all);
        let to = self.bars.get(last).and_then(|bar| bar.to).filter(|_| !all);
        controls.change(FilterChange::Dates(from, to))
    }

    /// The range after one end of it (0 the first, 1 the last) was moved by some bars; with `both`
    /// the whole range moves and keeps its width.
    pub fn moved(&self, range: (usize, usize), end: usize, by: i32, both: bool) -> (usize, usize) {
        let most = self.bars.len().saturating_sub(1);
        let step = |at: usize, by: i32| at.saturating_add_signed(by as isize).min(most);
        let (first, last) = range;
        match (both, end) {
            (true, _) => {
                let by = by.clamp(-(first as i32), (most - last.min(most)) as i32);
                (step(first, by), step(last, by))
            }
            (false, 0) => (step(first, by).min(last), last),
            (false, _) => (first, step(last, by).max(first)),
        }
    }
}

fn counted(count: u32, of: Option<u32>) -> String {
    match of {
        Some(of) => [&words::number(count.into()), " of ", &words::counted(of, "turn")].concat(),
        None => words::counted(count, "briefing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{from_query, sample, to_query};

    fn check(address: &str, chosen: Option<(usize, usize)>, march: &str, range: &str) {
        let (state, _) = from_query(address);
        let found = sample::found();
        let chart = chart(&state, &Controls::new(&state, &found));
        assert_eq!(chart.bars.len(), 11, "March 2021 to January 2022");
        assert_eq!(chart.chosen, chosen, "{address}");
        assert_eq!(chart.bars[0].words(), march);
        assert_eq!(chart.words(chosen), range);
        assert_eq!((chart.bars[0].height, chart.bars[1].height), (100, 0));
        let years: Vec<_> = chart.bars.iter().filter_map(|bar| bar.year).collect();
        assert_eq!(years, [2021, 2022]);
    }

    #[test]
    fn bars_count_briefings_or_turns() {
        let all = "March 2021 to January 2022";
        check("", None, "March 2021: 13 briefings", &format!("{all}: 14 briefings"));
        check(
            "?q=a",
            None,
            "March 2021: 240 of 1,203 turns",
            &format!("{all}: 250 of 1,300 turns"),
        );
        let march = "March 2021: 240 of 1,203 turns";
        check("?q=a&date=2021-03", Some((0, 0)), march, march);
        let since = "April 2021 to January 2022: 10 of 97 turns";
        check("?q=a&date=2021-04-07..", Some((1, 10)), march, since);
        check(
            "?date=2021-03",
            Some((0, 0)),
            "March 2021: 13 briefings",
            "March 2021: 13 briefings",
        );
    }

    #[test]
    fn many_months_are_years() {
        let mut found = sample::found();
        found.archive.months[0].year = 2009;
        let state = ViewState::default();
        let bars = chart(&state, &Controls::new(&state, &found)).bars;
        let labels: Vec<_> = bars.iter().map(|bar| bar.label.as_str()).collect();
        assert_eq!((labels.len(), labels[0], labels[13]), (14, "2009", "2022"));
        found.archive.months.truncate(1);
        assert!(chart(&state, &Controls::new(&state, &found)).bars.is_empty());
    }

    #[test]
    fn ranges_are_chosen_and_moved() {
        let (state, _) = from_query("?q=a");
        let found = sample::found();
        let controls = Controls::new(&state, &found);
        let chart = chart(&state, &controls);
        let led = |range| to_query(&state.apply(chart.choose(&controls, range)));
        assert_eq!(led((0, 1)), "?q=a&date=2021-03..2021-04");
        assert_eq!(led((3, 3)), "?q=a&date=2021-06");
        assert_eq!(led((0, 10)), "?q=a");
        assert_eq!(chart.moved((2, 4), 0, 1, false), (3, 4));
        assert_eq!(chart.moved((2, 4), 0, 9, false), (4, 4));
        assert_eq!(chart.moved((2, 4), 1, -9, false), (2, 2));
        assert_eq!(chart.moved((2, 4), 1, 99, false), (2, 10));
        assert_eq!(chart.moved((2, 4), 0, -9, true), (0, 2));
        assert_eq!(chart.moved((2, 4), 1, 99, true), (8, 10));
    }
}
