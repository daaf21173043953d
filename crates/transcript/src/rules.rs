//! Ground rules: the terms on which the press is addressed.
//!
//! Only sentences about the call itself count, said by its hosts: an official who asks to go
//! “off the record” in passing makes no rule. Must not know: how rules are shown.

use crate::{GroundRule, Kind, Passage, Piece, Role, RuleKind, Span, Text, Transcript, sentences};

/// Most rules that are told: each is compared with each.
const MOST: usize = 40;

/// Reads the ground rules, in order of their sentences, each rule once.
pub(crate) fn read(transcript: &Transcript) -> Vec<GroundRule> {
    let mut rules: Vec<GroundRule> = Vec::new();
    let preamble = joined(&transcript.preamble);
    let hosts = transcript.numbered().filter(|(_, turn)| transcript.role(turn) != Role::Press);
    let spoken = hosts.map(|(no, turn)| (Some(no), turn.text.text.as_str()));
    for (turn, text) in std::iter::once((None, preamble.as_str())).chain(spoken) {
        if !mentions(text) {
            continue;
        }
        for range in sentences::of(text) {
            let sentence = text.get(range.clone()).unwrap_or_default();
            for kind in of_sentence(sentence, transcript.meta.kind) {
                if rules.len() < MOST && rules.iter().all(|rule| rule.kind != kind) {
                    let passage = Passage { turn, span: Span::new(range.start, range.end) };
                    rules.push(GroundRule { kind, passage });
                }
            }
        }
    }
    rules
}

fn joined(pieces: &[Piece]) -> String {
    let text = |piece: &Piece| -> Text { piece.text.clone() };
    pieces.iter().map(|piece| text(piece).text).collect::<Vec<_>>().join("\n")
}

/// A quick look before sentences are told apart.
fn mentions(text: &str) -> bool {
    ["ackground", "the record", "mbargo", "ttribut"].iter().any(|part| text.contains(part))
}

/// The rules that one sentence sets.
fn of_sentence(sentence: &str, kind: Kind) -> Vec<RuleKind> {
    let lower = sentence.to_lowercase();
    let has = |words: &str| lower.contains(words);
    if !about_the_call(&lower, kind)
        || sentence.ends_with('?')
        || has("readout")
        || sentence.len() > 600
    {
        return Vec::new();
    }
    let mut rules = Vec::new();
    if has("on background") {
        rules.push(RuleKind::OnBackground);
    }
    if has("on the record") && !has("not on the record") {
        rules.push(RuleKind::OnTheRecord);
    }
    if has("off the record") {
        rules.push(RuleKind::OffTheRecord);
    }
    rules.extend(attribution(sentence, &lower).map(RuleKind::Attribution));
    rules.extend(embargo(sentence, &lower).map(RuleKind::Embargo));
    rules
}

/// The sentence speaks of this event as a whole.
fn about_the_call(lower: &str, kind: Kind) -> bool {
    let event = ["call", "briefing", "gaggle", "conversation", "session", "contents", "portion"];
    let terms = ["ground rules", "reminder", "remind", "embargoed until", "attributable to"];
    let has = |list: &[&str]| list.iter().any(|words| lower.contains(words));
    let arranged = matches!(kind, Kind::BackgroundCall | Kind::OnTheRecordCall | Kind::Other);
    let whole = ["this call", "this briefing", "today’s call", "the call", "this conversation"];
    if arranged { has(&event) || has(&terms) } else { has(&whole) || has(&["ground rules"]) }
}

/// How the speakers may be named: what stands behind `attributed to`, without its quotes.
fn attribution(sentence: &str, lower: &str) -> Option<String> {
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
    let at = leads.iter().find_map(|lead| Some(lower.find(lead)? + lead.len()))?;
    // Small and large letters may differ in length: then the place is not the same.
    let rest = sentence.get(at..).filter(|_| lower.len() == sentence.len())?;
    let rest = rest.trim_start_matches("a ").trim_start_matches("an ");
    let name = match rest.strip_prefix(['“', '"']) {
        Some(quoted) => quoted.split(['”', '"']).next()?,
        None => clause(rest),
    };
    let name = name.trim_start_matches("a ").trim_end_matches([',', '.', ' ']);
    (!name.is_empty() && name.len() <= 80).then(|| name.to_owned())
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
        assert_eq!(of_sentence(sentence, Kind::BackgroundCall), expect, "{sentence}");
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
        check("Is this call on background?", &[]);
        check("The embargo allows humanitarian goods to reach Cuba.", &[]);
    }
}
