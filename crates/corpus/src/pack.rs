//! Deflate, done when an archive is compiled; the browser never runs this.
//!
//! Must not know: what the bytes are.

use flate2::{Compress, Compression, FlushCompress, Status};

use crate::format::{Draft, FileKind};

/// A file before it has a name.
pub(crate) fn draft(kind: FileKind, body: &[u8], phrases: &[u8]) -> Draft {
    let plain = u32::try_from(body.len()).unwrap_or(u32::MAX);
    Draft { kind, plain, packed: pack(body, phrases) }
}

/// `plain` as a raw deflate stream, as tight as the encoder can; it may refer to `phrases`.
pub(crate) fn pack(plain: &[u8], phrases: &[u8]) -> Vec<u8> {
    let mut encoder = Compress::new(Compression::best(), false);
    if !phrases.is_empty() {
        // Refused only by a stream that has begun.
        let _ = encoder.set_dictionary(phrases);
    }
    let mut packed = Vec::with_capacity(plain.len() / 2 + 64);
    loop {
        let rest = plain.get(encoder.total_in() as usize..).unwrap_or_default();
        match encoder.compress_vec(rest, &mut packed, FlushCompress::Finish) {
            Ok(Status::Ok | Status::BufError) => packed.reserve(packed.capacity().max(64)),
            // A stream in memory that is not misused knows no error.
            Ok(Status::StreamEnd) | Err(_) => return packed,
        }
    }
}
