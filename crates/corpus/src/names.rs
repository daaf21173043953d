//! Names of files: made from content, spelled in letters and digits that any server takes.
//!
//! Must not know: what is in a file.

use core::fmt;

use crate::carried::{Carried, carried};
use crate::format::Reader;

const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Name of a set of files: the checksum of all their content, as sixteen letters and digits.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SetName(pub(crate) [u8; 10]);

/// Name of a file: its set, and which of the set's files it is. Its `Display` is the file's path
/// below the archive.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShardName {
    pub set: SetName,
    pub number: u32,
}

carried!(ShardName { set, number });

impl Carried for SetName {
    fn put(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.0);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        from.bytes(10)?.try_into().ok().map(Self)
    }
}

impl fmt::Display for SetName {
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

impl fmt::Debug for SetName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for ShardName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.set.fmt(f)?;
        f.write_str("/")?;
        self.number.fmt(f)
    }
}

impl fmt::Debug for ShardName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
