//! Files into a zip, each deflated. It has no time in it: the same in, the same out.
//!
//! Must not know: what the files are.

use miniz_oxide::deflate::compress_to_vec;

/// Deflate's usual effort.
const EFFORT: u8 = 6;

/// A zip of these files, each with its path.
pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut rows) = (Vec::new(), Vec::new());
    for (path, content) in files {
        let packed = compress_to_vec(content, EFFORT);
        let start = u32_of(bytes.len());
        let facts = facts(path, content, &packed);
        bytes.extend([&b"PK\x03\x04"[..], &facts, path.as_bytes(), &packed].concat());
        // Behind the facts: no comment, first disk, no attributes; and where the file stands.
        let row = [&b"PK\x01\x02\x14\0"[..], &facts, &[0; 10], &start, path.as_bytes()];
        rows.extend(row.concat());
    }
    let count = u16_of(files.len());
    let place = [u32_of(rows.len()), u32_of(bytes.len())].concat();
    [&bytes[..], &rows, b"PK\x05\x06\0\0\0\0", &count, &count, &place, &[0; 2]].concat()
}

/// What stands both before a file and in its row: version, a path in UTF-8, deflated, the first day of
/// all zips, checksum, sizes, lengths of the path and of what else there is.
fn facts(path: &str, content: &[u8], packed: &[u8]) -> Vec<u8> {
    let mut facts = b"\x14\0\0\x08\x08\0\0\0\x21\0".to_vec();
    facts.extend(checksum(content).to_le_bytes());
    facts.extend([u32_of(packed.len()), u32_of(content.len())].concat());
    facts.extend(u16_of(path.len()));
    facts.extend([0; 2]);
    facts
}

/// CRC-32, as zips have it.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 }
        })
    })
}

fn u32_of(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

fn u16_of(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_world() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
    }
}
