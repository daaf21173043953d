//! Folding: what two spellings must share to be the same word. Case, accents and the Latin letters
//! that keyboards lack all give way to plain small letters; other scripts lose only their case.
//!
//! Must not know: where words begin and end.
//!
//! The table is this crate's own because the general one (`unicode-normalization`) brings the
//! decompositions of all scripts into the worker, and these two rows of letters weigh 656 bytes; a
//! test holds them against that crate.

/// U+00C0 to U+024F. A digit stands for two letters (see [`TWO`]), a dot for "as it is".
const LATIN: &[u8; 400] = b"\
    aaaaaa1ceeeeiiiidnooooo.ouuuuy43aaaaaa1ceeeeiiiidnooooo.ouuuuy4y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii55jjkk.lllllll\
    lllnnnnnnnnnoooooo22rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
    bbbb...ccdddd....ffg...ikkl..nn.oo..pp.....ttttuu.vyyzz.........\
    ....888666777aaiioouuuuuuuuuu.aaaa11ggggkkoooo..j888gg..nnaa11oo\
    aaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeooooooooyylntj..acclts\
    z..b..eejjqqrryy\
";
/// U+1E00 to U+1EFF.
const LATIN_ADDITIONAL: &[u8; 256] = b"\
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwyas..3.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy....yy\
";
/// What the digits 1 to 8 in the tables stand for.
const TWO: [&str; 8] = ["ae", "oe", "ss", "th", "ij", "lj", "nj", "dz"];

/// A combining accent: part of the word it stands in, and of no weight.
pub(crate) fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Appends the folded form of `word` to `into`.
pub(crate) fn fold(word: &str, into: &mut String) {
    for c in word.chars() {
        if c.is_ascii() {
            into.push(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().filter(|c| !is_accent(*c)).for_each(|c| fold_small(c, into));
        }
    }
}

/// Whether `word` folds to `folded`.
pub(crate) fn folds_to(word: &str, folded: &str) -> bool {
    if word.eq_ignore_ascii_case(folded) {
        return true;
    }
    let slow = || {
        let mut own = String::new();
        fold(word, &mut own);
        own == folded
    };
    !word.is_ascii() && slow()
}

/// Folds a letter that is no capital.
fn fold_small(c: char, into: &mut String) {
    let code = c as usize;
    let base = LATIN
        .get(code.wrapping_sub(0xc0))
        .or_else(|| LATIN_ADDITIONAL.get(code.wrapping_sub(0x1e00)));
    match base {
        Some(digit @ b'1'..=b'8') => {
            into.push_str(TWO.get(usize::from(digit - b'1')).unwrap_or(&""));
        }
        Some(letter @ b'a'..=b'z') => into.push(char::from(*letter)),
        _ => into.push(match c {
            // The sigma of a word's end is the same letter.
            'ς' => 'σ',
            'ǯ' => 'ʒ',
            _ => c,
        }),
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn folded(word: &str) -> String {
        let mut into = String::new();
        fold(word, &mut into);
        into
    }

    #[test]
    fn words_fold() {
        let check = |word, expected| assert_eq!(folded(word), expected, "{word}");
        check("COVID", "covid");
        check("Erdoğan", "erdogan");
        check("FERNÁNDEZ", "fernandez");
        check("NAUSĖDA", "nauseda");
        check("TRỌNG", "trong");
        check("Thưởng", "thuong");
        check("Çavuşoğlu", "cavusoglu");
        check("İstanbul", "istanbul");
        check("e\u{301}te\u{301}", "ete");
        check("Straße", "strasse");
        check("Ærø", "aero");
        check("Łódź", "lodz");
        check("ΟΔΟΣ", "οδοσ");
        check("οδός", "οδόσ");
        check("Зеленський", "зеленський");
        check("北朝鮮", "北朝鮮");
    }

    #[test]
    fn the_table_agrees_with_unicode() {
        for c in ('\u{c0}'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}') {
            let bare: String = c.nfd().filter(|c| !is_accent(*c)).collect();
            if bare != c.to_string() {
                assert_eq!(folded(&c.to_string()), folded(&bare), "{c}");
            }
            assert_eq!(folded(&folded(&c.to_string())), folded(&c.to_string()), "{c}");
        }
    }
}
