//! Turns as a quotation with its source: who, what, when and where to read it.
//!
//! Must not know: the clipboard, how turns were chosen, citations.

use corpus::message::{Reading, TurnNo, TurnText};

use crate::reading::turn_text;
use crate::words::{day, spoken};
use crate::{Wording, address, ground_rules};

/// How a quotation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Plain,
    Markdown,
}

/// What is quoted, and as what.
#[derive(Clone, Copy, Debug)]
pub struct Quoted<'a> {
    pub reading: &'a Reading,
    /// In order.
    pub turns: &'a [TurnNo],
    /// The words of the first turn, where only some of them are quoted.
    pub passage: Option<&'a str>,
    pub wording: Wording,
    /// The address of the first turn.
    pub link: &'a str,
}

impl<'a> Quoted<'a> {
    /// The turns themselves.
    pub(crate) fn turns(self) -> impl Iterator<Item = &'a TurnText> {
        self.turns.iter().filter_map(move |no| turn_text(self.reading, *no))
    }

    /// What is quoted of a turn, line by line.
    pub(crate) fn lines(self, turn: &TurnText) -> Vec<String> {
        let words = self.passage.map_or_else(|| worded(turn, self.wording), str::to_owned);
        words.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
    }

    /// `, 23 March 2021, turns 7, 9.`
    pub(crate) fn when_and_where(self) -> String {
        let date = self.reading.event_date.or(self.reading.entry.date);
        let date = date.map_or_else(String::new, |date| ", ".to_owned() + &day(date));
        date + ", " + &self.numbers() + "."
    }

    /// `turns 7, 9`
    pub fn numbers(self) -> String {
        let numbers: Vec<String> = self.turns.iter().map(|turn| turn.0.to_string()).collect();
        let noun = if numbers.len() == 1 { "turn " } else { "turns " };
        noun.to_owned() + &numbers.join(", ")
    }

    /// `(On background. Attribute to “port officials”.)`, where the text sets such terms.
    pub(crate) fn terms(self) -> Option<String> {
        let line = ground_rules::line(self.reading);
        (!line.is_empty()).then(|| ["(", &line, ")"].concat())
    }

    /// The official page, as printed.
    pub(crate) fn official(self) -> Option<&'a str> {
        self.reading.address.as_deref().and_then(address::followed)
    }
}

/// The turns in order, each under its speaker, then the terms on which they were said, the source and the
/// link.
pub fn quote(quoted: Quoted<'_>, form: Form) -> String {
    let (before, line) = match form {
        Form::Plain => ("", "\n"),
        Form::Markdown => ("> ", "\n> \n> "),
    };
    let mut out = String::new();
    for turn in quoted.turns() {
        let lines = quoted.lines(turn).iter().map(|line| escaped(line, form)).collect::<Vec<_>>();
        let who = escaped(&speaker(quoted.reading, turn), form);
        out = out + before + &who + ": " + &lines.join(line) + "\n\n";
    }
    if let Some(terms) = quoted.terms() {
        out = out + &escaped(&terms, form) + "\n\n";
    }
    out + &source(quoted, form)
}

/// `— Press Briefing by Jen Psaki, 23 March 2021, turn 7. https://…`
fn source(quoted: Quoted<'_>, form: Form) -> String {
    let mut title = escaped(&quoted.reading.entry.title, form);
    if form == Form::Markdown {
        title = "[".to_owned() + &title + "](" + quoted.link + ")";
    }
    let mut facts = "— ".to_owned() + &title + &quoted.when_and_where();
    if form == Form::Plain {
        facts = facts + " " + quoted.link;
    }
    quoted
        .official()
        .map_or_else(|| facts.clone(), |page| facts.clone() + " Official text: " + page)
}

/// How a speaker is called away from the transcript.
pub(crate) fn speaker(reading: &Reading, turn: &TurnText) -> String {
    let part = reading.cast.get(usize::from(turn.speaker));
    part.map_or_else(
        || turn.cue.trim_end_matches(':').to_owned(),
        |part| if part.who.name == "Q" { "Q".to_owned() } else { spoken(&part.who) },
    )
}

/// The words of a turn as the reader has them before them.
fn worded(turn: &TurnText, wording: Wording) -> String {
    let (mut out, mut from) = (String::new(), 0);
    for mark in turn.text.marks.iter().filter(|mark| wording.leaves_out(&mark.kind)) {
        let (start, end) = (mark.span.start as usize, mark.span.end as usize);
        let before = turn.text.text.get(from..start).unwrap_or("");
        // One of the two spaces around what is left out goes with it.
        let doubled = before.ends_with(' ') || before.is_empty();
        let space = turn.text.text.get(end..).is_some_and(|rest| rest.starts_with(' '));
        out.push_str(before);
        from = end + usize::from(doubled && space);
    }
    out + turn.text.text.get(from..).unwrap_or("")
}

/// Words that mean nothing to Markdown.
fn escaped(words: &str, form: Form) -> String {
    if form == Form::Plain {
        return words.to_owned();
    }
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use corpus::message::{Mark, MarkKind, Span};

    use super::*;
    use crate::sample;

    fn check(form: Form, wording: Wording, passage: Option<&str>, expect: &str) {
        let mut reading = sample::reading(&["We have to [two] things.\nReally.", "Why?"]);
        let mark = |start, end, kind| Mark { span: Span { start, end }, kind };
        reading.turns[0].text.marks =
            vec![mark(8, 10, MarkKind::Struck), mark(11, 16, MarkKind::Replacement)];
        let turns = [TurnNo(1), TurnNo(2)];
        let turns = if passage.is_some() { &turns[..1] } else { &turns[..] };
        let quoted =
            Quoted { reading: &reading, turns, passage, wording, link: "https://x.org/?a" };
        assert_eq!(quote(quoted, form), expect);
    }

    #[test]
    fn plain_and_markdown() {
        check(
            Form::Plain,
            Wording::Both,
            None,
            "Jen Psaki: We have to [two] things.\nReally.\n\nQ: Why?\n\n\
             — Press Briefing by Press Secretary Jen Psaki, 23 March 2021, turns 1, 2. https://x.org/?a",
        );
        check(
            Form::Markdown,
            Wording::Both,
            None,
            "> Jen Psaki: We have to \\[two\\] things.\n> \n> Really.\n\n> Q: Why?\n\n\
             — [Press Briefing by Press Secretary Jen Psaki](https://x.org/?a), 23 March 2021, turns 1, 2.",
        );
        check(
            Form::Plain,
            Wording::Both,
            Some("two things"),
            "Jen Psaki: two things\n\n\
             — Press Briefing by Press Secretary Jen Psaki, 23 March 2021, turn 1. https://x.org/?a",
        );
    }

    #[test]
    fn quoted_with_the_terms_on_which_it_was_said() {
        let mut reading = sample::reading(&["It is as [redacted] says."]);
        reading.ground_rules = sample::terms();
        let turns = [TurnNo(1)];
        let (passage, wording, link) = (None, Wording::Both, "https://x.org/?a");
        let quoted = Quoted { reading: &reading, turns: &turns, passage, wording, link };
        assert_eq!(
            quote(quoted, Form::Markdown),
            "> Jen Psaki: It is as \\[redacted\\] says.\n\n\
             (On background. Attribute to “port \\[city\\] officials”: questions and answers.)\n\n\
             — [Press Briefing by Press Secretary Jen Psaki](https://x.org/?a), 23 March 2021, turn 1."
        );
    }

    #[test]
    fn quoted_as_it_is_read() {
        let words = |wording| {
            let mut reading = sample::reading(&["We have to [two] things."]);
            let mark = |start, end, kind| Mark { span: Span { start, end }, kind };
            reading.turns[0].text.marks =
                vec![mark(8, 10, MarkKind::Struck), mark(11, 16, MarkKind::Replacement)];
            worded(&reading.turns[0], wording)
        };
        assert_eq!(words(Wording::Spoken), "We have to things.");
        assert_eq!(words(Wording::Corrected), "We have [two] things.");
    }
}
