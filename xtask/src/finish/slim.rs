//! Takes out of the code that ships what only its makers need: the digests in the names by which
//! module and script know each other. They are overwritten in place, so nothing in a module moves.
//!
//! Must not know: what the code does.

use std::collections::BTreeMap;

/// Digits of the digests that wasm-bindgen and the compiler put behind a name.
const DIGITS: usize = 16;

/// Slims a module and its script, which know each other by name.
pub(super) fn slim(code: &mut [u8], wasm: &mut [u8]) {
    let numbers = numbers(code);
    renumber(code, &numbers);
    renumber(wasm, &numbers);
}

/// Each digest of a name in the script, with the number that will stand for it.
fn numbers(code: &[u8]) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let mut numbers = BTreeMap::new();
    for at in 1..code.len() {
        if let Some(digest) = digest(code, at) {
            let number = format!("{:0DIGITS$x}", numbers.len());
            numbers.entry(digest.to_vec()).or_insert(number.into_bytes());
        }
    }
    numbers
}

fn renumber(bytes: &mut [u8], numbers: &BTreeMap<Vec<u8>, Vec<u8>>) {
    for at in 1..bytes.len() {
        let number = digest(bytes, at).and_then(|digest| numbers.get(digest));
        if let (Some(number), Some(place)) = (number, bytes.get_mut(at..at + DIGITS)) {
            place.copy_from_slice(number);
        }
    }
}

/// The digest that begins at `at`, behind the underscore or the h with which names announce it.
fn digest(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let announced = matches!(bytes.get(at - 1), Some(b'_' | b'h'));
    let digits = bytes.get(at..at + DIGITS).filter(|_| announced)?;
    digits.iter().all(is_digit).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn module_and_script_still_know_each_other() {
        let mut code =
            b"__wbg_a_847fd86b8c33ec43: i__h005a9331ff8e692e() 847fd86b8c33ec43".to_vec();
        let mut wasm = b"\0__wbg_a_847fd86b8c33ec43i__h005a9331ff8e692e_0123456789abcdef".to_vec();
        let numbers = numbers(&code);
        renumber(&mut code, &numbers);
        renumber(&mut wasm, &numbers);
        assert_eq!(code, b"__wbg_a_0000000000000000: i__h0000000000000001() 847fd86b8c33ec43");
        assert_eq!(wasm, b"\0__wbg_a_0000000000000000i__h0000000000000001_0123456789abcdef");
    }
}
