//! Stable spellings of the closed choices, as they stand in addresses and exports, and the small
//! questions that readers of a transcript ask of it.
//!
//! Must not know: how the choices were made.

use crate::{Exchange, Kind, Role, Span, Speaker, SpeakerNo, Transcript, Turn, TurnNo};

impl Kind {
    /// Every kind, in the order in which lists show them.
    pub const ALL: [Kind; 7] = [
        Kind::Briefing,
        Kind::Gaggle,
        Kind::BackgroundCall,
        Kind::OnTheRecordCall,
        Kind::ResponseTeam,
        Kind::Remarks,
        Kind::Other,
    ];

    /// The spelling used in addresses; it never changes.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Briefing => "briefing",
            Kind::Gaggle => "gaggle",
            Kind::BackgroundCall => "background-call",
            Kind::OnTheRecordCall => "on-the-record-call",
            Kind::ResponseTeam => "response-team",
            Kind::Remarks => "remarks",
            Kind::Other => "other",
        }
    }

    /// Reads [`Kind::as_str`] back; `None` for any other spelling.
    pub fn parse(text: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Kind of the event under this title.
    pub fn of_title(title: &str) -> Kind {
        let title = title.to_lowercase().replace('-', " ");
        let has = |words: &str| title.contains(words);
        if has("response team") && !has("press secretary") {
            Kind::ResponseTeam
        } else if title.starts_with("background ") || has(" background ") {
            Kind::BackgroundCall
        } else if has("on the record") {
            Kind::OnTheRecordCall
        } else if has("gaggle") {
            Kind::Gaggle
        } else if has("remarks") {
            Kind::Remarks
        } else if has("briefing") {
            Kind::Briefing
        } else {
            Kind::Other
        }
    }
}

impl Role {
    /// Every role, in the order in which lists show them.
    pub const ALL: [Role; 4] = [Role::Press, Role::Official, Role::Moderator, Role::Other];

    /// The spelling used in addresses; it never changes.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Press => "press",
            Role::Official => "official",
            Role::Moderator => "moderator",
            Role::Other => "other",
        }
    }

    /// Reads [`Role::as_str`] back; `None` for any other spelling.
    pub fn parse(text: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

impl Transcript {
    /// Printed duration in minutes; see [`crate::ClockTime::minutes_until`] for where it is `None`.
    pub fn minutes(&self) -> Option<u32> {
        self.meta.start.as_ref()?.minutes_until(self.meta.end.as_ref()?)
    }

    /// The turn of that number, counted from 1.
    pub fn turn(&self, no: TurnNo) -> Option<&Turn> {
        self.turns.get(usize::try_from(no.0).ok()?.checked_sub(1)?)
    }

    /// Every turn with its number.
    pub fn numbered(&self) -> impl Iterator<Item = (TurnNo, &Turn)> {
        (1..).map(TurnNo).zip(&self.turns)
    }

    /// The speaker at that position.
    pub fn speaker(&self, no: SpeakerNo) -> Option<&Speaker> {
        self.speakers.get(usize::from(no.0))
    }

    /// What the speaker of a turn does; `Other` where the turn is of another transcript.
    pub fn role(&self, turn: &Turn) -> Role {
        self.speaker(turn.speaker).map(|speaker| speaker.role).unwrap_or_default()
    }
}

impl Turn {
    /// The cue is a `Q` of any form: the turn is a question from the press.
    pub fn is_question(&self) -> bool {
        match self.cue.strip_prefix('Q') {
            Some(rest) if !rest.contains(char::is_alphanumeric) => true,
            _ => self.cue.trim_end_matches(':').eq_ignore_ascii_case("question"),
        }
    }
}

impl Speaker {
    /// The full name where one is known, else the label.
    pub fn display(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.label)
    }
}

impl Span {
    /// The stretch of `text`; empty where the span is not of this text.
    pub fn of(self, text: &str) -> &str {
        usize::try_from(self.start)
            .ok()
            .zip(usize::try_from(self.end).ok())
            .and_then(|(start, end)| text.get(start..end))
            .unwrap_or("")
    }

    /// A span of a text held in memory. No text here is longer than `u32` can count.
    pub(crate) fn new(start: usize, end: usize) -> Span {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { start: clamp(start), end: clamp(end) }
    }
}

impl Exchange {
    /// Numbers of the turns that ask.
    pub fn questions(self) -> impl Iterator<Item = TurnNo> {
        (self.first.0..self.answered.0).map(TurnNo)
    }

    /// Numbers of the turns that answer.
    pub fn answers(self) -> impl Iterator<Item = TurnNo> {
        (self.answered.0..self.end.0).map(TurnNo)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_come_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.as_str()), Some(kind));
        }
        for role in Role::ALL {
            assert_eq!(Role::parse(role.as_str()), Some(role));
        }
        assert_eq!((Kind::parse("Gaggle"), Role::parse("")), (None, None));
    }

    fn check(title: &str, kind: Kind) {
        assert_eq!(Kind::of_title(title), kind, "{title}");
    }

    #[test]
    fn kinds_by_title() {
        check("Press Briefing by Press Secretary Jen Psaki, May 10, 2022", Kind::Briefing);
        check("Press Gaggle by Press Secretary Jen Psaki", Kind::Gaggle);
        check("Background Press Gaggle by Senior Administration Officials", Kind::BackgroundCall);
        check("On-the-Record Press Gaggle by John Kirby", Kind::OnTheRecordCall);
        check("Virtual On-the-Record Gaggle by John Kirby", Kind::OnTheRecordCall);
        check("Press Briefing by White House COVID-19 Response Team", Kind::ResponseTeam);
        check("Press Briefing by Press Secretary X and COVID-19 Response Team", Kind::Briefing);
        check("Remarks by President Biden In Briefing on the Response", Kind::Remarks);
        check("Press Call by Senior Advisor Anita Dunn", Kind::Other);
        check("", Kind::Other);
    }

    #[test]
    fn questions_by_their_cue() {
        let turn = |cue: &str| Turn {
            cue: cue.to_owned(),
            glued: false,
            speaker: SpeakerNo(0),
            text: crate::Text::default(),
            line: 1,
        };
        for cue in ["Q", "Q:", "Q`", "Question:", "QUESTION:"] {
            assert!(turn(cue).is_question(), "{cue}");
        }
        for cue in ["MS. PSAKI:", "QMS. PSAKI:", "Q MR. KIRBY:", "MODERATOR:", "DR. JHA."] {
            assert!(!turn(cue).is_question(), "{cue}");
        }
    }
}
