//! Digests as browsers want them: `sha256-…`, in base64.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::failure::Failure;

/// The digest of these bytes.
pub(super) fn of(bytes: &[u8]) -> String {
    "sha256-".to_owned() + &STANDARD.encode(Sha256::digest(bytes))
}

/// The digest of a file.
pub(super) fn of_file(file: &Path) -> Result<String, Failure> {
    fs::read(file).map(|bytes| of(&bytes)).map_err(Failure::file("read", file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_spelled_as_browsers_want_it() {
        assert_eq!(of(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }
}
