//! Folding: what two spellings must share to be the same word. Case, accents and the Latin letters
//! that keyboards lack all give way to plain small letters; Greek, Cyrillic and Armenian lose only
//! their case, and all other letters stay as they are.
//!
//! Must not know: where words begin and end.
//!
//! The tables are this crate's own because the general ones bring all scripts into the worker:
//! `unicode-normalization` its decompositions, `char::to_lowercase` 3.5 KB of compressed pairs. These
//! rows of letters weigh 656 bytes; tests hold them against both.

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

/// Letters that follow no rule: capitals, small letters beyond the tables whose capitals are in them,
/// and the sigma of a word's end, which is the same letter.
#[rustfmt::skip]
const PAIRS: [(char, char); 42] = [
    ('Ά', 'ά'), ('Ό', 'ό'), ('ς', 'σ'), ('Ӏ', 'ӏ'), ('Ƅ', 'ƅ'), ('Ɔ', 'ɔ'), ('Ǝ', 'ǝ'), ('Ə', 'ə'),
    ('Ɛ', 'ɛ'), ('Ɣ', 'ɣ'), ('Ɩ', 'ɩ'), ('Ɯ', 'ɯ'), ('Ɵ', 'ɵ'), ('Ƣ', 'ƣ'), ('Ʀ', 'ʀ'), ('Ƨ', 'ƨ'),
    ('Ʃ', 'ʃ'), ('Ʊ', 'ʊ'), ('Ʒ', 'ʒ'), ('Ƹ', 'ƹ'), ('Ƽ', 'ƽ'), ('Ǯ', 'ʒ'), ('ǯ', 'ʒ'), ('Ƿ', 'ƿ'),
    ('Ȝ', 'ȝ'), ('Ȣ', 'ȣ'), ('Ɂ', 'ɂ'), ('Ʉ', 'ʉ'), ('Ʌ', 'ʌ'), ('ɓ', 'b'), ('ɖ', 'd'), ('ɗ', 'd'),
    ('ɠ', 'g'), ('ɨ', 'i'), ('ɲ', 'n'), ('ʈ', 't'), ('ʋ', 'v'), ('ⱥ', 'a'), ('ⱦ', 't'), ('Ƕ', 'ƕ'), ('Ỻ', 'ỻ'), ('Ỽ', 'ỽ'),
];

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
            fold_beyond_ascii(c, into);
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

fn fold_beyond_ascii(c: char, into: &mut String) {
    let code = c as usize;
    let base = LATIN
        .get(code.wrapping_sub(0xc0))
        .or_else(|| LATIN_ADDITIONAL.get(code.wrapping_sub(0x1e00)));
    match base {
        _ if is_accent(c) => {}
        Some(digit @ b'1'..=b'8') => {
            into.push_str(TWO.get(usize::from(digit - b'1')).unwrap_or(&""));
        }
        Some(letter @ b'a'..=b'z') => into.push(char::from(*letter)),
        _ => into.push(small(c)),
    }
}

/// The small letter of a capital that is not in the tables.
fn small(c: char) -> char {
    let distance = match c {
        'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' | 'Ａ'..='Ｚ' => 32,
        'Ѐ'..='Џ' => 80,
        'Ա'..='Ֆ' => 48,
        'Έ'..='Ί' => 37,
        'Ύ'..='Ώ' => 63,
        'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' => 1 - c as u32 % 2,
        'Ӂ'..='ӎ' => c as u32 % 2,
        _ => {
            let pair = PAIRS.iter().find(|(capital, _)| *capital == c);
            return pair.map_or(c, |(_, small)| *small);
        }
    };
    char::from_u32(c as u32 + distance).unwrap_or(c)
}

/// `text` folded as it stands.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::new();
    fold(text, &mut folded);
    folded
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

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
    fn the_tables_agree_with_unicode() {
        for c in ('\u{c0}'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}') {
            let bare: String = c.nfd().filter(|c| !is_accent(*c)).collect();
            if bare != c.to_string() {
                assert_eq!(folded(&c.to_string()), folded(&bare), "{c}");
            }
        }
    }

    #[test]
    fn case_is_lost_and_folding_twice_changes_nothing() {
        let letters =
            ('\u{80}'..='\u{24f}').chain('\u{370}'..='\u{58f}').chain('\u{1e00}'..='\u{1eff}');
        for c in letters.chain('\u{ff00}'..='\u{ff5e}') {
            let lower: String = c.to_lowercase().collect();
            // Coptic and the Greek letters of old texts keep their case.
            if !('\u{370}'..='\u{385}').contains(&c) && !('\u{3cf}'..='\u{3ff}').contains(&c) {
                assert_eq!(folded(&c.to_string()), folded(&lower), "{c}");
            }
            assert_eq!(folded(&folded(&c.to_string())), folded(&c.to_string()), "{c}");
        }
    }
}
