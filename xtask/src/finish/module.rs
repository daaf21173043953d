//! The outline of a WebAssembly module: its sections, and the numbers and names that stand in them.
//!
//! Must not know: what the code does, why anybody reads it.

use std::ops::Range;

/// What every module begins with.
pub(super) const HEAD: &[u8] = b"\0asm\x01\0\0\0";

/// What only tools read.
const CUSTOM: u8 = 0;
/// What the module takes from its script.
pub(super) const IMPORTS: u8 = 2;
/// What it gives to it.
pub(super) const EXPORTS: u8 = 7;
/// What its memory starts with.
pub(super) const DATA: u8 = 11;

/// The sections: the number of each, and where in the module its content stands. `None` where this is no
/// module.
pub(super) fn sections(wasm: &[u8]) -> Option<Vec<(u8, Range<usize>)>> {
    wasm.starts_with(HEAD).then_some(())?;
    let mut reader = Reader { bytes: wasm, at: HEAD.len() };
    let mut sections = Vec::new();
    while reader.at < wasm.len() {
        sections.push((reader.byte()?, reader.stretch()?));
    }
    Some(sections)
}

/// The module without what its functions are called; `None` where this is no module.
pub(super) fn without_names(wasm: &[u8]) -> Option<Vec<u8>> {
    let mut out = HEAD.to_vec();
    for (section, stretch) in sections(wasm)? {
        let is_names =
            section == CUSTOM && Reader { bytes: wasm, at: stretch.start }.name() == Some("name");
        if !is_names {
            out.push(section);
            put(&mut out, wasm.get(stretch)?);
        }
    }
    Some(out)
}

/// Reads from `at` on.
pub(super) struct Reader<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn byte(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    pub(super) fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// Passes over a length and as many bytes.
    pub(super) fn stretch(&mut self) -> Option<Range<usize>> {
        let length = self.number()? as usize;
        let stretch = self.at..self.at.checked_add(length)?;
        self.bytes.get(stretch.clone())?;
        self.at = stretch.end;
        Some(stretch)
    }

    pub(super) fn name(&mut self) -> Option<&'a str> {
        let stretch = self.stretch()?;
        std::str::from_utf8(self.bytes.get(stretch)?).ok()
    }
}

/// Appends a number.
pub(super) fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Appends bytes with their length before them.
pub(super) fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len());
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_left_out_and_nothing_else() {
        let section = |out: &mut Vec<u8>, id: u8, content: &[u8]| {
            out.push(id);
            put(out, content);
        };
        let (mut whole, mut rest) = (HEAD.to_vec(), HEAD.to_vec());
        section(&mut whole, CUSTOM, b"\x04name\x03\x01\x02");
        for out in [&mut whole, &mut rest] {
            section(out, IMPORTS, b"\x00");
            section(out, CUSTOM, b"\x0ftarget_features\x00");
        }
        assert_eq!(without_names(&whole), Some(rest));
        assert_eq!(without_names(b"<html>"), None);
    }
}
