//! Every term of the segment as it is spelled, sorted, with the number of turns that hold it, in
//! pages: what prefixes, near spellings and regular expressions are looked up in.
//!
//! One section: per term, bytes shared with the term before (0 at the start of a page), the rest,
//! turns. The manifest has the first term of each page.
//!
//! A page has some 4 KB on the wire, so that the words of one beginning cost one or two of them.
//!
//! Must not know: stems, where terms stand.

use crate::format::{Reader, Sealed, body, put_varint};
use crate::front::{put_rest, rest};

/// A page is closed once it is this long.
const PAGE: usize = 10 * 1024;

/// Writes all terms, sorted: the first term and the body of each page.
pub(crate) fn encode<'a>(terms: impl Iterator<Item = (&'a str, u32)>) -> Vec<(String, Vec<u8>)> {
    let mut pages: Vec<(String, Vec<u8>)> = Vec::new();
    let mut before = "";
    for (term, turns) in terms {
        if pages.last().is_none_or(|page| page.1.len() >= PAGE) {
            pages.push((term.to_owned(), Vec::new()));
            before = "";
        }
        if let Some((_, page)) = pages.last_mut() {
            put_rest(page, before, term);
            put_varint(page, u64::from(turns));
        }
        before = term;
    }
    pages.iter_mut().for_each(|page| page.1 = body(&[&page.1]));
    pages
}

/// Shows the terms of one page in order, until `see` has seen enough. `None` where the page makes no
/// sense.
pub(crate) fn each(file: &Sealed, mut see: impl FnMut(&str, u32) -> bool) -> Option<()> {
    let mut reader = Reader(file.section(0)?);
    let mut term = String::new();
    while !reader.0.is_empty() {
        rest(&mut reader, &mut term)?;
        if !see(&term, reader.small()?) {
            break;
        }
    }
    Some(())
}

/// Adds the terms of one page that begin so. `None` where the page makes no sense.
pub(crate) fn find(file: &Sealed, prefix: &str, found: &mut Vec<(String, u32)>) -> Option<()> {
    each(file, |term, turns| {
        let begins = term.starts_with(prefix);
        if begins {
            found.push((term.to_owned(), turns));
        }
        begins || term <= prefix
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_by_their_beginning() {
        let all: Vec<String> = (0..9_000).map(|n| format!("t{n:05}é")).collect();
        let pages = encode(all.iter().zip(0..).map(|(term, turns)| (term.as_str(), turns)));
        assert!(pages.len() > 2);
        let files: Vec<Sealed> =
            pages.iter().map(|(_, body)| Sealed::of_body(body.clone()).unwrap()).collect();
        for prefix in ["", "t0", "t00012", "t04567é", "u", "a"] {
            let mut found = Vec::new();
            files.iter().for_each(|file| find(file, prefix, &mut found).unwrap());
            let expected: Vec<(String, u32)> =
                all.iter().cloned().zip(0..).filter(|(term, _)| term.starts_with(prefix)).collect();
            assert_eq!(found, expected, "{prefix}");
        }
    }
}
