//! On what terms the press was addressed, in sentences: all of a briefing, or the part that the text names.
//!
//! Must not know: which words of a transcript set a rule; elements.

use std::mem::discriminant;

use corpus::message::{Extent, GroundRule, Reading, RuleKind, RuleName};

use crate::head::{Proven, proof};
use crate::words;

/// One sentence a demand. Where the text makes it again in other words, those are further proof.
pub(crate) fn told(reading: &Reading) -> Vec<Proven> {
    let mut told: Vec<(&GroundRule, Proven)> = Vec::new();
    for rule in &reading.ground_rules {
        let proof = proof(reading, &rule.passage);
        let is_same = |other: &GroundRule| {
            discriminant(&other.kind) == discriminant(&rule.kind) && other.extent == rule.extent
        };
        match told.iter_mut().find(|(other, _)| is_same(other)) {
            Some((_, told)) => told.proofs.extend(proof),
            None => {
                let proofs = proof.into_iter().collect();
                told.push((rule, Proven { sentence: sentence(rule), proofs }));
            }
        }
    }
    told.into_iter().map(|(_, told)| told).collect()
}

/// The same in one line, for whoever passes words on. Empty where the text sets no terms.
pub(crate) fn line(reading: &Reading) -> String {
    let sentences: Vec<String> = told(reading).into_iter().map(|rule| rule.sentence).collect();
    sentences.join(" ")
}

fn sentence(rule: &GroundRule) -> String {
    let demand = match &rule.kind {
        RuleKind::Attribution(name) => format!("Attribute to “{name}”"),
        RuleKind::Embargo(until) => "Embargoed until ".to_owned() + until,
        term => words::rule(RuleName::of(term)).to_owned(),
    };
    let part = match &rule.extent {
        Extent::Whole => "",
        Extent::Opening => ": the opening remarks",
        Extent::Questions => ": questions and answers",
        Extent::Said(who) => &(": comments from ".to_owned() + who),
        Extent::Part => ": only in part",
    };
    let stop = if demand.ends_with('.') { "" } else { "." };
    demand + part + stop
}

#[cfg(test)]
mod tests {
    use corpus::message::{Passage, PieceKind, Span, TurnNo};

    use super::*;
    use crate::sample;

    fn passage(turn: Option<u32>, start: u32, end: u32) -> Passage {
        Passage { turn: turn.map(TurnNo), span: Span { start, end } }
    }

    fn rule(kind: RuleKind, passage: Passage) -> GroundRule {
        GroundRule { kind, extent: Extent::Whole, passage }
    }

    #[test]
    fn rules_come_with_their_proof() {
        let mut reading = sample::reading(&["This call is on background."]);
        reading.preamble.push(sample::piece(PieceKind::Note, "Embargoed."));
        let check = |kind, passage, sentence: &str, words: Option<&str>| {
            let mut reading = reading.clone();
            reading.ground_rules = vec![rule(kind, passage)];
            let rules = told(&reading);
            assert_eq!(rules[0].sentence, sentence);
            assert_eq!(rules[0].proofs.first().map(|proof| proof.words.as_str()), words);
        };
        let all = Some("This call is on background.");
        check(RuleKind::OnBackground, passage(Some(1), 0, 27), "On background.", all);
        check(RuleKind::OnTheRecord, passage(Some(2), 0, 27), "On the record.", None);
        check(RuleKind::OffTheRecord, passage(Some(1), 9, 99), "Off the record.", None);
        let until = |words: &str| RuleKind::Embargo(words.to_owned());
        let note = passage(None, 21, 31);
        check(
            until("its conclusion"),
            note.clone(),
            "Embargoed until its conclusion.",
            Some("Embargoed."),
        );
        check(until("5:00 a.m."), note.clone(), "Embargoed until 5:00 a.m.", Some("Embargoed."));
        let name = RuleKind::Attribution("senior administration officials".to_owned());
        check(
            name,
            note.clone(),
            "Attribute to “senior administration officials”.",
            Some("Embargoed."),
        );
    }

    #[test]
    fn a_rule_told_twice_is_one_rule() {
        let mut reading = sample::reading(&["Embargoed until five.", "Until five tomorrow."]);
        let until = |words: &str, passage| rule(RuleKind::Embargo(words.to_owned()), passage);
        reading.ground_rules = vec![
            until("five", passage(Some(1), 0, 21)),
            rule(RuleKind::OnBackground, passage(Some(1), 0, 9)),
            until("five tomorrow", passage(Some(2), 0, 20)),
        ];
        let rules = told(&reading);
        let sentences: Vec<_> = rules.iter().map(|rule| rule.sentence.as_str()).collect();
        assert_eq!(sentences, ["Embargoed until five.", "On background."]);
        let proofs: Vec<_> = rules[0].proofs.iter().map(|proof| proof.words.as_str()).collect();
        assert_eq!(proofs, ["Embargoed until five.", "Until five tomorrow."]);
    }

    #[test]
    fn a_rule_of_a_part_is_told_so() {
        let check = |kind: &RuleKind, extent, expect: &str| {
            let mut reading = sample::reading(&["The Q&A is on background."]);
            let passage = passage(Some(1), 0, 25);
            reading.ground_rules = vec![GroundRule { kind: kind.clone(), extent, passage }];
            assert_eq!(line(&reading), expect);
        };
        let (background, record) = (RuleKind::OnBackground, RuleKind::OnTheRecord);
        check(&background, Extent::Questions, "On background: questions and answers.");
        check(&record, Extent::Opening, "On the record: the opening remarks.");
        check(
            &record,
            Extent::Said("the pilot".to_owned()),
            "On the record: comments from the pilot.",
        );
        check(&RuleKind::OffTheRecord, Extent::Part, "Off the record: only in part.");
        let name = RuleKind::Attribution("port officials".to_owned());
        check(&name, Extent::Questions, "Attribute to “port officials”: questions and answers.");
    }

    #[test]
    fn the_parts_of_one_briefing_are_told_apart() {
        let mut reading = sample::reading(&["The top is on the record, then on background."]);
        let of = |kind, extent| GroundRule { kind, extent, passage: passage(Some(1), 0, 45) };
        reading.ground_rules = vec![
            of(RuleKind::OnTheRecord, Extent::Opening),
            of(RuleKind::OnBackground, Extent::Questions),
            of(RuleKind::OnBackground, Extent::Part),
        ];
        assert_eq!(
            line(&reading),
            "On the record: the opening remarks. On background: questions and answers. \
             On background: only in part."
        );
        assert_eq!(
            told(&reading)[0].proofs[0].words,
            "The top is on the record, then on background."
        );
        assert_eq!(line(&sample::reading(&["Hi."])), "");
    }
}
