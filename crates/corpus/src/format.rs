//! How a file of the archive is sealed: magic, kind, version, checksum, section table; varints
//! within sections. Both directions stand side by side.
//!
//! Must not know: what the sections mean.
//!
//! ```text
//! 0   7  magic "lectern"
//! 7   1  kind of file
//! 8   2  FORMAT_VERSION, little-endian
//! 10 10  checksum of kind, version and everything after the checksum
//! 20  4  number of sections, then the length of each, all u32 little-endian
//!        the sections, end to end, up to the last byte of the file
//! ```
//!
//! The checksum is SipHash-1-3 of 128 bits under a fixed key, cut to 80, from the well-kept
//! `siphasher` crate: half a kilobyte in the compressed worker, where SHA-256 takes nearly three. It
//! tells damage and versions apart; it is no defence against a forger, who would own the page as
//! well. A shard's name *is* its checksum, so one pass proves both.
//!
//! Checksums are over these bytes; how they are compressed on their way is the host's affair.

use core::fmt;
use core::ops::Range;

use serde::{Deserialize, Serialize};
use siphasher::sip128::{Hasher128, SipHasher13};

use crate::error::{Fault, FormatError, Part};

/// Version of everything this crate writes. Any change to any byte's meaning raises it.
pub const FORMAT_VERSION: u16 = 1;

const MAGIC: &[u8; 7] = b"lectern";
const DIGEST: usize = 10;
const HEAD: usize = MAGIC.len() + 1 + 2 + DIGEST;
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Name of a shard: the checksum of its content, as sixteen letters and digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ShardName([u8; DIGEST]);

impl fmt::Display for ShardName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for block in self.0.chunks(5) {
            let bits = block.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            for place in (0..8).rev() {
                let letter = ALPHABET.get((bits >> (5 * place)) as usize & 31).unwrap_or(&b'a');
                fmt::Write::write_char(f, char::from(*letter))?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for ShardName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    Manifest = 1,
    Columns = 2,
    Entries = 3,
    Terms = 4,
    Positions = 5,
    Text = 6,
}

/// Writes a file: its name and its bytes.
pub(crate) fn seal(kind: FileKind, sections: &[&[u8]]) -> (ShardName, Vec<u8>) {
    let body: usize = sections.iter().map(|section| 4 + section.len()).sum();
    let mut bytes = Vec::with_capacity(HEAD + 4 + body);
    bytes.extend_from_slice(MAGIC);
    bytes.push(kind as u8);
    bytes.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
    bytes.extend_from_slice(&[0; DIGEST]);
    for number in [sections.len()].into_iter().chain(sections.iter().map(|s| s.len())) {
        bytes.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
    }
    for section in sections {
        bytes.extend_from_slice(section);
    }
    let name = digest(&bytes);
    if let Some(place) = bytes.get_mut(HEAD - DIGEST..HEAD) {
        place.copy_from_slice(&name.0);
    }
    (name, bytes)
}

/// A file that has been checked: its bytes, read in place section by section.
#[derive(Debug)]
pub(crate) struct Sealed {
    pub name: ShardName,
    bytes: Vec<u8>,
    sections: Vec<Range<usize>>,
}

impl Sealed {
    /// Checks `bytes` from the outside in: magic, version, checksum, kind, section table.
    pub(crate) fn open(part: Part, kind: FileKind, bytes: Vec<u8>) -> Result<Self, FormatError> {
        let refuse = |fault| FormatError { part, fault };
        let magic = bytes.get(..MAGIC.len().min(bytes.len())).unwrap_or_default();
        if magic.is_empty() || !MAGIC.starts_with(magic) {
            return Err(refuse(if bytes.is_empty() { Fault::Damaged } else { Fault::Foreign }));
        }
        let version = bytes.get(8..10).and_then(|two| two.try_into().ok()).map(u16::from_le_bytes);
        let found = version.ok_or(refuse(Fault::Damaged))?;
        if found != FORMAT_VERSION {
            return Err(refuse(Fault::Version { found }));
        }
        let name = digest(&bytes);
        if stated_name(&bytes) != Some(name) {
            return Err(refuse(Fault::Damaged));
        }
        if matches!(part, Part::Shard(expected) if expected != name) {
            return Err(refuse(Fault::Misnamed));
        }
        let sections = sections(&bytes).ok_or(refuse(Fault::Inconsistent))?;
        if bytes.get(7) != Some(&(kind as u8)) {
            return Err(refuse(Fault::Misnamed));
        }
        Ok(Self { name, bytes, sections })
    }

    /// The `number`-th section; `None` where there are fewer.
    pub(crate) fn section(&self, number: usize) -> Option<&[u8]> {
        self.bytes.get(self.sections.get(number)?.clone())
    }

    /// How many sections there are.
    pub(crate) fn len(&self) -> usize {
        self.sections.len()
    }
}

/// The name that a file claims, unchecked.
pub(crate) fn stated_name(bytes: &[u8]) -> Option<ShardName> {
    bytes.get(HEAD - DIGEST..HEAD)?.try_into().ok().map(ShardName)
}

/// Ranges of the sections, which must fill the file to its last byte.
fn sections(bytes: &[u8]) -> Option<Vec<Range<usize>>> {
    let mut table = Reader(bytes.get(HEAD..)?);
    let count = table.u32()? as usize;
    let mut start = count.checked_mul(4)?.checked_add(HEAD + 4)?;
    if start > bytes.len() {
        return None;
    }
    let mut sections = Vec::with_capacity(count);
    for _ in 0..count {
        let end = start.checked_add(table.u32()? as usize)?;
        sections.push(start..end);
        start = end;
    }
    (start == bytes.len()).then_some(sections)
}

/// Checksum of kind, version and all that follows the checksum.
fn digest(bytes: &[u8]) -> ShardName {
    let mut hasher = SipHasher13::new();
    let covered = [MAGIC.len()..HEAD - DIGEST, HEAD..bytes.len()];
    for range in covered {
        core::hash::Hasher::write(&mut hasher, bytes.get(range).unwrap_or_default());
    }
    let mut name = [0; DIGEST];
    name.iter_mut().zip(hasher.finish128().as_bytes()).for_each(|(to, from)| *to = from);
    ShardName(name)
}

/// Appends `number` in groups of seven bits, lowest first.
pub(crate) fn put_varint(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Appends a text with its length before it.
pub(crate) fn put_str(bytes: &mut Vec<u8>, text: &str) {
    put_varint(bytes, text.len() as u64);
    bytes.extend_from_slice(text.as_bytes());
}

/// Reads what the `put_` functions wrote. Everything is `None` once the bytes run out; nothing is
/// allocated for a length that the bytes do not bear out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// The next `count` bytes.
    pub(crate) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// Four bytes, little-endian.
    pub(crate) fn u32(&mut self) -> Option<u32> {
        self.bytes(4)?.try_into().ok().map(u32::from_le_bytes)
    }

    /// A varint of at most 64 bits.
    pub(crate) fn varint(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// A varint that fits 32 bits.
    #[inline]
    pub(crate) fn small(&mut self) -> Option<u32> {
        match self.0 {
            [byte, rest @ ..] if *byte < 0x80 => {
                self.0 = rest;
                Some(u32::from(*byte))
            }
            _ => self.varint()?.try_into().ok(),
        }
    }

    /// A text with its length before it.
    pub(crate) fn str(&mut self) -> Option<&'a str> {
        let length = self.small()? as usize;
        core::str::from_utf8(self.bytes(length)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_again() {
        let (name, bytes) = seal(FileKind::Text, &[b"one", b"", b"three"]);
        let file = Sealed::open(Part::Shard(name), FileKind::Text, bytes).unwrap();
        assert_eq!(file.section(0), Some(&b"one"[..]));
        assert_eq!(file.section(1), Some(&b""[..]));
        assert_eq!(file.section(2), Some(&b"three"[..]));
        assert_eq!(file.section(3), None);
    }

    #[test]
    fn a_name_is_sixteen_letters_of_base32() {
        assert_eq!(ShardName([0; 10]).to_string(), "aaaaaaaaaaaaaaaa");
        assert_eq!(ShardName([255; 10]).to_string(), "7777777777777777");
        assert_eq!(ShardName(*b"lectern 42").to_string(), "nrswg5dfojxcanbs");
    }

    #[test]
    fn each_fault_has_its_name() {
        let check = |bytes: &[u8], fault| {
            let refused = Sealed::open(Part::Manifest, FileKind::Manifest, bytes.to_vec());
            assert_eq!(refused.unwrap_err().fault, fault, "{bytes:?}");
        };
        let (_, sound) = seal(FileKind::Manifest, &[b"content"]);
        let (_, text) = seal(FileKind::Text, &[b"content"]);
        let mut newer = sound.clone();
        newer[8] += 1;
        let mut longer = sound.clone();
        longer.push(0);
        check(b"", Fault::Damaged);
        check(b"<!doctype html>", Fault::Foreign);
        check(b"lect", Fault::Damaged);
        check(&newer, Fault::Version { found: FORMAT_VERSION + 1 });
        check(&longer, Fault::Damaged);
        check(&sound[..sound.len() - 1], Fault::Damaged);
        check(&text, Fault::Misnamed);
    }

    #[test]
    fn varints_come_back_and_never_run_past_the_end() {
        for number in [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX] {
            let mut bytes = Vec::new();
            put_varint(&mut bytes, number);
            assert_eq!(Reader(&bytes).varint(), Some(number));
            assert_eq!(Reader(&bytes).small(), u32::try_from(number).ok());
            assert_eq!(Reader(&bytes[..bytes.len() - 1]).varint(), None);
        }
        assert_eq!(Reader(&[0xff; 20]).varint(), None);
        assert_eq!(Reader(&[0xff, 0xff, 0x03, b'a']).str(), None);
    }
}
