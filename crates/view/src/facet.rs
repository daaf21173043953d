//! Facets as rows: what can be chosen, how much each choice would give, what is chosen already.
//!
//! Must not know: how the counts were made, how bars are drawn.

use corpus::message::{Date, Facets, Filter, Found, Kind, MonthCount, Role, SpeakerCount};

use crate::share::of_biggest;
use crate::{Change, FilterChange, words};

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetRow {
    /// Name among the rows of its facet, as it stands in an address.
    pub key: String,
    pub label: String,
    /// Office of a speaker.
    pub detail: Option<String>,
    /// The choice is of the press, which is drawn in a colour of its own.
    pub press: bool,
    /// Turns that the choice gives, all other facets obeyed.
    pub count: u32,
    pub chosen: bool,
    /// Percent of the facet's biggest count.
    pub share: u8,
    /// What a click does.
    pub change: Change,
}

/// One year of the archive with its twelve months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearRow {
    pub year: FacetRow,
    /// January to December; months without turns have a count of 0.
    pub months: Vec<FacetRow>,
}

/// Speakers in the order given; one that is chosen but no longer found stands at the end.
pub fn speakers(found: &Found, filter: &Filter) -> Vec<FacetRow> {
    let counts = &found.facets.speakers;
    let biggest = counts.iter().map(|count| count.turns).max().unwrap_or(0);
    let gone = filter.speakers.iter().filter(|key| !counts.iter().any(|count| count.key == **key));
    let gone = gone.map(|key| {
        let change = Change::Filter(FilterChange::Speaker(key.clone()));
        row(key.0.clone(), key.0.clone(), 0, biggest, true, change)
    });
    let rows = counts.iter().map(|SpeakerCount { key, who, turns }| {
        let change = Change::Filter(FilterChange::Speaker(key.clone()));
        let chosen = filter.speakers.contains(key);
        let label = words::name(who).to_owned();
        let row = row(key.0.clone(), label, *turns, biggest, chosen, change);
        FacetRow { detail: who.office.clone(), press: who.role == Role::Press, ..row }
    });
    rows.chain(gone).filter(shown).collect()
}

/// Roles in their fixed order.
pub fn roles(found: &Found, filter: &Filter) -> Vec<FacetRow> {
    let counts = &found.facets.roles;
    let biggest = counts.iter().map(|(_, turns)| *turns).max().unwrap_or(0);
    let rows = Role::ALL.into_iter().map(|role| {
        let change = Change::Filter(FilterChange::Role(role));
        let chosen = filter.roles.contains(&role);
        let (key, label) = (role.as_str().into(), words::role(role).into());
        let row = row(key, label, of(counts, role), biggest, chosen, change);
        FacetRow { press: role == Role::Press, ..row }
    });
    rows.filter(shown).collect()
}

/// Kinds of event in their fixed order.
pub fn kinds(found: &Found, filter: &Filter) -> Vec<FacetRow> {
    let counts = &found.facets.kinds;
    let biggest = counts.iter().map(|(_, turns)| *turns).max().unwrap_or(0);
    let rows = Kind::ALL.into_iter().map(|kind| {
        let change = Change::Filter(FilterChange::Kind(kind));
        let chosen = filter.kinds.contains(&kind);
        row(
            kind.as_str().into(),
            words::kind(kind).into(),
            of(counts, kind),
            biggest,
            chosen,
            change,
        )
    });
    rows.filter(shown).collect()
}

/// Years from the archive's first to its last, with their months.
pub fn years(found: &Found, filter: &Filter) -> Vec<YearRow> {
    let Facets { months, .. } = &found.facets;
    let ends = found.archive.first.zip(found.archive.last);
    let Some((first, last)) = ends.map(|(first, last)| (first.year(), last.year())) else {
        return Vec::new();
    };
    let biggest_month = months.iter().map(|month| month.turns).max().unwrap_or(0);
    let in_year = |year| months.iter().filter(move |month| month.year == year);
    let sum = |year| in_year(year).fold(0u32, |sum, month| sum.saturating_add(month.turns));
    let biggest_year = (first..=last).map(sum).max().unwrap_or(0);
    (first..=last)
        .map(|year| {
            let turns = |month| in_year(year).find(|count| count.month == month);
            let months = (1..=12).map(|month| {
                let turns = turns(month).map_or(0, |count: &MonthCount| count.turns);
                let label = words::month(year, month);
                period(label, (year, month, month), turns, biggest_month, filter)
            });
            let row = period(year.to_string(), (year, 1, 12), sum(year), biggest_year, filter);
            YearRow { year: row, months: months.collect() }
        })
        .collect()
}

/// A row for whole months of a year; choosing it again lifts the limit.
fn period(
    label: String,
    (year, first, last): (u16, u8, u8),
    turns: u32,
    biggest: u32,
    filter: &Filter,
) -> FacetRow {
    let from = Date::new(year, first, 1);
    let to = (28..=31).rev().find_map(|day| Date::new(year, last, day));
    let iso = from.map(|day| day.to_string()).unwrap_or_default();
    let key = iso.get(..if first == last { 7 } else { 4 }).unwrap_or_default().to_owned();
    let limited = filter.from.is_some() || filter.to.is_some();
    let inside = filter.from.is_none_or(|limit| from.is_some_and(|from| limit <= from))
        && filter.to.is_none_or(|limit| to.is_some_and(|to| to <= limit));
    let (from, to) = if (filter.from, filter.to) == (from, to) { (None, None) } else { (from, to) };
    let change = Change::Filter(FilterChange::Dates(from, to));
    row(key, label, turns, biggest, limited && inside, change)
}

fn row(
    key: String,
    label: String,
    count: u32,
    biggest: u32,
    chosen: bool,
    change: Change,
) -> FacetRow {
    let share = of_biggest(count, biggest);
    FacetRow { key, label, detail: None, press: false, count, chosen, share, change }
}

/// A value that would give nothing is offered only so that it can be taken back.
fn shown(row: &FacetRow) -> bool {
    row.count > 0 || row.chosen
}

fn of<T: PartialEq>(counts: &[(T, u32)], value: T) -> u32 {
    counts.iter().find(|(counted, _)| *counted == value).map_or(0, |(_, turns)| *turns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{from_query, sample, to_query};

    type Rows = fn(&Found, &Filter) -> Vec<FacetRow>;

    /// Rows as `label count share%`, `+` before the chosen, and the address each leads to.
    fn check(rows: Rows, address: &str, expect: &[(&str, &str)]) {
        let (state, _) = from_query(address);
        let rows = rows(&sample::found(), &state.filter);
        let drawn: Vec<(String, String)> = rows
            .into_iter()
            .map(|row| {
                let plus = if row.chosen { "+" } else { "" };
                let words = format!("{plus}{} {} {}%", row.label, row.count, row.share);
                (words, to_query(&state.apply(row.change)))
            })
            .collect();
        let drawn: Vec<_> = drawn.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(drawn, expect);
    }

    #[test]
    fn values_toggle() {
        check(
            speakers,
            "?speaker=jen-psaki,nobody",
            &[
                ("Reporters 200 100%", "?speaker=jen-psaki,nobody,q"),
                ("+Jen Psaki 50 25%", "?speaker=nobody"),
                ("+nobody 0 0%", "?speaker=jen-psaki"),
            ],
        );
        check(
            roles,
            "?role=moderator",
            &[
                ("Press 200 100%", "?role=press,moderator"),
                ("Officials 50 25%", "?role=official,moderator"),
                ("+Moderators 0 0%", ""),
            ],
        );
        check(
            kinds,
            "",
            &[("Press briefing 240 100%", "?kind=briefing"), ("Gaggle 10 4%", "?kind=gaggle")],
        );
    }

    #[test]
    fn offices_are_details() {
        let rows = speakers(&sample::found(), &Filter::default());
        assert_eq!(rows[1].detail.as_deref(), Some("Press Secretary"));
    }

    #[test]
    fn the_press_is_told_apart() {
        let press = |rows: Rows| {
            let rows = rows(&sample::found(), &Filter::default());
            rows.into_iter().map(|row| (row.label, row.press)).collect::<Vec<_>>()
        };
        assert_eq!(press(speakers), [("Reporters".into(), true), ("Jen Psaki".into(), false)]);
        assert_eq!(press(roles), [("Press".into(), true), ("Officials".into(), false)]);
    }

    #[test]
    fn years_hold_twelve_months() {
        let (state, _) = from_query("?date=2021-02..2021-12");
        let years = years(&sample::found(), &state.filter);
        let labels: Vec<_> = years
            .iter()
            .map(|row| (row.year.label.as_str(), row.year.count, row.year.share))
            .collect();
        assert_eq!(labels, [("2021", 240, 100), ("2022", 10, 4)]);
        assert!(years.iter().all(|row| row.months.len() == 12));
        assert!(!years[0].year.chosen && !years[0].months[0].chosen && years[0].months[1].chosen);
        assert_eq!(
            (years[0].months[2].label.as_str(), years[0].months[2].count),
            ("March 2021", 240)
        );
        let march = state.apply(years[0].months[2].change.clone());
        assert_eq!(to_query(&march), "?date=2021-03");
        let (state, _) = from_query("?date=2021");
        let again = super::years(&sample::found(), &state.filter)[0].year.clone();
        assert!(again.chosen);
        assert_eq!(to_query(&state.apply(again.change)), "");
    }
}
