//! What of a briefing a ground rule is said to hold for: “the Q&A portion will be on background”.
//!
//! Must not know: which rules there are, which other sentences speak of them.

use crate::Extent;

/// What is said before the questions.
const OPENING: Named = Named { names: &["remarks", "opening statement"], aside: TIMES, reach: 5 };

/// The questions with their answers.
const QUESTIONS: Named = Named {
    names: &[
        "q&a",
        "qa portion",
        "qa session",
        "question-and-answer",
        "question and answer",
        "questions and answers",
    ],
    aside: TIMES,
    reach: 5,
};

/// All of it. What is “of the call” or “on today’s call” is only somewhere in it.
const WHOLE: Named = Named {
    names: &["s call", "the call", "press call", "briefing", "conversation", "everything", "both"],
    aside: &["of", "on", "for", "in", "during"],
    reach: 4,
};

/// What comes behind the remarks: who speaks of both speaks of all there is.
const ASKED: Named = Named { names: &["question"], aside: TIMES, reach: 5 };

/// A part that is not told by what happens in it.
const PART: &[&str] = &[" portion", " section", " part of", "first half", "second half"];

/// “After the remarks”: when the rule is told or begins to hold, not what for.
const TIMES: &[&str] = &["after", "before", "following", "once", "in"];

/// What something is called.
struct Named {
    names: &'static [&'static str],
    /// A mention is none close behind one of these words.
    aside: &'static [&'static str],
    /// How many words are close.
    reach: usize,
}

impl Named {
    /// Whether `words` speak of it.
    fn is_in(&self, words: &str) -> bool {
        let mut mentions = self.names.iter().flat_map(|name| words.match_indices(name));
        mentions.any(|(at, _)| self.is_meant(words, at))
    }

    /// Whether the mention at that place is one.
    fn is_meant(&self, words: &str, at: usize) -> bool {
        let before = words.get(..at).unwrap_or_default();
        let clause = before.rsplit(',').next().unwrap_or_default().trim_end();
        !clause.rsplit(' ').take(self.reach).any(|word| self.aside.contains(&word))
    }
}

/// A part whose name begins `after`, the words behind a rule: `Q&A`, `remarks from the Secretary`.
pub(super) fn named(after: &str) -> Option<Extent> {
    let parts = [
        (OPENING.names, Extent::Opening),
        (QUESTIONS.names, Extent::Questions),
        (PART, Extent::Part),
    ];
    let begins = |names: &[&str]| names.iter().any(|name| after.starts_with(name.trim_start()));
    parts.into_iter().find_map(|(names, part)| begins(names).then_some(part))
}

/// What a rule holds for, from the words `before` it, in small letters. `None` where they do not say so
/// or speak of the whole. A sentence with `several` terms speaks of several parts.
pub(super) fn of(before: &str, several: bool) -> Option<Extent> {
    match (OPENING.is_in(before), QUESTIONS.is_in(before)) {
        _ if !several && WHOLE.is_in(before) => None,
        // Both are all there is.
        (true, true) => several.then_some(Extent::Part),
        (true, false) => (!ASKED.is_in(before)).then_some(Extent::Opening),
        (false, true) => Some(Extent::Questions),
        (false, false) => PART.iter().any(|part| before.contains(part)).then_some(Extent::Part),
    }
}

/// The people of whose comments alone the words before a rule speak.
pub(super) fn said(before: &str) -> Option<Extent> {
    let leads = ["omments from ", "omments by ", "tatements from ", "tatements by "];
    let from = leads.iter().find_map(|lead| Some(before.find(lead)? + lead.len()))?;
    let rest = before.get(from..)?;
    let verbs = [" will be ", " is ", " are ", " was ", " were ", " can be ", " may be "];
    let end = verbs.iter().filter_map(|verb| rest.find(verb)).min()?;
    let is_somebody = |who: &&str| !who.contains(',') && !who.contains("call") && who.len() <= 80;
    let who = rest.get(..end).filter(is_somebody)?;
    Some(Extent::Said(who.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_by_the_words_before() {
        let check = |before: &str, several, expect: Option<Extent>| {
            assert_eq!(of(before, several), expect, "{before}");
        };
        check("remarks at the top will be ", false, Some(Extent::Opening));
        check(
            "after the remarks, we take a question-and-answer period, which is ",
            false,
            Some(Extent::Questions),
        );
        check("the q&a portion of the call is ", false, Some(Extent::Questions));
        check("this portion will be ", false, Some(Extent::Part));
        check("this call begins with remarks and is ", false, None);
        check("the call has opening remarks ", true, Some(Extent::Opening));
        check("the remarks and the q&a are ", false, None);
        check("the remarks and the q&a are ", true, Some(Extent::Part));
        check("before we go to q&a, this is ", false, None);
        check("before the q&a, let me say that the q&a is ", false, Some(Extent::Questions));
        check("we have remarks and then take your questions, all ", false, None);
        check("the remarks before your questions are ", false, Some(Extent::Opening));
        check("the q&a of this morning’s call is ", false, Some(Extent::Questions));
        check("as i said in my opening remarks, this is ", false, None);
        check("this is ", false, None);
    }

    #[test]
    fn parts_by_the_words_behind() {
        assert_eq!(named("remarks from the harbour master"), Some(Extent::Opening));
        assert_eq!(named("q&a with both"), Some(Extent::Questions));
        assert_eq!(named("portion of our call"), Some(Extent::Part));
        assert_eq!(named("call to discuss tides"), None);
    }

    #[test]
    fn people_by_their_comments() {
        let who = |who: &str| Some(Extent::Said(who.to_owned()));
        assert_eq!(said("Comments from Ada and the pilot will be "), who("Ada and the pilot"));
        assert_eq!(said("Comments from this call are "), None);
        assert_eq!(said("After comments from Ada, this is "), None);
        assert_eq!(said("This is "), None);
    }
}
