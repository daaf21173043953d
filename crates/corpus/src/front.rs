//! Front coding: of sorted words, each says only what it does not share with the one before.
//!
//! Must not know: what the words are.

use crate::format::{Reader, put_str, put_varint};

/// Writes what `word` does not share with the word `before`.
pub(crate) fn put_rest(bytes: &mut Vec<u8>, before: &str, word: &str) {
    let pairs = before.char_indices().zip(word.chars());
    let shared = pairs.take_while(|((_, a), b)| a == b).last();
    let shared = shared.map_or(0, |((at, c), _)| at + c.len_utf8());
    put_varint(bytes, shared as u64);
    put_str(bytes, word.get(shared..).unwrap_or_default());
}

/// Reads what [`put_rest`] wrote; `word` holds the word before and then the word.
pub(crate) fn rest(reader: &mut Reader<'_>, word: &mut String) -> Option<()> {
    let shared = reader.small()? as usize;
    if !word.is_char_boundary(shared) {
        return None;
    }
    word.truncate(shared);
    word.push_str(reader.str()?);
    Some(())
}

/// Writes sorted words.
pub(crate) fn put_words<'a>(bytes: &mut Vec<u8>, words: impl Iterator<Item = &'a str>) {
    let mut before = "";
    for word in words {
        put_rest(bytes, before, word);
        before = word;
    }
}

/// Bytes of all words together, at most: a few bytes could else stand for any number.
const MOST: usize = 1 << 24;

/// Reads words to the end of the bytes.
pub(crate) fn words(bytes: &[u8]) -> Option<Vec<String>> {
    let mut reader = Reader(bytes);
    let (mut words, mut word, mut length) = (Vec::new(), String::new(), 0);
    while !reader.0.is_empty() {
        rest(&mut reader, &mut word)?;
        length += word.len();
        if length > MOST {
            return None;
        }
        words.push(word.clone());
    }
    Some(words)
}
