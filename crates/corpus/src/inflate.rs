//! Deflate undone, at once and within bounds.
//!
//! Must not know: what the bytes are.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// No file is longer than this when inflated: a quarter of a gigabyte.
const MOST: usize = 1 << 28;
/// Deflate cannot make one byte stand for more than this.
const MOST_PER_BYTE: usize = 1032;

/// The `plain` bytes that the raw deflate stream `packed` stands for; `phrases` are presumed to have
/// been before them. `None` where it stands for anything else. Nothing is allocated that so short a
/// stream could not fill.
pub(crate) fn inflate(packed: &[u8], plain: usize, phrases: &[u8]) -> Option<Vec<u8>> {
    if plain > MOST.min(packed.len().saturating_mul(MOST_PER_BYTE)) {
        return None;
    }
    let mut bytes = Vec::with_capacity(phrases.len() + plain);
    bytes.extend_from_slice(phrases);
    bytes.resize(phrases.len() + plain, 0);
    let mut state = Box::new(DecompressorOxide::new());
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, read, written) = decompress(&mut state, packed, &mut bytes, phrases.len(), flags);
    let whole = status == TINFLStatus::Done && read == packed.len() && written == plain;
    bytes.drain(..phrases.len());
    whole.then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::pack;

    #[test]
    fn what_is_packed_comes_back_and_nothing_else_does() {
        let phrases = b"Thank you all for joining. ";
        for plain in [&b""[..], b"a", &b"Thank you all for joining. ".repeat(99)] {
            for phrases in [&phrases[..], b""] {
                let packed = pack(plain, phrases);
                assert_eq!(inflate(&packed, plain.len(), phrases).as_deref(), Some(plain));
                assert_eq!(inflate(&packed, plain.len() + 1, phrases), None);
                assert_eq!(inflate(&packed[..packed.len() - 1], plain.len(), phrases), None);
                let longer = [&packed[..], b"x"].concat();
                assert_eq!(inflate(&longer, plain.len(), phrases), None);
            }
        }
        assert_eq!(inflate(&[3, 0], 1 << 27, &[]), None);
    }

    #[test]
    fn known_phrases_need_not_be_told() {
        let phrases = b"senior administration official";
        assert!(pack(phrases, phrases).len() < 8);
    }
}
