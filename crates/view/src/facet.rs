//! Facets as rows: what can be chosen or refused, how much each choice would give, what is chosen
//! already.
//!
//! Must not know: how the counts were made, how bars are drawn.

use corpus::message::{Date, Kind, MarkName, MonthCount, Role, RuleName, SpeakerCount};

use crate::change::is_chosen;
use crate::share::of_biggest;
use crate::state::MAX_KEY;
use crate::{Change, Choice, Controls, FilterChange, words};

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetRow {
    /// Name among the rows of its facet, as it stands in an address.
    pub key: String,
    pub label: String,
    /// Office of a speaker, and the label where the name is another.
    pub details: Vec<String>,
    /// The choice is of the press, which is drawn in a colour of its own.
    pub press: bool,
    /// Turns that the choice gives, all other facets obeyed.
    pub count: u32,
    pub chosen: bool,
    /// Turns that have it are refused.
    pub refused: bool,
    /// Percent of the facet's biggest count.
    pub share: u8,
    /// Chooses it, or takes the choice back.
    pub change: Change,
    /// Refuses it, or no longer.
    pub refuse: Change,
}

/// One year of the archive with its twelve months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearRow {
    pub year: FacetRow,
    /// January to December; months without turns have a count of 0.
    pub months: Vec<FacetRow>,
}

impl FacetRow {
    /// Whether the two cannot be told apart by looking at them.
    pub fn looks_like(&self, other: &Self) -> bool {
        let told = |row: &Self| (row.count, row.share, row.chosen, row.refused, row.press);
        told(self) == told(other)
            && self.key == other.key
            && self.label == other.label
            && self.details == other.details
    }

    /// Whether label or details hold all the words of `sought`, which is typed.
    pub fn is_sought(&self, sought: &str) -> bool {
        let own = (self.label.clone() + " " + &self.details.join(" ")).to_lowercase();
        sought.to_lowercase().split_whitespace().all(|word| own.contains(word))
    }
}

/// Speakers in the order given; one that is chosen but no longer found stands at the end.
pub fn speakers(controls: &Controls<'_>) -> Vec<FacetRow> {
    let (counts, filter) = (&controls.found.facets.speakers, &controls.filter);
    let biggest = counts.iter().map(|count| count.turns).max().unwrap_or(0);
    let set = filter.only.speakers.iter().chain(&filter.without.speakers);
    let gone = set.filter(|key| !counts.iter().any(|count| count.key == **key));
    let gone = gone.map(|key| row(controls, Choice::Speaker(key.clone()), &key.0, (0, biggest)));
    let rows = counts.iter().map(|SpeakerCount { key, who, turns }| {
        let label = words::name(who);
        let row = row(controls, Choice::Speaker(key.clone()), label, (*turns, biggest));
        let printed = Some(&who.label).filter(|printed| label != *printed && label != "Reporters");
        let details = who.office.iter().chain(printed).cloned().collect();
        FacetRow { details, press: who.role == Role::Press, ..row }
    });
    rows.chain(gone).filter(shown).collect()
}

/// Roles in their fixed order.
pub fn roles(controls: &Controls<'_>) -> Vec<FacetRow> {
    let counts = &controls.found.facets.roles;
    let value = |role| (Choice::Role(role), words::role(role), of(counts, role));
    let mut rows = fixed(controls, &Role::ALL.map(value));
    rows.iter_mut().for_each(|row| row.press = row.key == Role::Press.as_str());
    rows
}

/// Kinds of event in their fixed order.
pub fn kinds(controls: &Controls<'_>) -> Vec<FacetRow> {
    let counts = &controls.found.facets.kinds;
    let value = |kind| (Choice::Kind(kind), words::kind(kind), of(counts, kind));
    fixed(controls, &Kind::ALL.map(value))
}

/// What stands in the text besides words, in its fixed order.
pub fn marks(controls: &Controls<'_>) -> Vec<FacetRow> {
    let counts = &controls.found.facets.marks;
    let value = |mark| (Choice::Mark(mark), words::mark(mark), of(counts, mark));
    fixed(controls, &MarkName::ALL.map(value))
}

/// Ground rules in their fixed order.
pub fn rules(controls: &Controls<'_>) -> Vec<FacetRow> {
    let counts = &controls.found.facets.rules;
    let value = |rule| (Choice::Rule(rule), words::rule(rule), of(counts, rule));
    fixed(controls, &RuleName::ALL.map(value))
}

/// Places in the order given.
pub fn places(controls: &Controls<'_>) -> Vec<FacetRow> {
    let (counts, filter) = (&controls.found.facets.places, &controls.filter);
    let gone = filter.without.places.iter();
    let gone = gone.filter(|name| !counts.iter().any(|(own, _)| own == *name));
    let all = counts.iter().map(|(name, turns)| (name, *turns)).chain(gone.map(|name| (name, 0)));
    let value = |(name, turns): (&String, u32)| (Choice::Place(name.clone()), name.clone(), turns);
    fixed(controls, &all.map(value).collect::<Vec<_>>())
}

/// Rows for values that have their order already.
fn fixed<T: AsRef<str>>(controls: &Controls<'_>, values: &[(Choice, T, u32)]) -> Vec<FacetRow> {
    let biggest = values.iter().map(|(.., turns)| *turns).max().unwrap_or(0);
    let rows = values.iter().map(|(choice, label, turns)| {
        row(controls, choice.clone(), label.as_ref(), (*turns, biggest))
    });
    rows.filter(shown).collect()
}

/// Lengths of turns, none of them counted.
pub fn lengths(controls: &Controls<'_>) -> Vec<FacetRow> {
    const LENGTHS: [(u32, u32); 4] = [(0, 12), (13, 40), (41, 120), (121, u32::MAX)];
    let row = |length: (u32, u32)| {
        let chosen = controls.filter.length == Some(length);
        let change = FilterChange::Length(Some(length).filter(|_| !chosen));
        let label = words::length(length);
        let change = controls.change(change);
        plain(label.clone(), label, (0, 0), chosen, change)
    };
    LENGTHS.map(row).to_vec()
}

/// Years from the archive's first to its last, with their months.
pub fn years(controls: &Controls<'_>) -> Vec<YearRow> {
    let (months, archive) = (&controls.found.facets.months, &controls.found.archive);
    let ends = archive.first.zip(archive.last);
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
                period(controls, label, (year, month, month), (turns, biggest_month))
            });
            let whole = (year, 1, 12);
            let row = period(controls, year.to_string(), whole, (sum(year), biggest_year));
            YearRow { year: row, months: months.collect() }
        })
        .collect()
}

/// A row for whole months of a year; choosing it again lifts the limit.
fn period(
    controls: &Controls<'_>,
    label: String,
    (year, first, last): (u16, u8, u8),
    counts: (u32, u32),
) -> FacetRow {
    let filter = &controls.filter;
    let from = Date::new(year, first, 1);
    let to = last_day(year, last);
    let iso = from.map(|day| day.to_string()).unwrap_or_default();
    let key = iso.get(..if first == last { 7 } else { 4 }).unwrap_or_default().to_owned();
    let limited = filter.from.is_some() || filter.to.is_some();
    let inside = filter.from.is_none_or(|limit| from.is_some_and(|from| limit <= from))
        && filter.to.is_none_or(|limit| to.is_some_and(|to| to <= limit));
    let (from, to) = if (filter.from, filter.to) == (from, to) { (None, None) } else { (from, to) };
    let change = controls.change(FilterChange::Dates(from, to));
    plain(key, label, counts, limited && inside, change)
}

/// The last day of a month.
pub(crate) fn last_day(year: u16, month: u8) -> Option<Date> {
    (28..=31).rev().find_map(|day| Date::new(year, month, day))
}

/// A value that can be chosen and refused; with its count and the biggest of its facet.
fn row(controls: &Controls<'_>, choice: Choice, label: &str, counts: (u32, u32)) -> FacetRow {
    let chosen = is_chosen(&controls.filter.only, &choice);
    let refused = is_chosen(&controls.filter.without, &choice);
    let refuse = controls.change(FilterChange::Without(choice.clone()));
    let key = key_of(&choice);
    let change = controls.change(FilterChange::Only(choice));
    FacetRow { refused, refuse, ..plain(key, label.to_owned(), counts, chosen, change) }
}

fn plain(
    key: String,
    label: String,
    (count, biggest): (u32, u32),
    chosen: bool,
    change: Change,
) -> FacetRow {
    let (share, refuse) = (of_biggest(count, biggest), change.clone());
    let (details, press, refused) = (Vec::new(), false, false);
    FacetRow { key, label, details, press, count, chosen, refused, share, change, refuse }
}

/// A value as it stands in an address.
pub(crate) fn key_of(choice: &Choice) -> String {
    match choice {
        Choice::Speaker(key) => key.0.clone(),
        Choice::Role(role) => role.as_str().to_owned(),
        Choice::Kind(kind) => kind.as_str().to_owned(),
        Choice::Place(name) => name.clone(),
        Choice::Rule(rule) => rule.as_str().to_owned(),
        Choice::Mark(mark) => mark.as_str().to_owned(),
    }
}

/// A value that would give nothing is offered only so that it can be taken back; one that no address
/// holds, not at all.
fn shown(row: &FacetRow) -> bool {
    row.key.len() <= MAX_KEY && (row.count > 0 || row.chosen || row.refused)
}

fn of<T: PartialEq>(counts: &[(T, u32)], value: T) -> u32 {
    counts.iter().find(|(counted, _)| *counted == value).map_or(0, |(_, turns)| *turns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{from_query, sample, to_query};

    type Rows = fn(&Controls<'_>) -> Vec<FacetRow>;

    /// The rows for the view at this address.
    fn drawn(rows: Rows, address: &str) -> Vec<FacetRow> {
        rows(&Controls::new(&from_query(address).0, &sample::found()))
    }

    /// Rows as `label count share%`, `+` before the chosen, and the address each leads to.
    fn check(rows: Rows, address: &str, expect: &[(&str, &str)]) {
        let (state, _) = from_query(address);
        let rows = self::drawn(rows, address);
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
        check(
            rules,
            "?rule=embargo,off-the-record",
            &[
                ("On background 10 100%", "?rule=background,off-the-record,embargo"),
                ("+Off the record 0 0%", "?rule=embargo"),
                ("+Embargoed 4 40%", "?rule=off-the-record"),
            ],
        );
    }

    #[test]
    fn every_place_that_is_offered_can_be_chosen() {
        let (state, mut found) = (from_query("").0, sample::found());
        let (long, too_long) = ("x".repeat(MAX_KEY), "x".repeat(MAX_KEY + 1));
        found.facets.places = vec![(long.clone(), 2), (too_long, 1)];
        let rows = places(&Controls::new(&state, &found));
        let chosen: Vec<_> = rows
            .into_iter()
            .map(|row| from_query(&to_query(&state.apply(row.change))).0.filter.only.places)
            .collect();
        assert_eq!(chosen, [[long]]);
    }

    #[test]
    fn offices_are_details() {
        let rows = drawn(speakers, "");
        assert_eq!(rows[1].details, ["Press Secretary", "MS. PSAKI"]);
        assert!(rows[1].is_sought("psaki  SECR") && !rows[1].is_sought("psaki x"));
    }

    #[test]
    fn values_are_refused() {
        let rows = drawn(roles, "?role=-press");
        assert!(rows[0].refused && !rows[0].chosen);
        let (state, _) = from_query("?role=-press,official");
        let led = |change: &Change| to_query(&state.apply(change.clone()));
        assert_eq!(led(&rows[0].refuse), "?role=official");
        assert_eq!(led(&rows[0].change), "?role=press,official");
        assert_eq!(led(&rows[1].refuse), "?role=-press,-official");
        let rows = drawn(lengths, "?len=13..40");
        let rows: Vec<_> = rows.iter().map(|row| (row.label.as_str(), row.chosen)).collect();
        let expected = [
            ("12 or fewer", false),
            ("13 to 40", true),
            ("41 to 120", false),
            ("121 or more", false),
        ];
        assert_eq!(rows, expected);
    }

    #[test]
    fn the_press_is_told_apart() {
        let press = |rows: Rows| {
            let rows = drawn(rows, "");
            rows.into_iter().map(|row| (row.label, row.press)).collect::<Vec<_>>()
        };
        assert_eq!(press(speakers), [("Reporters".into(), true), ("Jen Psaki".into(), false)]);
        assert_eq!(press(roles), [("Press".into(), true), ("Officials".into(), false)]);
    }

    #[test]
    fn years_hold_twelve_months() {
        let (state, _) = from_query("?date=2021-02..2021-12");
        let found = sample::found();
        let years = years(&Controls::new(&state, &found));
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
        let again = super::years(&Controls::new(&state, &found))[0].year.clone();
        assert!(again.chosen);
        assert_eq!(to_query(&state.apply(again.change)), "");
    }

    #[test]
    fn rows_look_alike_whatever_they_would_change() {
        let rows = |address| drawn(speakers, address);
        let alike = |one: &[FacetRow], other: &[FacetRow]| {
            one.iter().zip(other).all(|(one, other)| one.looks_like(other))
        };
        let mut others = rows("");
        others.iter_mut().for_each(|row| row.change = Change::Clear);
        assert!(!others.is_empty() && others != rows("") && alike(&rows(""), &others));
        others[0].count += 1;
        assert!(!alike(&rows(""), &others));
    }
}
