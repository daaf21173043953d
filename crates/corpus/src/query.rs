//! Typed text to a query and back. Reading never fails: what is not understood is taken as plain
//! words or left out, and remarked upon with the place where it stands.
//!
//! ```text
//! any     = all { ("OR" | "|") all }
//! all     = part { ["AND"] part }
//! part    = ("-" | "NOT ") part | near
//! near    = atom { "NEAR" ["/" number] atom }          both atoms words or phrases
//! atom    = "(" any ")" | phrase | pattern | test | ("asked:" | "answered:") atom | word
//! phrase  = quotation mark, anything else, quotation mark      exact words, one after the other
//! pattern = "/" regular expression "/"
//! word    = what has no white space, bracket, bar or quotation mark; "*" or "~" at its end
//! test    = name ":" value { ("|" | ",") value }       any of the values
//! ```
//!
//! Operators are written in capitals, so that `or` stays a word. Words are joined by and, within one
//! turn, and match every inflected form. A word that holds several tokens (`two-state`, `U.S.`,
//! `COVID-19`) asks for them one after the other, in any form; a possessive `'s` at its end is
//! dropped. `-` and NEAR bind first, then and, then OR.
//!
//! Must not know: what is in the archive.

mod ast;
mod atoms;
mod canonical;
mod cursor;
mod in_words;
mod join;
mod parse;
mod term;
mod test;
#[cfg(test)]
mod tests;

pub(crate) use ast::{Node, Query, QueryTerm, Test, What};
pub(crate) use canonical::canonical;
pub(crate) use cursor::is_quote;
pub(crate) use in_words::in_words;
pub(crate) use parse::parse;
