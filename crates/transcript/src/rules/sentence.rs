//! The ground rules that one sentence sets.
//!
//! Must not know: who says it, what other sentences set.

use std::ops::Range;

use super::extent;
use crate::{Extent, Kind, RuleKind};

/// A rule, and what it is for where the sentence says so.
pub(super) type Told = (RuleKind, Option<Extent>);

/// The rules that one sentence sets. An embargo is on all that was heard, whatever the sentence lists.
pub(super) fn rules(sentence: &str, kind: Kind) -> Vec<Told> {
    let lower = sentence.to_lowercase();
    if !about_the_call(&lower, kind)
        || sentence.ends_with('?')
        || lower.contains("readout")
        || sentence.len() > 600
    {
        return Vec::new();
    }
    let terms = terms(&lower);
    let several = terms.windows(2).any(|two| matches!(two, [(_, a, _), (_, b, _)] if a != b));
    let said = |place: Range<usize>| said_before(sentence, &lower, place, several);
    let attribution = attribution(sentence, &lower);
    let mut rules: Vec<Told> = Vec::new();
    let mut from = 0;
    // Where the term before the attribution ends, and what it is for.
    let (mut left, mut inherited) = (0, None);
    for (place, kind, named) in terms {
        let part = named.or_else(|| said(from..place.start));
        from = place.end;
        if let Some((at, _)) = attribution.as_ref().filter(|(at, _)| place.start <= *at) {
            (left, inherited) = (from.min(*at), part.clone());
        }
        rules.push((kind, part));
    }
    if let Some((at, name)) = attribution {
        rules.push((RuleKind::Attribution(name), said(left..at).or(inherited)));
    }
    rules.extend(embargo(sentence, &lower).map(|until| (RuleKind::Embargo(until), None)));
    rules
}

/// What the words in that place say a rule behind them is for.
fn said_before(sentence: &str, lower: &str, place: Range<usize>, several: bool) -> Option<Extent> {
    let printed = sentence.get(place.clone()).filter(|_| lower.len() == sentence.len());
    let part = extent::of(lower.get(place)?, several);
    part.or_else(|| extent::said(printed?))
}

/// A term that a sentence names: where, which, and the part whose name it leads: `on-the-record remarks`.
type Term = (Range<usize>, RuleKind, Option<Extent>);

/// What each term is called, and whether it is one only where it leads the name of a part.
const TERMS: [(&str, RuleKind, bool); 6] = [
    ("on background", RuleKind::OnBackground, false),
    ("on the record", RuleKind::OnTheRecord, false),
    ("off the record", RuleKind::OffTheRecord, false),
    ("background ", RuleKind::OnBackground, true),
    ("on-the-record ", RuleKind::OnTheRecord, true),
    ("off-the-record ", RuleKind::OffTheRecord, true),
];

/// The terms that a sentence names, in order.
fn terms(lower: &str) -> Vec<Term> {
    let orders = ["begin", "start", "switch", "move", "transition", "followed by"];
    let is_order = orders.iter().any(|word| lower.contains(word));
    let mut terms: Vec<Term> = Vec::new();
    for (at, _) in lower.char_indices() {
        let (before, rest) = lower.split_at(at);
        let Some((words, kind, leads)) = TERMS.iter().find(|term| rest.starts_with(term.0)) else {
            continue;
        };
        let part = rest.get(words.len()..).and_then(|rest| extent::named(rest.trim_start()));
        let is_new = terms.last().is_none_or(|(place, ..)| place.end <= at);
        if is_new && !is_denied(before) && (!leads || is_order && part.is_some()) {
            terms.push((at..at + words.len(), kind.clone(), part));
        }
    }
    terms
}

/// The words before a term say that it is not the one.
fn is_denied(before: &str) -> bool {
    let mut last = before.split_whitespace().rev().take(3);
    last.any(|word| word == "not" || word.ends_with("n’t") || word.ends_with("n't"))
}

/// The sentence speaks of this event, or of a part of it.
fn about_the_call(lower: &str, kind: Kind) -> bool {
    let event = ["call", "briefing", "gaggle", "conversation", "session", "contents", "portion"];
    let part = ["opening remarks", "remarks at the top", "q&a", "question-and-answer"];
    let terms = ["ground rules", "reminder", "remind", "embargoed until", "attributable to"];
    // “Basically” speaks of no call.
    let begins = |at: usize| !lower.get(..at).unwrap_or_default().ends_with(char::is_alphabetic);
    let has = |list: &[&str]| {
        list.iter().any(|words| lower.match_indices(words).any(|(at, _)| begins(at)))
    };
    let arranged = matches!(kind, Kind::BackgroundCall | Kind::OnTheRecordCall | Kind::Other);
    let whole = ["this call", "this briefing", "today’s call", "the call", "this conversation"];
    if arranged {
        has(&event) || has(&part) || has(&terms)
    } else {
        has(&whole) || has(&["ground rules"])
    }
}

/// How the speakers may be named: where it is said, and what stands behind `attributed to`, without its
/// quotes.
fn attribution(sentence: &str, lower: &str) -> Option<(usize, String)> {
    let leads = [
        "attributable to ",
        "attributed to ",
        "attribution to ",
        "attribution is ",
        "attribution will be ",
        "on background as ",
        "attribution as ",
        "attributable as ",
        "attributed as ",
        "attribute to ",
    ];
    let (at, lead) = leads.iter().find_map(|lead| Some((lower.find(lead)?, lead)))?;
    // Small and large letters may differ in length: then the place is not the same.
    let rest = sentence.get(at + lead.len()..).filter(|_| lower.len() == sentence.len())?;
    let rest = rest.trim_start_matches("a ").trim_start_matches("an ");
    let name = match rest.strip_prefix(['“', '"']) {
        Some(quoted) => quoted.split(['”', '"']).next()?,
        None => clause(rest),
    };
    let name = name.trim_start_matches("a ").trim_end_matches([',', '.', ' ']);
    (!name.is_empty() && name.len() <= 80).then(|| (at, name.to_owned()))
}

/// Words up to a comma, a bracket or the next part of the sentence.
fn clause(text: &str) -> &str {
    let stops =
        [", ", "; ", " and embargoed", " and is ", " and it ", " and the ", " with ", " — "];
    let end = stops.iter().filter_map(|stop| text.find(stop)).min();
    end.and_then(|end| text.get(..end)).unwrap_or(text).trim_end_matches(['.', '!', ' '])
}

/// Until when nothing may be published, in the source’s words.
fn embargo(sentence: &str, lower: &str) -> Option<String> {
    let about = lower.find("embargo")?;
    let rest = sentence.get(about..).filter(|_| lower.len() == sentence.len())?;
    if ["no embargo", "not under embargo", "not embargoed"].iter().any(|no| lower.contains(no)) {
        return None;
    }
    let until = rest.find("until ").map(|at| at + "until ".len());
    let lifts = || {
        let leads = ["lifted at ", "lift at ", "lifts at ", "lift ", "embargoed for "];
        leads.iter().find_map(|lead| Some(rest.find(lead)? + lead.len()))
    };
    let words = rest.get(until.or_else(lifts)?..)?;
    let end =
        [" — ", "; ", ", so ", ", and ", " and attrib"].iter().filter_map(|s| words.find(s)).min();
    let words = end.and_then(|end| words.get(..end)).unwrap_or(words);
    // The stop of `5:00 a.m.` is the word's own.
    let words = words.trim_end_matches(['!', ' ', '”']);
    let words = if words.ends_with(".m.") { words } else { words.trim_end_matches('.') };
    (!matches!(words, "" | "now") && words.len() <= 160).then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, expect: &[RuleKind]) {
        let expect: Vec<Told> = expect.iter().map(|kind| (kind.clone(), None)).collect();
        assert_eq!(rules(sentence, Kind::BackgroundCall), expect, "{sentence}");
    }

    #[test]
    fn sentences_that_set_rules_for_a_part() {
        use Extent::{Opening, Part, Questions, Said};
        use RuleKind::{Attribution, Embargo, OffTheRecord, OnBackground, OnTheRecord};
        let check = |sentence: &str, expect: &[(RuleKind, Extent)]| {
            let expect: Vec<Told> =
                expect.iter().cloned().map(|(kind, of)| (kind, Some(of))).collect();
            assert_eq!(rules(sentence, Kind::Other), expect, "{sentence}");
        };
        let pilots = || Attribution("port officials".to_owned());
        check("Opening remarks are going to be on the record.", &[(OnTheRecord, Opening)]);
        check(
            "Our call starts with on-the-record remarks by the harbour master.",
            &[(OnTheRecord, Opening)],
        );
        check(
            "After her remarks, there is time for Q&A, which is on background, attributable to “port officials.”",
            &[(OnBackground, Questions), (pilots(), Questions)],
        );
        check(
            "The opening remarks are on the record; then we move to a background Q&A, attributed to port officials.",
            &[(OnTheRecord, Opening), (OnBackground, Questions), (pilots(), Questions)],
        );
        check(
            "A reminder: while the remarks were on the record, this portion is on background as “port officials.”",
            &[(OnTheRecord, Opening), (OnBackground, Part), (pilots(), Part)],
        );
        check("The last section of the call was off the record.", &[(OffTheRecord, Part)]);
        let ada = || Said("Ada and the pilot".to_owned());
        check(
            "Comments from Ada and the pilot are attributable to them by name.",
            &[(Attribution("them by name".to_owned()), ada())],
        );
        let sentence = "The remarks and this call are under embargo until noon.";
        let noon = Embargo("noon".to_owned());
        assert_eq!(rules(sentence, Kind::Other), [(noon, None)]);
    }

    #[test]
    fn sentences_that_set_rules() {
        use RuleKind::{Attribution, Embargo, OnBackground, OnTheRecord};
        let officials = || Attribution("senior administration officials".to_owned());
        let until = |words: &str| Embargo(words.to_owned());
        check(
            "Today’s call is going to be on background, attributed to “senior administration officials.”",
            &[OnBackground, officials()],
        );
        check(
            "And the contents of this call are going to be embargoed until its conclusion.",
            &[until("its conclusion")],
        );
        check(
            "This call is on background, attributable to a senior administration official, and embargoed until the completion of the call.",
            &[
                OnBackground,
                Attribution("senior administration official".to_owned()),
                until("the completion of the call"),
            ],
        );
        check(
            "As a reminder, this call is on the record and embargoed until tomorrow, 7:00 a.m.",
            &[OnTheRecord, until("tomorrow, 7:00 a.m.")],
        );
        check("This call is held on the record with no embargo.", &[OnTheRecord]);
        check("We begin with remarks, then Q&A, and this call is on background.", &[OnBackground]);
        check("As I said before the Q&A, we are on background on this call.", &[OnBackground]);
        check("Is this call on background?", &[]);
        check("The embargo allows humanitarian goods to reach Cuba.", &[]);
    }
}
