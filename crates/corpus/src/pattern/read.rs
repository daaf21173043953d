//! Reads a pattern: what stands in it, and in what order.
//!
//! Must not know: how it is held against text.

use core::iter::Peekable;
use core::str::Chars;

use super::class::Class;

/// Brackets within brackets.
const MOST_DEPTH: u32 = 16;
/// How often a part may be asked to come.
const MOST_TIMES: u32 = 1_000;

/// A part of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// A character in small letters.
    One(char),
    Any(Class),
    Place(Place),
    /// All, one after the other.
    Row(Vec<Part>),
    /// The first that leads on.
    Choice(Vec<Part>),
    Repeat {
        part: Box<Part>,
        least: u32,
        /// `None` where there is no end.
        most: Option<u32>,
        /// As often as it can be, rather than as seldom.
        greedy: bool,
    },
}

/// What is true of a place between characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Start,
    End,
    /// Beginning or end of a word.
    Edge,
    NoEdge,
}

/// Why a pattern cannot be read: the rest of “The pattern makes no sense: …”.
pub(super) type Why = &'static str;

/// Reads the whole of a pattern.
pub(super) fn read(pattern: &str) -> Result<Part, Why> {
    let mut reader = Reader { left: pattern.chars().peekable(), depth: 0 };
    let part = reader.choice()?;
    match reader.left.next() {
        None => Ok(part),
        Some(_) => Err("a bracket is closed that was never opened"),
    }
}

struct Reader<'a> {
    left: Peekable<Chars<'a>>,
    depth: u32,
}

impl Reader<'_> {
    fn takes(&mut self, c: char) -> bool {
        self.left.next_if_eq(&c).is_some()
    }

    fn choice(&mut self) -> Result<Part, Why> {
        let first = self.row()?;
        if self.left.peek() != Some(&'|') {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.takes('|') {
            parts.push(self.row()?);
        }
        Ok(Part::Choice(parts))
    }

    fn row(&mut self) -> Result<Part, Why> {
        let mut parts = Vec::new();
        while let Some(c) = self.left.next_if(|c| !matches!(c, '|' | ')')) {
            let part = match c {
                '*' | '+' | '?' | '{' => self.repeated(c, parts.pop())?,
                _ => self.part(c)?,
            };
            parts.push(part);
        }
        Ok(Part::Row(parts))
    }

    fn part(&mut self, c: char) -> Result<Part, Why> {
        Ok(match c {
            '(' => self.group()?,
            '[' => Part::Any(self.class()?),
            '.' => Part::Any(Class::dot()),
            '^' => Part::Place(Place::Start),
            '$' => Part::Place(Place::End),
            '\\' => self.escaped()?,
            _ => Part::One(c.to_ascii_lowercase()),
        })
    }

    fn group(&mut self) -> Result<Part, Why> {
        if self.takes('?') && !self.takes(':') {
            return Err("after (? only a colon may stand");
        }
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            return Err("its brackets stand too deep");
        }
        let part = self.choice()?;
        self.depth -= 1;
        if self.takes(')') { Ok(part) } else { Err("a bracket is not closed") }
    }

    fn escaped(&mut self) -> Result<Part, Why> {
        let c = self.left.next().ok_or("nothing stands after the last \\")?;
        Ok(match c {
            'b' => Part::Place(Place::Edge),
            'B' => Part::Place(Place::NoEdge),
            _ => match Class::named(c) {
                Some(class) => Part::Any(class),
                None => Part::One(literal(c)?),
            },
        })
    }

    fn class(&mut self) -> Result<Class, Why> {
        let mut class = Class::default();
        let all_but = self.takes('^');
        // A bracket at the very start is one of the members, and so is a dash at either end.
        let mut is_first = true;
        loop {
            let c = self.left.next().ok_or("a class [ is not closed")?;
            match c {
                ']' if !is_first => break,
                '[' => return Err("within a class a [ has to be written \\["),
                '\\' if self.left.peek().is_some_and(|c| Class::named(*c).is_some()) => {
                    class.join(self.left.next().and_then(Class::named).unwrap_or_default());
                }
                _ => self.range(c, &mut class)?,
            }
            is_first = false;
        }
        if all_but {
            class.turn_over();
        }
        Ok(class)
    }

    /// A member, or a range that begins with it. A dash begins none, nor does a bracket.
    fn range(&mut self, sign: char, class: &mut Class) -> Result<(), Why> {
        let first = self.member(sign)?;
        let mut ahead = self.left.clone();
        let begins = !matches!(sign, '-' | ']');
        let is_range =
            begins && ahead.next() == Some('-') && ahead.next().is_some_and(|c| c != ']');
        let mut last = first;
        if is_range {
            self.left.next();
            let c = self.left.next().ok_or("a class [ is not closed")?;
            last = self.member(c)?;
        }
        if last < first {
            return Err("a range in a class ends before it begins");
        }
        class.add(first, last);
        Ok(())
    }

    fn member(&mut self, c: char) -> Result<char, Why> {
        match c {
            '\\' => literal(self.left.next().ok_or("a class [ is not closed")?),
            _ => Ok(c),
        }
    }

    fn repeated(&mut self, sign: char, part: Option<Part>) -> Result<Part, Why> {
        let part = Box::new(part.ok_or("there is nothing to repeat")?);
        let (least, most) = match sign {
            '*' => (0, None),
            '+' => (1, None),
            '?' => (0, Some(1)),
            _ => self.times().ok_or("repetitions are written {2}, {2,} or {2,5}")?,
        };
        if least > MOST_TIMES || most.is_some_and(|most| most < least || most > MOST_TIMES) {
            return Err("a part comes from no more to no less often, at most a thousand times");
        }
        Ok(Part::Repeat { part, least, most, greedy: !self.takes('?') })
    }

    /// What stands between `{` and `}`.
    fn times(&mut self) -> Option<(u32, Option<u32>)> {
        let least = self.number()?;
        let most = match self.takes(',') {
            false => Some(least),
            true if self.left.peek() == Some(&'}') => None,
            true => Some(self.number()?),
        };
        self.takes('}').then_some((least, most))
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = None;
        while let Some(digit) = self.left.peek().and_then(|c| c.to_digit(10)) {
            number = Some(number.unwrap_or(0_u32).saturating_mul(10).saturating_add(digit));
            self.left.next();
        }
        number
    }
}

/// A character that stands for itself behind a `\`.
fn literal(c: char) -> Result<char, Why> {
    match c {
        'n' => Ok('\n'),
        't' => Ok('\t'),
        _ if c.is_ascii_punctuation() || c == ' ' => Ok(c),
        _ => Err("a letter after \\ means nothing here but in \\b, \\d, \\s, \\w and \\n"),
    }
}
