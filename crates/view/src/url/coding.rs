//! Percent-coding of one value of an address, as HTML forms do it, with as few escapes as browsers
//! and mail programs leave alone.
//!
//! Must not know: keys, views.

/// Adds `value` to `out`: letters, digits and `-._~` as they are, a space as `+`, the rest coded.
pub(super) fn encode(value: &str, out: &mut String) {
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            b' ' => out.push('+'),
            _ => out.extend(['%', hex(byte >> 4), hex(byte & 15)]),
        }
    }
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase()
}

/// Undoes [`encode`]. Whatever is no escape stands for itself, bytes that are no text for `U+FFFD`.
pub(super) fn decode(coded: &str) -> String {
    let mut bytes = Vec::with_capacity(coded.len());
    let mut rest = coded.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escape = (*first == b'%').then(|| escaped(after)).flatten();
        bytes.push(match (escape, first) {
            (Some(byte), _) => byte,
            (None, b'+') => b' ',
            (None, byte) => *byte,
        });
        rest = if escape.is_some() { after.get(2..).unwrap_or(&[]) } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The byte that two hexadecimal digits name.
fn escaped(digits: &[u8]) -> Option<u8> {
    let value = |at: usize| char::from(*digits.get(at)?).to_digit(16);
    u8::try_from(value(0)? * 16 + value(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(plain: &str, coded: &str) {
        let mut out = String::new();
        encode(plain, &mut out);
        assert_eq!(out, coded);
        assert_eq!(decode(coded), plain);
    }

    #[test]
    fn both_ways() {
        check("\"policy review\" a-b_c.d~e", "%22policy+review%22+a-b_c.d~e");
        check("a,b&c=d+e#f%g", "a%2Cb%26c%3Dd%2Be%23f%25g");
        check("Nausėda ’", "Naus%C4%97da+%E2%80%99");
        check("", "");
    }

    #[test]
    fn what_is_no_escape_stands() {
        for (coded, plain) in
            [("100%", "100%"), ("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("%+1", "% 1"), ("é", "é")]
        {
            assert_eq!(decode(coded), plain);
        }
        assert_eq!(decode("%ff%41%c4"), "\u{fffd}A\u{fffd}");
    }
}
