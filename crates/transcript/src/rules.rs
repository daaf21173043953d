//! Ground rules: the terms on which the press is addressed.
//!
//! Only sentences about the call itself count, said by its hosts: an official who asks to go
//! “off the record” in passing makes no rule. Must not know: how rules are shown.

mod extent;
mod sentence;

use std::mem::discriminant;

use crate::{Extent, GroundRule, Passage, Piece, Role, RuleKind, Span, Transcript, sentences};
use sentence::Told;

/// Most rules that are told: each is compared with each.
const MOST: usize = 40;

/// Reads the ground rules, in order of their sentences, each rule once for each part.
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
            for told in sentence::rules(sentence, transcript.meta.kind) {
                let passage = Passage { turn, span: Span::new(range.start, range.end) };
                add(&mut rules, told, passage);
            }
        }
    }
    if terms(&rules) > 1 {
        rules.iter_mut().for_each(narrow);
    }
    rules
}

/// Adds a rule, unless it is known. A sentence that does not say what for repeats what another has told;
/// one that does is worth more than one that leaves it open.
fn add(rules: &mut Vec<GroundRule>, (kind, said): Told, passage: Passage) {
    let is_told = |rule: &GroundRule| {
        let covered = matches!(said, None | Some(Extent::Part));
        rule.kind == kind
            && (covered || rule.extent == Extent::Whole || Some(&rule.extent) == said.as_ref())
    };
    if rules.iter().any(is_told) {
        return;
    }
    let like = |rule: &&GroundRule| discriminant(&rule.kind) == discriminant(&kind);
    let extent = said.or_else(|| Some(rules.iter().find(like)?.extent.clone()));
    rules.retain(|rule| rule.kind != kind || rule.extent != Extent::Part);
    if rules.len() < MOST {
        let extent = extent.unwrap_or(Extent::Whole);
        rules.push(GroundRule { kind, extent, passage });
    }
}

/// On how many different terms the press is addressed: on background, on the record, off it.
fn terms(rules: &[GroundRule]) -> usize {
    let all = [RuleKind::OnBackground, RuleKind::OnTheRecord, RuleKind::OffTheRecord];
    all.iter().filter(|kind| rules.iter().any(|rule| rule.kind == **kind)).count()
}

/// Where there are several terms, none holds for the whole, and no attribution either.
fn narrow(rule: &mut GroundRule) {
    if rule.extent == Extent::Whole && !matches!(rule.kind, RuleKind::Embargo(_)) {
        rule.extent = Extent::Part;
    }
}

fn joined(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// A quick look before sentences are told apart.
fn mentions(text: &str) -> bool {
    ["ackground", "the record", "the-record", "mbargo", "ttribut"]
        .iter()
        .any(|part| text.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of a call whose host says this, a turn each.
    fn told(turns: &[&str]) -> Vec<(RuleKind, Extent)> {
        let turns: String = turns.iter().map(|text| format!("\nMODERATOR:  {text}\n")).collect();
        let source = format!("---\ntitle: Press Call on Tides\n---\n\n5:00 P.M. EST\n{turns}");
        let (transcript, _) = crate::parse("tides.md", &source);
        transcript.ground_rules.into_iter().map(|rule| (rule.kind, rule.extent)).collect()
    }

    #[test]
    fn rules_of_a_whole_call_and_of_its_parts() {
        use Extent::{Opening, Part, Questions, Whole};
        use RuleKind::{OnBackground, OnTheRecord};
        let whole = "This call is on background.";
        let opening = "The remarks at the top are on the record.";
        let questions = "The Q&A portion of the call is on background.";
        let open = "As a reminder, this is on background.";
        assert_eq!(told(&[whole, open, questions]), [(OnBackground, Whole)]);
        assert_eq!(told(&[questions]), [(OnBackground, Questions)]);
        let parts = [(OnTheRecord, Opening), (OnBackground, Questions)];
        assert_eq!(told(&[opening, questions, open]), parts);
        assert_eq!(told(&[opening, "This portion is on background.", questions]), parts);
        // Nobody says what “this” is: it is not the whole, which was on the record at the top.
        assert_eq!(told(&[opening, open]), [(OnTheRecord, Opening), (OnBackground, Part)]);
        let moved = "For the rest of the call, we are off the record.";
        assert_eq!(told(&[whole, moved]), [(OnBackground, Part), (RuleKind::OffTheRecord, Part)]);
    }

    #[test]
    fn what_is_said_in_passing_sets_no_rule() {
        let whole = [(RuleKind::OnBackground, Extent::Whole)];
        let rest = [
            "He is basically on the record as opposing it.",
            "This call will not be on the record.",
            "This call isn’t on the record.",
        ];
        for passing in rest {
            assert_eq!(told(&["This call is on background.", passing]), whole, "{passing}");
        }
    }

    #[test]
    fn an_attribution_is_for_what_the_first_was_for() {
        let official = |name: &str| RuleKind::Attribution(format!("port {name}"));
        let told = told(&[
            "The remarks at the top are on the record.",
            "The Q&A is on background, attributable to port officials.",
            "This call is embargoed until noon.",
            "Again, as a reminder, it is attributable to port pilots.",
        ]);
        let questions = |name: &str| (official(name), Extent::Questions);
        assert!(
            told.contains(&questions("officials")) && told.contains(&questions("pilots")),
            "{told:?}"
        );
        assert!(told.contains(&(RuleKind::Embargo("noon".to_owned()), Extent::Whole)));
    }
}
