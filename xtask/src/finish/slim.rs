//! Takes out of the code that ships what only its makers need: the long names, each with a digest, by
//! which module and script know each other. They get short ones.
//!
//! Must not know: what the code does.

use std::collections::BTreeMap;

use super::module::{EXPORTS, HEAD, IMPORTS, Reader, put, put_number, sections};

/// Digits of the digests that wasm-bindgen and the compiler put behind a name.
const DIGITS: usize = 16;

/// A function, among what a module can import and export.
const FUNCTION: u8 = 0;

/// For each long name a short one.
type Names = BTreeMap<String, String>;

/// A script and its module, which know each other by short names; `None` where the module is not built as
/// we know it.
pub(super) fn slim(code: &str, wasm: &[u8]) -> Option<(String, Vec<u8>)> {
    let names = names(code);
    Some((renamed(code, &names), with_names(wasm, &names)?))
}

/// The names with a digest in a script.
fn names(code: &str) -> Names {
    let mut names = Names::new();
    for name in code.split(|c| !is_of_name(c)).filter(|name| has_digest(name)) {
        let short = format!("${:x}", names.len());
        names.entry(name.to_owned()).or_insert(short);
    }
    names
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// Whether a digest stands at the end, behind the underscore or the h with which names announce it.
fn has_digest(name: &str) -> bool {
    let Some((name, digest)) =
        name.len().checked_sub(DIGITS).and_then(|at| name.split_at_checked(at))
    else {
        return false;
    };
    let is_digit = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    name.ends_with(['_', 'h']) && digest.bytes().all(is_digit)
}

fn renamed(code: &str, names: &Names) -> String {
    let mut renamed = String::with_capacity(code.len());
    let mut rest = code;
    while !rest.is_empty() {
        let (name, others) = rest.split_at(rest.find(|c| !is_of_name(c)).unwrap_or(rest.len()));
        let (between, next) = others.split_at(others.find(is_of_name).unwrap_or(others.len()));
        renamed.push_str(names.get(name).map_or(name, String::as_str));
        renamed.push_str(between);
        rest = next;
    }
    renamed
}

fn with_names(wasm: &[u8], names: &Names) -> Option<Vec<u8>> {
    let mut out = HEAD.to_vec();
    for (section, stretch) in sections(wasm)? {
        let content = wasm.get(stretch)?;
        out.push(section);
        match section {
            IMPORTS => put(&mut out, &entries(content, names, true)?),
            EXPORTS => put(&mut out, &entries(content, names, false)?),
            _ => put(&mut out, content),
        }
    }
    Some(out)
}

/// What is imported, all of it functions, or exported, under its short name where it has one.
fn entries(content: &[u8], names: &Names, imported: bool) -> Option<Vec<u8>> {
    let mut reader = Reader { bytes: content, at: 0 };
    let mut out = Vec::new();
    let count = reader.number()?;
    put_number(&mut out, count as usize);
    for _ in 0..count {
        if imported {
            put(&mut out, reader.name()?.as_bytes());
        }
        let name = reader.name()?;
        put(&mut out, names.get(name).map_or(name, String::as_str).as_bytes());
        let kind = reader.byte().filter(|kind| !imported || *kind == FUNCTION)?;
        out.push(kind);
        put_number(&mut out, reader.number()? as usize);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports and exports one function each.
    fn module(imported: &str, exported: &str, kind: u8) -> Vec<u8> {
        let (mut imports, mut exports) = (vec![1, 1, b'm'], vec![1]);
        put(&mut imports, imported.as_bytes());
        imports.extend([kind, 3]);
        put(&mut exports, exported.as_bytes());
        exports.extend([2, 0]);
        let mut module = HEAD.to_vec();
        for (section, content) in [(1, &[9, 9][..]), (IMPORTS, &imports), (EXPORTS, &exports)] {
            module.push(section);
            put(&mut module, content);
        }
        module
    }

    const LONG: &str = "__wbg_a_847fd86b8c33ec43";

    #[test]
    fn module_and_script_still_know_each_other() {
        let code =
            format!("{{{LONG}: wasm.i__h005a9331ff8e692e(), b: 'ä847fd86b8c33ec43'}} {LONG}");
        let (code, wasm) = slim(&code, &module(LONG, "i__h005a9331ff8e692e", FUNCTION)).unwrap();
        assert_eq!(code, "{$0: wasm.$1(), b: 'ä847fd86b8c33ec43'} $0");
        assert_eq!(wasm, module("$0", "$1", FUNCTION));
    }

    #[test]
    fn other_names_stay() {
        let wasm = module("memory", "h_0123456789abcdef", FUNCTION);
        assert_eq!(slim("memory", &wasm), Some(("memory".to_owned(), wasm)));
    }

    #[test]
    fn what_is_built_otherwise_is_refused() {
        assert_eq!(slim("", &module("a", "b", 2)), None);
        assert_eq!(slim("", b"\0asm\x01\0\0\0\x02\x05\x01"), None);
        assert_eq!(slim("", b""), None);
    }
}
