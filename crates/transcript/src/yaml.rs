//! Front matter as YAML, read within bounds: a few hostile lines must not become gigabytes.
//!
//! Must not know: which keys a transcript has.

use std::{cell::Cell, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Mapping, Value};

/// Most values that front matter may hold once its aliases are followed.
const MOST_VALUES: u32 = 4_096;

/// Deepest brackets that are handed to the YAML reader, whose work grows with their depth.
const DEEPEST: u32 = 64;

/// Why front matter could not be read.
pub(crate) struct Problem {
    /// One sentence, without a line number.
    pub(crate) text: String,
    /// Line within the YAML text, counted from 0.
    pub(crate) line: usize,
}

/// Reads one YAML document that is a mapping.
pub(crate) fn read(text: &str) -> Result<Mapping, Problem> {
    if too_deep(text) {
        return Err(Problem { text: format!("brackets nest deeper than {DEEPEST}"), line: 0 });
    }
    let left = Cell::new(MOST_VALUES);
    match (Bounded { left: &left }).deserialize(serde_yaml::Deserializer::from_str(text)) {
        Ok(Value::Mapping(map)) => Ok(map),
        Ok(Value::Null) => Ok(Mapping::new()),
        Ok(_) => Err(Problem { text: "not a list of keys with values".to_owned(), line: 0 }),
        Err(error) => {
            let line = error.location().map_or(0, |at| at.line().saturating_sub(1));
            let text = error.to_string();
            let bare = text.split(" at line ").next().unwrap_or(&text);
            Err(Problem { text: bare.to_owned(), line })
        }
    }
}

/// Counts every bracket, quoted or not: no title opens 64 of them.
fn too_deep(text: &str) -> bool {
    let mut depth = 0_u32;
    text.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST
    })
}

/// Builds a [`Value`] and counts what it builds, because aliases multiply.
#[derive(Clone, Copy)]
struct Bounded<'a> {
    left: &'a Cell<u32>,
}

impl Bounded<'_> {
    fn spend<E: Error>(self) -> Result<(), E> {
        let left = self.left.get().checked_sub(1).ok_or_else(|| {
            E::custom(format!("holds more than {MOST_VALUES} values once its aliases are followed"))
        })?;
        self.left.set(left);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Bounded<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        self.spend()?;
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Bounded<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Sequence(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Mapping::new();
        while let Some(key) = entries.next_key_seed(self)? {
            map.insert(key, entries.next_value_seed(self)?);
        }
        Ok(Value::Mapping(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, problem: &str) {
        let said = read(text).err().map(|problem| problem.text).unwrap_or_default();
        assert!(said.contains(problem) && said.is_empty() == problem.is_empty(), "{said}");
    }

    #[test]
    fn bounds_hold() {
        check("date: '2021-03-23'\ntags: [a, b]", "");
        check("", "");
        check("just words", "not a list");
        check("a: 'open", "end of stream");
        check("a: [1, 2", "did not find");
        let bomb = (b'b'..=b'z').fold("a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned(), |text, key| {
            let (key, last) = (char::from(key), char::from(key - 1));
            text + &format!("{key}: &{key} [{}*{last}]\n", format!("*{last},").repeat(8))
        });
        check(&bomb, "once its aliases are followed");
        check(&"[".repeat(60_000), "deeper than");
        check(&"- ".repeat(30_000), "recursion limit");
    }
}
