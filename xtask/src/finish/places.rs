//! Takes out of a module where in its sources it can panic, of which nobody is told: the paths of source
//! files, which would also tell of the machine that built the site, and the line and column of each such
//! place. All is overwritten where it stands, so nothing in the module moves.
//!
//! Must not know: what the code does.

use std::collections::BTreeSet;
use std::env;
use std::ops::Range;
use std::path::PathBuf;

use super::module::{DATA, Reader, sections};

/// Bytes of a place, as Rust lays it out: address and length of the path, line, column.
const PLACE: usize = 16;

/// Takes the places out of a module.
pub(super) fn forget(wasm: &mut [u8]) {
    let starts = starts_of_paths();
    let segments = segments(wasm).unwrap_or_default();
    let mut paths = BTreeSet::new();
    for segment in &segments {
        let bytes = wasm.get(segment.bytes.clone()).unwrap_or_default();
        for (at, length) in paths_in(bytes, &starts) {
            paths.insert((segment.address.wrapping_add(at as u32), length as u32));
        }
    }
    blank_paths(wasm, &starts);
    for segment in segments {
        let bytes = wasm.get_mut(segment.bytes).unwrap_or_default();
        blank_places(bytes, segment.address, &paths);
    }
}

/// How the path of a source file begins: of the house, of the standard library, of a package.
fn starts_of_paths() -> Vec<Vec<u8>> {
    let packages = env::var_os("CARGO_HOME").map(PathBuf::from);
    let packages = packages.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let packages = packages.map(|path| path.to_string_lossy().into_owned().into_bytes());
    let fixed: [&[u8]; 4] = [b"crates/", b"src/", b"/rustc/", b"/rust/deps/"];
    fixed.into_iter().map(<[u8]>::to_vec).chain(packages).collect()
}

fn blank_paths(bytes: &mut [u8], starts: &[Vec<u8>]) {
    for (at, length) in paths_in(bytes, starts) {
        if let Some(place) = bytes.get_mut(at..at + length) {
            place.fill(0);
        }
    }
}

/// Where paths stand in `bytes`, and how long they are.
fn paths_in(bytes: &[u8], starts: &[Vec<u8>]) -> Vec<(usize, usize)> {
    let mut paths = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes.get(at..).and_then(|rest| path(rest, starts));
        paths.extend(length.map(|length| (at, length)));
        at += length.unwrap_or(1);
    }
    paths
}

/// The length of the path of a Rust file that `bytes` begin with.
fn path(bytes: &[u8], starts: &[Vec<u8>]) -> Option<usize> {
    starts.iter().find(|start| bytes.starts_with(start))?;
    let is_of_path = |byte: &u8| byte.is_ascii_alphanumeric() || b"/\\._-".contains(byte);
    let length = bytes.iter().take_while(|byte| is_of_path(byte)).count();
    let end = bytes.get(..length)?.windows(3).position(|end| end == b".rs")?;
    Some(end + 3)
}

/// Makes all places of a stretch of memory equal: no line, no column, and of the first path nothing.
fn blank_places(bytes: &mut [u8], address: u32, paths: &BTreeSet<(u32, u32)>) {
    let Some((first, _)) = paths.first() else { return };
    let mut at = address.wrapping_neg() as usize % 4;
    while let Some(place) = bytes.get_mut(at..at + PLACE) {
        let word = |at: usize| place.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes);
        let is_place = word(0).zip(word(4)).is_some_and(|path| paths.contains(&path));
        if is_place {
            place.fill(0);
            place.iter_mut().zip(first.to_le_bytes()).for_each(|(to, byte)| *to = byte);
        }
        at += if is_place { PLACE } else { 4 };
    }
}

/// A stretch of the memory with which a module starts.
struct Segment {
    address: u32,
    /// Where in the module it is written.
    bytes: Range<usize>,
}

/// The stretches whose address the module itself names; `None` where it is not built as we know it.
fn segments(wasm: &[u8]) -> Option<Vec<Segment>> {
    let (_, data) = sections(wasm)?.into_iter().find(|(section, _)| *section == DATA)?;
    let mut reader = Reader { bytes: wasm, at: data.start };
    let mut segments = Vec::new();
    for _ in 0..reader.number()? {
        // In a memory that is not named, at an address that is a number.
        let is_ours = reader.byte()? == 0 && reader.byte()? == b'A';
        let address = reader.number().filter(|_| is_ours)?;
        let end = reader.byte()?;
        segments.push(Segment { address, bytes: reader.stretch().filter(|_| end == 0x0b)? });
    }
    Some(segments)
}

#[cfg(test)]
mod tests {
    use super::super::module::HEAD;
    use super::*;

    #[test]
    fn paths_are_blanked_and_words_are_not() {
        let starts = [b"src/".to_vec(), b"/ada/cargo".to_vec()];
        let check = |text: &str, expected: &str| {
            let mut bytes = text.as_bytes().to_vec();
            blank_paths(&mut bytes, &starts);
            assert_eq!(String::from_utf8(bytes).unwrap().replace('\0', "·"), expected);
        };
        check("no src/ herewordsrc/a/b.rsmore", "no src/ hereword··········more");
        check("src/a.rssrc/b.rs", "················");
        check("is/ada/cargo/lib.rs!", "is·················!");
    }

    /// A module with one stretch of memory at address 1024.
    fn module(memory: &[u8]) -> Vec<u8> {
        let length = memory.len() as u8;
        let head = [HEAD, &[1, 2, 9, 9, DATA, length + 7, 1]].concat();
        [&head, &[0, b'A', 0x80, 0x08, 0x0b, length][..], memory].concat()
    }

    fn words(words: &[u32]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    #[test]
    fn places_are_made_equal_and_numbers_are_not() {
        let memory = |places: &[u32]| [&words(places), &b"src/a.rssrc/bc.rs"[..]].concat();
        // Both paths stand behind ten numbers, at 1064 and 1072.
        let mut wasm = module(&memory(&[7, 1064, 8, 42, 5, 1072, 9, 43, 1, 1064]));
        forget(&mut wasm);
        let kept = words(&[7, 1064, 0, 0, 0, 1064, 0, 0, 0, 1064]);
        assert_eq!(wasm, module(&[&kept[..], &[0; 17]].concat()));
    }

    #[test]
    fn what_is_no_module_is_left_alone() {
        for bytes in [&b""[..], b"\0asm\x01\0\0\0", b"\0asm\x01\0\0\0\x0b\x05\x01\0A\xff"] {
            let mut wasm = bytes.to_vec();
            forget(&mut wasm);
            assert_eq!(wasm, bytes);
        }
    }
}
