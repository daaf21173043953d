//! The stable name of a transcript.
//!
//! Must not know: other transcripts. A name depends on one file alone, so that a link keeps
//! working when the archive grows.

use crate::{Date, TranscriptId};

/// Letters and digits that are not mistaken for one another when read aloud or copied by hand.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Characters after the date: a million values for the few transcripts of one day.
const LEN: u32 = 4;

/// What stands for the date of a transcript that prints none.
const UNDATED: &str = "undated";

impl TranscriptId {
    /// Derives the name from the date and the last segment of the official address, or of the
    /// source's name without its extension. Both front-matter variants carry the same segment.
    ///
    /// ```
    /// # use transcript::{Date, TranscriptId};
    /// let date = Date::new(2021, 3, 23);
    /// let old = TranscriptId::derive(date, "https://www.whitehouse.gov/briefing-room/a-call/");
    /// let new = TranscriptId::derive(date, "https://archive.example/briefing-room/A-Call");
    /// assert_eq!(old, new);
    /// assert_eq!(TranscriptId::parse(old.as_str()), Some(old));
    /// ```
    pub fn derive(date: Option<Date>, name: &str) -> TranscriptId {
        let mut hash = fnv1a(stem(name).to_lowercase().as_bytes());
        let mut id = date.map_or_else(|| UNDATED.to_owned(), |date| date.to_string());
        id.push('-');
        for _ in 0..LEN {
            // The top bits of a multiplicative hash are the best mixed.
            let at = usize::try_from(hash >> 59).unwrap_or(0);
            id.extend(ALPHABET.get(at).map(|letter| char::from(*letter)));
            hash = hash.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
        }
        TranscriptId(id)
    }

    /// Reads a name as it stands in an address; `None` where it is not spelled like one.
    pub fn parse(text: &str) -> Option<TranscriptId> {
        let (date, letters) = text.rsplit_once('-')?;
        let dated = date == UNDATED || Date::parse_iso(date).is_some();
        let spelled = letters.len() == usize::try_from(LEN).ok()?
            && letters.bytes().all(|letter| ALPHABET.contains(&letter));
        (dated && spelled).then(|| TranscriptId(text.to_owned()))
    }

    /// The date in the name; `None` for an undated transcript.
    pub fn date(&self) -> Option<Date> {
        self.0.rsplit_once('-').and_then(|(date, _)| Date::parse_iso(date))
    }
}

/// Last segment of an address or path, without query, fragment or `.md`.
fn stem(name: &str) -> &str {
    let path = name.split(['?', '#']).next().unwrap_or(name);
    let last = path.rsplit(['/', '\\']).find(|segment| !segment.is_empty()).unwrap_or(path);
    last.strip_suffix(".md").or_else(|| last.strip_suffix(".markdown")).unwrap_or(last)
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): fixed for good, because names in the wild depend on it.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_never_change() {
        let date = Date::new(2021, 3, 23);
        let id =
            TranscriptId::derive(date, "https://example.org/2021/03/23/background-press-call/");
        assert_eq!(id, TranscriptId::derive(date, "seeds/2021/background-press-call.md"));
        assert_eq!(id.as_str(), "2021-03-23-b8y4", "a name that changes breaks every link");
        assert_eq!(id.date(), date);
        assert_ne!(id, TranscriptId::derive(date, "background-press-call-2"));
        assert!(TranscriptId::derive(None, "x").as_str().starts_with("undated-"));
    }

    #[test]
    fn only_its_own_spelling() {
        assert!(TranscriptId::parse("2021-03-23-k7q2").is_some());
        assert!(TranscriptId::parse("undated-k7q2").is_some());
        for bad in [
            "",
            "k7q2",
            "2021-03-23",
            "2021-02-30-k7q2",
            "2021-03-23-K7Q2",
            "2021-03-23-k7q",
            "x-k7q2",
        ] {
            assert_eq!(TranscriptId::parse(bad), None, "{bad}");
        }
    }
}
