//! Sets of characters: `[a-z]`, `\d`, the dot.
//!
//! Must not know: what stands around them.

/// A set of characters, as ranges with both ends in. Case of ASCII letters makes no difference.
#[derive(Clone, Debug, Default)]
pub(super) struct Class {
    ranges: Vec<(char, char)>,
    all_but: bool,
}

impl Class {
    /// Every character but the end of a line.
    pub(super) fn dot() -> Self {
        Self { ranges: vec![('\n', '\n')], all_but: true }
    }

    /// `\d`, `\s`, `\w` and, in capitals, all but those; `None` where the letter means none.
    pub(super) fn named(letter: char) -> Option<Self> {
        let ranges: &[(char, char)] = match letter.to_ascii_lowercase() {
            'd' => &[('0', '9')],
            's' => &[('\t', '\r'), (' ', ' ')],
            'w' => &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
            _ => return None,
        };
        Some(Self { ranges: ranges.to_vec(), all_but: letter.is_ascii_uppercase() })
    }

    /// Turns the set into all characters that are not in it.
    pub(super) fn turn_over(&mut self) {
        self.all_but = !self.all_but;
    }

    pub(super) fn add(&mut self, first: char, last: char) {
        self.ranges.push((first, last));
    }

    /// Adds what is in `other`, which is sorted.
    pub(super) fn join(&mut self, other: Self) {
        if !other.all_but {
            return self.ranges.extend(other.ranges);
        }
        let mut next = '\0';
        for (first, last) in other.ranges {
            self.ranges.extend(before(first).map(|before| (next, before)));
            next = (last..).nth(1).unwrap_or(last);
        }
        self.add(next, char::MAX);
    }

    pub(super) fn holds(&self, c: char) -> bool {
        let (small, large) = (c.to_ascii_lowercase(), c.to_ascii_uppercase());
        let within = |c| self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&c));
        (within(small) || within(large)) != self.all_but
    }
}

fn before(c: char) -> Option<char> {
    char::from_u32((c as u32).wrapping_sub(1))
}

/// Whether a character is part of a word, for `\b`.
pub(super) fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}
