//! Compression that every browser undoes by itself.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// `bytes` as a raw deflate stream, packed as tightly as the encoder can.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::DeflateDecoder;

    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        for bytes in [&b""[..], b"a", "Thank you all for joining. ".repeat(99).as_bytes()] {
            let packed = deflate(bytes);
            let mut plain = Vec::new();
            DeflateDecoder::new(packed.as_slice()).read_to_end(&mut plain).unwrap();
            assert_eq!(plain, bytes);
        }
        assert!(deflate(&[b'x'; 4096]).len() < 40);
    }
}
