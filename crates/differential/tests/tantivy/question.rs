//! A question, in the spelling of our query language.
//!
//! Must not know: who is asked.

/// What is looked for in a turn. Words are folded tokens.
#[derive(Clone, Debug)]
pub(crate) enum Question {
    /// In any inflected form.
    Word(String),
    /// In these very forms, one after the other.
    Phrase(Vec<String>),
    /// Words that begin so.
    Prefix(String),
    /// Words a slip or two away.
    Close(String),
    All(Vec<Question>),
    Any(Vec<Question>),
    /// The first without the second.
    But(Box<Question>, Box<Question>),
}

impl Question {
    pub(crate) fn spelling(&self) -> String {
        let join = |parts: &[Self], between: &str| {
            parts.iter().map(Self::enclosed).collect::<Vec<_>>().join(between)
        };
        match self {
            Self::Word(word) => word.clone(),
            Self::Phrase(words) => format!("\"{}\"", words.join(" ")),
            Self::Prefix(start) => format!("{start}*"),
            Self::Close(word) => format!("{word}~"),
            Self::All(parts) => join(parts, " "),
            Self::Any(parts) => join(parts, " OR "),
            Self::But(part, without) => format!("{} -{}", part.enclosed(), without.enclosed()),
        }
    }

    /// In parentheses, where it has parts.
    fn enclosed(&self) -> String {
        match self {
            Self::All(_) | Self::Any(_) | Self::But(..) => format!("({})", self.spelling()),
            _ => self.spelling(),
        }
    }
}

/// Slips that a close word may have, by its length.
pub(crate) fn slips(word: &str) -> u8 {
    if word.len() < 8 { 1 } else { 2 }
}
