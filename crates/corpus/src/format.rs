//! How a file of the archive is sealed: magic, kind, version, set, number, checksum; a deflated body
//! cut into sections; varints within these. Both directions stand side by side.
//!
//! Must not know: what the sections mean.
//!
//! ```text
//!  0   7  magic "lectern"
//!  7   1  kind of file
//!  8   2  FORMAT_VERSION, little-endian
//! 10  10  name of the set that the file is of: checksum of all of the set's content
//! 20   4  number of the file within its set, little-endian
//! 24   8  checksum of everything but the magic and itself
//! 32   4  length of the body when inflated, little-endian
//! 36      the body, raw deflate; inflated: number of sections, the length of each (varints), and
//!         the sections, end to end, up to the last byte
//! ```
//!
//! Files are gathered in sets that never change: one set holds a segment's index, others its text,
//! volume by volume. A file is addressed by the name of its set and its number in it, so that no
//! table of names has to travel; the manifest says how many files of which kind a set has. That the
//! name stands in each file, under the file's own checksum, tells the files of two builds apart.
//!
//! The checksum is SipHash-1-3 under a fixed key, from the well-kept `siphasher` crate: half a
//! kilobyte in the compressed worker, where SHA-256 takes nearly three. It tells damage and versions
//! apart; it is no defence against a forger, who would own the page as well.
//!
//! Bodies are deflated here and not by whoever serves them, because a browser can do neither preset
//! dictionaries nor anything without waiting; see `inflate.rs`.

use core::ops::Range;

use siphasher::sip128::{Hasher128, SipHasher13};

use crate::error::{Fault, FormatError, Part};
use crate::inflate::inflate;
pub use crate::names::{SetName, ShardName};

/// Version of everything this crate writes, bundles included. Any change to any byte's meaning raises
/// it; what readers keep of their own is then compiled anew from its sources.
pub const FORMAT_VERSION: u16 = 6;

const MAGIC: &[u8; 7] = b"lectern";
const SET: Range<usize> = 10..20;
const NUMBER: Range<usize> = 20..24;
const CHECKSUM: Range<usize> = 24..32;
const LENGTH: Range<usize> = 32..36;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    Manifest = 1,
    Entries = 2,
    Speakers = 3,
    Columns = 4,
    Lengths = 5,
    Marks = 6,
    Terms = 7,
    Positions = 8,
    Spellings = 9,
    Phrases = 10,
    /// What stands around the turns of a transcript.
    Head = 11,
    /// Turns of a transcript.
    Block = 12,
}

/// A file before it has a name: its body, deflated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    pub kind: FileKind,
    /// Length of the body when inflated.
    pub plain: u32,
    pub packed: Vec<u8>,
}

/// The body of a file, not deflated yet.
pub(crate) fn body(sections: &[&[u8]]) -> Vec<u8> {
    let mut body = Vec::with_capacity(8 + sections.iter().map(|s| s.len()).sum::<usize>());
    put_varint(&mut body, sections.len() as u64);
    sections.iter().for_each(|section| put_varint(&mut body, section.len() as u64));
    sections.iter().for_each(|section| body.extend_from_slice(section));
    body
}

/// Names a set and writes its files, numbered in order. `seed` is what else the content rests on.
pub(crate) fn seal(seed: &SetName, drafts: &[Draft]) -> (SetName, Vec<Vec<u8>>) {
    let mut hasher = SipHasher13::new();
    let mut take = |bytes: &[u8]| core::hash::Hasher::write(&mut hasher, bytes);
    take(&FORMAT_VERSION.to_le_bytes());
    take(&seed.0);
    for draft in drafts {
        take(&[draft.kind as u8]);
        take(&draft.plain.to_le_bytes());
        take(&(draft.packed.len() as u64).to_le_bytes());
        take(&draft.packed);
    }
    let mut name = SetName::default();
    name.0.iter_mut().zip(hasher.finish128().as_bytes()).for_each(|(to, from)| *to = from);
    let write = |(number, draft): (u32, &Draft)| write(&ShardName { set: name, number }, draft);
    (name, (0..).zip(drafts).map(write).collect())
}

fn write(name: &ShardName, draft: &Draft) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(LENGTH.end + draft.packed.len());
    bytes.extend_from_slice(MAGIC);
    bytes.push(draft.kind as u8);
    bytes.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
    bytes.extend_from_slice(&name.set.0);
    bytes.extend_from_slice(&name.number.to_le_bytes());
    bytes.extend_from_slice(&[0; 8]);
    bytes.extend_from_slice(&draft.plain.to_le_bytes());
    bytes.extend_from_slice(&draft.packed);
    let sum = checksum(&bytes);
    if let Some(place) = bytes.get_mut(CHECKSUM) {
        place.copy_from_slice(&sum);
    }
    bytes
}

/// Checksum of kind, version, name and all that follows the checksum.
fn checksum(bytes: &[u8]) -> [u8; 8] {
    let mut hasher = SipHasher13::new();
    for range in [MAGIC.len()..CHECKSUM.start, CHECKSUM.end..bytes.len()] {
        core::hash::Hasher::write(&mut hasher, bytes.get(range).unwrap_or_default());
    }
    hasher.finish128().h1.to_le_bytes()
}

/// Checksum of a run of bytes.
pub(crate) fn sum(bytes: &[u8]) -> [u8; 8] {
    let mut hasher = SipHasher13::new();
    core::hash::Hasher::write(&mut hasher, bytes);
    hasher.finish128().h1.to_le_bytes()
}

/// The name that a file claims, unchecked.
pub(crate) fn stated_name(bytes: &[u8]) -> Option<ShardName> {
    let set = SetName(bytes.get(SET)?.try_into().ok()?);
    Some(ShardName { set, number: u32::from_le_bytes(bytes.get(NUMBER)?.try_into().ok()?) })
}

/// Checks a file from the outside in: magic, version, checksum, name, kind.
pub(crate) fn check(part: Part, kind: FileKind, bytes: &[u8]) -> Result<(), FormatError> {
    let refuse = |fault| Err(FormatError { part, fault });
    let magic = bytes.get(..MAGIC.len().min(bytes.len())).unwrap_or_default();
    if magic.is_empty() || !MAGIC.starts_with(magic) {
        return refuse(if bytes.is_empty() { Fault::Damaged } else { Fault::Foreign });
    }
    let Some([low, high]) = bytes.get(8..10) else { return refuse(Fault::Damaged) };
    let found = u16::from_le_bytes([*low, *high]);
    if found != FORMAT_VERSION {
        return refuse(Fault::Version { found });
    }
    if bytes.len() < LENGTH.end || bytes.get(CHECKSUM) != Some(&checksum(bytes)) {
        return refuse(Fault::Damaged);
    }
    let misnamed = matches!(part, Part::Shard(name) if stated_name(bytes) != Some(name));
    if misnamed || bytes.get(7) != Some(&(kind as u8)) {
        return refuse(Fault::Misnamed);
    }
    Ok(())
}

/// The body of a file that has been checked, read in place section by section.
#[derive(Debug)]
pub(crate) struct Sealed {
    body: Vec<u8>,
    sections: Vec<Range<usize>>,
}

impl Sealed {
    /// Checks a file and inflates it; `phrases` is what its writer presumed to be known.
    pub(crate) fn open(
        part: Part,
        kind: FileKind,
        bytes: &[u8],
        phrases: &[u8],
    ) -> Result<Self, FormatError> {
        check(part, kind, bytes)?;
        let plain = Reader(bytes.get(LENGTH).unwrap_or_default()).u32();
        plain
            .zip(bytes.get(LENGTH.end..))
            .and_then(|(plain, packed)| inflate(packed, plain as usize, phrases))
            .and_then(Self::of_body)
            .ok_or(FormatError { part, fault: Fault::Inconsistent })
    }

    /// Reads a body; `None` where its sections do not fill it to the last byte.
    pub(crate) fn of_body(body: Vec<u8>) -> Option<Self> {
        let mut table = Reader(&body);
        let count = table.small()? as usize;
        let mut lengths = Vec::with_capacity(count.min(table.0.len()));
        for _ in 0..count {
            lengths.push(table.small()? as usize);
        }
        let mut start = body.len() - table.0.len();
        let mut sections = Vec::with_capacity(lengths.len());
        for length in lengths {
            let end = start.checked_add(length)?;
            sections.push(start..end);
            start = end;
        }
        (start == body.len()).then_some(Self { body, sections })
    }

    /// The `number`-th section; `None` where there are fewer.
    pub(crate) fn section(&self, number: usize) -> Option<&[u8]> {
        self.body.get(self.sections.get(number)?.clone())
    }

    /// How many sections there are.
    pub(crate) fn len(&self) -> usize {
        self.sections.len()
    }
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
    use crate::pack::draft;

    fn one(kind: FileKind, sections: &[&[u8]]) -> (Part, Vec<u8>) {
        let (set, mut files) = seal(&SetName::default(), &[draft(kind, &body(sections), &[])]);
        (Part::Shard(ShardName { set, number: 0 }), files.remove(0))
    }

    #[test]
    fn what_is_sealed_opens_again() {
        let (part, bytes) = one(FileKind::Block, &[b"one", b"", b"three"]);
        let file = Sealed::open(part, FileKind::Block, &bytes, &[]).unwrap();
        assert_eq!(file.section(0), Some(&b"one"[..]));
        assert_eq!(file.section(1), Some(&b""[..]));
        assert_eq!(file.section(2), Some(&b"three"[..]));
        assert_eq!(file.section(3), None);
    }

    #[test]
    fn a_name_is_sixteen_letters_of_base32_and_a_number() {
        let name = |set, number| ShardName { set: SetName(set), number }.to_string();
        assert_eq!(name([0; 10], 0), "aaaaaaaaaaaaaaaa/0");
        assert_eq!(name([255; 10], 7), "7777777777777777/7");
        assert_eq!(name(*b"lectern 42", 1234), "nrswg5dfojxcanbs/1234");
    }

    #[test]
    fn each_fault_has_its_name() {
        let (_, sound) = one(FileKind::Manifest, &[b"content"]);
        let check = |bytes: &[u8], fault| {
            let refused = Sealed::open(Part::Manifest, FileKind::Manifest, bytes, &[]);
            assert_eq!(refused.unwrap_err().fault, fault, "{bytes:?}");
        };
        let (_, text) = one(FileKind::Block, &[b"content"]);
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
    fn a_file_of_another_number_or_set_is_misnamed() {
        let drafts = [1, 2].map(|n| draft(FileKind::Block, &[n; 9], &[]));
        let (set, files) = seal(&SetName::default(), &drafts);
        let refused = |set, number| {
            let part = Part::Shard(ShardName { set, number });
            check(part, FileKind::Block, &files[0]).unwrap_err().fault
        };
        assert_eq!(refused(set, 1), Fault::Misnamed);
        assert_eq!(refused(SetName([7; 10]), 0), Fault::Misnamed);
        assert_ne!(seal(&SetName([7; 10]), &drafts).0, set);
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
